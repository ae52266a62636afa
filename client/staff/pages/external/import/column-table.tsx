import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { DraftView, ExternalTableView } from '../../../../../server/external/schema.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { noRole, organizationRole } from './state.ts';
import type { ExternalImport } from './use-import.ts';

interface ColumnTableProps {
  one: ExternalImport;
  draft: DraftView;
  table: ExternalTableView;
}

type Line = DraftView['columns'][number] & { at: number };

/** One line per column of the file: on a phone a wide table cannot be read. */
export function ColumnTable({ one, draft, table }: ColumnTableProps) {
  const { t } = useTranslation();
  const { state, change } = one;
  const titleOf = ({ heading, letter }: Line) =>
    heading || t('externalImport.columns.untitled', { letter });
  const options = [
    { value: noRole, text: t('externalImport.columns.ignore') },
    {
      value: organizationRole,
      text: t('externalImport.columns.required', {
        title: t('externalImport.columns.organization'),
      }),
    },
    ...table.columns.map(({ id, title, required }) => ({
      value: id,
      text: required ? t('externalImport.columns.required', { title }) : title,
    })),
  ];
  const columns: Column<Line>[] = [
    {
      id: 'column',
      title: t('externalImport.columns.column'),
      width: '30%',
      cell: (line) => (
        <Box sx={{ fontWeight: 500 }}>
          <Clamp text={titleOf(line)} />
        </Box>
      ),
    },
    {
      id: 'sample',
      title: t('externalImport.columns.sample'),
      cell: ({ samples }) => (
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          <Clamp text={samples.join(' · ')} />
        </Box>
      ),
    },
    {
      id: 'meaning',
      title: t('externalImport.columns.meaning'),
      width: '34%',
      control: true,
      cell: (line) => (
        <SelectField
          label=""
          value={state.columns[line.at] ?? noRole}
          onChange={(role) => change({ columns: state.columns.with(line.at, role) })}
          options={options}
          slotProps={{
            htmlInput: {
              'aria-label': t('externalImport.columns.meaningOf', { title: titleOf(line) }),
            },
          }}
        />
      ),
    },
  ];
  const rows = draft.columns
    .map((column, at) => ({ ...column, at }))
    // A column without heading and values says nothing.
    .filter(({ heading, samples }) => heading !== '' || samples.length > 0);
  return (
    <DataTable
      caption={t('externalImport.columns.caption')}
      columns={columns}
      rows={rows}
      rowKey={({ letter }) => letter}
      filter={false}
    />
  );
}
