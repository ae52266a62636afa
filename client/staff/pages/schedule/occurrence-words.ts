import type { TFunction } from 'i18next';
import type {
  OccurrenceDetail,
  OccurrenceView,
} from '../../../../server/schedules/occurrence.schema.ts';
import { formatDate } from '../../format/date.ts';
import type { Language } from '../../i18n/index.ts';
import { daysFrom } from './days.ts';

type Timed = Pick<OccurrenceView, 'start' | 'end' | 'due' | 'estimated' | 'waits'>;

/** A day for dense lists, `15.02.2027`. */
export function dayText(day: string, language: Language): string {
  return formatDate(day, 'UTC', language);
}

/** When something takes place, or what its date waits for. */
export function whenText(one: Timed, language: Language, t: TFunction): string {
  const { start, due, waits } = one;
  if (waits && due === undefined && start === undefined) return waitsText(waits, t);
  const last = due ?? one.end;
  if (last === undefined) {
    return start === undefined
      ? t('schedule.undated')
      : t('occurrence.from', { date: dayText(start, language) });
  }
  const until =
    start === undefined || start === last
      ? t('occurrence.until', { date: dayText(last, language) })
      : `${dayText(start, language)} – ${dayText(last, language)}`;
  return one.estimated ? t('occurrence.about', { when: until }) : until;
}

function waitsText({ for: what, title }: NonNullable<OccurrenceView['waits']>, t: TFunction) {
  return title === null
    ? t(`occurrence.waits.${what}Unnamed`)
    : t(`occurrence.waits.${what}`, { title });
}

/** «просрочено на 3 дня»; '' for what is not overdue. */
export function lateText(
  { overdue, due }: Pick<OccurrenceView, 'overdue' | 'due'>,
  today: string,
  t: TFunction,
): string {
  if (!overdue || due === undefined) return '';
  return t('occurrence.late', { count: daysFrom(due, today) });
}

/** A term that a document gives: `P30WD` is «30 рабочих дней». */
export function offsetText(offset: string, t: TFunction): string {
  const found = /^P(\d+)(Y|M|WD|W|D)$/.exec(offset);
  if (!found) return offset;
  const units = { Y: 'year', M: 'month', W: 'week', D: 'day', WD: 'workingDay' } as const;
  return t(`occurrence.term.${units[found[2] as keyof typeof units]}`, {
    count: Number(found[1]),
  });
}

/** How the days came about: counted from what, and moved off a day off; none where they are given. */
export function countedTexts(
  one: Pick<OccurrenceDetail, 'counted' | 'end' | 'due' | 'estimated'>,
  language: Language,
  t: TFunction,
): string[] {
  const texts: string[] = [];
  const { counted, end, due } = one;
  if (counted?.from === 'year') {
    texts.push(t('occurrence.counted.year', { year: counted.title }));
  } else if (counted) {
    const words = {
      title: counted.title,
      date: counted.date === null ? '' : dayText(counted.date, language),
      term: counted.offset === null ? '' : offsetText(counted.offset, t),
    };
    const kind = counted.offset === null ? 'noTerm' : counted.from;
    texts.push(t(`occurrence.counted.${kind}`, words));
  }
  if (one.estimated) texts.push(t('occurrence.counted.estimated'));
  if (end !== undefined && due !== undefined && end !== due) {
    texts.push(
      t('occurrence.counted.moved', {
        end: dayText(end, language),
        due: dayText(due, language),
      }),
    );
  }
  return texts;
}
