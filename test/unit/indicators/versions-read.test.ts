import { describe, expect, it } from 'vitest';
import type { RowSource } from '../../../server/catalogs/compiled.ts';
import type { LeafRows, Tally } from '../../../server/indicators/tally.ts';
import { VersionsRead } from '../../../server/indicators/versions-read.ts';

const leaf = (source: RowSource['source']): RowSource => ({
  ...{ from: 'rows', source, persons: true, person: 'roster' in source ? 'response' : null },
  ...{ take: 'count', value: null, where: null, by: null, per: 'row' },
  span: { back: 0, over: 1 },
});
const children = leaf({ form: 'family', roster: 'children' });

/** Rows of people who have so many each. */
function rowsOf(each: number[], day = '2022-01-10'): LeafRows {
  const held = each.reduce((sum, one) => sum + one, 0);
  const n = each.filter((one) => one > 0).length;
  const whole: Tally = {
    ...{ base: held, held, n: held, sum: 0, items: null },
    people: { base: each.length, n, others: 0, each },
  };
  return { day, whole, parts: new Map([['noo', whole]]) };
}

const leaves = new Map([
  ['both', children],
  ['first', children],
  ['second', children],
]);
const one = (rows: LeafRows) => new Map([['school', rows]]);

describe('rows of two versions of a form', () => {
  const all = new VersionsRead();
  all.add(
    new Map([
      ['both', one(rowsOf([1, 0, 2]))],
      ['first', one(rowsOf([1, 0, 1]))],
    ]),
    leaves,
  );
  all.add(
    new Map([
      ['both', one(rowsOf([3, 1], '2022-02-01'))],
      ['second', one(rowsOf([0, 1]))],
    ]),
    leaves,
  );
  const read = (name: string) => all.read.get(name)?.get('school');

  it('are those of different people', () => {
    expect(read('both')).toMatchObject({
      day: '2022-02-01',
      whole: { base: 7, people: { base: 5, n: 4, each: [1, 0, 2, 3, 1] } },
    });
    expect(read('both')?.parts.get('noo')).toEqual(read('both')?.whole);
  });

  it('keep everybody in one place for all numbers over the same roster', () => {
    expect(read('first')?.whole.people?.each).toEqual([1, 0, 1]);
    expect(read('second')?.whole).toMatchObject({
      base: 1,
      people: { base: 2, n: 1, each: [0, 0, 0, 0, 1] },
    });
  });

  it('of other schools and of responses themselves begin anew', () => {
    const plain = { ...rowsOf([1]), whole: { ...rowsOf([1]).whole, people: null } };
    all.add(
      new Map([
        ['second', new Map([['other', rowsOf([2])]])],
        ['plain', one(plain)],
      ]),
      new Map([...leaves, ['plain', leaf({ form: 'family' })]]),
    );
    expect(all.read.get('second')?.get('other')?.whole.people?.each).toEqual([2]);
    expect(read('plain')).toEqual(plain);
  });
});
