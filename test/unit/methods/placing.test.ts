import { describe, expect, it } from 'vitest';
import { methods } from '../../../catalogs/methods/library.ts';
import { placed, withoutPlaceMarks } from '../../../catalogs/methods/placing.ts';
import { runOn, type Amount } from './set.ts';

const result = (organizationId: string, score: number | null, marks: string[] = []) => ({
  ...{ organizationId, score, rank: null, group: null, numbers: {}, marks },
});

describe('places', () => {
  it('are shared by equals, and each of them is told', () => {
    const some = [result('A', 2), result('B', 5), result('C', 5, ['x']), result('D', null)];
    const told = placed(some, 'greatest').map(({ rank, marks }) => [rank, marks]);
    expect(told).toEqual([
      [3, []],
      [1, ['tie']],
      [1, ['x', 'tie']],
      [null, []],
    ]);
  });

  it('are not given to one alone', () => {
    const [one, none] = placed([result('A', 2), result('B', null)], 'least');
    expect([one?.rank, one?.marks, none?.marks]).toEqual([null, ['alone'], []]);
  });

  it('leave no mark where places are not shown, other ties stay', () => {
    const [one] = placed([result('A', 2, ['no-data'])], 'least');
    expect(one && withoutPlaceMarks(one)).toEqual(['no-data']);
    expect(withoutPlaceMarks({ ...result('A', 1), rank: 1, marks: ['tie'] })).toEqual([]);
    expect(withoutPlaceMarks({ ...result('A', 1), marks: ['tie'] })).toEqual(['tie']);
  });
});

describe('every method that gives places', () => {
  const inputs: Record<string, Amount> = { value: [3, 4], '3/3.1': [3, 4], satisfied: [3, 4] };
  const norm = { norm: 1 };
  const described = Object.fromEntries(Object.keys(inputs).map((name) => [name, norm]));
  const runs = methods.map((method) => {
    const two = runOn(method, { values: { A: inputs, B: inputs }, inputs: described });
    const alone = runOn(method, { values: { A: inputs }, inputs: described });
    return { method, two, alone };
  });

  it('tells equals of each other', () => {
    const ranked = runs.filter(({ two }) => two.ranks.A === 1);
    expect(ranked.map(({ method }) => method.id)).toContain('mechanism-index');
    const silent = ranked.filter(({ two }) => !two.one('A').marks.includes('tie'));
    expect(silent.map(({ method }) => method.id)).toEqual([]);
  });

  it('gives none to one alone', () => {
    expect(
      runs.filter(({ alone }) => alone.ranks.A !== null).map(({ method }) => method.id),
    ).toEqual([]);
  });
});
