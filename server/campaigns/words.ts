import type { LocalText } from '../../forms/run/types.ts';

const roman = ['I', 'II', 'III', 'IV'];

/** A period in words: «2021/22 учебный год», «III квартал 2021 года», «сентябрь 2021 года». */
export function periodWords(period: string): LocalText {
  const [year = '', part = '', day] = period.split('-');
  if (/^\d{4}$/.test(part)) {
    const span = `${year}/${part.slice(2)}`;
    return { ru: `${span} учебный год`, en: `school year ${span}` };
  }
  if (part.startsWith('H')) {
    const half = part.slice(1);
    return { ru: `${half}-е полугодие ${year} года`, en: `half-year ${half} of ${year}` };
  }
  if (part.startsWith('Q')) {
    const quarter = roman[Number(part.slice(1)) - 1] ?? '';
    return { ru: `${quarter} квартал ${year} года`, en: `quarter ${quarter} of ${year}` };
  }
  if (part === '') return { ru: `${year} год`, en: year };
  const date = new Date(Date.UTC(Number(year), Number(part) - 1, Number(day ?? 1)));
  const fields: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  return {
    ru: new Intl.DateTimeFormat('ru', fields).format(date),
    en: new Intl.DateTimeFormat('en', fields).format(date),
  };
}

/** A moment in words in an IANA zone: «30 мая 2022 г. в 18:00». */
export function momentWords(moment: Date, timeZone: string): LocalText {
  const format = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(
      moment,
    );
  return { ru: format('ru'), en: format('en') };
}
