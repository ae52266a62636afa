import { elementsWithParts } from '../../catalogs/check-dictionary.ts';

import type { Catalog } from '../../catalogs/schema.ts';
import { indexForm } from '../../forms/run/state.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { Settings, SettingValue } from '../catalogs/known.ts';
import type { FormVersion } from '../forms/model.ts';
import type { OrganizationType } from '../organizations/schema.ts';

export type Language = 'ru' | 'en';

/** The parts of a catalog that words are taken from. */
export type NamedCatalog = Pick<
  Catalog,
  | 'directions'
  | 'context'
  | 'dimensions'
  | 'elements'
  | 'tables'
  | 'evidence'
  | 'rubrics'
  | 'computed'
  | 'settings'
>;

/** What the words are taken from: the catalog, the forms as published, the period's settings. */
export interface Names {
  language: Language;
  forms: readonly Pick<FormVersion, 'key' | 'title' | 'elements' | 'compiled'>[];
  catalog: NamedCatalog;
  /** Values that are not the catalog's defaults. */
  settings: Settings;
}

/** A text in the reader's language; what is only in Russian is told in Russian. */
export function said(text: { ru: string; en?: string | undefined }, language: Language): string {
  return language === 'en' ? (text.en ?? text.ru) : text.ru;
}

const quotes: Record<Language, (text: string) => string> = {
  ru: (text) => `«${text.replaceAll('«', '„').replaceAll('»', '“')}»`,
  en: (text) => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`,
};

/** A title as it stands inside a sentence; quotation marks within it are others. */
export function quoted(text: string, language: Language): string {
  return quotes[language](text);
}

/** Several titles in a row. */
export function quotedList(texts: readonly string[], language: Language): string {
  return texts.map((text) => quoted(text, language)).join(', ');
}

export function formTitle(key: string, { forms, language }: Names): string {
  const form = forms.find((one) => one.key === key);
  return form ? said(form.title, language) : key;
}

/** The title of a question that is a table. */
export function rosterTitle(key: string, name: string, { forms, language }: Names): string {
  const form = forms.find((one) => one.key === key);
  const question = form && indexForm(form.compiled).questions.get(name);
  return question ? said(question.title, language) : name;
}

/** An element's title; of a part, with the part in brackets. */
export function elementTitle(id: string, { forms, catalog, language }: Names): string {
  const known = elementsWithParts(catalog).get(id);
  if (!known) {
    const element = forms.flatMap((form) => form.elements).find((one) => one.id === id);
    return element ? said(element.title, language) : id;
  }
  if (known.id === id) return known.title;
  const dimension = catalog.dimensions.find((one) => one.id === known.dimension);
  const part = dimension?.parts.find((one) => `${known.id}__${one.id}` === id);
  return part ? `${known.title} (${part.title})` : known.title;
}

/** Whether an element is answered by yes or no. */
export function isYesNo(id: string, { catalog, forms }: Names): boolean {
  const element = catalog.elements.find((one) => one.id === id);
  if (element) return element.type === 'yesno';
  return forms.some((form) => form.elements.some((one) => one.id === id && one.unit === 'да/нет'));
}

export function tableTitle(id: string, { catalog }: Names): string {
  return catalog.tables.find((one) => one.id === id)?.title ?? id;
}

export function indicatorTitle(key: string, { catalog }: Names): string {
  const found = listIndicators(catalog).find(({ indicator }) => indicator.key === key);
  return found?.indicator.title ?? key;
}

export function computedTitle(id: string, { catalog }: Names): string {
  return catalog.computed.find((one) => one.id === id)?.title ?? id;
}

export function evidenceTitle(id: string, { catalog }: Names): string {
  return catalog.evidence.find((one) => one.id === id)?.title ?? id;
}

/** A setting with the value that counts; undefined when the catalog has none of this id. */
export function settingOf(id: string, { catalog, settings }: Names) {
  const setting = catalog.settings.find((one) => one.id === id);
  return setting && { ...setting, value: settings.get(id) ?? setting.value };
}

type Forms = Record<'one' | 'few' | 'many', string>;
const units: Partial<Record<string, Record<Language, Forms>>> = {
  points: {
    ru: { one: 'балл', few: 'балла', many: 'баллов' },
    en: { one: 'point', few: 'points', many: 'points' },
  },
  days: {
    ru: { one: 'день', few: 'дня', many: 'дней' },
    en: { one: 'day', few: 'days', many: 'days' },
  },
  months: {
    ru: { one: 'месяц', few: 'месяца', many: 'месяцев' },
    en: { one: 'month', few: 'months', many: 'months' },
  },
  years: {
    ru: { one: 'год', few: 'года', many: 'лет' },
    en: { one: 'year', few: 'years', many: 'years' },
  },
  'percentage-points': {
    ru: { one: 'п. п.', few: 'п. п.', many: 'п. п.' },
    en: { one: 'percentage point', few: 'percentage points', many: 'percentage points' },
  },
  digits: {
    ru: { one: 'знака', few: 'знаков', many: 'знаков' },
    en: { one: 'decimal', few: 'decimals', many: 'decimals' },
  },
  periods: {
    ru: { one: 'период', few: 'периода', many: 'периодов' },
    en: { one: 'period', few: 'periods', many: 'periods' },
  },
};

/** A number with its noun in the right form: 2 балла, 5 баллов. Fractions take the second form. */
export function numbered(value: number, unit: string, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
  const rule = new Intl.PluralRules(language).select(value);
  const form = rule === 'one' || rule === 'many' ? rule : 'few';
  const word = units[unit]?.[language][form];
  return word ? `${number} ${word}` : number;
}

const truth = { ru: ['нет', 'да'], en: ['no', 'yes'] } as const;

/** Yes or no in words. */
export function truthWord(value: boolean, language: Language): string {
  return truth[language][value ? 1 : 0];
}

/** Units of catalogs' settings and of those that only methods have. */
type SettingUnit = Catalog['settings'][number]['unit'] | 'percentage-points';

/** The value of a setting in words, with its unit: «30 %», «к базовому уровню», «да». */
export function settingWords(
  {
    value,
    unit,
    choices,
  }: { value: SettingValue; unit: SettingUnit } & Pick<Catalog['settings'][number], 'choices'>,
  language: Language,
): string {
  if (typeof value === 'boolean') return truthWord(value, language);
  if (typeof value === 'number') {
    if (unit === 'mark') return `${language === 'ru' ? 'отметка' : 'mark'} ${value}`;
    const number = numbered(value, unit, language);
    if (unit !== 'percent') return number;
    return language === 'ru' ? `${number} %` : `${number}%`;
  }
  const title = choices?.find((choice) => choice.value === value)?.title ?? value;
  return quoted(title, language);
}

const types: Record<OrganizationType, Record<Language, string>> = {
  school: { ru: 'школы', en: 'schools' },
  kindergarten: { ru: 'детские сады', en: 'kindergartens' },
  supplementary: {
    ru: 'организации дополнительного образования',
    en: 'supplementary-education centres',
  },
  department: { ru: 'управление образования', en: 'the education department' },
  methodicalCentre: { ru: 'методический центр', en: 'the methodical centre' },
  ppmsCentre: {
    ru: 'центр психолого-педагогической помощи',
    en: 'the psychological and pedagogical centre',
  },
  association: { ru: 'методические объединения', en: 'methodical associations' },
};

/** Types of organizations in the plural, for lists. */
export function typeWords(list: readonly OrganizationType[], language: Language): string {
  return list.map((type) => types[type][language]).join(', ');
}
