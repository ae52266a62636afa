import { useTranslation } from 'react-i18next';
import { useCatalogTemplates } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { MunicipalityForm } from './municipality-form.tsx';

export function NewMunicipalityPage() {
  const { t } = useTranslation();
  const templates = useCatalogTemplates();
  return (
    <Page title={t('municipality.createTitle')} lead={t('municipality.createLead')}>
      <Loaded query={templates}>{(all) => <MunicipalityForm templates={all} />}</Loaded>
    </Page>
  );
}
