import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '../calendar/days.ts';

/** A day or days in somebody's calendar. */
export interface FeedEvent {
  id: string;
  title: string;
  /** First and last day. */
  start: string;
  due: string;
  done: boolean;
  words: string;
  url: string;
}

/** Longer windows would cover the calendar: of them only the due day is shown. */
const longest = 7;

/** Events as an iCalendar file of whole days. */
export function writeFeed(name: string, events: readonly FeedEvent[], now: Date): string {
  const calendar = ical({
    // The library escapes every text but this one: a line break would begin a line of the file.
    name: name.replace(/\p{Cc}+/gu, ' '),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Pokazatel', product: 'Pokazatel', language: 'RU' },
    // Calendar programs ask again after this many seconds.
    ttl: 6 * 3600,
  });
  for (const { id, title, start, due, done, words, url } of events) {
    const short = addDays(start, longest - 1) >= due;
    calendar.createEvent({
      id,
      start: midnight(short ? start : due),
      // The day after the last.
      end: midnight(addDays(due, 1)),
      allDay: true,
      summary: `${prefix(done, short)}${title}`,
      description: words,
      url,
      stamp: now,
    });
  }
  return calendar.toString();
}

function prefix(done: boolean, short: boolean): string {
  if (done) return 'Выполнено: ';
  return short ? '' : 'Срок: ';
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
