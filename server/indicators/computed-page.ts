import type { Method, MethodResult, MethodSetting } from '../../catalogs/methods/method.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { LocalText } from '../../forms/run/types.ts';
import type { SettingValue } from '../catalogs/known.ts';
import { listOrganizations } from '../organizations/model.ts';
import type { ComputedList } from './computed-list.ts';
import { readResult } from './computed.model.ts';
import type { ComputedView } from './computed.schema.ts';
import { currentCatalog } from './known-now.ts';
import { planOf, type Plan } from './plan.ts';
import { viewerOf, type Viewer } from './shown.ts';
import { maySeeResult, standingsIn } from './standings.ts';
import { editionOf, periodsOf, type Look } from './views.ts';
import {
  computedTitle,
  indicatorTitle,
  numbered,
  said,
  settingOf,
  settingWords,
  type Language,
  type Names,
} from './words-names.ts';

/**
 * A computed list as its readers may see it; null when the catalog has none such. A restricted one
 * shows everybody how it is computed, its results to the department alone, and no places to anybody;
 * people of one organization see their own.
 */
export async function computedPage(look: Look, id: string): Promise<ComputedView | null> {
  const { actor, language } = look;
  const { municipalityId } = actor;
  const catalog = await currentCatalog(municipalityId);
  const { period, periods } = await periodsOf(municipalityId, catalog, look.period);
  const plan = catalog && (await planOf(municipalityId, period));
  const list = plan?.lists.get(id);
  if (!plan || !list) return null;
  const names = { language, forms: plan.versions, catalog: plan.catalog, settings: plan.settings };
  const place = { municipalityId, catalogId: await editionOf(plan, period), period };
  const stored = await readResult(place, id);
  const viewer = viewerOf(actor);
  const shown = stored && maySeeResult(list, viewer) ? stored.result : null;
  return {
    ...described(list, names),
    period,
    periods,
    gives: givenBy(plan, id),
    restricted: list.restricted,
    hidden: !maySeeResult(list, viewer),
    computed: stored !== null,
    freshAt: shown && (stored?.freshAt ?? null),
    ...(await resultOf(list, shown, names, viewer, municipalityId)),
  };
}

function described(
  list: ComputedList,
  names: Names,
): Pick<
  ComputedView,
  'id' | 'title' | 'method' | 'note' | 'sourceLine' | 'settings' | 'inputs' | 'lists'
> {
  const { id, definition, method, inputs, lists } = list;
  const { language } = names;
  return {
    id,
    title: definition.title,
    method: {
      title: said(method.title, language),
      explanation: said(method.explanation, language),
      source: said(method.source, language),
    },
    note: definition.note ?? null,
    sourceLine: definition.sourceLine ?? null,
    settings: settingsOf(list, names),
    inputs: inputs.map(({ indicator, polarity, norm }) => ({
      id: indicator,
      title: indicatorTitle(indicator, names),
      polarity,
      norm: norm === null ? null : valueWords(norm, undefined, language, names),
    })),
    lists: lists.map(({ computed }) => ({ id: computed, title: computedTitle(computed, names) })),
  };
}

/** Every setting that counted, not those of what is switched off: from the catalog with its reason, else as the method has it. */
function settingsOf(list: ComputedList, names: Names): ComputedView['settings'] {
  const { method, definition, settings, years } = list;
  const { language } = names;
  const given = definition.settings ?? {};
  const counting = Object.entries(method.settings).filter(
    ([, { under }]) => under === undefined || (settings[under] ?? method.settings[under]?.default),
  );
  const own = counting.map(([name, setting]) => {
    const value = settings[name] ?? setting.default;
    const from = given[name];
    const known = typeof from === 'object' ? settingOf(from.setting, names) : undefined;
    return {
      title: known?.title ?? said(setting.title, language),
      // The catalog's own words for a choice are those of its settings page.
      value: known
        ? plainWords({ ...known, value }, language)
        : valueWords(value, setting, language, names),
      reason: known?.reason ?? (from === undefined ? said(setting.reason, language) : ''),
      settingId: known?.id ?? null,
    };
  });
  const over = definition.years;
  const looked = typeof over === 'object' ? settingOf(over.setting, names) : undefined;
  if (!looked && years === 1) return own;
  const title = language === 'ru' ? 'За сколько периодов' : 'Over how many periods';
  return [
    {
      title: looked?.title ?? title,
      value: looked
        ? plainWords({ ...looked, value: years }, language)
        : numbered(years, 'periods', language),
      reason: looked?.reason ?? '',
      settingId: looked?.id ?? null,
    },
    ...own,
  ];
}

function valueWords(
  value: SettingValue,
  setting: Pick<MethodSetting, 'unit' | 'choices'> | undefined,
  language: Language,
  names: Names,
): string {
  const unit = setting?.unit ?? 'number';
  if (unit === 'text' && typeof value === 'string') return partsWords(value, names);
  const choices = setting?.choices?.map((one) => ({
    value: one.value,
    title: said(one.title, language),
  }));
  return plainWords(
    {
      value,
      unit: unit === 'number' || unit === 'text' ? 'count' : unit,
      ...(choices && { choices }),
    },
    language,
  );
}

