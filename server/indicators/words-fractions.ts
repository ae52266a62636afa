import type { Aggregate, RowAggregate } from '../../catalogs/aggregate.ts';
import { aggregateWords, bracketed, vocabularyOf } from './words-aggregates.ts';
import { expressionWords } from './words-expression.ts';
import type { Names } from './words-names.ts';

/**
 * A quotient in words: two titles as a formula, anything longer with its numerator and denominator
 * named, and what both are of told once.
 */
export function fractionWords(
  { kind, of, in: whole }: { kind: 'share' | 'ratio'; of: Aggregate; in: Aggregate },
  names: Names,
): string {
  const ru = names.language === 'ru';
  const times = kind === 'share' ? '100 · ' : '';
  if (isTitle(of) && isTitle(whole)) {
    return `${times}${bracketed(of, names)} / ${bracketed(whole, names)}`;
  }
  const share = kind === 'share';
  const name = ru
    ? share
      ? 'доля в процентах'
      : 'отношение'
    : share
      ? 'a share in percent'
      : 'a ratio';
  const below = aggregateWords(whole, names);
  const more = ofThem(of, whole, names);
  if (more !== null) {
    return ru
      ? `${name}. В знаменателе: ${below}; в числителе: из них те, где ${more}`
      : `${name}. Denominator: ${below}; numerator: those of them where ${more}`;
  }
  const above = aggregateWords(of, names);
  return ru
    ? `${name}. В числителе: ${above}; в знаменателе: ${below}`
    : `${name}. Numerator: ${above}; denominator: ${below}`;
}

function isTitle(one: Aggregate): boolean {
  return 'element' in one && one.back === undefined && one.over === undefined;
}

/** What the rows counted above meet besides the condition of those below; null: other rows. */
function ofThem(of: Aggregate, whole: Aggregate, names: Names): string | null {
  if (!isCount(of) || !isCount(whole) || of.where === undefined) return null;
  const { where, ...above } = of;
  const { where: common, ...below } = whole;
  if (JSON.stringify(above) !== JSON.stringify(below)) return null;
  const told = common === undefined ? [] : conditionsIn(common);
  const all = common === undefined ? [where] : conditionsIn(where);
  if (!told || !all || told.some((one) => !all.includes(one))) return null;
  const more = all.filter((one) => !told.includes(one));
  return more.length > 0 ? expressionWords(more.join(' and '), vocabularyOf(of, names)) : null;
}

function isCount(one: Aggregate): one is Extract<RowAggregate, { count: true }> {
  return ('form' in one || 'table' in one) && 'count' in one;
}

/** The conditions that hold together; null where that is not plain from the text. */
function conditionsIn(where: string): string[] | null {
  const unclear = /[()]|\bor\b|\|\||'[^']*\band\b[^']*'/;
  return unclear.test(where) ? null : where.split(/ and | && /).map((one) => one.trim());
}
