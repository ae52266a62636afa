import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CheckedRow } from '../../../../../server/organizations/import.schema.ts';
import { formatNumber } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useTypeName } from '../type-name.ts';

/** What the row changes: «Обучающихся: 250 → 260»; of a new organization, what it will be. */
export function RowChanges({ row }: { row: CheckedRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const typeName = useTypeName();
  const { action, changes, coordinator, isNew, repeats, title } = row;
  const show = (field: string, value: string | number | null) => {
    if (value === null || value === '') return t('organizationImport.rows.empty');
    if (field === 'type') return typeName(String(value));
    return typeof value === 'number' ? formatNumber(value, 0, language) : value;
  };
  const lines = changes
    // The name of a new organization stands above already.
    .filter(({ field, after }) => !(isNew && (field === 'shortName' || after === title)))
    .map(({ field, before, after }) => ({
      field,
      term: t(`organizationImport.meanings.${field}`),
      text: isNew ? show(field, after) : `${show(field, before)} → ${show(field, after)}`,
    }));
  const change = coordinator?.change;
  const notes = [
    repeats !== null && action === 'repeat'
      ? t('organizationImport.rows.repeats', { number: repeats })
      : '',
    change === 'added'
      ? t('organizationImport.rows.coordinatorAdded', { name: coordinator?.name ?? '' })
      : '',
    change === 'changed'
      ? t('organizationImport.rows.coordinatorChanged', { name: coordinator?.name ?? '' })
      : '',
  ].filter(Boolean);
  if (lines.length === 0 && notes.length === 0) return null;
  return (
    <Box sx={{ mt: 0.5, fontSize: '0.875rem', color: 'text.secondary' }}>
      {lines.map(({ field, term, text }, index) => (
        <Box component="span" key={field}>
          {index > 0 && ' · '}
          {term}:{' '}
          <Box component="span" sx={{ color: 'text.primary', overflowWrap: 'anywhere' }}>
            {text}
          </Box>
        </Box>
      ))}
      {notes.map((note) => (
        <Box key={note}>{note}</Box>
      ))}
    </Box>
  );
}
