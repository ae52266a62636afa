import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disclose,
  discloseWithin,
  mayShowSelection,
  stepReady,
  tellSensitive,
  type Group,
} from '../../server/disclosure.ts';

const sumOf = (groups: readonly Group[]) => groups.reduce((sum, group) => sum + group.n, 0);

/** A municipality of organizations with these numbers of people. */
function municipality(...people: number[]): Group {
  const parts = people.map((n, index) => ({ id: `o${index}`, n }));
  return { id: 'all', n: sumOf(parts), parts };
}

const shownOf = (root: Group, k = 5) => [...disclose(root, k)].sort();

describe('which groups are shown', () => {
  it.each([
    ['nobody answered', [0, 0], []],
    ['everything is large enough', [5, 6], ['all', 'o0', 'o1']],
    ['the total itself is too small', [2, 2], []],
    ['a single small one takes the next smallest with it', [3, 9, 6, 20], ['all', 'o1', 'o3']],
    ['two small ones protect each other', [3, 2, 6], ['all', 'o2']],
    ['two tiny ones do not', [2, 2, 6, 7], ['all', 'o3']],
    ['an empty organization protects nobody', [0, 3, 6, 7], ['all', 'o3']],
    ['one large and one small: only the total', [50, 1], ['all']],
    ['a single organization is the total', [8], ['all', 'o0']],
  ])('%s', (_, people, expected) => {
    expect(shownOf(municipality(...people))).toEqual(expected);
  });

  it('takes equal sizes in the order of their ids', () => {
    expect(shownOf(municipality(1, 6, 6))).toEqual(['all', 'o2']);
  });

  it('looks at people of no part as at a hidden part', () => {
    const parts = [{ id: 'a', n: 10 }];
    expect(shownOf({ id: 'all', n: 12, parts })).toEqual(['all']);
    expect(shownOf({ id: 'all', n: 15, parts })).toEqual(['a', 'all']);
  });
});

