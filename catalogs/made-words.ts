import type { ElementDefinition } from './dictionary.ts';

/** Words and names of the data forms that are made from a catalog's dictionary. */

type Owner = ElementDefinition['owner'][number];
type Period = ElementDefinition['period'];
interface Words {
  /** As part of a form's id; never changed, since published versions carry it. */
  id: string;
  ru: string;
  en: string;
}

const owners: Record<Owner, Words> = {
  school: { id: 'school', ru: 'школы', en: 'School' },
  kindergarten: { id: 'kindergarten', ru: 'детского сада', en: 'Kindergarten' },
  supplementary: {
    id: 'supplementary',
    ru: 'организации дополнительного образования',
    en: 'Supplementary education',
  },
  department: { id: 'department', ru: 'управления образования', en: 'Education department' },
  methodicalCentre: {
    id: 'methodical-centre',
    ru: 'методического центра',
    en: 'Methodical centre',
  },
  ppmsCentre: { id: 'ppms-centre', ru: 'ППМС-центра', en: 'Counselling centre' },
  association: {
    id: 'association',
    ru: 'методического объединения',
    en: 'Methodical association',
  },
};

const periods: Record<Period, Words> = {
  schoolYear: { id: 'year', ru: 'за учебный год', en: 'school year' },
  calendarYear: { id: 'calendar-year', ru: 'за календарный год', en: 'calendar year' },
  halfYear: { id: 'half-year', ru: 'за полугодие', en: 'half-year' },
  quarter: { id: 'quarter', ru: 'за квартал', en: 'quarter' },
  month: { id: 'month', ru: 'за месяц', en: 'month' },
  day: { id: 'day', ru: 'на дату', en: 'one day' },
};

export const ownerTypes = Object.keys(owners) as Owner[];
export const periodTypes = Object.keys(periods) as Period[];

/** The id of the form that organizations of a type fill for a kind of period. */
export function madeFormId(owner: Owner, period: Period): string {
  return `data-${owners[owner].id}-${periods[period].id}`;
}

/** Ids of forms that can only come from a catalog's dictionary. */
export const madeFormIds: ReadonlySet<string> = new Set(
  ownerTypes.flatMap((owner) => periodTypes.map((period) => madeFormId(owner, period))),
);

/** «Данные школы за учебный год». */
export function madeFormTitle(owner: Owner, period: Period): { ru: string; en: string } {
  return {
    ru: `Данные ${owners[owner].ru} ${periods[period].ru}`,
    en: `${owners[owner].en} data, ${periods[period].en}`,
  };
}

const units: Record<string, string> = {
  'чел.': 'people',
  'ед.': 'units',
  'руб.': 'rubles',
  'тыс. руб.': 'thousand rubles',
  балл: 'points',
  баллов: 'points',
  'час.': 'hours',
  ч: 'hours',
  'дн.': 'days',
  'шт.': 'pieces',
  'да/нет': 'yes/no',
};

/** A unit for both languages; one that has no English word stays as it is. */
export function unitText(unit: string): string | { default: string; en: string } {
  const en = units[unit];
  return en === undefined ? unit : { default: unit, en };
}

/** «На 1 сентября.» of «на 1 сентября». */
export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}
