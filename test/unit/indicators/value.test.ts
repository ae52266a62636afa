import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  CompiledAggregate,
  ElementSource,
  PlainCompiled,
  RowSource,
} from '../../../server/catalogs/compiled.ts';
import type { Facts } from '../../../server/indicators/quantity.ts';
import {
  indexParts,
  partsOf,
  unconfirmed,
  valueOf,
  type ReadingMeasure,
} from '../../../server/indicators/value.ts';
import type { Tally } from '../../../server/indicators/tally.ts';

const updatedAt = new Date('2021-06-01T00:00:00Z');
const now = { back: 0, over: 1 };
const element = (name: string): ElementSource => ({
  from: 'element',
  element: name,
  dimension: null,
  parts: null,
  span: now,
});
const common = { population: null, breakdown: null, derived: false, selections: [] };
type Reading = ReturnType<Facts['element']>;
const reading = (value: number | boolean): Reading => ({ value, state: 'value', updatedAt });
const state = (name: 'absent' | 'notApplicable'): Reading => ({
  value: null,
  state: name,
  updatedAt,
});
const silent: Reading = undefined;
const share: ReadingMeasure = { kind: 'share', of: element('a'), in: element('b'), ...common };

const place = { organizationId: 'school', period: '2021', part: '' };

/** Facts of one school: elements by id, with `@2020` those of that year; rows by form. */
function factsOf(
  elements: Record<string, Reading>,
  rows: Record<string, Partial<Tally>> = {},
): Facts {
  return {
    element: (id, period) => elements[period === '2021' ? id : `${id}@${period}`],
    rows: ({ source }, period) => {
      const form = 'form' in source ? source.form : source.table;
      const found = rows[period === '2021' ? form : `${form}@${period}`];
      if (!found) return undefined;
      const whole = { base: 0, held: 0, n: 0, sum: 0, people: null, items: null, ...found };
      return { day: '2021-05-05', whole, parts: new Map() };
    },
    asked: () => false,
    before: () => ['2019', '2020'],
  };
}

function compute(
  measure: ReadingMeasure,
  elements: Record<string, Reading>,
  rows: Record<string, Partial<Tally>> = {},
) {
  const parts = partsOf(measure, place, factsOf(elements, rows));
  const outcome = valueOf(measure, parts);
  return { ...parts, ...outcome, reason: parts.reason ?? outcome.reason };
}