const leaf = fc.integer({ min: 0, max: 14 });
/** Municipality → clusters → organizations, some people in no part at all. */
const tree = fc
  .array(fc.record({ people: fc.array(leaf, { maxLength: 5 }), loose: leaf }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((clusters): Group => {
    const parts = clusters.map(({ people, loose }, c) => {
      const own = people.map((n, o) => ({ id: `c${c}o${o}`, n }));
      return { id: `c${c}`, n: sumOf(own) + loose, parts: own };
    });
    return { id: 'all', n: sumOf(parts), parts };
  });
const threshold = fc.integer({ min: 3, max: 8 });

function everyGroup(group: Group): Group[] {
  return [group, ...(group.parts ?? []).flatMap(everyGroup)];
}

/** Sizes of all groups an attacker gets by taking shown groups away from shown groups. */
function derivable(root: Group, shown: ReadonlySet<string>): number[] {
  const inside = (group: Group): Group[] =>
    (group.parts ?? []).flatMap((part) => (shown.has(part.id) ? [part] : inside(part)));
  return everyGroup(root)
    .filter((group) => shown.has(group.id))
    .flatMap((group) => {
      const parts = inside(group).slice(0, 10);
      return Array.from({ length: 2 ** parts.length }, (_, mask) =>
        parts.reduce((rest, part, i) => (mask & (1 << i) ? rest - part.n : rest), group.n),
      );
    });
}

describe('an attacker who subtracts', () => {
  it('never finds a group of 1 to k − 1 people', () => {
    fc.assert(
      fc.property(tree, threshold, (root, k) => {
        for (const size of derivable(root, disclose(root, k))) {
          expect(size === 0 || size >= k).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('sees the total whenever it is large enough', () => {
    fc.assert(
      fc.property(tree, threshold, (root, k) => {
        expect(disclose(root, k).has('all')).toBe(root.n >= k);
      }),
    );
  });

  it('gets the same decision from what is left after hiding', () => {
    fc.assert(
      fc.property(tree, threshold, (root, k) => {
        const shown = disclose(root, k);
        const visible = (group: Group): Group[] =>
          (group.parts ?? []).flatMap((part) =>
            shown.has(part.id) ? [{ ...part, parts: visible(part) }] : visible(part),
          );
        const left = { ...root, parts: visible(root) };
        expect(disclose(left, k)).toEqual(shown);
      }),
    );
  });

  it('finds nobody by laying two figures of one form side by side', () => {
    const answered = fc.record({
      all: leaf,
      first: fc.double({ min: 0, max: 1, noNaN: true }),
      second: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const few = fc.array(answered, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(few, leaf, threshold, (organizations, loose, k) => {
        const base = municipality(...organizations.map(({ all }) => all));
        const whole = { ...base, n: base.n + loose };
        const figures = (['first', 'second'] as const).map((name) =>
          municipality(...organizations.map((one) => Math.round(one.all * one[name]))),
        );
        const seen = figures.map((figure) => discloseWithin(whole, figure, k));
        const either = (base.parts ?? []).filter(({ id }) => seen.some((shown) => shown.has(id)));
        const rest = whole.n - sumOf(either);
        expect(either.length === 0 || rest === 0 || rest >= k).toBe(true);
        figures.forEach((figure, i) => {
          for (const size of derivable(figure, seen[i] ?? new Set())) {
            expect(size === 0 || size >= k).toBe(true);
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it('meets the same hidden organizations where fewer answered a question', () => {
    const base = municipality(3, 6, 7);
    expect([...discloseWithin(base, base, 5)].sort()).toEqual(['all', 'o2']);
    // Alone this figure would hide the third organization and show the second.
    expect([...discloseWithin(base, municipality(3, 6, 5), 5)].sort()).toEqual(['all', 'o2']);
    expect([...discloseWithin(base, municipality(3, 6, 4), 5)]).toEqual(['all']);
  });

  it('loses nothing where every organization is large enough', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 1 }), (people) => {
        expect(disclose(municipality(...people), 5).size).toBe(people.length + 1);
      }),
    );
  });
});

describe('a selection of the people who responded', () => {
  it.each([
    [{ n: 11, total: 12, derived: false }, true],
    [{ n: 11, total: 12, derived: true }, false],
    [{ n: 12, total: 12, derived: true }, true],
    [{ n: 7, total: 12, derived: true }, true],
    [{ n: 4, total: 12, derived: false }, false],
    [{ n: 4, total: 12, derived: true }, false],
    [{ n: 0, total: 12, derived: false }, false],
  ])('%o → %s', (counts, expected) => {
    expect(mayShowSelection(counts, 5)).toBe(expected);
  });
});

describe('steps of the figures', () => {
  it.each([
    [0, 4, false, false],
    [0, 5, false, true],
    [5, 9, false, false],
    [5, 10, false, true],
    [5, 6, true, true],
    [6, 6, true, false],
    [6, 6, false, false],
  ])('%d shown, %d received, closed: %s → %s', (shownN, totalN, closed, expected) => {
    expect(stepReady(shownN, totalN, 5, closed)).toBe(expected);
  });
});

describe('sensitive counts outside the department', () => {
  const figures = { value: 0.83, numerator: 40, denominator: 4819 };
  const nothing = { value: null, numerator: null, denominator: null };

  it('tells counts from five on', () => {
    expect(tellSensitive(figures, 40)).toEqual({ ...figures, fewerThanFive: false, hidden: false });
    expect(tellSensitive(figures, 5).value).toBe(0.83);
  });

  it.each([0, 1, 4])('tells %d as fewer than five, without the share that gives it away', (n) => {
    const told = tellSensitive({ value: n / 50, numerator: n, denominator: 50 }, n);
    expect(told).toEqual({ ...nothing, fewerThanFive: true, hidden: false });
  });

  it('hides a total from which the reader could subtract to fewer than five', () => {
    expect(tellSensitive(figures, 40, 3)).toEqual({
      ...nothing,
      fewerThanFive: false,
      hidden: true,
    });
    expect(tellSensitive(figures, 40, 5).value).toBe(0.83);
  });

  it('leaves a missing value missing', () => {
    expect(tellSensitive(nothing, null)).toEqual({
      ...nothing,
      fewerThanFive: false,
      hidden: false,
    });
  });
});
