import { describe, expect, it } from 'vitest';
import { earlierPeriods, daysOf, newestFirst, periodsBetween } from '../../server/periods.ts';

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

  it.each<[string, number, string[]]>([
    ['2021-2022', 2, ['2020-2021', '2019-2020']],
    ['2021', 1, ['2020']],
    ['2021-H1', 3, ['2020-H2', '2020-H1', '2019-H2']],
    ['2021-Q2', 2, ['2021-Q1', '2020-Q4']],
    ['2021-02', 3, ['2021-01', '2020-12', '2020-11']],
    ['2021-03-01', 2, ['2021-02-28', '2021-02-27']],
    ['2021', 0, []],
  ])('before %s the last %d are %o', (period, n, expected) => {
    expect(earlierPeriods(period, n)).toEqual(expected);
  });

  it.each<[string, string, number | null]>([
    ['2020-2021', '2021-2022', 1],
    ['2021', '2019', -2],
    ['2020-Q4', '2021-Q2', 2],
    ['2020-12', '2021-12', 12],
    ['2020', '2020-2021', null],
  ])('from %s to %s there are %o', (from, to, expected) => {
    expect(periodsBetween(from, to)).toBe(expected);
  });
});
