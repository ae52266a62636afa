import type { TFunction } from 'i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { periodName, periodRange } from '../../format/period.ts';
import type { Language } from '../../i18n/index.ts';

type Plan = Pick<ScheduleRowView['plan'], 'start' | 'end'>;

/** Whoever was given the row, else the document's words; '' where it names nobody. */
export function responsibleOf({
  carriedBy,
  responsible,
}: Pick<ScheduleRowView, 'carriedBy' | 'responsible'>): string {
  return carriedBy?.name ?? responsible.join(', ');
}

/** Planned dates in words: «4–26 ноября 2026 г.», «2027 год – 2029 год»; '' when there are none. */
export function planText({ start, end }: Plan, language: Language, t: TFunction): string {
  if (start === null && end === null) return '';
  if (start === null) return t('schedule.ends', { date: periodName(end ?? '', language) });
  if (end === null) return t('schedule.begins', { date: periodName(start, language) });
  return periodRange(start, end, language);
}

/** What planned rows are sorted by: the beginning, then the end; null without dates. */
export function planOrder({ start, end }: Plan): string | null {
  const from = start ?? end;
  return from === null ? null : `${from} ${end ?? ''}`;
}

/** Whether a plan is over on a day (`2026-11-22`): its last date, as exact as it is, is past. */
export function isOver({ start, end }: Plan, today: string): boolean {
  const last = end ?? start;
  return last !== null && today.slice(0, last.length) > last;
}

/**
 * A date as people type it: `2027`, `02.2027`, `15.02.2027` (or as it is stored).
 * @returns the stored form, null for an empty text, undefined for what is no date
 */
export function readPlanDate(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const parts = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(20\d\d)$/.exec(typed);
  const stored = /^(20\d\d)(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(typed);
  const [year, month, day] = parts
    ? [parts[3], parts[2], parts[1]]
    : [stored?.[1], stored?.[2], stored?.[3]];
  if (year === undefined) return undefined;
  if (month === undefined) return year;
  const [y, m, d] = [Number(year), Number(month), Number(day ?? 1)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  const iso = date.toISOString();
  return day === undefined ? iso.slice(0, 7) : iso.slice(0, 10);
}

/** A stored date as it is typed: `15.02.2027`. */
export function writePlanDate(date: string | null): string {
  return date === null ? '' : date.split('-').reverse().join('.');
}

/** Whether the end comes before the beginning, as exactly as both are known. */
export function endsTooEarly(start: string | null, end: string | null): boolean {
  if (start === null || end === null) return false;
  const length = Math.min(start.length, end.length);
  return start.slice(0, length) > end.slice(0, length);
}
