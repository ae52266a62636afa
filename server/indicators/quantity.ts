import type { Value } from '../../forms/run/types.ts';
import { evaluateAmounts } from '../catalogs/amounts.ts';
import { mayRepeat } from '../catalogs/compiled-leaves.ts';
import type {
  CompiledAggregate,
  ConditionSource,
  ElementSource,
  FormulaSource,
  RowSource,
  Span,
} from '../catalogs/compiled.ts';
import type { Size } from '../disclosure-cells.ts';
import type { ElementReading } from '../elements/model.ts';
import type { Distribution } from './distribution.ts';
import { daysOf, earlierPeriods, periodBack } from '../periods.ts';
import { rosterOf } from './row-pipeline.ts';
import type { NoValueReason } from './schema.ts';
import { addTallies, behind, numberOf, type LeafRows, type Tally } from './tally.ts';

/** People whose answers are in a number, and those of whom they are a selection. */
export interface People {
  n: number;
  base: number;
  /** Those of the base with any row, where not all need have one. */
  any?: number | undefined;
  /** Those with rows that are not in it, where one person may have several; null: `base` − `n`. */
  others: number | null;
}

/** What one aggregate gives for one organization, or why it gives nothing. */
export interface Quantity {
  /** Its one number. */
  amount: number | null;
  /** What a mean over it is made of. */
  total: { sum: number; count: number };
  /** What a median, percentile or extreme is taken of. */
  items: Distribution;
  /** Null where no person stands behind it. */
  people: People | null;
  reason: NoValueReason | null;
  /** Newest data behind it; null where it rests on none. */
  freshAt: string | null;
}

/** What organizations have reported, answered and been given, however it was read. */
export interface Facts {
  element(elementId: string, period: string, organizationId: string): ElementReading | undefined;
  rows(leaf: RowSource, period: string, organizationId: string): LeafRows | undefined;
  /** Whether the source of the rows was asked or imported at all in a period. */
  asked(leaf: RowSource, period: string): boolean;
  /** Periods before this one that anything is known of, of its kind. */
  before(period: string): readonly string[];
}

/** Which number is meant: of whom, when, and of which part of the breakdown ('' for the whole). */
export interface Place {
  organizationId: string;
  period: string;
  part: string;
}

/** The periods that a number is taken over, the newest first. */
export function periodsIn(span: Span, period: string, before: readonly string[]): string[] {
  const last = periodBack(period, span.back);
  if (span.over === 'all') return [last, ...before.filter((one) => one < last).toReversed()];
  return [last, ...earlierPeriods(last, span.over - 1)];
}

const nothing = { amount: null, total: { sum: 0, count: 0 }, items: [], people: null } as const;

function none(reason: NoValueReason, freshAt: string | null = null): Quantity {
  return { ...nothing, reason, freshAt };
}

function single(amount: number, rest: Pick<Quantity, 'people' | 'freshAt'>): Quantity {
  return {
    amount,
    total: { sum: amount, count: 1 },
    items: [[amount, 1]],
    reason: null,
    ...rest,
  };
}

/** The number that an aggregate gives for one place. Pure: everything it reads is in `facts`. */
export function quantityOf(source: CompiledAggregate, place: Place, facts: Facts): Quantity {
  switch (source.from) {
    case 'element':
      return elementQuantity(source, place, facts);
    case 'rows':
      return rowsQuantity(source, place, facts);
    case 'condition':
      return conditionQuantity(source, place, facts);
    case 'formula':
      return formulaQuantity(source, place, facts);
  }
}

/** A missing number of an earlier period is told from one of the period itself. */
function missing(reason: NoValueReason, period: string, at: Place): NoValueReason {
  return period !== at.period && reason === 'notReported' ? 'needsEarlierPeriod' : reason;
}

function elementQuantity(source: ElementSource, place: Place, facts: Facts): Quantity {
  const { span } = source;
  const periods = periodsIn(span, place.period, facts.before(place.period));
  const read = periods.map((period) => elementNumber(source, { ...place, period }, facts));
  const freshAt = read.map((one) => one.freshAt).reduce(newest, null);
  // Cumulative: before the first report there is nothing to add.
  const counted = span.over === 'all' ? read.filter((one, i) => i === 0 || one.freshAt) : read;
  const gap = counted.findIndex(({ amount }) => amount === null);
  const without = counted[gap];
  if (without) {
    const reason = without.reason ?? 'notReported';
    return none(missing(reason, periods[gap] ?? place.period, place), freshAt);
  }
  return single(
    counted.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    { people: null, freshAt },
  );
}