describe('a value from an organization’s own data', () => {
  it.each<[string, Record<string, Reading>, object]>([
    ['both parts', { a: reading(40), b: reading(4819) }, { value: 4000 / 4819, reason: null }],
    ['a zero that was reported', { a: reading(0), b: reading(50) }, { value: 0, reason: null }],
    ['nobody to divide by', { a: reading(0), b: reading(0) }, noValue('zeroDenominator')],
    ['a part not reported', { a: silent, b: reading(50) }, noValue('notReported')],
    ['a base not reported', { a: reading(3), b: silent }, noValue('notReported')],
    ['a part absent', { a: state('absent'), b: reading(50) }, noValue('absent')],
    [
      'a part not applicable',
      { a: reading(3), b: state('notApplicable') },
      noValue('notApplicable'),
    ],
  ])('share: %s', (_, facts, expected) => {
    expect(compute(share, facts)).toMatchObject(expected);
  });

  it('keeps no half of a share: an organization is in both sums or in neither', () => {
    const { numerator, denominator } = compute(share, { a: reading(3), b: silent });
    expect([numerator, denominator]).toEqual([null, null]);
  });

  it.each<[ReadingMeasure, Reading, object]>([
    [{ kind: 'sum', of: element('a'), ...common }, reading(7), { value: 7, denominator: null }],
    [{ kind: 'mean', of: element('a'), ...common }, reading(7), { value: 7, denominator: 1 }],
    [{ kind: 'median', of: element('a'), ...common }, reading(7), { value: 7 }],
    [{ kind: 'min', of: element('a'), ...common }, reading(7), { value: 7, numerator: null }],
    [{ kind: 'sum', of: element('a'), ...common }, silent, noValue('notReported')],
    [{ kind: 'median', of: element('a'), ...common }, state('absent'), noValue('absent')],
  ])('%o of %o', (measure, fact, expected) => {
    expect(compute(measure, { a: fact })).toMatchObject(expected);
  });

  const rows = (take: RowSource['take']): RowSource => ({
    from: 'rows',
    source: { form: 'f' },
    persons: true,
    person: null,
    take,
    value: take === 'count' ? null : { kind: 'ref', type: 'number', name: 'q' },
    where: null,
    by: null,
    per: 'row',
    span: now,
  });
  const mean: ReadingMeasure = { kind: 'mean', of: rows('mean'), ...common };
  it.each<[string, Record<string, Partial<Tally>>, object]>([
    [
      'some answered',
      { f: { base: 12, held: 12, n: 10, sum: 41 } },
      { value: 4.1, n: 10, base: 12, freshAt: '2021-05-05' },
    ],
    ['nobody answered the question', { f: { base: 12, held: 12 } }, noValue('zeroDenominator')],
    ['nobody responded', {}, noValue('notReported')],
  ])('mean over responses: %s', (_, tallies, expected) => {
    expect(compute(mean, {}, tallies)).toMatchObject(expected);
  });

  it('counts responses as data about everybody who responded', () => {
    const count: ReadingMeasure = { kind: 'count', of: rows('count'), ...common };
    const some = { f: { base: 12, held: 3, n: 3 } };
    expect(compute(count, {}, some)).toMatchObject({ value: 3, n: 12, base: 12 });
    expect(compute(count, {}, {})).toMatchObject(noValue('notReported'));
  });

  it.each<[string, Partial<Tally>, object]>([
    ['of numbers', { base: 9, held: 4, n: 4, sum: 10 }, { value: 10 }],
    ['of no row that counts: nothing to add', { base: 9 }, { value: 0 }],
    ['of rows without the number: not known', { base: 9, held: 4 }, noValue('notReported')],
  ])('a sum over rows %s', (_, tally, expected) => {
    const sum: ReadingMeasure = { kind: 'sum', of: rows('sum'), ...common };
    expect(compute(sum, {}, { f: tally })).toMatchObject(expected);
  });

  it.each<[ReadingMeasure['kind'], number]>([
    ['median', 3.5],
    ['min', 2],
    ['max', 5],
    ['mean', 3.5],
  ])('takes the %s of what groups have', (kind, expected) => {
    const of: RowSource = { ...rows('mean'), per: { group: 'class', folded: false } };
    const measure = { kind, of, ...common } as ReadingMeasure;
    const items: [number, number][] = [
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
    ];
    const tally = { base: 90, held: 90, n: 90, sum: 400, people: null, items };
    expect(compute(measure, {}, { f: tally })).toMatchObject({ value: expected });
  });

  it('takes each organization by its own number where that is said', () => {
    const of: RowSource = { ...rows('mean'), per: 'organization' };
    const tally = { base: 10, held: 10, n: 10, sum: 41 };
    const measure: ReadingMeasure = { kind: 'mean', of, ...common };
    expect(compute(measure, {}, { f: tally })).toMatchObject({ numerator: 4.1, denominator: 1 });
  });
});

