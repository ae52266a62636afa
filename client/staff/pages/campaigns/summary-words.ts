import type { TFunction } from 'i18next';
import type { Cell, Column, Row, Summary } from '../../../../server/reports/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import type { Language } from '../../i18n/index.ts';

interface Telling {
  t: TFunction;
  language: Language;
  minimumGroup: number;
}

/** A cell in words: a figure, or why there is none. `quiet` says that it is a reason. */
export function cellText(
  cell: Cell | undefined,
  column: Column,
  { t, language, minimumGroup }: Telling,
): { text: string; quiet: boolean } {
  const why = cell?.why ?? 'empty';
  if (!cell || cell.value === null) {
    if (why === 'hidden')
      return { text: t('results.hidden', { count: minimumGroup }), quiet: true };
    if (cell?.reason) {
      return { text: `${t(`summary.reasons.${why}`)}: ${cell.reason}`, quiet: true };
    }
    return { text: t(`summary.reasons.${why}`), quiet: true };
  }
  const { value } = cell;
  if (typeof value === 'boolean') {
    return { text: t(value ? 'summary.yes' : 'summary.no'), quiet: false };
  }
  return { text: figureText(value, column, t, language), quiet: false };
}

function figureText(
  value: number,
  { kind, decimals, unit }: Column,
  t: TFunction,
  language: Language,
) {
  switch (kind) {
    case 'mean':
      return formatNumber(value, 2, language);
    case 'share':
      return withUnit(formatNumber(value, 1, language), '%');
    case 'yesNo':
      return t('summary.yesCount', { count: value });
    case 'quantity':
      return withUnit(formatNumber(value, decimals, language), unit === '%' ? '%' : '');
  }
}

/** What a row is sorted by in a column; reasons stand last. */
export function sortValue(row: Row, column: string, { columns }: Summary): string | number | null {
  if (column === 'name') return row.shortName;
  if (column === 'n') return row.submittedAt ?? row.n;
  if (column === 'expected') return row.expected;
  if (column === 'rate') return rateOf(row);
  const value = row.cells[columns.findIndex(({ id }) => id === column)]?.value ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The part of those expected who answered, in per cent; null when it is not known. */
export function rateOf({ n, expected }: Row): number | null {
  return n === null || !expected ? null : (100 * n) / expected;
}
