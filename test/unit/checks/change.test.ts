import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../../server/checks/change.ts';
import type { Thresholds } from '../../../server/checks/schema.ts';
import { usualThresholds } from '../../../server/checks/thresholds.model.ts';

const element = { id: 'pupils', question: 'pupils', title: { ru: 'Обучающиеся' }, unit: 'чел.' };

/** What is found of a number after these, the nearest first. */
function found(value: number, before: (number | null)[], thresholds: Thresholds = usualThresholds) {
  const earlier = before.map((one, at) => ({ period: `${2021 - at}-${2022 - at}`, value: one }));
  return doubtOf(element, value, earlier, thresholds)?.kind ?? null;
}

describe('a number against the last period', () => {
  const table: [number, (number | null)[], string | null, string][] = [
    [130, [100], null, 'exactly 30 % more'],
    [131, [100], 'previous', 'just above 30 %'],
    [69, [100], 'previous', 'just below'],
    [4, [1], null, 'three times as many, but three units'],
    [6, [1], 'previous', 'five units'],
    [5, [0], 'previous', 'five where there was nothing'],
    [4, [0], null, 'four where there was nothing'],
    [0, [3], 'zero', 'nothing where there were three'],
    [0, [2], null, 'nothing where there were two'],
    [0, [0], null, 'nothing as before'],
    [500, [null], null, 'the last period has no number'],
    [500, [null, 100], null, 'an older number is not the last period’s'],
    [500, [], null, 'nothing is known'],
    [-10, [10], 'previous', 'a sign that changed'],
    [0.3, [0.1], null, 'decimals below the least change'],
  ];
  it.each(table)('%s after %j gives %s: %s', (value, before, kind) => {
    expect(found(value, before)).toBe(kind);
  });

  it('says how much it changed, with the period in words', () => {
    const doubt = doubtOf(element, 200, [{ period: '2020-2021', value: 120 }], usualThresholds);
    expect(doubt?.message).toEqual({
      ru: 'За 2020/21 учебный год было 120\u00a0чел., теперь 200\u00a0чел.: на 67\u00a0% больше.',
      en: 'It was 120\u00a0чел. for school year 2020/21, now 200\u00a0чел.: 67% more.',
    });
  });

  it('ranks by how many times it is beyond what is allowed', () => {
    const rank = (value: number, before: number) =>
      doubtOf(element, value, [{ period: '2020-2021', value: before }], usualThresholds)?.rank ?? 0;
    expect(rank(1500, 1000)).toBeCloseTo(1.667, 2);
    expect(rank(300, 100)).toBeGreaterThan(rank(1500, 1000));
    expect(rank(15, 5)).toBe(2);
  });
});

describe('a number against the history', () => {
  const table: [number, (number | null)[], string | null, string][] = [
    [125, [100, 101, 99], 'history', 'three even years say what is usual'],
    [125, [100, 101], null, 'two years are no history'],
    [125, [100, null, 101, null], null, 'years without a number do not count'],
    [125, [100, null, 101, 99], 'history', 'three of four years do'],
    [125, [100, 130, 90], null, 'years that differ allow more'],
    [109, [100, 100, 100], null, 'within a tenth of what never changed'],
    [12, [10, 10, 10], null, 'two units are not five'],
    [98, [100, 100, 10, 100], null, 'one wild year does not move the usual'],
  ];
  it.each(table)('%s after %j gives %s: %s', (value, before, kind) => {
    expect(found(value, before)).toBe(kind);
  });
});

describe('bounds', () => {
  const own = (more: object): Thresholds => ({
    ...usualThresholds,
    elements: [{ elementId: 'pupils', off: false, percent: null, atLeast: null, ...more }],
  });
  const off: Thresholds = {
    previous: { ...usualThresholds.previous, on: false },
    zero: { ...usualThresholds.zero, on: false },
    history: { ...usualThresholds.history, on: false },
    elements: [],
  };
  const table: [string, Thresholds, number, number[], string | null][] = [
    ['of one element may be wider', own({ percent: 100 }), 200, [100], null],
    ['of one element may be narrower', own({ percent: 10 }), 120, [100], 'previous'],
    ['of one element may count units', own({ atLeast: 200 }), 200, [100], null],
    ['may leave an element out', own({ off: true }), 0, [100], null],
    ['may be switched off', off, 0, [100, 100, 100], null],
    ['without zeros leave the change', { ...usualThresholds, zero: off.zero }, 0, [9], 'previous'],
  ];
  it.each(table)('%s', (_, thresholds, value, before, kind) => {
    expect(found(value, before, thresholds)).toBe(kind);
  });
});
