import { describe, expect, test } from 'vitest';
import { fromWallClock, toWallClock } from '../../../client/staff/format/date.ts';
import {
  formatNumber,
  inputNumber,
  parseNumber,
  shareOf,
  withUnit,
} from '../../../client/staff/format/number.ts';
import { offeredPeriods, periodName, periodRange } from '../../../client/staff/format/period.ts';

describe('numbers', () => {
  test.each([
    ['5,5', 5.5],
    ['5.5', 5.5],
    [' 1 234,05 ', 1234.05],
    ['1\u00a0234', 1234],
    ['-3', -3],
    ['−3', -3],
    [',5', 0.5],
    ['7,', 7],
    ['0', 0],
  ])('reads %j as %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['', ' ', '-', ',', '1,2,3', '81x', '1e3', 'NaN', 'Infinity', '0x10', '٣'])(
    'refuses %j',
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );

  test('what is shown in a field is read back as the same number', () => {
    for (const value of [0, 5.5, 1234567.000001, -0.25]) {
      expect(parseNumber(inputNumber(value, 'ru'))).toBe(value);
      expect(parseNumber(inputNumber(value, 'en'))).toBe(value);
    }
  });

  test('has the decimals of the indicator, a comma, and keeps its unit on the line', () => {
    expect(formatNumber(56.175, 2, 'ru')).toBe('56,18');
    expect(formatNumber(4817, 0, 'ru')).toBe('4\u00a0817');
    expect(withUnit('0,83', 'percent')).toBe('0,83\u00a0%');
    expect(withUnit('3', 'чел.')).toBe('3\u00a0чел.');
    expect(withUnit('60', '')).toBe('60');
  });

  test('a share never leaves 0 to 100 and knows no division by zero', () => {
    expect([shareOf(3, 4), shareOf(9, 4), shareOf(1, 0), shareOf(1, null)]).toEqual([
      75, 100, 0, 0,
    ]);
  });
});

describe('the wall clock of a municipality', () => {
  test('is read where the municipality is, not where the browser is', () => {
    expect(fromWallClock('2026-09-01T09:00', 'Asia/Vladivostok')).toBe('2026-08-31T23:00:00.000Z');
    expect(toWallClock('2026-08-31T23:00:00.000Z', 'Asia/Vladivostok')).toBe('2026-09-01T09:00');
    expect(toWallClock('2026-08-31T14:00:00.000Z', 'Asia/Vladivostok')).toBe('2026-09-01T00:00');
  });

  test('goes there and back around the changes of a clock', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Kamchatka', 'America/St_Johns']) {
      for (let hour = 0; hour < 24 * 400; hour += 7) {
        const iso = new Date(Date.UTC(2026, 0, 1, hour, 30)).toISOString();
        const wall = toWallClock(iso, zone);
        const back = fromWallClock(wall, zone);
        // An hour that the clock shows twice may come back as either.
        expect(back && toWallClock(back, zone)).toBe(wall);
      }
    }
  });

  test('refuses what is not a time', () => {
    expect(fromWallClock('', 'Europe/Moscow')).toBeNull();
    expect(fromWallClock('2026-13-01T00:00', 'Europe/Moscow')).toBeNull();
  });
});

describe('periods', () => {
  test.each([
    ['2021', '2021 год', '2021'],
    ['2021-2022', '2021/22 учебный год', 'school year 2021/22'],
    ['2021-H2', 'II полугодие 2021 года', 'half II of 2021'],
    ['2021-Q3', 'III квартал 2021 года', 'quarter III of 2021'],
    ['2021-09', 'сентябрь 2021 г.', 'September 2021'],
  ])('%s is named', (period, ru, en) => {
    expect(periodName(period, 'ru')).toBe(ru);
    expect(periodName(period, 'en')).toBe(en);
  });

  test.each([
    ['2026-11-04', '2026-11-26', '4–26 ноября 2026 г.'],
    ['2026-11-28', '2026-12-01', '28 ноября – 1 декабря 2026 г.'],
    ['2026-11-04', '2026-11-04', '4 ноября 2026 г.'],
    ['2026-11-04', '2026-12', '4 ноября 2026 г. – декабрь 2026 г.'],
    ['2026-11-26', '2026-11-04', '26 ноября 2026 г. – 4 ноября 2026 г.'],
  ])('from %s to %s are said without repeating', (from, to, text) => {
    expect(periodRange(from, to, 'ru').replaceAll(/[\u00a0\u2009\u202f]/g, ' ')).toBe(text);
  });

  test('are offered from the working year of the municipality', () => {
    expect(offeredPeriods('schoolYear', '2026-2027')[0]).toBe('2026-2027');
    expect(offeredPeriods('calendarYear', '2026-2027').slice(0, 2)).toEqual(['2026', '2027']);
    expect(offeredPeriods('halfYear', '2026-2027').slice(0, 2)).toEqual(['2026-H2', '2027-H1']);
    const months = offeredPeriods('month', '2026-2027');
    expect([months[0], months[3], months[4], months[11], months.length]).toEqual([
      '2026-09',
      '2026-12',
      '2027-01',
      '2027-08',
      12,
    ]);
  });
});
