import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  lastWorkingDayBefore,
  nextWorkingDay,
  plainCalendar,
  previousWorkingDay,
  specialDays,
} from '../../../server/calendar/days.ts';
import { presentYear } from '../../../server/calendar/view.ts';

/** Working days of a five-day week, as the published calendars of these years give them. */
const norms: [year: number, months: number[], total: number][] = [
  [2021, [15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 20, 22], 247],
  [2022, [16, 19, 22, 21, 18, 21, 21, 23, 22, 21, 21, 22], 247],
  [2023, [17, 18, 22, 20, 20, 21, 21, 23, 21, 22, 21, 21], 247],
  [2024, [17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21], 248],
  [2025, [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22], 247],
  [2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22], 247],
];

const home = { municipalityId: 'm' };

describe('the working calendar', () => {
  it.each(norms)('has the norm of %i', (year, months, total) => {
    expect(presentYear(year, [], home)).toMatchObject({ working: months, total });
  });

  it.each<[day: string, working: boolean, why: string]>([
    ['2024-04-27', true, 'a Saturday moved to 29 April'],
    ['2024-04-29', false, 'moved from 27 April'],
    ['2024-04-30', false, 'moved from 2 November'],
    ['2024-05-10', false, 'moved from 6 January'],
    ['2024-11-02', true, 'a Saturday moved to 30 April'],
    ['2024-12-28', true, 'a Saturday moved to 30 December'],
    ['2024-12-30', false, 'moved from 28 December'],
    ['2024-12-31', false, 'moved from 7 January'],
    ['2025-02-24', true, 'the decree moved 23 February to May, not to Monday'],
    ['2025-03-10', true, 'the decree moved 8 March to June, not to Monday'],
    ['2025-05-02', false, 'moved from 4 January'],
    ['2025-05-08', false, 'moved from 23 February'],
    ['2025-06-13', false, 'moved from 8 March'],
    ['2025-11-01', true, 'a Saturday moved to 3 November'],
    ['2025-11-03', false, 'moved from 1 November'],
    ['2025-12-31', false, 'moved from 5 January'],
    ['2026-01-09', false, 'moved from 3 January'],
    ['2026-03-09', false, 'after 8 March, a Sunday, by the law’s rule'],
    ['2026-05-11', false, 'after 9 May, a Saturday, by the law’s rule'],
    ['2026-06-15', true, '12 June is a Friday'],
    ['2026-12-31', false, 'moved from 4 January'],
    ['2027-05-03', false, 'after 1 May, a Saturday, by the law’s rule'],
    ['2027-06-14', false, 'after 12 June, a Saturday, by the law’s rule'],
  ])('%s is working: %s (%s)', (day, working) => {
    expect(isWorkingDay(plainCalendar, day)).toBe(working);
  });

  it.each<[from: string, days: number, to: string]>([
    ['2024-12-27', 1, '2024-12-28'],
    ['2024-12-27', 2, '2025-01-09'],
    ['2025-04-30', 1, '2025-05-05'],
    ['2025-05-07', 1, '2025-05-12'],
    ['2026-01-01', 1, '2026-01-12'],
    ['2026-02-20', 1, '2026-02-24'],
    ['2026-04-15', 30, '2026-05-29'],
    ['2024-09-02', 30, '2024-10-14'],
    ['2025-10-31', 1, '2025-11-01'],
    ['2026-03-10', -1, '2026-03-06'],
    ['2026-01-12', -1, '2025-12-30'],
    ['2026-02-22', 0, '2026-02-22'],
  ])('%s and %i working days is %s', (from, days, to) => {
    expect(addWorkingDays(plainCalendar, from, days)).toBe(to);
  });

  it('finds the working day next to a day off', () => {
    expect(nextWorkingDay(plainCalendar, '2026-05-09')).toBe('2026-05-12');
    expect(nextWorkingDay(plainCalendar, '2026-05-12')).toBe('2026-05-12');
    expect(previousWorkingDay(plainCalendar, '2026-05-11')).toBe('2026-05-08');
    expect(lastWorkingDayBefore(plainCalendar, '2026-05-12')).toBe('2026-05-08');
    expect(countWorkingDays(plainCalendar, '2026-05-08', '2026-05-12')).toBe(2);
    expect(countWorkingDays(plainCalendar, '2026-05-12', '2026-05-08')).toBe(0);
  });

  it('says of a moved day where it came from, and keeps holidays that were moved', () => {
    expect(specialDays(2025).get('2025-05-08')).toEqual({
      kind: 'movedOff',
      title: null,
      movedFrom: '2025-02-23',
    });
    expect(specialDays(2025).get('2025-02-23')?.kind).toBe('holiday');
    expect(presentYear(2027, [], home).decree).toBeNull();
    expect(presentYear(2026, [], home).decree).toContain('№ 1466');
  });

  it('follows what a person corrected', () => {
    const calendar = { corrections: new Map([['2027-05-04', false]]) };
    expect(nextWorkingDay(calendar, '2027-05-01')).toBe('2027-05-05');
    const corrected = [
      {
        ...{ _id: '2027-05-04', working: false, reason: 'указ', by: 'Вера' },
        ...{ at: new Date(0), municipalityId: 'm' },
      },
    ];
    const view = presentYear(2027, corrected, home);
    expect(view.days.find(({ day }) => day === '2027-05-04')).toMatchObject({
      kind: 'movedOff',
      correction: { reason: 'указ', by: 'Вера' },
    });
    // The day is everybody's, the person is not.
    const elsewhere = presentYear(2027, corrected, { municipalityId: 'other' });
    expect(elsewhere.days.find(({ day }) => day === '2027-05-04')?.correction).toMatchObject({
      ...{ reason: 'указ', by: null },
    });
    expect(view.total).toBe(presentYear(2027, [], home).total - 1);
  });
});
