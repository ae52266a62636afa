import { addWorkingDays } from '../calendar/days.ts';
import { loadCalendar } from '../calendar/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { onDay } from '../wall-clock.ts';

/** How many working days a returned form may be corrected where nothing else is said. */
const usualDays = 3;

/**
 * Until when a form that is returned now may be corrected.
 * @param sameClockAs whose hour and minute it ends at
 */
export async function usualReturn(now: Date, sameClockAs: Date, timeZone: string): Promise<Date> {
  const day = addWorkingDays(await loadCalendar(), dayIn(timeZone, now), usualDays);
  return onDay(day, sameClockAs, timeZone);
}
