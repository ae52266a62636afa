import { expect, it } from 'vitest';
import type { CompiledAggregate, RowSource } from '../../../server/catalogs/compiled.ts';
import type { Facts } from '../../../server/indicators/quantity.ts';
import type { Tally } from '../../../server/indicators/tally.ts';
import { partsOf, type ReadingMeasure } from '../../../server/indicators/value.ts';

/** One hundred pupils of an organization, three of whom are meant; and its four classes. */
const tallies: Record<string, Tally> = {
  all: { base: 100, held: 100, n: 100, sum: 4000, people: null, items: null },
  some: { base: 100, held: 3, n: 3, sum: 120, people: null, items: null },
  none: { base: 100, held: 0, n: 0, sum: 0, people: null, items: null },
  classes: { base: 4, held: 4, n: 4, sum: 110, people: null, items: null },
};

const facts: Facts = {
  element: () => ({ state: 'value', value: 7, reason: '', updatedAt: new Date(0) }) as never,
  rows(leaf) {
    const whole = tallies[leaf.by ?? ''];
    return whole && { day: '2022-05-05', whole, parts: new Map() };
  },
  asked: () => true,
  before: () => [],
};

/** `by` only says which tally is meant: no breakdown is asked for. */
const rows = (by: keyof typeof tallies, take: RowSource['take']): RowSource => ({
  ...{ from: 'rows', take, where: null, by, per: 'row', span: { back: 0, over: 1 } },
  source: { table: by === 'classes' ? 'classes' : 'pupils' },
  ...{ persons: by !== 'classes', person: null },
  value: take === 'count' ? null : { kind: 'ref', type: 'number', name: 'points' },
});
const element: CompiledAggregate = {
  ...{ from: 'element', element: 'e', dimension: null, parts: null },
  span: { back: 0, over: 1 },
};
const a = { kind: 'ref', type: 'number', name: 'a' } as const;
const b = { kind: 'ref', type: 'number', name: 'b' } as const;
const formula = (x: CompiledAggregate, y: CompiledAggregate): CompiledAggregate => ({
  ...{ from: 'formula', of: { a: x, b: y } },
  value: { kind: 'call', call: 'divide', type: 'number', args: [a, b] },
});
const condition = (x: CompiledAggregate, y: CompiledAggregate): CompiledAggregate => ({
  ...{ from: 'condition', of: { a: x, b: y } },
  where: { kind: 'call', call: 'greater', type: 'boolean', args: [a, b] },
});
const common = { population: null, breakdown: null, derived: false, selections: [] };
const sum = (of: CompiledAggregate): ReadingMeasure => ({ kind: 'sum', of, ...common });
const ratio = (of: CompiledAggregate, whole: CompiledAggregate): ReadingMeasure => ({
  ...{ kind: 'ratio', of, in: whole, ...common },
});

const some = rows('some', 'count');
const all = rows('all', 'count');
const classes = rows('classes', 'count');

it.each<[string, ReadingMeasure, number]>([
  ['a condition on how many of all are meant', sum(condition(some, all)), 100],
  ['a formula of them', sum(formula(some, all)), 100],
  ['a formula with rows that are no persons', sum(formula(some, classes)), 100],
  ['a formula with a quantity', sum(formula(all, element)), 100],
  ['a formula of the sum of a few', sum(formula(rows('some', 'sum'), all)), 3],
  ['a formula of the mean of a few', sum(formula(rows('some', 'mean'), classes)), 3],
  ['a formula of the sum of nobody', sum(formula(rows('none', 'sum'), all)), 100],
  ['rows that are no persons: the organization', sum(classes), 1],
  ['a share among a few', ratio(some, rows('some', 'count')), 3],
  ['a share of all', ratio(some, all), 100],
  ['the sum of a few over all', ratio(rows('some', 'sum'), all), 3],
  ['persons to a class', ratio(all, classes), 100],
  ['few persons to a quantity', ratio(rows('some', 'sum'), element), 3],
])('counts the people behind %s', (_, measure, n) => {
  const place = { organizationId: 'o', period: '2021-2022', part: '' };
  expect(partsOf(measure, place, facts)).toMatchObject({ n, reason: null });
});
