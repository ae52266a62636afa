import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '../../../../../server/organizations/import.schema.ts';
import type { OrganizationImport } from './use-import.ts';

/** Columns that hold something else almost everywhere: put right at once, not cell by cell. */
export function Hints({ one, view }: { one: OrganizationImport; view: CheckView }) {
  const { t } = useTranslation();
  const take = (column: number, suggested: (typeof view.hints)[number]['suggested']) =>
    one.alter(({ columns }) => {
      const own = columns[column] ?? 'ignore';
      return {
        columns: columns.map((meaning, at) => {
          if (at === column) return suggested;
          // Swapped columns change places.
          return meaning === suggested ? own : meaning;
        }),
      };
    });
  return view.hints.map(({ column, suggested, message }) => (
    <Alert
      key={column}
      severity="warning"
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" size="small" onClick={() => take(column, suggested)}>
          {t('organizationImport.rows.useHint', {
            meaning: t(`organizationImport.meanings.${suggested}`),
          })}
        </Button>
      }
    >
      {message}
    </Alert>
  ));
}
