import type { Aggregate } from '../../catalogs/aggregate.ts';
import type { Unit } from '../../catalogs/indicator.ts';
import { elementsWithParts } from '../../catalogs/check-dictionary.ts';
import { measureLeaves, type Measure, type PlainMeasure } from '../../catalogs/measure.ts';
import type { OrganizationType } from '../organizations/schema.ts';
import type { LocalText } from '../../forms/run/types.ts';
import { aggregateWords, vocabularyOf } from './words-aggregates.ts';
import {
  changeWords,
  indexWords,
  judgementWords,
  listWords,
  scoreWords,
} from './words-computed.ts';
import { fractionWords } from './words-fractions.ts';
import { isYesNo, said, typeWords, type Language, type Names } from './words-names.ts';
import { aboutWords, settingsWords, whenWords } from './words-restricted.ts';

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

const unbound: LocalText = {
  ru: 'Откуда берётся значение, ещё не указано.',
  en: 'Where the value comes from has not been set yet.',
};

/**
 * How a value is computed, for a reader who is no programmer: the fraction or number by the titles
 * of what it is made of, whom it is about, how the municipality's value follows, the settings with
 * their values. Sentences after each other, in the reader's language; of a composite each part
 * stands on a line of its own, and what all parts have in common on the last ones.
 */
export function methodWords(measure: Measure | undefined, names: Names): string {
  const { language } = names;
  if (!measure) return said(unbound, language);
  if (measure.kind !== 'composite') {
    return [...plainWords(measure, names), ...settingsWords(measure, names)].join(' ');
  }
  const told = measure.parts.map(({ measure: part }) => plainWords(part, names));
  const [first = [], ...others] = told;
  const common = first.slice(1).filter((one) => others.every((own) => own.slice(1).includes(one)));
  const parts = measure.parts.map(({ title, unit }, i) => {
    const own = told[i]?.filter((one, at) => at === 0 || !common.includes(one)) ?? [];
    return `${i + 1}) ${title}, ${unit}: ${own.join(' ')}`;
  });
  const head = said(
    { ru: 'Состоит из частей, у каждой своя единица.', en: 'Made of parts, each with its unit.' },
    language,
  );
  const last = [common.join(' '), ...settingsWords(measure, names)].filter((one) => one !== '');
  return [head, ...parts, ...last].join('\n');
}

type OwnKind = Extract<PlainMeasure, { of: Aggregate }>;

function plainWords(measure: PlainMeasure, names: Names): string[] {
  const { language } = names;
  switch (measure.kind) {
    case 'judgement':
      return judgementWords(measure.rubric, names);
    case 'change':
      return changeWords(measure, names);
    case 'index':
      return indexWords(measure, names);
    case 'score':
      return scoreWords(measure, names);
    case 'list':
      return listWords(measure, names);
    case 'external':
      return [
        language === 'ru'
          ? `Число из внешнего источника: ${measure.source}.`
          : `A number from an outside source: ${measure.source}.`,
      ];
    default:
      return ownWords(measure, names);
  }
}

function ownWords(measure: OwnKind, names: Names): string[] {
  const restricted = aboutWords(measure, names);
  const first = `${capital(formulaWords(measure, names))}${restricted}.`;
  const asked = measure.kind === 'presence' ? whenWords(measure, names) : [];
  return [first, ...asked, municipalWords(measure, names), ...breakdownWords(measure, names)];
}

function formulaWords(measure: OwnKind, names: Names): string {
  const ru = names.language === 'ru';
  const of = aggregateWords(measure.of, names);
  switch (measure.kind) {
    case 'share':
    case 'ratio':
      return fractionWords(measure, names);
    case 'count':
      return countWords(measure.of, names);
    case 'sum':
      return ru ? `сумма: ${of}` : `sum of ${of}`;
    case 'mean':
      return statistic(measure, ru ? 'среднее' : 'mean', names);
    case 'median':
      return statistic(measure, ru ? 'медиана (значение посередине)' : 'median', names);
    case 'min':
      return statistic(measure, ru ? 'наименьшее' : 'lowest', names);
    case 'max':
      return statistic(measure, ru ? 'наибольшее' : 'highest', names);
    case 'percentile': {
      const name = ru
        ? `${measure.p}-й процентиль (значение, которого не превышают ${measure.p} %)`
        : `the value that ${measure.p}% do not exceed`;
      return statistic(measure, name, names);
    }
    case 'presence':
      return presenceWords(measure, names);
  }
}

function countWords(of: Aggregate, names: Names): string {
  const phrase = aggregateWords(of, names);
  if (!('organizations' in of)) return phrase;
  if (of.organizations === true) {
    return names.language === 'ru' ? 'число организаций' : 'number of organizations';
  }
  return names.language === 'ru'
    ? phrase.replace(/^организации/, 'число организаций')
    : `number of ${phrase}`;
}

