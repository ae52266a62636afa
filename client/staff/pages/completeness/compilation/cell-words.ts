import type { TFunction } from 'i18next';
import type {
  CompiledCell,
  CompiledColumn,
} from '../../../../../server/completeness/compilation.schema.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Language } from '../../../i18n/index.ts';

interface Told {
  text: string;
  /** A reason in place of a figure. */
  quiet: boolean;
  /** Beside it: not accepted yet, of how many organizations a total is. */
  under: string[];
}

/** A cell in words: the figure, or why there is none; a total says of how many it is. */
export function cellWords(
  cell: CompiledCell,
  column: CompiledColumn,
  { t, language }: { t: TFunction; language: Language },
): Told {
  const { value, n, of, preliminary = 0, why = 'empty' } = cell;
  const total = n !== undefined && of !== undefined;
  const beside = total ? [t('compilation.reported', { part: n, whole: of })] : [];
  if (value === null) {
    const unasked = why === 'notAsked' || why === 'notInForm';
    const words = unasked ? t(`compilation.${why}`) : t(`summary.reasons.${why}`);
    const shown = total && why !== 'restricted' && !unasked ? beside : [];
    return { text: cell.reason ? `${words}: ${cell.reason}` : words, quiet: true, under: shown };
  }
  if (typeof value === 'boolean') {
    const under = preliminary ? [t('compilation.preliminary')] : [];
    return { text: t(value ? 'summary.yes' : 'summary.no'), quiet: false, under };
  }
  const decimals = column.kind === 'yesNo' ? 0 : column.decimals;
  const figure = formatNumber(value, decimals, language);
  const text =
    column.kind === 'yesNo' ? t('compilation.yesCount', { count: figure as never }) : figure;
  if (!total)
    return { text, quiet: false, under: preliminary ? [t('compilation.preliminary')] : [] };
  const open = preliminary > 0 ? [t('compilation.preliminaryCount', { number: preliminary })] : [];
  return { text, quiet: false, under: [...beside, ...open] };
}

/** What a column is sorted by; reasons stand last. */
export function sortValue(cell: CompiledCell | undefined): number | null {
  if (!cell || cell.value === null) return null;
  return Number(cell.value);
}
