import { expect, it } from 'vitest';
import type { CompiledAggregate, RowSource } from '../../../server/catalogs/compiled.ts';
import type { Facts } from '../../../server/indicators/quantity.ts';
import {
  passesOf,
  type LeafPlaces,
  type PassRow,
} from '../../../server/indicators/row-pipeline.ts';
import { addTallies, leafRowsOf, type Tally } from '../../../server/indicators/tally.ts';
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

/** Two pupils: one with three results, two of which hold a number; one with one that does not. */
const results: PassRow[] = [
  { base: 2, sums: [2, 2, 90], person: 'а' },
  { base: 1, sums: [1, 0, 0], person: 'а' },
  { base: 1, sums: [1, 0, 0], person: 'б' },
].map((row) => ({
  organizationId: 'o',
  part: 'math',
  group: null,
  value: null,
  day: null,
  ...row,
}));

it('tells people from their rows, and those with others from those with none', () => {
  const leaf: RowSource = {
    ...rows('all', 'mean'),
    by: null,
    person: { column: 'code', folded: true },
  };
  const [pass] = passesOf([leaf]);
  const places: LeafPlaces = { held: 0, n: 1, sum: 2 };
  const [, read] = [...leafRowsOf(leaf, pass!, places, results)][0]!;
  const people = { base: 2, n: 1, others: 2, each: [2, 0] };
  expect(read.whole).toMatchObject({ base: 4, held: 4, n: 2, sum: 90, people });
});

it('counts the people of a part in the order of all, and of several periods the most', () => {
  const person = { column: 'code', folded: true };
  const leaf: RowSource = { ...rows('all', 'count'), by: 'subject', person };
  const [pass] = passesOf([leaf]);
  const apart = results.map((row, i) => ({ ...row, part: i === 2 ? 'math' : 'russian' }));
  const places: LeafPlaces = { held: 'base', n: 'base', sum: null };
  const [, read] = [...leafRowsOf(leaf, pass!, places, apart)][0]!;
  const [math, russian] = ['math', 'russian'].map((part) => read.parts.get(part)!);
  expect([math?.people?.each, russian?.people?.each]).toEqual([
    [0, 1],
    [3, 0],
  ]);
  expect(addTallies([math!, russian!, read.whole])).toMatchObject({
    ...{ base: 8, held: 8 },
    people: { base: 2, n: 2, others: 0 },
  });
});
