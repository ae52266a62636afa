import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from './search-field.tsx';
import { SelectField } from './select-field.tsx';
import { columnName, type TableView } from './use-table.ts';

interface TableToolsProps<Row> {
  view: TableView<Row>;
  caption: string;
  total: number;
  narrow: boolean;
  copy: ReactNode;
}

/** Above a table: the search with what it found; on a phone also the order of the cards. */
export function TableTools<Row>({ view, caption, total, narrow, copy }: TableToolsProps<Row>) {
  const { t } = useTranslation();
  const { search, setSearch, searchable, shown, sortable } = view;
  const order = narrow && sortable.length > 0 && total > 1;
  if (!searchable && !order) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 2, sm: 1.75 },
        py: 1.25,
        ...(narrow ? { borderBottom: '1px solid', borderBottomColor: 'divider' } : {}),
        displayPrint: 'none',
      }}
    >
      {searchable && (
        <Box
          role="search"
          aria-label={`${t('common.find')}: ${caption}`}
          sx={{ display: 'contents' }}
        >
          <SearchField label={t('common.find')} value={search} onChange={setSearch} />
          <Box
            component="span"
            role="status"
            sx={{
              color: 'text.secondary',
              fontSize: '0.875rem',
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {search.trim() !== '' && t('common.found', { found: shown.length, total })}
          </Box>
          {search.trim() !== '' && shown.length === 0 && (
            <Button size="small" onClick={() => setSearch('')}>
              {t('common.resetFilters')}
            </Button>
          )}
        </Box>
      )}
      {order && <CardOrder view={view} />}
      {searchable && copy && <Box sx={{ ml: 'auto' }}>{copy}</Box>}
    </Box>
  );
}

/** Cards have no headings to press: a list of the columns and a button for the direction. */
function CardOrder<Row>({ view: { sortable, sort, setSort } }: { view: TableView<Row> }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ display: 'flex', gap: 1, width: 1 }}>
      <SelectField
        label={t('common.sort')}
        value={sort?.column ?? ''}
        onChange={(column) => setSort(column === '' ? null : { column, descending: false })}
        options={[
          { value: '', text: t('common.ownOrder') },
          ...sortable
            .map((column) => ({ value: column.id, text: columnName(column) }))
            .filter(({ text }) => text !== ''),
        ]}
      />
      <IconButton
        disabled={!sort}
        aria-label={t(sort?.descending ? 'common.descending' : 'common.ascending')}
        onClick={() => sort && setSort({ ...sort, descending: !sort.descending })}
        sx={{ width: 44, height: 44, flexShrink: 0 }}
      >
        {sort?.descending ? <ArrowDownward /> : <ArrowUpward />}
      </IconButton>
    </Box>
  );
}
