import type { TFunction } from 'i18next';
import type { CalendarView } from '../../../../../server/calendar/schema.ts';
import type { Language } from '../../../i18n/index.ts';

/** What the working calendar says of a day that is no ordinary one. */
export type SpecialDay = CalendarView['days'][number];

/** Whether nobody works: a weekend that was not moved, a holiday, a moved day off. */
export function isDayOff(day: string, special: SpecialDay | undefined): boolean {
  if (special) {
    return special.kind === 'holiday' || special.kind === 'movedOff' || special.kind === 'weekend';
  }
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Why a day is off, or works though it is a weekend; '' for an ordinary day. */
export function dayOffText(special: SpecialDay | undefined, t: TFunction): string {
  if (!special) return '';
  if (special.title !== null) return special.title;
  if (special.correction) return special.correction.reason;
  if (special.kind === 'movedOff') return t('occurrence.dayMovedOff');
  return special.kind === 'movedWorking' ? t('occurrence.dayMovedWorking') : '';
}

/** A day with its weekday: «понедельник, 15 февраля». */
export function longDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The names of the days of a week, Monday first. */
export function weekdays(language: Language, form: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: form,
    timeZone: 'UTC',
  });
  // The first of January 2024 is a Monday.
  return Array.from({ length: 7 }, (_, index) =>
    format.format(new Date(Date.UTC(2024, 0, 1 + index))),
  );
}
