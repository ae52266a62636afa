import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Column } from '../../ui/data-table.tsx';
import { ProgressShare } from './progress-share.tsx';

/** Participation of an organization or a cluster; `expected` is null when nobody knows. */
interface Counted {
  received: number;
  expected: number | null;
}

/** The columns that every table of participation has: received, expected, their share. */
export function useProgressColumns<Row extends Counted>(): Column<Row>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number | null) =>
    value === null ? '—' : formatNumber(value, 0, language);
  return [
    {
      id: 'received',
      title: t('progress.got'),
      figure: true,
      cell: ({ received }) => figure(received),
      sortBy: ({ received }) => received,
    },
    {
      id: 'expected',
      title: t('progress.expected'),
      figure: true,
      cell: ({ expected }) => figure(expected),
      sortBy: ({ expected }) => expected,
    },
    {
      id: 'share',
      title: t('progress.share'),
      figure: true,
      cell: (row) => <ProgressShare {...row} />,
      sortBy: ({ received, expected }) => (expected ? received / expected : null),
    },
  ];
}