describe('presence', () => {
  const presence = (more: object): ReadingMeasure => ({
    kind: 'presence',
    of: element('a'),
    expect: true,
    when: null,
    evidence: null,
    ...common,
    ...more,
  });
  const when = {
    from: 'condition' as const,
    where: {
      kind: 'call' as const,
      type: 'boolean' as const,
      call: 'greater' as const,
      args: [
        { kind: 'ref' as const, type: 'number' as const, name: 'w' },
        { kind: 'literal' as const, type: 'number' as const, value: 0 },
      ],
    },
    of: { w: element('w') },
  };
  it.each<[string, object, Record<string, Reading>, object]>([
    ['yes', {}, { a: reading(true) }, { value: 1, n: 1 }],
    ['no', {}, { a: reading(false) }, { value: 0, n: 1 }],
    ['a number above zero is a yes', {}, { a: reading(12) }, { value: 1 }],
    ['zero is a no', {}, { a: reading(0) }, { value: 0 }],
    ['what should not be there and is', { expect: false }, { a: reading(true) }, { value: 0 }],
    ['what should not be there and is not', { expect: false }, { a: reading(0) }, { value: 1 }],
    ['not said', {}, { a: silent }, noValue('notReported')],
    ['declared absent', {}, { a: state('absent') }, noValue('absent')],
    ['asked where it is asked', { when }, { a: reading(true), w: reading(2) }, { value: 1 }],
    [
      'not asked where it is not',
      { when },
      { a: reading(false), w: reading(0) },
      noValue('notApplicable'),
    ],
    ['not known whether asked', { when }, { a: reading(true) }, noValue('notReported')],
  ])('%s', (_, more, facts, expected) => {
    expect(compute(presence(more), facts)).toMatchObject(expected);
  });

  it('is lost when an expert does not confirm its evidence', () => {
    const measure = presence({ evidence: 'site' });
    const yes = partsOf(measure, place, factsOf({ a: reading(true) }));
    const lost = unconfirmed(yes, '2021-07-01');
    expect(valueOf(measure, lost)).toEqual({ value: 0, reason: null });
    expect(lost).toMatchObject({ denominator: 1, freshAt: '2021-07-01' });
  });
});

describe('conditions and formulas on an organization’s own amounts', () => {
  const ref = (name: string) => ({ kind: 'ref' as const, type: 'number' as const, name });
  const condition = (of: Record<string, CompiledAggregate>): CompiledAggregate => ({
    from: 'condition',
    where: {
      kind: 'call',
      type: 'boolean',
      call: 'equal',
      args: [ref('a'), ref('b')],
    },
    of,
  });
  const both = { a: element('a'), b: element('b') };
  const everyone: CompiledAggregate = { from: 'condition', where: true, of: {} };
  const schools: ReadingMeasure = { kind: 'share', of: condition(both), in: everyone, ...common };
  it.each<[string, Record<string, Reading>, object]>([
    ['holds', { a: reading(7), b: reading(7) }, { value: 100, numerator: 1, denominator: 1 }],
    ['does not hold', { a: reading(6), b: reading(7) }, { value: 0, denominator: 1 }],
    ['is open while an amount is missing', { a: reading(6) }, noValue('notReported')],
    [
      'is open with the reason of the amount',
      { a: state('notApplicable'), b: reading(1) },
      noValue('notApplicable'),
    ],
  ])('a condition that %s', (_, facts, expected) => {
    expect(compute(schools, facts)).toMatchObject(expected);
  });

  const quotient: CompiledAggregate = {
    from: 'formula',
    value: { kind: 'call', type: 'number', call: 'divide', args: [ref('a'), ref('b')] },
    of: both,
  };
  it.each<[string, Record<string, Reading>, object]>([
    ['of both', { a: reading(6), b: reading(4) }, { value: 1.5 }],
    ['without one', { a: reading(6) }, noValue('notReported')],
    ['divided by zero', { a: reading(6), b: reading(0) }, noValue('zeroDenominator')],
  ])('a formula %s', (_, facts, expected) => {
    const measure: ReadingMeasure = { kind: 'sum', of: quotient, ...common };
    expect(compute(measure, facts)).toMatchObject(expected);
  });
});

describe('numbers of several periods', () => {
  const over = (span: ElementSource['span']): ReadingMeasure => ({
    kind: 'sum',
    of: { ...element('a'), span },
    ...common,
  });
  const years = { 'a@2019': reading(1), 'a@2020': reading(2), a: reading(4) };
  it.each<[string, ElementSource['span'], Record<string, Reading>, object]>([
    ['the year before', { back: 1, over: 1 }, years, { value: 2 }],
    ['the last two', { back: 0, over: 2 }, years, { value: 6 }],
    ['two that end a year ago', { back: 1, over: 2 }, years, { value: 3 }],
    ['all so far', { back: 0, over: 'all' }, years, { value: 7 }],
    ['all so far, begun this year', { back: 0, over: 'all' }, { a: reading(4) }, { value: 4 }],
    [
      'all so far without this year',
      { back: 0, over: 'all' },
      { 'a@2020': reading(2) },
      noValue('notReported'),
    ],
    [
      'three of which one is missing',
      { back: 0, over: 3 },
      { ...years, 'a@2019': silent },
      noValue('needsEarlierPeriod'),
    ],
    [
      'a year before that nobody reported',
      { back: 1, over: 1 },
      { a: reading(4) },
      noValue('needsEarlierPeriod'),
    ],
    [
      'an absent year',
      { back: 0, over: 2 },
      { ...years, 'a@2020': state('absent') },
      noValue('absent'),
    ],
  ])('%s', (_, span, facts, expected) => {
    expect(compute(over(span), facts)).toMatchObject(expected);
  });
});

