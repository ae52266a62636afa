import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../../../server/responses/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { shareIn, type QuestionCard } from './question-cards.ts';

interface QuestionTableProps {
  card: QuestionCard;
  hiddenText: string;
}

/** The same figures as a table, ready to be copied. */
export function QuestionTable({ card, hiddenText }: QuestionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first] = card.rows;
  if (!first) return null;
  const caption = t('results.tableOf', { question: card.title });
  if (first.row !== null) return <MatrixTable card={card} hiddenText={hiddenText} />;
  return (
    <DataTable
      caption={caption}
      rows={first.cells}
      rowKey={({ value }) => String(value)}
      copyable
      filter={false}
      columns={[
        { id: 'text', title: t('results.answer'), cell: ({ text }) => text },
        {
          id: 'count',
          title: t('results.people'),
          figure: true,
          cell: ({ count }) => formatNumber(count ?? 0, 0, language),
          sortBy: ({ count }) => count,
        },
        {
          id: 'share',
          title: `${t('results.share')}, %`,
          figure: true,
          cell: ({ count }) => formatNumber(shareIn(count ?? 0, first.n), 1, language),
          sortBy: ({ count }) => count,
        },
      ]}
    />
  );
}

function MatrixTable({ card, hiddenText }: QuestionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = card.rows[0]?.cells ?? [];
  const columns: Column<QuestionResult>[] = [
    { id: 'row', title: t('results.row'), cell: ({ rowTitle, title }) => rowTitle ?? title },
    ...options.map(({ text }, i): Column<QuestionResult> => ({
      id: String(i),
      title: `${text}, %`,
      figure: true,
      cell: ({ cells, n, hidden }) =>
        hidden ? hiddenText : formatNumber(shareIn(cells[i]?.count ?? 0, n), 1, language),
      sortBy: ({ cells, n }) => shareIn(cells[i]?.count ?? 0, n),
    })),
    {
      id: 'mean',
      title: t('results.meanShort'),
      figure: true,
      cell: ({ mean }) => (mean === null ? '—' : formatNumber(mean, 2, language)),
      sortBy: ({ mean }) => mean,
    },
    {
      id: 'n',
      title: t('results.people'),
      figure: true,
      cell: ({ n, hidden }) => (hidden || n === null ? hiddenText : formatNumber(n, 0, language)),
      sortBy: ({ n }) => n,
    },
  ];
  return (
    <DataTable
      caption={t('results.tableOf', { question: card.title })}
      rows={card.rows}
      rowKey={({ id }) => id}
      columns={columns.filter(
        ({ id }) => id !== 'mean' || card.rows.some(({ mean }) => mean !== null),
      )}
      copyable
      filter={false}
      wide
    />
  );
}
