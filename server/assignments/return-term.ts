import { daysLater } from '../wall-clock.ts';

const dayMs = 24 * 3_600_000;

/**
 * So many working days from now, at the hour of another moment in the zone.
 * @param sameClockAs whose hour and minute it ends at
 */
export function workingDaysLater(
  now: Date,
  days: number,
  sameClockAs: Date,
  timeZone: string,
): Date {
  // The hour on the day of `now`, then day by day.
  const between = Math.floor((now.getTime() - sameClockAs.getTime()) / dayMs);
  let moment = daysLater(sameClockAs, between, timeZone);
  if (moment < now) moment = daysLater(moment, 1, timeZone);
  for (let left = days; left > 0;) {
    moment = daysLater(moment, 1, timeZone);
    if (!isWeekend(moment, timeZone)) left -= 1;
  }
  return moment;
}

function isWeekend(moment: Date, timeZone: string): boolean {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }).format(moment);
  return day === 'Sat' || day === 'Sun';
}