type Read = Pick<Quantity, 'amount' | 'reason' | 'freshAt'>;

/** One period's number of an element: its part's, or the sum of all parts that apply. */
function elementNumber({ element, parts }: ElementSource, place: Place, facts: Facts): Read {
  const read = (id: string): Read => {
    const reading = facts.element(id, place.period, place.organizationId);
    if (!reading) return { amount: null, reason: 'notReported', freshAt: null };
    const freshAt = reading.updatedAt.toISOString();
    if (reading.state !== 'value') return { amount: null, reason: reading.state, freshAt };
    return { amount: Number(reading.value), reason: null, freshAt };
  };
  const own = parts === null || place.part === '' ? undefined : parts[place.part];
  if (own !== undefined) return read(own);
  if (parts === null) return read(element);
  const all = Object.values(parts).map(read);
  // A form may ask the whole at once.
  if (all.every(({ freshAt }) => freshAt === null)) return read(element);
  const freshAt = all.map((one) => one.freshAt).reduce(newest, null);
  const applying = all.filter(({ reason }) => reason !== 'notApplicable');
  const without = applying.find(({ amount }) => amount === null);
  if (applying.length === 0) return { amount: null, reason: 'notApplicable', freshAt };
  if (without) return { amount: null, reason: without.reason, freshAt };
  return {
    amount: applying.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    reason: null,
    freshAt,
  };
}

/** The rows of one place over all periods that a number is taken over, or why there are none. */
function rowsOf(source: RowSource, place: Place, facts: Facts) {
  const periods = periodsIn(source.span, place.period, facts.before(place.period));
  const found = periods.map((period) => facts.rows(source, period, place.organizationId));
  const freshAt = found.map((one) => one?.day ?? null).reduce(newest, null);
  const tallies = found.map((one): Tally | undefined =>
    source.by === null || place.part === '' ? one?.whole : one?.parts.get(place.part),
  );
  // A period in which nobody was asked is missing; one in which nobody had anything to say is not.
  const gap = periods.findIndex(
    (period, i) => source.span.over !== 'all' && !found[i] && !facts.asked(source, period),
  );
  const known = tallies.filter((one) => one !== undefined);
  const tally = addTallies(
    mayRepeat(source) ? known.map((one) => ({ ...one, people: behind(one) })) : known,
  );
  // Who responded without a row has said that there is none.
  const hasNone = rosterOf(source) !== null && known.length > 0;
  const isMissing = (tally.base === 0 && !hasNone) || gap >= 0;
  const lacking = periods[Math.max(0, gap)] ?? place.period;
  return { tally, known, freshAt, why: isMissing ? missing('notReported', lacking, place) : null };
}

/**
 * How large a group of rows is: how many, each a person's of its own; or, where one person may have
 * several, in each period how many there are of each person, as a text with a character for each.
 */
export type GroupSize = number | (number | string)[];

/** How many rows a leaf that counts finds at one place. */
export function sizeOf(source: RowSource, place: Place, facts: Facts): GroupSize {
  const { tally, known, why } = rowsOf(source, place, facts);
  if (!mayRepeat(source)) return why ? 0 : tally.held;
  return why ? [] : known.map(({ people, n }) => (people ? textOf(people.each) : n));
}

const zero = '0'.charCodeAt(0);

function textOf(each: readonly number[]): string {
  return each.map((n) => String.fromCharCode(zero + n)).join('');
}

/** What was stored of a group, as it is decided about. */
export function storedSize(stored: GroupSize): Size {
  if (typeof stored === 'number') return stored;
  return stored.map((one) =>
    typeof one === 'number' ? one : Array.from(one, (_, i) => one.charCodeAt(i) - zero),
  );
}