/** A value that stands alone in a cell: a chosen one without the quotes of a sentence. */
function plainWords(setting: Parameters<typeof settingWords>[0], language: Language): string {
  const { value, choices } = setting;
  if (typeof value !== 'string') return settingWords(setting, language);
  return choices?.find((choice) => choice.value === value)?.title ?? value;
}

/** Parts of breakdowns named by their ids, in the catalog's words: «русский язык; математика». */
function partsWords(list: string, { catalog, language }: Names): string {
  const ids = list.split(',').flatMap((one) => one.trim() || []);
  if (ids.length === 0) return language === 'ru' ? 'все' : 'all';
  const parts = catalog.dimensions.flatMap((dimension) => dimension.parts);
  return ids.map((id) => parts.find((part) => part.id === id)?.title ?? id).join('; ');
}

/** Indicators whose value a list gives, or whom it lets in. */
function givenBy({ byKey, catalog }: Plan, id: string): ComputedView['gives'] {
  return listIndicators(catalog).flatMap(({ indicator: { key, title } }) => {
    const rests = (byKey.get(key)?.units ?? []).some(({ measure }) => {
      if (measure.kind === 'score' || measure.kind === 'list') return measure.computed === id;
      return 'population' in measure && measure.population?.list?.computed === id;
    });
    return rests ? [{ id: key, title }] : [];
  });
}

type Results = Pick<
  ComputedView,
  'scoreTitle' | 'columns' | 'organizations' | 'whole' | 'marks' | 'found'
>;

async function resultOf(
  list: ComputedList,
  result: MethodResult | null,
  names: Names,
  { organizations: visible }: Viewer,
  municipalityId: string,
): Promise<Results> {
  const { language } = names;
  const { method } = list;
  const same = method.numbers.find(({ isScore }) => isScore);
  const scoreTitle = same ? said(same.title, language) : language === 'ru' ? 'Итог' : 'Result';
  if (!result) {
    return { scoreTitle, columns: [], organizations: [], whole: [], marks: [], found: [] };
  }
  const standings = standingsIn(list, result.organizations, language);
  const all = await listOrganizations(municipalityId, { closed: true });
  const seen = all.filter(({ _id }) => visible === 'all' || visible.includes(_id));
  const numbers = new Map(result.organizations.map((one) => [one.organizationId, one.numbers]));
  const ids = [...new Set([...numbers.values()].flatMap((own) => Object.keys(own)))];
  const nameOf = (known: Method['numbers'], id: string) => numberTitle(list, known, id, names);
  return {
    scoreTitle,
    columns: ids.flatMap((id) =>
      id === same?.id ? [] : [{ id, title: nameOf(method.numbers, id) }],
    ),
    organizations: seen.flatMap(({ _id, shortName }) => {
      const standing = standings.get(_id);
      if (!standing) return [];
      return [{ id: _id, title: shortName, standing, numbers: numbers.get(_id) ?? {} }];
    }),
    // The least and the greatest would tell of one organization what it was.
    whole: Object.entries(result.numbers).flatMap(([id, value]) =>
      value !== null && (visible === 'all' || id === 'score')
        ? [{ id, title: nameOf(method.wholeNumbers, id), value }]
        : [],
    ),
    marks: result.marks.map((id) => ({ id, title: nameOf(method.marks, id) })),
    found:
      visible === 'all'
        ? (result.groups ?? []).map(({ id, size, above, below }) => ({
            id,
            size,
            above: above.map((name) => inputTitle(list, name, names)),
            below: below.map((name) => inputTitle(list, name, names)),
          }))
        : [],
  };
}

/** «Норма: русский язык» for `norm:russian` where the method says `norm:*`; of a mark likewise. */
function numberTitle(
  list: ComputedList,
  known: Method['numbers'],
  id: string,
  names: Names,
): string {
  const { language } = names;
  const exact = known.find((one) => one.id === id);
  if (exact) return said(exact.title, language);
  if (id === 'score') return language === 'ru' ? 'Итог' : 'Result';
  const [head = '', ...rest] = id.split(':');
  const family = known.find((one) => one.id === `${head}:*`);
  if (!family) return id;
  const name = rest.join(':');
  // Results of closed periods have marks that name nothing.
  if (name === '') return said(family.title, language);
  const each = family.years ? yearTitle(Number(name), language) : inputTitle(list, name, names);
  return `${said(family.title, language)}: ${each}`;
}

/** A year by how many ago it was. */
function yearTitle(back: number, language: Language): string {
  const ru = language === 'ru';
  if (back === 0) return ru ? 'в этом году' : 'this year';
  if (back === 1) return ru ? 'годом раньше' : 'the year before';
  return ru
    ? `${numbered(back, 'years', language)} назад`
    : `${numbered(back, 'years', language)} ago`;
}

/** What a method's name stands for: an input's indicator, a direction or a block of them. */
function inputTitle({ inputs }: ComputedList, name: string, names: Names): string {
  const { catalog, language } = names;
  const input = inputs.find((one) => one.name === name);
  if (input) return indicatorTitle(input.indicator, names);
  const direction = catalog.directions.find(({ id }) => id === name);
  if (direction) return direction.title;
  const block = blocks[name];
  return block ? said(block, language) : name;
}

const blocks: Record<string, LocalText> = {
  results: { ru: 'образовательные результаты', en: 'educational results' },
  activity: { ru: 'образовательная деятельность', en: 'educational activity' },
};
