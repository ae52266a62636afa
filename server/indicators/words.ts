import type { Unit } from '../../catalogs/indicator.ts';
import type { Aggregate, Measure } from '../../catalogs/measure.ts';
import { measureAggregates, type MeasureKind } from '../../catalogs/measure.ts';
import type { CompiledElement, LocalText } from '../../forms/run/types.ts';
import type { FormVersion } from '../forms/model.ts';
import type { IndicatorDetail } from './schema.ts';

type Language = 'ru' | 'en';

/** What the words are taken from: published forms and the titles of the catalog's indicators. */
export interface Names {
  language: Language;
  forms: readonly FormVersion[];
  indicatorTitle: (key: string) => string;
}

const units: Record<Unit, LocalText> = {
  percent: { ru: '%', en: '%' },
  points: { ru: 'балл', en: 'points' },
  count: { ru: 'ед.', en: 'units' },
  person: { ru: 'чел.', en: 'people' },
  hours: { ru: 'ч', en: 'h' },
  ratio: { ru: '', en: '' },
  index: { ru: '', en: '' },
  yesno: { ru: 'да/нет', en: 'yes/no' },
  text: { ru: '', en: '' },
};

/** The unit as it stands beside a number; empty where a number needs none. */
export function unitWord(unit: Unit, language: Language): string {
  return said(units[unit], language);
}

function said(text: { ru: string; en?: string | undefined }, language: Language): string {
  return language === 'en' ? (text.en ?? text.ru) : text.ru;
}

type Sentence = Record<Language, (part: string, whole: string) => string>;

const sentences: Record<MeasureKind, Sentence> = {
  share: {
    ru: (part, whole) =>
      `100 · (${part}) / (${whole}). По муниципалитету отдельно складываются числители и знаменатели организаций.`,
    en: (part, whole) =>
      `100 · (${part}) / (${whole}). For the municipality the organizations’ numerators and denominators are each added up.`,
  },
  count: {
    ru: (part) => `${capital(part)}. По муниципалитету — сумма по организациям.`,
    en: (part) => `${capital(part)}. For the municipality: the organizations’ total.`,
  },
  sum: {
    ru: (part) => `Сумма: ${part}.`,
    en: (part) => `Sum of ${part}.`,
  },
  mean: {
    ru: (part) => `Среднее: ${part}. По муниципалитету — сумма значений, делённая на их число.`,
    en: (part) =>
      `Mean of ${part}. For the municipality: all values added up, divided by their number.`,
  },
  presence: {
    ru: (part) => `Есть или нет: ${part}. По муниципалитету — у скольких организаций есть.`,
    en: (part) => `Present or not: ${part}. For the municipality: how many organizations have it.`,
  },
  index: {
    ru: (part) => `Среднее показателей: ${part}.`,
    en: (part) => `Mean of the indicators: ${part}.`,
  },
  external: {
    ru: (part) => `Число из внешнего источника: ${part}.`,
    en: (part) => `A number from an outside source: ${part}.`,
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const unbound: LocalText = {
  ru: 'Откуда берётся значение, ещё не указано.',
  en: 'Where the value comes from has not been set yet.',
};

/** In words, how the value is computed. */
export function methodWords(measure: Measure | undefined, names: Names): string {
  const { language } = names;
  if (!measure) return said(unbound, language);
  const [part = '', whole = ''] = partWords(measure, names);
  return sentences[measure.kind][language](part, whole);
}

function partWords(measure: Measure, names: Names): string[] {
  if (measure.kind === 'index') {
    return [measure.of.map((key) => `«${names.indicatorTitle(key)}»`).join(', ')];
  }
  if (measure.kind === 'external') return [measure.source];
  return measureAggregates(measure).map(({ aggregate }) => aggregateWords(aggregate, names));
}

function aggregateWords(aggregate: Aggregate, names: Names): string {
  const ru = names.language === 'ru';
  if ('element' in aggregate) return `«${elementTitle(aggregate.element, names)}»`;
  const form = `«${formTitle(aggregate.form, names)}»`;
  const told = (text: string) => expressionWords(text, aggregate.form, names);
  const where = aggregate.where ? `, ${ru ? 'где' : 'where'} ${told(aggregate.where)}` : '';
  if ('mean' in aggregate) {
    return `${told(aggregate.mean)} ${ru ? 'в форме' : 'in the form'} ${form}${where}`;
  }
  return `${ru ? 'число ответов на форму' : 'responses to the form'} ${form}${where}`;
}

/** An expression with the questions' titles in place of their names. */
function expressionWords(text: string, formKey: string, names: Names): string {
  const form = names.forms.find(({ key }) => key === formKey);
  const titles = form ? questionTitles(form, names.language) : new Map<string, string>();
  const ru = names.language === 'ru';
  return text
    .replace(/\{([^{}]+)\}/g, (_, name: string) => `«${titles.get(name) ?? name}»`)
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replaceAll(/ notempty\b/g, ru ? ' — есть ответ' : ' is answered')
    .replaceAll(/ empty\b/g, ru ? ' — нет ответа' : ' is not answered')
    .replaceAll(/ and /g, ru ? ' и ' : ' and ')
    .replaceAll(/ or /g, ru ? ' или ' : ' or ');
}

function questionTitles(form: FormVersion, language: Language): Map<string, string> {
  const inside = (elements: readonly CompiledElement[]): [string, string][] =>
    elements.flatMap((element) => {
      if (element.element === 'panel') return inside(element.elements);
      return element.element === 'question' ? [[element.name, said(element.title, language)]] : [];
    });
  return new Map(form.compiled.pages.flatMap((page) => inside(page.elements)));
}

function formTitle(key: string, { forms, language }: Names): string {
  const form = forms.find((one) => one.key === key);
  return form ? said(form.title, language) : key;
}

function elementTitle(id: string, { forms, language }: Names): string {
  const element = forms.flatMap((form) => form.elements).find((one) => one.id === id);
  return element ? said(element.title, language) : id;
}

/** The forms, elements, indicators or systems that the value is taken from, each once. */
export function sourcesOf(measure: Measure | undefined, names: Names): IndicatorDetail['sources'] {
  if (!measure) return [];
  if (measure.kind === 'external') {
    return [{ kind: 'external', id: measure.source, title: measure.source }];
  }
  if (measure.kind === 'index') {
    return measure.of.map((id) => ({ kind: 'indicator', id, title: names.indicatorTitle(id) }));
  }
  const sources = measureAggregates(measure).map(({ aggregate }) =>
    'element' in aggregate
      ? {
          kind: 'element' as const,
          id: aggregate.element,
          title: elementTitle(aggregate.element, names),
        }
      : { kind: 'form' as const, id: aggregate.form, title: formTitle(aggregate.form, names) },
  );
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}
