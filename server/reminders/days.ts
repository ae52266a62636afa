import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from '../calendar/days.ts';
import type { ReasonKind, ReminderRules } from './schema.ts';

export interface DueRule {
  kind: Exclude<ReasonKind, 'hand'>;
  /** Days before; which one after; 0 on the day itself. */
  number: number;
}

/** The name of a rule's reason, part of the key under which it is written about once. */
export const ruleName = ({ kind, number }: DueRule) => (kind === 'day' ? kind : `${kind}${number}`);

/**
 * The rule that speaks on a day of something due on `dueDay`, or null. Days are written
 * `2027-02-15`. Before the due date it is the last rule whose sending day has come: so whoever is
 * asked late, or whose server slept, gets the one that fits the day, once, and not all that were
 * missed.
 */
export function ruleOn(
  today: string,
  dueDay: string,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): DueRule | null {
  if (isQuiet(today, rules, calendar)) return null;
  if (today > dueDay) return ruleAfter(today, dueDay, rules, calendar);
  const steps: DueRule[] = [
    ...rules.before
      .toSorted((a, b) => b - a)
      .map((number) => ({ kind: 'before' as const, number })),
    ...(rules.onDueDay ? [{ kind: 'day' as const, number: 0 }] : []),
  ];
  const come = steps.filter(({ number }) => {
    const target = addDays(dueDay, -number);
    return (rules.workingDaysOnly ? previousWorkingDay(calendar, target) : target) <= today;
  });
  return come.at(-1) ?? null;
}

/** Whether nothing goes out on a day because it is a day off. */
export function isQuiet(
  day: string,
  rules: Pick<ReminderRules, 'workingDaysOnly'>,
  calendar: WorkingCalendar,
): boolean {
  return rules.workingDaysOnly && !isWorkingDay(calendar, day);
}

/** Counted in working days, whatever days letters go out on: on days off nobody can hand in. */
function ruleAfter(
  today: string,
  dueDay: string,
  { after }: ReminderRules,
  calendar: WorkingCalendar,
): DueRule | null {
  let number = 0;
  let day = addWorkingDays(calendar, dueDay, after.first);
  while (day <= today && number < after.most) {
    number += 1;
    day = addWorkingDays(calendar, day, after.every);
  }
  return number === 0 ? null : { kind: 'after', number };
}

/** The last hour in which letters are written and sent: nobody is woken by them. */
const lastHour = 21;

/** Whether letters of rules go out at this time of the day in a zone. */
export function isDaytime(
  timeZone: string,
  { hour }: Pick<ReminderRules, 'hour'>,
  now: Date,
): boolean {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  const local = Number(format.format(now));
  return local >= hour && local < lastHour;
}
