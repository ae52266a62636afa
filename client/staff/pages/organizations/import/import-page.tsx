import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { StepScreen } from '../../../ui/step-screen.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RowsStep } from './rows-step.tsx';
import { SourceStep } from './source-step.tsx';
import { useOrganizationImport } from './use-import.ts';

/** From a list in a spreadsheet to organizations and their coordinators, in four steps. */
export function ImportPage() {
  const { t } = useTranslation();
  const one = useOrganizationImport();
  const { step } = one.state;
  return (
    <Page
      title={t('organizationImport.title')}
      lead={t('organizationImport.lead')}
      above={<TextLink to="/organizations">{t('organization.title')}</TextLink>}
    >
      <StepScreen
        label={t('organizationImport.steps.label')}
        steps={(['source', 'columns', 'rows', 'done'] as const).map((id) => ({
          id,
          text: t(`organizationImport.steps.${id}`),
        }))}
        step={step}
      >
        {step === 'source' && <SourceStep one={one} />}
        {step === 'columns' && <ColumnsStep one={one} />}
        {step === 'rows' && <RowsStep one={one} />}
        {step === 'done' && one.state.result && (
          <ResultStep result={one.state.result} onMore={one.restart} />
        )}
      </StepScreen>
    </Page>
  );
}
