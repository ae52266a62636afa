import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { headingOf, letterOf, type Meaning } from './state.ts';
import type { OrganizationImport } from './use-import.ts';

const meanings: Meaning[] = [
  'ignore',
  'name',
  'shortName',
  'type',
  'code',
  'cluster',
  'headcount',
  'teachers',
  'head',
  'phone',
  'email',
  'address',
  'coordinatorName',
  'coordinatorEmail',
  'coordinatorPhone',
];

/** One line per column: on a phone a table of fifteen columns cannot be read. */
export function ColumnTable({ one }: { one: OrganizationImport }) {
  const { t } = useTranslation();
  const { state, setMeaning } = one;
  const begin = state.header === null ? 0 : state.header + 1;
  const sample = (column: number) => [
    ...new Set(
      state.rows
        .slice(begin)
        .map((row) => row[column] ?? '')
        .filter(Boolean),
    ),
  ];
  const titleOf = (column: number) =>
    headingOf(state, column) ||
    t('organizationImport.columns.untitled', { letter: letterOf(column) });
  const columns: Column<number>[] = [
    {
      id: 'column',
      title: t('organizationImport.columns.column'),
      width: '28%',
      cell: (column) => (
        <Box sx={{ fontWeight: 500 }}>
          <Clamp text={titleOf(column)} />
        </Box>
      ),
    },
    {
      id: 'sample',
      title: t('organizationImport.columns.sample'),
      cell: (column) => (
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          <Clamp text={sample(column).slice(0, 4).join(' · ')} />
        </Box>
      ),
    },
    {
      id: 'meaning',
      title: t('organizationImport.columns.meaning'),
      width: '34%',
      control: true,
      cell: (column) => (
        <SelectField
          label=""
          value={state.columns[column] ?? 'ignore'}
          onChange={(value) => setMeaning(column, value as Meaning)}
          options={meanings.map((meaning) => ({
            value: meaning,
            text: t(`organizationImport.meanings.${meaning}`),
          }))}
          slotProps={{
            htmlInput: {
              'aria-label': t('organizationImport.columns.meaningOf', { title: titleOf(column) }),
            },
          }}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('organizationImport.columns.caption')}
      columns={columns}
      // A column without heading and values says nothing.
      rows={state.columns.map((_, column) => column).filter((column) => sample(column).length > 0)}
      rowKey={String}
      filter={false}
    />
  );
}
