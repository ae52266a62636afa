import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { CheckView, ExternalTableView } from '../../../../../server/external/schema.ts';
import { formatNumber } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useAllOrganizations } from '../../../queries/organizations.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { ExternalImport } from './use-import.ts';

interface UnclearSheetProps {
  one: ExternalImport;
  table: ExternalTableView;
  view: CheckView;
}

interface Line {
  /** Id of the table's column; empty for organizations. */
  column: string;
  group: string;
  text: string;
  rows: number;
  means: string | null;
  by: string;
  likely: { value: string; text: string }[];
  others: { value: string; text: string }[];
}

/** Texts of the file that may mean something nobody has said yet; each is answered once. */
export function UnclearSheet({ one, table, view }: UnclearSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const organizations = useAllOrganizations();
  const named = (organizations.data ?? []).map(({ id, name }) => ({ value: id, text: name }));
  const split = (all: Line['others'], candidates: readonly string[]) => ({
    likely: all.filter(({ value }) => candidates.includes(value)),
    others: all.filter(({ value }) => !candidates.includes(value)),
  });
  const lines: Line[] = [
    ...view.unclear.organizations.map(({ candidates, ...rest }) => ({
      ...rest,
      column: '',
      group: t('externalImport.check.groupOrganizations'),
      ...split(named, candidates),
    })),
    ...view.unclear.values.map(({ candidates, column, ...rest }) => {
      const of = table.columns.find(({ id }) => id === column);
      const choices = (of?.choices ?? []).map(({ value, title }) => ({ value, text: title }));
      return { ...rest, column, group: of?.title ?? column, ...split(choices, candidates) };
    }),
  ];
  if (lines.length === 0) return null;
  const columns: Column<Line>[] = [
    {
      id: 'text',
      title: t('externalImport.check.inFile'),
      width: '38%',
      cell: ({ text, by }) => (
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {text}
          {by === 'remembered' && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', fontWeight: 400 }}>
              {t('externalImport.check.remembered')}
            </Box>
          )}
        </Box>
      ),
    },
    {
      id: 'rows',
      title: t('externalImport.check.rowsTitle'),
      figure: true,
      cell: ({ rows }) => formatNumber(rows, 0, language),
    },
    {
      id: 'means',
      title: t('externalImport.check.means'),
      width: '44%',
      control: true,
      cell: (line) => <Answer one={one} line={line} />,
    },
  ];
  return (
    <Sheet flush title={t('externalImport.check.unclear')}>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5, color: 'text.secondary' }}>
        {t('externalImport.check.unclearLead')}
      </Box>
      <DataTable
        caption={t('externalImport.check.unclearCaption')}
        columns={columns}
        rows={lines}
        rowKey={({ column, text }) => `${column} ${text}`}
        groupOf={({ group }) => group}
        filter={false}
      />
    </Sheet>
  );
}

function Answer({ one, line }: { one: ExternalImport; line: Line }) {
  const { t } = useTranslation();
  const { column, text, means, likely, others } = line;
  const list = (options: Line['others']) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.text}
      </option>
    ));
  return (
    <TextField
      select
      value={means ?? ''}
      onChange={({ target }) => one.say(column, text, target.value || null)}
      slotProps={{
        select: { native: true },
        htmlInput: { 'aria-label': t('externalImport.check.meansOf', { text }) },
      }}
    >
      <option value="">{t('externalImport.check.unknown')}</option>
      {likely.length > 0 ? (
        <>
          <optgroup label={t('externalImport.check.likely')}>{list(likely)}</optgroup>
          <optgroup label={t('externalImport.check.others')}>{list(others)}</optgroup>
        </>
      ) : (
        list(others)
      )}
    </TextField>
  );
}