function rowsQuantity(source: RowSource, place: Place, facts: Facts): Quantity {
  const { tally, freshAt, why } = rowsOf(source, place, facts);
  if (why) return none(why, freshAt);
  const people = peopleOf(source, tally);
  const number = numberOf(source, tally);
  const taken = { amount: number, reason: null, freshAt, people };
  if (source.per === 'organization') {
    if (number === null) return { ...nothing, people, reason: 'zeroDenominator', freshAt };
    return single(number, { people, freshAt });
  }
  if (source.per !== 'row') {
    const items = tally.items ?? [];
    const total = sumOf(items);
    return { ...taken, total, items };
  }
  if (source.take === 'mean' || source.take === 'value') {
    const total = { sum: tally.sum, count: tally.n };
    return { ...taken, total, items: tally.items ?? [] };
  }
  // Of rows that should hold a number none does: there is no sum.
  if (number === null) return { ...nothing, people, reason: 'notReported', freshAt };
  return single(number, { people, freshAt });
}

/** Null where rows are no persons. */
function peopleOf(source: RowSource, tally: Tally): People | null {
  if (!source.persons) return null;
  const { n, base, any, others } = behind(tally);
  const people = { n, base, any, others: mayRepeat(source) ? others : null };
  // A sum of nobody's numbers tells, as a count does, that of all who responded none is meant.
  return source.take === 'sum' && tally.held === 0 ? toldOfAll(people) : people;
}

/** Rows are told of as the campaign's own results are: of those who gave any. */
function toldOfAll({ base, any, others }: People): People {
  return { n: any ?? base, base, any, others: others === null ? null : 0 };
}

/** People about whom a number tells: a count of some of the rows tells about all who responded. */
export function everybody(source: CompiledAggregate, { people }: Quantity): People | null {
  const counting = source.from === 'rows' && source.take === 'count';
  return people && counting ? toldOfAll(people) : people;
}

/**
 * The strictest of the people behind several amounts: where one of these may not be shown, what
 * follows from it may not either.
 */
export function strictest(all: readonly (People | null)[]): People | null {
  const people = all.filter((one) => one !== null);
  const [first, ...more] = people;
  if (!first) return null;
  const least = more.reduce((one, other) => (one.n <= other.n ? one : other), first);
  if (people.every(({ others }) => others === null)) return least;
  const others = people.map((one) => one.others ?? one.base - one.n).filter((some) => some > 0);
  return { ...least, others: others.length > 0 ? Math.min(...others) : 0 };
}

function sumOf(items: Distribution): Quantity['total'] {
  return {
    sum: items.reduce((sum, [value, count]) => sum + value * count, 0),
    count: items.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** The amounts named in a condition or formula, and what is known of them together. */
function amountsIn(of: ConditionSource['of'], place: Place, facts: Facts) {
  const all = Object.entries(of).map(
    ([name, one]) => [name, quantityOf(one, place, facts)] as const,
  );
  const quantities = all.map(([, quantity]) => quantity);
  const people = strictest(
    Object.values(of).flatMap((one, i) => {
      const quantity = quantities[i];
      return quantity ? [everybody(one, quantity)] : [];
    }),
  );
  return {
    amounts: Object.fromEntries(all.map(([name, { amount }]) => [name, amount])),
    people,
    freshAt: quantities.map((quantity) => quantity.freshAt).reduce(newest, null),
    /** Why the first of the missing ones is missing. */
    reason: quantities.find(({ amount }) => amount === null)?.reason ?? null,
  };
}

/** 1 where a condition on the organization's own amounts holds, 0 where not. */
function conditionQuantity(source: ConditionSource, place: Place, facts: Facts): Quantity {
  if (source.where === true) return single(1, { people: null, freshAt: null });
  const { amounts, people, freshAt, reason } = amountsIn(source.of, place, facts);
  const holds = evaluateAmounts(source.where, amounts, daysOf(place.period).last);
  if (holds === null) return { ...none(reason ?? 'zeroDenominator', freshAt), people };
  return single(holds === true ? 1 : 0, { people, freshAt });
}

function formulaQuantity(source: FormulaSource, place: Place, facts: Facts): Quantity {
  const { amounts, people, freshAt, reason } = amountsIn(source.of, place, facts);
  const value: Value = evaluateAmounts(source.value, amounts, daysOf(place.period).last);
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return { ...none(reason ?? 'zeroDenominator', freshAt), people };
  }
  return single(value, { people, freshAt });
}

/** The later of two moments or days, both in ISO form. */
export function newest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
