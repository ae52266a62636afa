import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ExternalTableView } from '../../../../../server/external/schema.ts';
import { useExternalTables } from '../../../queries/external.ts';
import { useMunicipality } from '../../../queries/municipalities.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Empty } from '../../../ui/states.tsx';
import { StepScreen } from '../../../ui/step-screen.tsx';
import { offeredPeriods } from '../../../format/period.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { ResultStep } from './result-step.tsx';
import { SourceStep } from './source-step.tsx';
import { useExternalImport } from './use-import.ts';

/** From an export of another system to rows that indicators read, in four steps. */
export function ImportPage() {
  const { t } = useTranslation();
  const tables = useExternalTables();
  const municipality = useMunicipality();
  return (
    <Page
      title={t('externalImport.title')}
      lead={t('externalImport.lead')}
      above={<TextLink to="/external">{t('external.title')}</TextLink>}
    >
      <Loaded query={tables}>
        {(all) => (
          <Loaded query={municipality}>
            {({ workingYear }) =>
              all.length === 0 ? (
                <Empty title={t('external.noTablesTitle')} text={t('external.noTablesText')} />
              ) : (
                <Steps tables={all} workingYear={workingYear} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface StepsProps {
  tables: ExternalTableView[];
  workingYear: string;
}

function Steps({ tables, workingYear }: StepsProps) {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const asked = tables.find(({ id }) => id === query.get('table')) ?? tables[0];
  const likely = asked ? (offeredPeriods(asked.periodType, workingYear)[0] ?? '') : '';
  const one = useExternalImport(asked?.id ?? '', query.get('period') ?? likely);
  const { step, tableId, result } = one.state;
  const table = tables.find(({ id }) => id === tableId) ?? asked;
  if (!table) return null;
  return (
    <StepScreen
      label={t('externalImport.steps.label')}
      steps={(['source', 'columns', 'check', 'done'] as const).map((id) => ({
        id,
        text: t(`externalImport.steps.${id}`),
      }))}
      step={step}
    >
      {step === 'source' && (
        <SourceStep one={one} table={table} tables={tables} workingYear={workingYear} />
      )}
      {step === 'columns' && <ColumnsStep one={one} table={table} />}
      {step === 'check' && <CheckStep one={one} table={table} />}
      {step === 'done' && result && <ResultStep result={result} onMore={one.restart} />}
    </StepScreen>
  );
}
