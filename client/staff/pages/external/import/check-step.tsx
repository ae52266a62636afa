import WarningAmber from '@mui/icons-material/WarningAmber';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { CheckView, ExternalTableView } from '../../../../../server/external/schema.ts';
import { formatDay } from '../../../format/date.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ConfirmBar } from './confirm-bar.tsx';
import { RejectedSheet } from './rejected-sheet.tsx';
import { UnclearSheet } from './unclear-sheet.tsx';
import type { ExternalImport } from './use-import.ts';

interface CheckStepProps {
  one: ExternalImport;
  table: ExternalTableView;
}

/** Everything that the import would do, before it does anything. */
export function CheckStep({ one, table }: CheckStepProps) {
  const { state, checkError, writeError } = one;
  const { view } = state;
  if (!view) return null;
  const error = writeError ?? checkError;
  return (
    <>
      {error && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {error.message}
        </Alert>
      )}
      <Summary one={one} table={table} view={view} />
      <UnclearSheet one={one} table={table} view={view} />
      <RejectedSheet one={one} view={view} />
      <ConfirmBar one={one} view={view} />
    </>
  );
}

function Summary({ one, table, view }: CheckStepProps & { view: CheckView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const { state, change } = one;
  const { total, taken, organizations, current } = view;
  return (
    <Sheet title={t('externalImport.check.title')}>
      <Facts
        items={[
          [
            t('externalImport.check.table'),
            `${table.title}, ${periodName(state.draft?.period ?? state.period, language)}`,
          ],
          [
            t('externalImport.check.taken'),
            <strong key="taken">
              {taken === total
                ? t('externalImport.check.allOf', { count: total })
                : t('externalImport.check.takenOf', { taken, count: total })}
            </strong>,
          ],
          [t('externalImport.check.organizations'), organizations],
          [
            t('externalImport.check.current'),
            current
              ? [
                  t('externalImport.check.rows', { count: current.rows }),
                  formatDay(current.at, zone, language),
                  current.by,
                ].join(', ')
              : t('externalImport.check.nothingYet'),
          ],
        ]}
      />
      {current && current.otherOrganizations > 0 && (
        <FormControl sx={{ mt: 2 }}>
          <FormLabel id="external-replace">{t('externalImport.check.replace')}</FormLabel>
          <RadioGroup
            aria-labelledby="external-replace"
            value={state.replace}
            onChange={(_, value) =>
              change({ replace: value === 'organizations' ? 'organizations' : 'all' })
            }
          >
            <Choice
              value="all"
              title={t('externalImport.check.replaceAll')}
              loses
              hint={t('externalImport.check.replaceAllHint', {
                count: current.otherOrganizations,
              })}
            />
            <Choice
              value="organizations"
              title={t('externalImport.check.replaceOrganizations')}
              hint={t('externalImport.check.replaceOrganizationsHint')}
            />
          </RadioGroup>
        </FormControl>
      )}
    </Sheet>
  );
}

interface ChoiceProps {
  value: string;
  title: string;
  hint: string;
  /** What there is now would be gone: said so that it is seen. */
  loses?: boolean;
}

function Choice({ value, title, hint, loses = false }: ChoiceProps) {
  const look = { fontSize: '0.875rem', color: loses ? 'warning.main' : 'text.secondary' };
  return (
    <FormControlLabel
      value={value}
      control={<Radio />}
      sx={{ alignItems: 'flex-start', mt: 0.5, '& .MuiRadio-root': { py: 0.5 } }}
      label={
        <>
          {title}
          <Box sx={look}>
            {loses && (
              <WarningAmber aria-hidden sx={{ fontSize: '1rem', verticalAlign: '-3px', mr: 0.5 }} />
            )}
            {hint}
          </Box>
        </>
      }
    />
  );
}
