import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discloseCells,
  peopleIn,
  type Column,
  type Row,
  type Size,
} from '../../server/disclosure-cells.ts';
import { derivable, type Cell } from '../property/support/subtraction.ts';

const k = 5;
const column = (group: string, ...within: string[]): Column => ({ id: group, group, within });
const flat = [column('a'), column('b')];

/** An organization with these people in each group, and in none. */
function school(id: string, rest: number, groups: Record<string, number>, all = flat): Row {
  const own = Object.values(groups).reduce((sum, n) => sum + n, rest);
  const columns = new Set(all.map((one) => one.id));
  const member = { all: own, groups: new Map(Object.entries(groups)) };
  return { id, shown: true, members: [member], columns };
}

const shownOf = (rows: Row[], columns = flat) => {
  const shown = discloseCells(columns, rows, k);
  return { columns: [...shown.columns].sort(), rows: [...shown.rows].sort() };
};

describe('groups in organizations', () => {
  it('are all shown where each has nobody or enough', () => {
    const rows = [school('x', 9, { a: 5, b: 7 }), school('y', 0, { a: 0, b: 6 })];
    expect(shownOf(rows)).toEqual({ columns: ['a', 'b'], rows: ['x', 'y'] });
  });

  it('are hidden in one organization with the next smallest', () => {
    const rows = ['w', 'x', 'y', 'z'].map((id, i) =>
      school(id, 9 + i, { a: id === 'w' ? 2 : 5, b: 7 }),
    );
    expect(shownOf(rows)).toEqual({ columns: ['a', 'b'], rows: ['y', 'z'] });
  });

  it('are not shown at all where they leave a few people of the municipality', () => {
    const rows = [school('x', 2, { a: 6, b: 7 })];
    expect(shownOf(rows)).toEqual({ columns: ['b'], rows: ['x'] });
  });

  it('give nobody away by an organization that has no such people at all', () => {
    // Five of the seven are the first school's, as everybody knows who knows that it has no b.
    const rows = [school('x', 0, { a: 5, b: 0 }), school('y', 0, { a: 2, b: 5 })];
    expect(shownOf(rows).columns).toEqual([]);
  });
});

describe('groups of which one person has several answers', () => {
  /** Of each of twelve pupils: results in all, in Russian, in what is chosen. */
  const each = (n: number, of: number) => [Array.from({ length: 12 }, (_, i) => (i < n ? of : 0))];
  const exams = (russian: number, chosen: number, rest: number): Row => ({
    ...{ id: 'x', shown: true, columns: new Set(['a', 'b']) },
    members: [
      {
        all: [each(russian, 1)[0]!.map((n, i) => n + (i < chosen ? 3 : 0) + (i < rest ? 1 : 0))],
        groups: new Map([
          ['a', each(russian, 1)],
          ['b', each(chosen, 3)],
        ]),
      },
    ],
  });

  it.each<[string, Row, string[], string[]]>([
    ['are shown where each is of enough people', exams(12, 5, 0), ['a', 'b'], ['x']],
    ['are hidden where few have many answers', exams(12, 4, 0), [], ['x']],
    ['are hidden where few have answers in no group', exams(12, 5, 4), ['a'], ['x']],
    ['are shown where enough have', exams(12, 5, 5), ['a', 'b'], ['x']],
  ])('%s', (_, row, columns, shown) => {
    expect(shownOf([row])).toEqual({ columns, rows: shown });
  });

  it('are of no more people than the largest period has', () => {
    const row = (all: Size, a: Size): Row => ({
      ...{ id: 'x', shown: true, columns: new Set(['a', 'b']) },
      members: [{ all, groups: new Map([['a', a]]) }],
    });
    expect(shownOf([row([4, 4], [4, 4])], [column('a')]).columns).toEqual([]);
    expect(shownOf([row([5, 4], [5, 4])], [column('a')]).columns).toEqual(['a']);
    expect(shownOf([row([9, 9], [5, 9])], [column('a')]).columns).toEqual([]);
  });

  it('are hidden where the counts disagree', () => {
    expect(peopleIn([[3, 0]], [[[1, 1]]])).toBeLessThan(0);
    expect(peopleIn([[3, 1]], [2])).toBeLessThan(0);
    expect(peopleIn([[3, 1]], [0])).toBe(2);
    expect(peopleIn(7, [2, 5])).toBe(0);
  });
});

const size = fc.constantFrom(0, 0, 1, 2, 4, 5, 5, 6, 9);
/** Two groups apart, the first with one inside it; one only in some organizations. */
const tree = [column('a'), column('a1', 'a'), column('b'), { ...column('b'), id: 'b of some' }];
const classes = ['rest', 'a', 'a1', 'b'] as const;
const town = fc.array(
  fc.record({
    people: fc.tuple(size, size, size, size),
    some: fc.boolean(),
    shown: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 1, maxLength: 4 },
);

it('gives nothing about a few people away, however it is added and subtracted', () => {
  let shownRows = 0;
  fc.assert(
    fc.property(town, (all) => {
      const rows = all.flatMap(({ people: [rest, a, a1, b], some, shown }, i): Row[] => {
        const n = rest + a + a1 + b;
        const groups = new Map(Object.entries({ a: a + a1, a1, b }));
        const columns = new Set(some ? ['a', 'a1', 'b', 'b of some'] : ['a', 'a1', 'b']);
        // What the rule of groups sees to before.
        return n > 0 && n < k
          ? []
          : [{ id: String(i), shown, members: [{ all: n, groups }], columns }];
      });
      const atoms = new Map(
        rows.flatMap(({ id }) => {
          const known = all[Number(id)]?.people ?? [];
          return known.flatMap((n, c): [string, number][] =>
            n > 0 ? [[`${id} ${classes[c] ?? ''}`, n]] : [],
          );
        }),
      );
      const cell = (name: string, of: readonly Row[], inside: readonly string[]): Cell => ({
        name,
        atoms: of.flatMap(({ id }) =>
          inside.map((one) => `${id} ${one}`).filter((one) => atoms.has(one)),
        ),
      });
      const inside: Record<string, string[]> = { a: ['a', 'a1'], a1: ['a1'], b: ['b'] };
      const shown = discloseCells(tree, rows, k);
      shownRows += shown.rows.size;
      const cells = [
        ...rows.map((row) => cell(row.id, [row], classes)),
        ...tree
          .filter(({ id }) => shown.columns.has(id))
          .flatMap(({ id, group }) => {
            const looked = rows.filter(({ columns }) => columns.has(id));
            const full = looked.filter((row) => shown.rows.has(row.id));
            return [looked, ...full.map((row) => [row])].map((some) =>
              cell(id, some, inside[group] ?? []),
            );
          }),
      ];
      expect(derivable(cells, atoms, k)).toBeNull();
    }),
    { numRuns: 2000 },
  );
  expect(shownRows).toBeGreaterThan(500);
});
