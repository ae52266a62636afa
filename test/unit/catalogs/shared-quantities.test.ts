import { describe, expect, it } from 'vitest';
import { CATALOGS, readCatalog } from './read.ts';

/** A quantity is asked once, and its id means the same in every catalog that uses it. */

const catalogs = CATALOGS.map(({ id }) => readCatalog(id));
/** As a person reads it: capitals, «ё» and full stops make no other word. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[.\s]+/g, ' ');

function grouped<T>(all: readonly T[], name: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
  return [...groups.values()].filter((some) => some.length > 1);
}

describe('quantities', () => {
  it.each(catalogs)('of $id have titles of their own', ({ elements }) => {
    const doubled = grouped(elements, ({ title, unit }) => plain(`${title}, ${unit}`));
    expect(doubled.map((some) => some.map(({ id }) => id))).toEqual([]);
  });

  it('with one id have one unit, one type and one kind of period in all catalogs', () => {
    const all = catalogs.flatMap(({ elements }) => elements);
    const shared = grouped(all, ({ id }) => id);
    expect(shared.length).toBeGreaterThanOrEqual(30);
    const meanings = (some: typeof all) =>
      new Set(some.map(({ unit, type, period }) => `${plain(unit)} ${type} ${period}`)).size;
    expect(shared.filter((some) => meanings(some) > 1)).toEqual([]);
  });
});
