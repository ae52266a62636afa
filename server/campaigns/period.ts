import type { PeriodType } from '../../forms/schema.ts';

const shapes: Record<PeriodType, { pattern: RegExp; ru: string; en: string }> = {
  schoolYear: {
    pattern: /^\d{4}-\d{4}$/,
    ru: 'нужен учебный год, например 2021-2022',
    en: 'a school year is needed, for example 2021-2022',
  },
  calendarYear: {
    pattern: /^\d{4}$/,
    ru: 'нужен календарный год, например 2021',
    en: 'a calendar year is needed, for example 2021',
  },
  halfYear: {
    pattern: /^\d{4}-H[12]$/,
    ru: 'нужно полугодие, например 2021-H1',
    en: 'a half-year is needed, for example 2021-H1',
  },
  quarter: {
    pattern: /^\d{4}-Q[1-4]$/,
    ru: 'нужен квартал, например 2021-Q3',
    en: 'a quarter is needed, for example 2021-Q3',
  },
  month: {
    pattern: /^\d{4}-\d{2}$/,
    ru: 'нужен месяц, например 2021-09',
    en: 'a month is needed, for example 2021-09',
  },
  day: {
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    ru: 'нужна дата, например 2021-09-01',
    en: 'a date is needed, for example 2021-09-01',
  },
};

/** Why a period does not fit a form's period type; null when it does. */
export function periodFault(type: PeriodType, period: string): { ru: string; en: string } | null {
  const { pattern, ru, en } = shapes[type];
  if (!pattern.test(period)) return { ru, en };
  const years = /^(\d{4})-(\d{4})$/.exec(period);
  if (years && Number(years[2]) !== Number(years[1]) + 1) {
    return {
      ru: 'учебный год кончается в следующем году, например 2021-2022',
      en: 'a school year ends in the next year, for example 2021-2022',
    };
  }
  return null;
}

const minuteMs = 60_000;

interface ZoneDay {
  format: Intl.DateTimeFormat;
  minute: number;
  day: string;
}

const zoneDays = new Map<string, ZoneDay>();

/** The calendar day of a moment in an IANA zone, `2021-09-01`. */
export function dayIn(timeZone: string, moment: Date): string {
  let known = zoneDays.get(timeZone);
  if (!known) {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    known = { format, minute: NaN, day: '' };
    zoneDays.set(timeZone, known);
  }
  // Every submission asks for today; no zone changes its day within a minute.
  const minute = Math.floor(moment.getTime() / minuteMs);
  if (known.minute !== minute) {
    known.minute = minute;
    known.day = known.format.format(moment);
  }
  return known.day;
}
