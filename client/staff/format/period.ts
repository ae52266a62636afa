import type { Language } from '../i18n/index.ts';

export type PeriodType = 'schoolYear' | 'calendarYear' | 'halfYear' | 'quarter' | 'month' | 'day';

const roman = ['I', 'II', 'III', 'IV'];

/** A period as people say it: «2021/22 учебный год», «II квартал 2021 года». */
export function periodName(period: string, language: Language): string {
  const ru = language === 'ru';
  const school = /^(\d{4})-(\d{4})$/.exec(period);
  if (school) {
    const years = `${school[1] ?? ''}/${(school[2] ?? '').slice(2)}`;
    return ru ? `${years} учебный год` : `school year ${years}`;
  }
  const part = /^(\d{4})-([HQ])(\d)$/.exec(period);
  if (part) {
    const number = roman[Number(part[3]) - 1] ?? '';
    const half = part[2] === 'H';
    return ru
      ? `${number} ${half ? 'полугодие' : 'квартал'} ${part[1] ?? ''} года`
      : `${half ? 'half' : 'quarter'} ${number} of ${part[1] ?? ''}`;
  }
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) {
    return new Intl.DateTimeFormat(ru ? 'ru-RU' : 'en-GB', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${period}-01T00:00:00Z`));
  }
  if (/^\d{4}$/.test(period)) return ru ? `${period} год` : period;
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) {
    return new Intl.DateTimeFormat(ru ? 'ru-RU' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${period}T00:00:00Z`));
  }
  return period;
}

/** From one period to another, without saying twice what they share: «4–26 ноября 2026 г.». */
export function periodRange(from: string, to: string, language: Language): string {
  if (from === to) return periodName(from, language);
  const days = [from, to].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date));
  if (!days || from > to) return `${periodName(from, language)} – ${periodName(to, language)}`;
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** Months of a school year starting in `first`, in its order: September to August. */
function schoolMonths(first: number): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 8) % 12) + 1;
    return `${first + (index < 4 ? 0 : 1)}-${String(month).padStart(2, '0')}`;
  });
}

/**
 * The periods worth offering for a form, the likeliest first: those of the municipality's working
 * year, then its neighbours. Days are picked in a calendar, so the list is empty for them.
 * @param workingYear the school year the municipality works in, `2021-2022`
 */
export function offeredPeriods(type: PeriodType, workingYear: string): string[] {
  const first = Number(workingYear.slice(0, 4));
  switch (type) {
    case 'schoolYear':
      return [0, -1, 1].map((shift) => `${first + shift}-${first + shift + 1}`);
    case 'calendarYear':
      return [first, first + 1, first - 1].map(String);
    case 'halfYear':
      return [`${first}-H2`, `${first + 1}-H1`, `${first}-H1`, `${first + 1}-H2`];
    case 'quarter':
      return [
        ...['Q3', 'Q4'].map((part) => `${first}-${part}`),
        ...['Q1', 'Q2', 'Q3'].map((part) => `${first + 1}-${part}`),
      ];
    case 'month':
      return schoolMonths(first);
    case 'day':
      return [];
  }
}
