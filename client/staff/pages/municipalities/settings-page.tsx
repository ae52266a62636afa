import { useTranslation } from 'react-i18next';
import { useMunicipality } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { GuideSettings } from './guide-settings.tsx';
import { SettingsForm } from './settings-form.tsx';

/** What a municipality says about itself. */
export function SettingsPage() {
  const { t } = useTranslation();
  const municipality = useMunicipality();
  return (
    <Page title={t('municipality.switchTitle')} lead={t('municipality.settingsLead')}>
      <Loaded query={municipality} rows={8}>
        {(data) => <SettingsForm municipality={data} />}
      </Loaded>
      <GuideSettings />
    </Page>
  );
}
