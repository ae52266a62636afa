import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../../../server/responses/schema.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { BarList } from '../../ui/charts/bar-list.tsx';
import { binNumbers } from '../../ui/charts/bins.ts';
import { Columns, type ColumnItem } from '../../ui/charts/columns.tsx';
import { Stacked } from '../../ui/charts/stacked.tsx';
import { shareIn, type QuestionCard } from './question-cards.ts';
import { useResultWords } from './question-words.ts';

interface QuestionChartProps {
  card: QuestionCard;
  hiddenText: string;
}

/** The picture that suits the answers: columns on a scale, bars for choices, parts for a matrix. */
export function QuestionChart({ card, hiddenText }: QuestionChartProps) {
  const [first] = card.rows;
  if (!first) return null;
  if (first.row !== null) return <MatrixChart card={card} hiddenText={hiddenText} />;
  if (first.kind === 'number' || first.kind === 'calculated') return <NumberChart of={first} />;
  if (first.kind === 'rating') return <RatingChart of={first} />;
  return <ChoiceChart of={first} />;
}

function ChoiceChart({ of: question }: { of: QuestionResult }) {
  const { t } = useTranslation();
  const words = useResultWords();
  return (
    <BarList
      label={t('results.chartOf', { question: question.title })}
      figureWidth="6rem"
      items={question.cells.map(({ value, text, count }) => {
        const share = shareIn(count ?? 0, question.n);
        return {
          id: String(value),
          label: text,
          share,
          figure: (
            <>
              <Box component="strong" sx={{ color: 'text.primary' }}>
                {words.percent(share)}
              </Box>
              {` · ${words.number(count ?? 0)}`}
            </>
          ),
        };
      })}
    />
  );
}

/** Columns whose highest fills the height. */
function useColumns(n: number | null) {
  const words = useResultWords();
  return (bars: readonly { id: string; label: string; count: number }[]): ColumnItem[] => {
    const highest = Math.max(1, ...bars.map(({ count }) => count));
    return bars.map(({ id, label, count }) => {
      const share = shareIn(count, n);
      return {
        id,
        label,
        height: (100 * count) / highest,
        figure: words.percent(share),
        detail: words.number(count),
        spoken: words.spoken(label, share, count),
      };
    });
  };
}

function RatingChart({ of: question }: { of: QuestionResult }) {
  const { t } = useTranslation();
  const columns = useColumns(question.n);
  const { ends, cells } = question;
  return (
    <Columns
      label={t('results.chartOf', { question: question.title })}
      ends={ends && [ends.min, ends.max]}
      items={columns(
        cells.map(({ value, text, count }) => ({
          id: String(value),
          label: text,
          count: count ?? 0,
        })),
      )}
    />
  );
}

function NumberChart({ of: question }: { of: QuestionResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useColumns(question.n);
  const pairs = question.cells.flatMap(({ value, count }) =>
    typeof value === 'number' ? [[value, count ?? 0] as const] : [],
  );
  if (pairs.length < question.cells.length) return <ChoiceChart of={question} />;
  const show = (value: number) => formatPlain(value, language);
  const bins = binNumbers(pairs).map(({ from, to, count }) => ({
    id: String(from),
    label: from === to ? show(from) : `${show(from)}–${show(to)}`,
    count,
  }));
  return (
    <Columns label={t('results.chartOf', { question: question.title })} items={columns(bins)} />
  );
}

function MatrixChart({ card, hiddenText }: QuestionChartProps) {
  const { t } = useTranslation();
  const words = useResultWords();
  const legend = card.rows[0]?.cells.map(({ text }) => text) ?? [];
  return (
    <Stacked
      label={t('results.chartOf', { question: card.title })}
      legend={legend}
      percent={words.percent}
      rows={card.rows.map((row) => {
        const shares = row.cells.map(({ count }) => shareIn(count ?? 0, row.n));
        const spoken = row.cells.map(({ text, count }, i) =>
          words.spoken(text, shares[i] ?? 0, count ?? 0),
        );
        return {
          id: row.id,
          label: row.rowTitle ?? row.title,
          shares: row.hidden ? null : shares,
          figure: row.hidden ? hiddenText : words.mean(row) || words.responses(row.n ?? 0),
          spoken: row.hidden ? hiddenText : spoken.join('; '),
        };
      })}
    />
  );
}
