import type { Measure } from '../../catalogs/measure.ts';
import { findMethod } from '../../catalogs/methods/library.ts';
import {
  computedTitle,
  indicatorTitle,
  numbered,
  quoted,
  quotedList,
  said,
  type Names,
} from './words-names.ts';
import { groupTitles } from './words-restricted.ts';

type Of<K extends Measure['kind']> = Extract<Measure, { kind: K }>;

/** An expert's conclusion in words. */
export function judgementWords(rubric: string, { catalog, language }: Names): string[] {
  const levels = catalog.rubrics.find(({ id }) => id === rubric)?.levels ?? [];
  const titles = quotedList(
    levels.map(({ title }) => title),
    language,
  );
  return language === 'ru'
    ? [`Вывод эксперта по уровням: ${titles}.`, 'Это не число, его не складывают и не усредняют.']
    : [`An expert’s conclusion by levels: ${titles}.`, 'It is no number and is never averaged.'];
}

/** A change against an earlier period in words. */
export function changeWords({ of, back, as }: Of<'change'>, names: Names): string[] {
  const { language } = names;
  const title = quoted(indicatorTitle(of, names), language);
  if (language === 'ru') {
    const before =
      back === 1
        ? 'с прошлым периодом'
        : `со значением, которое было ${numbered(back, 'periods', language)} назад`;
    const unit = as === 'percent' ? 'в процентах от прежнего значения' : 'разность значений';
    return [`Изменение показателя ${title} по сравнению ${before}: ${unit}.`];
  }
  const before = back === 1 ? 'the period before' : `${numbered(back, 'periods', language)} ago`;
  const unit = as === 'percent' ? 'in percent of the earlier value' : 'the difference';
  return [`The change of ${title} against ${before}: ${unit}.`];
}

/** A mean of other indicators in words. */
export function indexWords({ of, weights }: Of<'index'>, names: Names): string[] {
  const { language } = names;
  const ru = language === 'ru';
  const titles = of.map((key, i) => {
    const title = quoted(indicatorTitle(key, names), language);
    const weight = weights?.[i];
    return weight === undefined ? title : `${title} — ${numbered(weight, '', language)}`;
  });
  if (!weights)
    return [`${ru ? 'Среднее показателей' : 'Mean of the indicators'}: ${titles.join(', ')}.`];
  return [
    ru
      ? `Среднее показателей с весами: ${titles.join('; ')}.`
      : `Weighted mean of the indicators: ${titles.join('; ')}.`,
  ];
}

/** A number that a computed list or index gives, in words. */
export function scoreWords({ computed, output }: Of<'score'>, names: Names): string[] {
  const { language } = names;
  const title = quoted(computedTitle(computed, names), language);
  const method = methodOf(computed, names);
  // A number of one input is named after it: `norm:russian`.
  const number = method?.numbers.find(({ id }) => id === output || isOneOf(id, output));
  const name =
    output === undefined ? '' : quoted(number ? said(number.title, language) : output, language);
  const first =
    language === 'ru'
      ? `Число ${name ? `${name} ` : ''}из расчёта ${title}, который смотрит на все организации сразу.`
      : `The number ${name ? `${name} ` : ''}that ${title} gives, which looks at all organizations at once.`;
  return [first, ...methodSentence(computed, names)];
}

function isOneOf(id: string, output: string | undefined): boolean {
  return id.endsWith(':*') && output?.startsWith(id.slice(0, -1)) === true;
}

/** Organizations in groups of a computed list in words. */
export function listWords({ computed, groups, as }: Of<'list'>, names: Names): string[] {
  const { language } = names;
  const title = quoted(computedTitle(computed, names), language);
  const ru = language === 'ru';
  const titles = groups && quotedList(groupTitles(computed, groups, names), language);
  const whose = ru
    ? `организации ${titles ? `групп ${titles} из расчёта` : 'из списка'} ${title}`
    : `organizations ${titles ? `in the groups ${titles} of` : 'on the list'} ${title}`;
  if (as === 'count') {
    return [`${ru ? 'Сколько: ' : 'How many: '}${whose}.`, ...methodSentence(computed, names)];
  }
  const all = ru ? 'все организации, которые он оценил' : 'all organizations that it looked at';
  return [`100 · (${whose}) / (${all}).`, ...methodSentence(computed, names)];
}

function methodOf(computed: string, { catalog }: Names) {
  return findMethod(catalog.computed.find(({ id }) => id === computed)?.method ?? '');
}

function methodSentence(computed: string, names: Names): string[] {
  const method = methodOf(computed, names);
  if (!method) return [];
  const title = quoted(said(method.title, names.language), names.language);
  return [names.language === 'ru' ? `Способ расчёта: ${title}.` : `Method: ${title}.`];
}
