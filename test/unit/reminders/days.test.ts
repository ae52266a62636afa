import { describe, expect, it } from 'vitest';
import { plainCalendar } from '../../../server/calendar/days.ts';
import { isQuiet, ruleName, ruleOn } from '../../../server/reminders/days.ts';
import type { ReminderRules } from '../../../server/reminders/schema.ts';

const rules: ReminderRules = {
  enabled: true,
  about: ['form', 'event', 'ownPlan'],
  before: [7, 1],
  onDueDay: true,
  after: { first: 1, every: 3, most: 5 },
  headsToo: true,
  digest: true,
  workingDaysOnly: true,
  hour: 9,
};

const on = (today: string, due: string, own: Partial<ReminderRules> = {}) => {
  const rule = ruleOn(today, due, { ...rules, ...own }, plainCalendar);
  return rule && ruleName(rule);
};

describe('the rule of a day', () => {
  // 2026-11-20 is a Friday; 4 November is a holiday; the year begins with eight days off.
  it.each([
    ['long before', '2026-11-12', '2026-11-20', null],
    ['seven days before', '2026-11-13', '2026-11-20', 'before7'],
    ['between the two, for whoever was asked late', '2026-11-16', '2026-11-20', 'before7'],
    ['a day before', '2026-11-19', '2026-11-20', 'before1'],
    ['on the day', '2026-11-20', '2026-11-20', 'day'],
    ['the weekend after', '2026-11-21', '2026-11-20', null],
    ['the first working day after', '2026-11-23', '2026-11-20', 'after1'],
    ['until the next', '2026-11-25', '2026-11-20', 'after1'],
    ['three working days later', '2026-11-26', '2026-11-20', 'after2'],
    ['and so on', '2026-12-01', '2026-11-20', 'after3'],
    ['the fourth', '2026-12-04', '2026-11-20', 'after4'],
    ['the fifth', '2026-12-09', '2026-11-20', 'after5'],
    ['no more than five', '2027-03-01', '2026-11-20', 'after5'],
    ['due on a Monday: the day before is a Friday', '2026-11-20', '2026-11-23', 'before1'],
    ['nothing on a Sunday', '2026-11-22', '2026-11-23', null],
    ['due on a Sunday: on Friday, as the day itself', '2026-11-20', '2026-11-22', 'day'],
    ['due after a holiday', '2026-11-03', '2026-11-05', 'before1'],
    ['nothing on a holiday', '2026-11-04', '2026-11-05', null],
    [
      'seven days before lies in the days off of the new year',
      '2025-12-30',
      '2026-01-13',
      'before7',
    ],
    ['after a holiday it is counted in working days', '2026-11-05', '2026-11-03', 'after1'],
  ])('%s: %s of %s', (_, today, due, expected) => {
    expect(on(today, due)).toBe(expected);
  });

  it.each<[string, Partial<ReminderRules>, string, string | null]>([
    ['not on the day', { onDueDay: false }, '2026-11-20', 'before1'],
    ['nothing before', { before: [], onDueDay: false }, '2026-11-19', null],
    ['nothing after', { after: { first: 1, every: 3, most: 0 } }, '2026-11-23', null],
    ['days off too', { workingDaysOnly: false }, '2026-11-21', null],
    ['later after', { after: { first: 2, every: 1, most: 5 } }, '2026-11-23', null],
    ['every day', { after: { first: 1, every: 1, most: 5 } }, '2026-11-24', 'after2'],
  ])('%s', (_, own, today, expected) => {
    expect(on(today, '2026-11-20', own)).toBe(expected);
  });

  it('sends on days off where that is wanted', () => {
    expect(on('2026-11-22', '2026-11-23', { workingDaysOnly: false })).toBe('before1');
    expect(isQuiet('2026-11-22', { workingDaysOnly: false }, plainCalendar)).toBe(false);
    expect(isQuiet('2026-11-22', rules, plainCalendar)).toBe(true);
  });
});
