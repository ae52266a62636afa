import type { Aggregate, Population } from '../../catalogs/aggregate.ts';
import { measureAggregates, type Measure } from '../../catalogs/measure.ts';
import { findMethod } from '../../catalogs/methods/library.ts';
import { amountsWords } from './words-aggregates.ts';
import {
  computedTitle,
  evidenceTitle,
  quoted,
  quotedList,
  said,
  settingOf,
  settingWords,
  typeWords,
  type Names,
} from './words-names.ts';

/** Titles of a computed list's groups, by the method that makes it. */
export function groupTitles(computed: string, groups: readonly string[], names: Names): string[] {
  const method = findMethod(names.catalog.computed.find(({ id }) => id === computed)?.method ?? '');
  return groups.map((id) => {
    const group = method?.groups.find((one) => one.id === id);
    return group ? said(group.title, names.language) : id;
  });
}

/** Whom a measure is about, as an end of its first sentence; empty for everybody with data. */
export function aboutWords({ population }: { population?: Population | undefined }, names: Names) {
  if (!population) return '';
  const { language } = names;
  const ru = language === 'ru';
  const { types, clusters, list, where } = population;
  const limits = [
    ...(types ? [typeWords(types, language)] : []),
    ...(clusters
      ? [(ru ? 'организации кластеров ' : 'clusters ') + quotedList(clusters, language)]
      : []),
    ...(list ? [listed(list, names)] : []),
    ...(where
      ? [
          (ru ? 'организации, где ' : 'organizations where ') +
            amountsWords(where, population.of, names),
        ]
      : []),
  ];
  return limits.length > 0 ? `; ${ru ? 'только' : 'only'} ${limits.join('; ')}` : '';
}

function listed({ computed, groups }: NonNullable<Population['list']>, names: Names): string {
  const { language } = names;
  const title = quoted(computedTitle(computed, names), language);
  const ru = language === 'ru';
  if (!groups) return ru ? `организации из списка ${title}` : `organizations on the list ${title}`;
  const titles = quotedList(groupTitles(computed, groups, names), language);
  return ru
    ? `организации из списка ${title} (группы: ${titles})`
    : `organizations on the list ${title} (groups: ${titles})`;
}

/** Where a presence is asked at all, and what proves it. */
export function whenWords(
  { when, evidence }: Pick<Extract<Measure, { kind: 'presence' }>, 'when' | 'evidence'>,
  names: Names,
): string[] {
  const { language } = names;
  const ru = language === 'ru';
  const sentences: string[] = [];
  if (when?.where) {
    const condition = amountsWords(when.where, when.of, names);
    sentences.push(
      ru
        ? `Спрашивается только там, где ${condition}; у остальных показатель не применим.`
        : `Asked only where ${condition}; for others it is not applicable.`,
    );
  }
  if (evidence) {
    const title = quoted(evidenceTitle(evidence, names), language);
    sentences.push(
      ru
        ? `Подтверждение: ${title}; если эксперт его не подтвердил, ответ «да» не засчитывается.`
        : `Evidence: ${title}; a “yes” that an expert did not confirm does not count.`,
    );
  }
  return sentences;
}

/** Settings that choose what is taken. */
function choicesIn(one: Aggregate): string[] {
  if ('cases' in one) return [one.setting, ...Object.values(one.cases).flatMap(choicesIn)];
  return 'of' in one && one.of ? Object.values(one.of).flatMap(choicesIn) : [];
}

/** The settings that a measure names itself, each once. */
export function settingIdsOf(measure: Measure): string[] {
  const written = [...JSON.stringify(measure).matchAll(/\{@([^{}"]+)\}/g)].map(([, id = '']) => id);
  const chosen = measureAggregates(measure).flatMap(({ aggregate }) => choicesIn(aggregate));
  return [...new Set([...written, ...chosen])];
}

/** The settings that a measure rests on, with the values that count now. */
export function settingsWords(measure: Measure, names: Names): string[] {
  const { language } = names;
  const told = settingIdsOf(measure).flatMap((id) => {
    const setting = settingOf(id, names);
    if (!setting) return [];
    return [`${quoted(setting.title, language)} — ${settingWords(setting, language)}`];
  });
  if (told.length === 0) return [];
  return [`${language === 'ru' ? 'Настройки' : 'Settings'}: ${told.join('; ')}.`];
}