describe('an element that is asked by part', () => {
  const pupils: ElementSource = {
    ...element('pupils'),
    dimension: 'stage',
    parts: { noo: 'pupils__noo', ooo: 'pupils__ooo', soo: 'pupils__soo' },
  };
  const sum: ReadingMeasure = { kind: 'sum', of: pupils, ...common };
  const all = { pupils__noo: reading(10), pupils__ooo: reading(20), pupils__soo: reading(5) };
  it.each<[string, Record<string, Reading>, object]>([
    ['is the sum of its parts', all, { value: 35 }],
    [
      'leaves out a part that does not apply',
      { ...all, pupils__soo: state('notApplicable') },
      { value: 30 },
    ],
    [
      'is not known while a part is missing',
      { ...all, pupils__soo: silent },
      noValue('notReported'),
    ],
    ['is taken whole where a form asks it so', { pupils: reading(40) }, { value: 40 }],
  ])('%s', (_, facts, expected) => {
    expect(compute(sum, facts)).toMatchObject(expected);
  });

  it('has each part by itself', () => {
    const parts = partsOf(sum, { ...place, part: 'ooo' }, factsOf(all));
    expect(parts.numerator).toBe(20);
  });
});

function noValue(reason: string) {
  return { value: null, reason };
}

describe('every value', () => {
  it('is a finite number or has a reason', () => {
    const measures: PlainCompiled[] = [
      { kind: 'share', of: element('a'), in: element('b'), ...common },
      { kind: 'ratio', of: element('a'), in: element('b'), ...common },
      { kind: 'mean', of: element('a'), ...common },
      { kind: 'sum', of: element('a'), ...common },
      { kind: 'percentile', of: element('a'), p: 90, ...common },
      { kind: 'change', of: 'x', back: 1, as: 'percent' },
      { kind: 'list', computed: 'x', groups: null, as: 'share' },
      { kind: 'external', source: 'x', ...common },
    ];
    const part = fc.option(fc.double({ noNaN: true }));
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom(...measures),
        part,
        part,
        fc.option(numbers),
        (measure, numerator, denominator, values) => {
          const distribution = values ? values.map((value) => [value, 1] as const) : null;
          const { value, reason } = valueOf(measure, { numerator, denominator, distribution });
          expect(value === null ? reason !== null : Number.isFinite(value)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('an index', () => {
  const index = { kind: 'index', of: [], weights: null } as const;
  const indexOf = (values: (number | null)[], weights: number[] | null = null) => {
    const { reason, ...parts } = indexParts(values, weights);
    const outcome = valueOf(index, { ...parts, distribution: null });
    return { ...parts, ...outcome, reason: reason ?? outcome.reason };
  };
  it.each([
    [[79, 86, 35, 41], 60.25],
    [[77, 45, 57, 92], 67.75],
  ])('of %o is %d', (values, expected) => {
    expect(indexOf(values)).toMatchObject({ value: expected, denominator: 4, reason: null });
  });

  it('weighs its parts where weights are given', () => {
    expect(indexOf([10, 40], [2, 1])).toMatchObject({ value: 20, denominator: 3 });
  });

  it('has no value while a part has none', () => {
    expect(indexOf([79, null, 35, 41])).toMatchObject(noValue('missingPart'));
    expect(indexOf([])).toMatchObject(noValue('missingPart'));
  });
});
