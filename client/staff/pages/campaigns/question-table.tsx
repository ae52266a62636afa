import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../../../server/responses/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';

interface QuestionTableProps {
  question: QuestionResult;
  minimumGroup: number;
}

/** The same figures as a table, ready to be copied. */
export function QuestionTable({ question, minimumGroup }: QuestionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = question.n ?? 0;
  return (
    <DataTable
      caption={t('results.tableOf', { question: question.title })}
      rows={question.cells}
      rowKey={({ value }) => String(value)}
      copyable
      columns={[
        { id: 'text', title: t('results.answer'), cell: ({ text }) => text },
        {
          id: 'count',
          title: t('results.people'),
          figure: true,
          cell: ({ count }) =>
            count === null
              ? t('results.hidden', { count: minimumGroup })
              : formatNumber(count, 0, language),
        },
        {
          id: 'share',
          title: `${t('results.share')}, %`,
          figure: true,
          cell: ({ count }) =>
            count === null || n === 0 ? '—' : formatNumber((100 * count) / n, 1, language),
        },
      ]}
    />
  );
}
