import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalTableView } from '../../../../../server/external/schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ColumnTable } from './column-table.tsx';
import { columnFault, organizationRole } from './state.ts';
import type { ExternalImport } from './use-import.ts';

/** What each column of the file is, beside its first values. */
export function ColumnsStep({ one, table }: { one: ExternalImport; table: ExternalTableView }) {
  const { t } = useTranslation();
  const { state, change, open, toCheck, isChecking, isReading, readError, checkError } = one;
  const [asked, setAsked] = useState(false);
  const { draft, decimal } = state;
  if (!draft) return null;
  const fault = columnFault(state.columns, table);
  const titleOf = (role: string) =>
    role === organizationRole
      ? t('externalImport.columns.organization')
      : (table.columns.find(({ id }) => id === role)?.title ?? role);
  const faultText =
    fault === null
      ? null
      : 'twice' in fault
        ? t('externalImport.columns.twice', { title: titleOf(fault.twice) })
        : t('externalImport.columns.missing', { list: fault.missing.map(titleOf).join(', ') });
  const error = asked && faultText ? faultText : (readError ?? checkError)?.message;
  const next = () => {
    setAsked(true);
    if (!fault) toCheck();
  };
  return (
    <Sheet title={t('externalImport.columns.title')}>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>
        {[
          draft.file && t('externalImport.columns.file', { name: draft.file }),
          t('externalImport.columns.rows', { count: draft.sheets[draft.sheet]?.rows ?? 0 }),
        ]
          .filter(Boolean)
          .join(', ')}
      </Box>
      {!draft.fits && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('externalImport.columns.wrongSheet', { table: table.title })}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2.5 }}>
        {draft.sheets.length > 1 && (
          <SelectField
            label={t('externalImport.columns.sheet')}
            value={String(draft.sheet)}
            disabled={isReading}
            onChange={(value) => open(Number(value))}
            sx={{ width: { xs: 1, sm: '14rem' } }}
            options={draft.sheets.map(({ name }, index) => ({ value: String(index), text: name }))}
          />
        )}
        <SelectField
          label={t('externalImport.columns.header')}
          value={draft.header === null ? '' : String(draft.header)}
          disabled={isReading}
          onChange={(value) => open(draft.sheet, value === '' ? null : Number(value))}
          sx={{ width: { xs: 1, sm: '26rem' } }}
          options={[
            { value: '', text: t('externalImport.columns.noHeader') },
            ...draft.head.map(({ row, text }) => ({
              value: String(row),
              text: t('externalImport.columns.headerRow', { number: row + 1, text }),
            })),
          ]}
        />
        <SelectField
          label={t('externalImport.columns.decimal')}
          value={decimal}
          onChange={(value) => change({ decimal: value === '.' ? '.' : ',' })}
          sx={{ width: { xs: 1, sm: '12rem' } }}
          options={[
            { value: ',', text: t('externalImport.columns.decimals.comma') },
            { value: '.', text: t('externalImport.columns.decimals.point') },
          ]}
        />
      </Box>
      <ColumnTable one={one} draft={draft} table={table} />
      {error && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {error}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2.5 }}>
        <Button variant="contained" disabled={isChecking || isReading} onClick={next}>
          {t(isChecking ? 'externalImport.columns.checking' : 'externalImport.columns.check')}
        </Button>
        <Button onClick={() => change({ step: 'source' })}>{t('externalImport.back')}</Button>
      </Box>
    </Sheet>
  );
}
