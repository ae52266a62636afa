import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ExternalTableView } from '../../../../server/external/schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatPlain } from '../../format/number.ts';
import { useExternalTables } from '../../queries/external.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { importPath } from './import-path.ts';

/** One table of another system: what belongs into it, and what was imported. */
export function TablePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const tables = useExternalTables();
  return (
    <Loaded query={tables}>
      {(all) => {
        const table = all.find((one) => one.id === id);
        return table ? <Table table={table} /> : <Empty title={t('external.unknownTable')} />;
      }}
    </Loaded>
  );
}

function Table({ table }: { table: ExternalTableView }) {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <Page
      title={table.title}
      above={<TextLink to="/external">{t('external.title')}</TextLink>}
      lead={[table.source, table.note].filter(Boolean).join('. ')}
      actions={
        <>
          <Button
            href={`/api/external/tables/${encodeURIComponent(table.id)}/template.xlsx`}
            variant="outlined"
            startIcon={<Download />}
          >
            {t('external.template')}
          </Button>
          {can('external.write') && (
            <LinkButton to={importPath(table.id, '')} variant="contained">
              {t('external.load')}
            </LinkButton>
          )}
        </>
      }
    >
      {table.persons && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {table.person === null
            ? t('external.persons')
            : t('external.personRows', { column: table.person })}
        </Alert>
      )}
      <HistorySheet table={table} />
      <ColumnsSheet table={table} />
    </Page>
  );
}

interface Described {
  title: string;
  content: string;
}

function ColumnsSheet({ table }: { table: ExternalTableView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = (value: number) => formatPlain(value, language);
  const describe = (column: ExternalTableView['columns'][number]): string => {
    const { type, choices, unit, decimals, min, max, required, key } = column;
    const list = choices.map(({ title }) => title).join(' / ');
    return [
      type === 'choice' ? list : t(`external.types.${type}`),
      type === 'number' && unit,
      type === 'number' && decimals > 0 && t('external.decimals', { count: decimals }),
      min !== null && t('external.from', { min: shown(min) }),
      max !== null && t('external.to', { max: shown(max) }),
      !required && t('external.optional'),
      key && t('external.key'),
    ]
      .filter(Boolean)
      .join(', ');
  };
  const rows: Described[] = [
    { title: t('external.organization'), content: t('external.organizationHint') },
    ...table.columns.map((column) => ({ title: column.title, content: describe(column) })),
  ];
  const columns: Column<Described>[] = [
    { id: 'title', title: t('external.column'), width: '40%', cell: ({ title }) => title },
    { id: 'content', title: t('external.content'), cell: ({ content }) => content },
  ];
  return (
    <Sheet flush title={t('external.columns')}>
      <DataTable
        caption={t('external.columns')}
        columns={columns}
        rows={rows}
        rowKey={({ title }) => title}
        filter={false}
      />
    </Sheet>
  );
}
