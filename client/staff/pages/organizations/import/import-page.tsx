import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { StepList } from '../../../ui/step-list.tsx';
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
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // A new step is a new screen for whoever reads it by ear or is far down the page.
    top.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);
  return (
    <Page
      title={t('organizationImport.title')}
      lead={t('organizationImport.lead')}
      above={<TextLink to="/organizations">{t('organization.title')}</TextLink>}
    >
      <StepList
        label={t('organizationImport.steps.label')}
        steps={(['source', 'columns', 'rows', 'done'] as const).map((id) => ({
          id,
          text: t(`organizationImport.steps.${id}`),
        }))}
        step={step}
      />
      <Box
        ref={top}
        tabIndex={-1}
        role="group"
        aria-label={t(`organizationImport.steps.${step}`)}
        sx={{ outline: 'none' }}
      >
        {step === 'source' && <SourceStep one={one} />}
        {step === 'columns' && <ColumnsStep one={one} />}
        {step === 'rows' && <RowsStep one={one} />}
        {step === 'done' && one.state.result && (
          <ResultStep result={one.state.result} onMore={one.restart} />
        )}
      </Box>
    </Page>
  );
}