/** A statistic with what it is taken over: rows, groups of rows, organizations. */
function statistic({ of }: OwnKind, name: string, names: Names): string {
  const ru = names.language === 'ru';
  const phrase = aggregateWords(of, names);
  const rows = 'form' in of || 'table' in of ? of : null;
  if (rows && !rows.per) {
    // "The mean of the mean" would be said otherwise.
    const plain = 'mean' in rows ? phrase.replace(ru ? /^среднее / : /^the mean of /, '') : phrase;
    return `${name}: ${plain}`;
  }
  if (!rows || rows.per === 'organization') {
    return ru ? `${name} по организациям: ${phrase}` : `${name} over organizations: ${phrase}`;
  }
  const group = typeof rows.per === 'object' ? rows.per.group.slice(1, -1).trim() : '';
  const title = vocabularyOf(rows, names).nameOf(group)?.words ?? group;
  return ru
    ? `${name} по группам с одинаковым ответом ${title}: ${phrase}`
    : `${name} over groups with the same ${title}: ${phrase}`;
}

function presenceWords(
  { of, expect = true }: Extract<OwnKind, { kind: 'presence' }>,
  names: Names,
): string {
  const ru = names.language === 'ru';
  const phrase = aggregateWords(of, names);
  if ('organizations' in of) {
    const condition = phrase.replace(/^организации, где |^organizations where /, '');
    if (ru) return expect ? `да, если ${condition}` : `да, если не выполнено: ${condition}`;
    return expect ? `yes if ${condition}` : `yes if this does not hold: ${condition}`;
  }
  const yesno = 'element' in of && isYesNo(of.element, names);
  if (ru) {
    if (yesno) return `да, если на ${phrase} ответ «${expect ? 'да' : 'нет'}»`;
    return expect ? `да, если больше нуля: ${phrase}` : `да, если этого нет (ноль): ${phrase}`;
  }
  if (yesno) return `yes if ${phrase} is “${expect ? 'yes' : 'no'}”`;
  return expect ? `yes if above zero: ${phrase}` : `yes if there is none: ${phrase}`;
}

const fractions: LocalText = {
  ru: 'По муниципалитету отдельно складываются числители и знаменатели организаций.',
  en: 'For the municipality the organizations’ numerators and denominators are each added up.',
};
const total: LocalText = {
  ru: 'По муниципалитету — сумма по организациям.',
  en: 'For the municipality: the organizations’ total.',
};
const together: LocalText = {
  ru: 'По муниципалитету берутся все значения сразу, а не итоги организаций.',
  en: 'For the municipality all values are taken together, not the organizations’ results.',
};

/** How the municipality's value follows from its organizations. */
const municipal: Record<OwnKind['kind'], LocalText> = {
  share: fractions,
  ratio: fractions,
  count: total,
  sum: total,
  mean: {
    ru: 'По муниципалитету — сумма значений, делённая на их число.',
    en: 'For the municipality: all values added up, divided by their number.',
  },
  median: together,
  percentile: together,
  min: together,
  max: together,
  presence: {
    ru: 'По муниципалитету — у скольких организаций «да».',
    en: 'For the municipality: how many organizations have a “yes”.',
  },
};

/** How the municipality's value follows; where schools are not asked, who answers for it. */
function municipalWords(measure: OwnKind, names: Names): string {
  const { language } = names;
  const types = measure.kind === 'presence' ? answering(measure, names) : [];
  if (types.length === 0 || types.some((one) => !offices.includes(one))) {
    return said(municipal[measure.kind], language);
  }
  const who = typeWords(types, language);
  return language === 'ru' ? `Отвечает: ${who}.` : `Answered by ${who}.`;
}

/** They answer for the municipality: there is one of each, or a few. */
const offices: readonly OrganizationType[] = ['department', 'methodicalCentre', 'ppmsCentre'];

/** Who reports the elements that a measure looks at; nobody where it looks at something else. */
function answering(measure: OwnKind, { catalog }: Names): OrganizationType[] {
  const elements = elementsWithParts(catalog);
  const leaves = measureLeaves(measure).map(({ leaf }) => leaf);
  const owners = leaves.map((leaf) =>
    'element' in leaf ? elements.get(leaf.element)?.owner : undefined,
  );
  if (owners.includes(undefined)) return [];
  return [...new Set(owners.flatMap((own) => own ?? []))];
}

function breakdownWords({ breakdown }: OwnKind, { catalog, language }: Names): string[] {
  const dimension = catalog.dimensions.find(({ id }) => id === breakdown);
  if (!dimension) return [];
  const titles = dimension.parts.map(({ title }) => title);
  // «математика, базовый уровень» is one part.
  const parts = titles.join(titles.some((title) => title.includes(',')) ? '; ' : ', ');
  return [
    language === 'ru'
      ? `Считается и отдельно: ${dimension.title} (${parts}).`
      : `Also computed for each part: ${dimension.title} (${parts}).`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
