import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TryView } from '../../../../server/checks/schema.ts';
import { localText } from '../../format/local-text.ts';
import { formatPlain } from '../../format/number.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useTry } from '../../queries/checks.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** Whom a condition would have met, over what was handed in for a period. */
export function DryRun({ expression, periods }: { expression: string; periods: string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [period, setPeriod] = useState(periods[0] ?? '');
  const settled = useDeferredValue(expression);
  const tried = useTry(settled, period);
  if (periods.length === 0) return null;
  return (
    <Box sx={{ backgroundColor: '#f3f6f7', borderRadius: 2, p: 2 }}>
      <SelectField
        label={t('check.tryOn')}
        value={period}
        onChange={setPeriod}
        options={periods.map((value) => ({ value, text: periodName(value, language) }))}
        sx={{ width: { xs: 1, sm: '18rem' }, backgroundColor: 'background.paper' }}
      />
      <Box role="status" sx={{ mt: 1.5 }}>
        {settled === '' ? (
          t('check.tryNothing')
        ) : tried.isError ? (
          <Alert severity="error">{tried.error.message}</Alert>
        ) : tried.data ? (
          <Tried view={tried.data} />
        ) : (
          t('check.trying')
        )}
      </Box>
    </Box>
  );
}

function Tried({ view }: { view: TryView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { faults, judged, open, hits } = view;
  const [fault] = faults;
  if (fault) {
    const reason = localText(fault.message, language);
    return (
      <Alert severity="warning">
        {fault.fragment && fault.position !== null
          ? t('check.faultAt', {
              ...{ reason, fragment: fault.fragment, number: fault.position + 1 },
            })
          : reason}
      </Alert>
    );
  }
  if (judged === 0 && open === 0) return t('check.tryNobody');
  const number = (value: number | null) => (value === null ? '—' : formatPlain(value, language));
  return (
    <>
      {t('check.tryJudged', { count: judged })}
      {judged > 0 && (
        <>
          {', '}
          <strong>
            {hits.length > 0 ? t('check.tryHits', { count: hits.length }) : t('check.tryKept')}
          </strong>
        </>
      )}
      {open > 0 && <>; {t('check.tryOpen', { number: open })}</>}.
      {hits.length > 0 && (
        <Box
          component="ul"
          sx={{ mb: 0, pl: 2.5, maxHeight: '9rem', overflowY: 'auto' }}
          tabIndex={0}
        >
          {hits.map(({ organizationId, name, numbers }) => (
            <li key={organizationId}>
              {name}: {numbers.map(number).join(' / ')}
            </li>
          ))}
        </Box>
      )}
    </>
  );
}
