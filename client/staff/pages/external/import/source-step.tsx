import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalTableView } from '../../../../../server/external/schema.ts';
import { formatDay } from '../../../format/date.ts';
import { offeredPeriods, periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { ExternalImport } from './use-import.ts';

interface SourceStepProps {
  one: ExternalImport;
  table: ExternalTableView;
  tables: ExternalTableView[];
  workingYear: string;
}

/** Which table, which period, and the file; a chosen file goes on by itself. */
export function SourceStep({ one, table, tables, workingYear }: SourceStepProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const { state, change, read, isReading, readError } = one;
  const [asked, setAsked] = useState(false);
  const periods = [
    ...new Set([
      ...(state.period ? [state.period] : []),
      ...offeredPeriods(table.periodType, workingYear),
      ...table.periods.map(({ period }) => period),
    ]),
  ];
  const period = state.period || (periods[0] ?? '');
  const loaded = table.periods.find((known) => known.period === period);
  const isEmpty = !state.text.trim();
  const choose = (id: string) => {
    const next = tables.find((other) => other.id === id);
    if (!next) return;
    change({ tableId: id, period: offeredPeriods(next.periodType, workingYear)[0] ?? '' });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isEmpty) document.getElementById('external-text')?.focus();
    else read(null);
  };
  return (
    <Sheet>
      <Box component="form" noValidate onSubmit={submit}>
        {readError && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {readError.message}
          </Alert>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2.5 }}>
          <SelectField
            label={t('externalImport.source.table')}
            value={table.id}
            onChange={choose}
            sx={{ flex: '2 1 18rem' }}
            options={tables.map(({ id, title, source }) => ({
              value: id,
              text: `${title} · ${source}`,
            }))}
          />
          {table.periodType === 'day' ? (
            <TextField
              type="date"
              label={t('externalImport.source.period')}
              value={period}
              onChange={(event) => change({ period: event.target.value })}
              sx={{ flex: '1 1 12rem' }}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ) : (
            <SelectField
              label={t('externalImport.source.period')}
              value={period}
              onChange={(value) => change({ period: value })}
              sx={{ flex: '1 1 12rem' }}
              options={periods.map((value) => ({ value, text: periodName(value, language) }))}
            />
          )}
        </Box>
        {loaded?.history[0] && (
          <Alert severity="info" sx={{ mb: 2 }}>
            {t('externalImport.source.already', {
              rows: t('externalImport.check.rows', { count: loaded.rows }),
              when: formatDay(loaded.history[0].at, zone, language),
            })}
          </Alert>
        )}
        {table.persons && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {table.person === null
              ? t('external.persons')
              : t('external.personRows', { column: table.person })}
          </Alert>
        )}
        <FileDrop
          disabled={isReading}
          onFile={read}
          texts={{
            drop: t('externalImport.source.drop'),
            choose: t('externalImport.source.choose'),
            kinds: t('externalImport.source.kinds'),
          }}
        />
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mt: 1, mb: 2.5 }}>
          {t('externalImport.source.anyFile')}{' '}
          <Link
            href={`/api/external/tables/${encodeURIComponent(table.id)}/template.xlsx`}
            download
            underline="always"
          >
            {t('external.template')}
          </Link>
          . {t('externalImport.source.kept')}
        </Box>
        <TextField
          id="external-text"
          label={t('externalImport.source.paste')}
          value={state.text}
          onChange={(event) => change({ text: event.target.value })}
          error={asked && isEmpty}
          helperText={
            asked && isEmpty
              ? t('externalImport.source.need')
              : t('externalImport.source.pasteHint')
          }
          multiline
          minRows={4}
          maxRows={10}
          slotProps={{
            htmlInput: {
              spellCheck: false,
              style: { whiteSpace: 'pre', overflowX: 'auto', tabSize: 4, fontSize: '0.875rem' },
            },
          }}
        />
        <Button type="submit" variant="contained" disabled={isReading} sx={{ mt: 2 }}>
          {t(isReading ? 'externalImport.reading' : 'externalImport.next')}
        </Button>
      </Box>
    </Sheet>
  );
}
