import { describe, expect, test } from 'vitest';
import { countOf, narrowTree } from '../../../client/staff/pages/indicators/narrow-tree.ts';
import type { IndicatorTree } from '../../../server/indicators/schema.ts';

type Direction = IndicatorTree['directions'][number];
interface Figure {
  value: number | null;
  hidden?: boolean;
  fewerThanFive?: boolean;
}
type Value = (Figure & { parts?: { value: Figure }[] }) | null;

const indicator = (title: string, value: Value = null) => ({
  key: title,
  title,
  value: value && { parts: [], ...value },
});
const direction = (id: string, criterion: string, indicators: object[]) =>
  ({
    id,
    title: id,
    block: null,
    criteria: [{ id, title: criterion, indicators }],
  }) as unknown as Direction;

const tree = [
  direction('воспитание', 'Профилактика', [
    indicator('Доля на учёте', { value: 0 }),
    indicator('Случаи травли', { value: null, hidden: true }),
    indicator('Преступления', { value: null, fewerThanFive: true }),
    indicator('Волонтёры', { value: null }),
  ]),
  direction('кадры', '', [indicator('Молодые педагоги')]),
];
const titles = (directions: Direction[]) =>
  directions.flatMap(({ criteria }) =>
    criteria.flatMap(({ indicators }) => indicators.map(({ title }) => title)),
  );

describe('narrowing the tree of indicators', () => {
  test('without words or filter leaves everything', () => {
    expect(narrowTree(tree, '', false)).toBe(tree);
  });

  test('finds by the name of the indicator or of its criterion', () => {
    expect(titles(narrowTree(tree, 'волонт', false))).toEqual(['Волонтёры']);
    expect(titles(narrowTree(tree, 'профилакт', false))).toHaveLength(4);
    expect(narrowTree(tree, 'нет такого', false)).toEqual([]);
  });

  test('takes a zero, a hidden and a small value for values, and no value for none', () => {
    expect(titles(narrowTree(tree, '', true))).toEqual([
      'Доля на учёте',
      'Случаи травли',
      'Преступления',
    ]);
    expect(tree.map(countOf)).toEqual([
      { all: 4, valued: 3 },
      { all: 1, valued: 0 },
    ]);
  });

  test('takes numbers of parts for a value where the whole has none', () => {
    const inParts = (value: number | null) =>
      direction('результаты', 'Предметы', [
        indicator('По предметам', { value: null, parts: [{ value: { value } }] }),
      ]);
    expect(countOf(inParts(82.5))).toEqual({ all: 1, valued: 1 });
    expect(titles(narrowTree([inParts(82.5)], '', true))).toEqual(['По предметам']);
    expect(countOf(inParts(null))).toEqual({ all: 1, valued: 0 });
  });
});
