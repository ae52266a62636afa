import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ColumnTable } from './column-table.tsx';
import { columnFault } from './state.ts';
import type { OrganizationImport } from './use-import.ts';

/** What each column means, beside its first values. */
export function ColumnsStep({ one }: { one: OrganizationImport }) {
  const { t } = useTranslation();
  const { state, alter, change, openSheet, toRows, isChecking, isReading, checkError } = one;
  const [asked, setAsked] = useState(false);
  const { rows, header, sheets, sheet, fileName } = state;
  const fault = columnFault(state.columns);
  const count = rows.slice(header === null ? 0 : header + 1).filter((row) => row.some(Boolean));
  const next = () => {
    setAsked(true);
    if (!fault) toRows();
  };
  return (
    <Sheet title={t('organizationImport.columns.title')}>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>
        {t('organizationImport.columns.lead')}{' '}
        {fileName && `${t('organizationImport.source.file', { name: fileName })}. `}
        {t('organizationImport.columns.rows', { count: count.length })}.
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2.5 }}>
        {sheets.length > 1 && (
          <SelectField
            label={t('organizationImport.source.sheet')}
            value={String(sheet)}
            disabled={isReading}
            onChange={(value) => openSheet(Number(value))}
            sx={{ width: { xs: 1, sm: '16rem' } }}
            options={sheets.map(({ name }, index) => ({ value: String(index), text: name }))}
          />
        )}
        <SelectField
          label={t('organizationImport.columns.header')}
          value={header === null ? '' : String(header)}
          onChange={(value) => alter({ header: value === '' ? null : Number(value) })}
          sx={{ width: { xs: 1, sm: '26rem' } }}
          options={[
            { value: '', text: t('organizationImport.columns.noHeader') },
            ...rows
              .slice(0, 20)
              .map((row, index) => ({ row, index }))
              .filter(({ row }) => row.some(Boolean))
              .map(({ row, index }) => ({
                value: String(index),
                text: t('organizationImport.columns.headerRow', {
                  number: index + 1,
                  text: row.filter(Boolean).join(', ').slice(0, 60),
                }),
              })),
          ]}
        />
      </Box>
      <ColumnTable one={one} />
      {asked && fault && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {fault === 'needName'
            ? t('organizationImport.columns.needName')
            : t('organizationImport.columns.twice', {
                meaning: t(`organizationImport.meanings.${fault.twice}`),
              })}
        </Alert>
      )}
      {checkError && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {checkError.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2.5 }}>
        <Button variant="contained" disabled={isChecking} onClick={next}>
          {t(isChecking ? 'organizationImport.rows.checking' : 'organizationImport.columns.check')}
        </Button>
        <Button onClick={() => change({ step: 'source' })}>{t('organizationImport.back')}</Button>
      </Box>
    </Sheet>
  );
}
