import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledAggregate } from '../../../server/catalogs/measure.ts';
import { daysOf, newestFirst } from '../../../server/indicators/periods.ts';
import {
  indexValue,
  partsOf,
  valueFromParts,
  type Fact,
  type OwnMeasure,
} from '../../../server/indicators/value.ts';

const updatedAt = new Date('2021-06-01T00:00:00Z');
const element = (name: string): CompiledAggregate & { from: 'element' } => ({
  from: 'element',
  element: name,
});
const reading = (value: number | boolean): Fact => ({
  from: 'element',
  reading: { value, state: 'value', updatedAt },
});
const state = (name: 'absent' | 'notApplicable'): Fact => ({
  from: 'element',
  reading: { value: null, state: name, updatedAt },
});
const silent: Fact = { from: 'element', reading: undefined };
const share: OwnMeasure = {
  kind: 'share',
  of: element('a'),
  in: element('b'),
  derived: false,
};

function compute(measure: OwnMeasure, facts: Record<string, Fact>) {
  const parts = partsOf(measure, (of) => facts[of.from === 'element' ? of.element : of.form]);
  const { numerator, denominator } = parts;
  const outcome = valueFromParts(measure.kind, numerator, denominator);
  return { ...parts, ...outcome, reason: parts.reason ?? outcome.reason };
}

describe('a value from an organization’s own data', () => {
  it.each<[string, Record<string, Fact>, object]>([
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

  it.each<[OwnMeasure, Fact, object]>([
    [
      { kind: 'sum', of: element('a'), derived: false },
      reading(7),
      { value: 7, denominator: null },
    ],
    [{ kind: 'presence', of: element('a'), derived: false }, reading(true), { value: 1, n: 1 }],
    [{ kind: 'presence', of: element('a'), derived: false }, reading(false), { value: 0, n: 1 }],
    [{ kind: 'mean', of: element('a'), derived: false }, reading(7), { value: 7, denominator: 1 }],
    [{ kind: 'sum', of: element('a'), derived: false }, silent, noValue('notReported')],
    [{ kind: 'presence', of: element('a'), derived: false }, state('absent'), noValue('absent')],
  ])('%o of %o', (measure, fact, expected) => {
    expect(compute(measure, { a: fact })).toMatchObject(expected);
  });

  const responses: CompiledAggregate = {
    from: 'responses',
    form: 'f',
    where: null,
    question: { kind: 'ref', type: 'number', name: 'q' },
  };
  const answered = (base: number, n: number, sum: number): Fact => ({
    from: 'responses',
    base,
    day: base > 0 ? '2021-05-05' : null,
    tally: base > 0 ? { n, sum } : undefined,
  });
  it.each<[string, Fact, object]>([
    ['some answered', answered(12, 10, 41), { value: 4.1, n: 10, base: 12, freshAt: '2021-05-05' }],
    ['nobody answered the question', answered(12, 0, 0), noValue('zeroDenominator')],
    ['nobody responded', answered(0, 0, 0), noValue('notReported')],
  ])('mean over responses: %s', (_, fact, expected) => {
    expect(compute({ kind: 'mean', of: responses, derived: false }, { f: fact })).toMatchObject(
      expected,
    );
  });

  it('counts responses as data about everybody who responded', () => {
    const count: OwnMeasure = {
      kind: 'count',
      of: { ...responses, question: null },
      derived: false,
    };
    expect(compute(count, { f: answered(12, 3, 0) })).toMatchObject({ value: 3, n: 12, base: 12 });
    expect(compute(count, { f: answered(0, 0, 0) })).toMatchObject(noValue('notReported'));
  });
});

function noValue(reason: string) {
  return { value: null, reason };
}

describe('every value', () => {
  it('is a finite number or has a reason', () => {
    const kinds = fc.constantFrom('share', 'mean', 'sum', 'count', 'presence', 'external');
    const part = fc.option(fc.double({ noNaN: true }));
    fc.assert(
      fc.property(kinds, part, part, (kind, numerator, denominator) => {
        const { value, reason } = valueFromParts(kind, numerator, denominator);
        expect(value === null ? reason !== null : Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an index', () => {
  it.each([
    [[79, 86, 35, 41], 60.25],
    [[77, 45, 57, 92], 67.75],
  ])('of %o is %d', (values, expected) => {
    expect(indexValue(values)).toMatchObject({ value: expected, denominator: 4, reason: null });
  });

  it('has no value while a part has none', () => {
    expect(indexValue([79, null, 35, 41])).toMatchObject(noValue('missingPart'));
    expect(indexValue([])).toMatchObject(noValue('missingPart'));
  });
});

describe('periods', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2020-2021', '2020-09-01', '2021-08-31'],
    ['2021-H1', '2021-01-01', '2021-06-30'],
    ['2021-H2', '2021-07-01', '2021-12-31'],
    ['2021-Q3', '2021-07-01', '2021-09-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2021-12', '2021-12-01', '2021-12-31'],
    ['2021-09-01', '2021-09-01', '2021-09-01'],
  ])('%s lasts from %s to %s', (period, first, last) => {
    expect(daysOf(period)).toEqual({ first, last });
  });

  it('refuses what is not a period', () => {
    expect(() => daysOf('вчера')).toThrow(RangeError);
  });

  it('stand newest first', () => {
    const periods = ['2020', '2020-2021', '2021-Q2', '2021', '2021-2022'];
    expect(periods.sort(newestFirst)).toEqual([
      '2021-2022',
      '2021',
      '2020-2021',
      '2021-Q2',
      '2020',
    ]);
  });
});
