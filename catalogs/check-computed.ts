import type { Report } from './check.ts';
import type { ComputedDefinition } from './dictionary.ts';
import type { Measure } from './measure.ts';
import { findMethod } from './methods/library.ts';
import type { Method, MethodSetting } from './methods/method.ts';
import type { Catalog } from './schema.ts';
import { listIndicators } from './walk.ts';

type Path = (string | number)[];

/** No document looks further back; each period more is read for every organization. */
const mostYears = 10;

/**
 * Holds computed lists and what reads them against the method library: the method is there and has
 * the settings, inputs, lists, groups and numbers that the catalog names; every value that a
 * setting can get is one it allows.
 */
export function checkComputed(
  catalog: Pick<Catalog, 'computed' | 'settings' | 'directions' | 'context'>,
  report: Report,
): void {
  const methods = new Map<string, Method>();
  catalog.computed.forEach((one, c) => {
    const method = findMethod(one.method);
    if (!method) {
      report({ path: ['computed', c, 'method'], fault: 'method', value: one.method });
      return;
    }
    methods.set(one.id, method);
    for (const value of valuesOf(catalog, one.years ?? 1)) {
      if (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= 1 &&
        value <= mostYears
      ) {
        continue;
      }
      report({ path: ['computed', c, 'years'], fault: 'methodValue', value: String(value) });
    }
    checkNames(one, method, ['computed', c], report);
    for (const [name, given] of Object.entries(one.settings ?? {})) {
      const path = ['computed', c, 'settings', name];
      const setting = method.settings[name];
      if (!setting) {
        report({ path, fault: 'methodSetting', value: name, first: method.title.ru });
        continue;
      }
      for (const value of valuesOf(catalog, given)) {
        if (!allows(setting, value)) report({ path, fault: 'methodValue', value: String(value) });
      }
    }
  });
  const groups = (computed: string, named: readonly string[] | undefined, path: Path) => {
    const method = methods.get(computed);
    named?.forEach((group, i) => {
      if (method && !isAmong(method.groups, group)) {
        report({ path: [...path, 'groups', i], fault: 'methodGroup', value: group });
      }
    });
  };
  catalog.computed.forEach(({ lists = [], population }, c) => {
    lists.forEach((one, i) => {
      groups(one.computed, one.groups, ['computed', c, 'lists', i]);
    });
    const { list } = population ?? {};
    if (list) groups(list.computed, list.groups, ['computed', c, 'population', 'list']);
  });
  for (const { indicator, path } of listIndicators(catalog)) {
    for (const { measure, at } of measuresOf(indicator.measure, [...path.split('.'), 'measure'])) {
      if (measure.kind === 'list') groups(measure.computed, measure.groups, at);
      if ('population' in measure && measure.population?.list) {
        const { computed, groups: named } = measure.population.list;
        groups(computed, named, [...at, 'population', 'list']);
      }
      if (measure.kind !== 'score' || measure.output === undefined) continue;
      const method = methods.get(measure.computed);
      if (method && !isAmong(numbersOf(method), measure.output)) {
        report({ path: [...at, 'output'], fault: 'methodNumber', value: measure.output });
      }
    }
  }
}

function measuresOf(measure: Measure | undefined, at: Path): { measure: Measure; at: Path }[] {
  if (measure?.kind !== 'composite') return measure ? [{ measure, at }] : [];
  return measure.parts.map((part, i) => ({
    measure: part.measure,
    at: [...at, 'parts', i, 'measure'],
  }));
}

/** What a `score` may name: every method has a score, and a rank where it ranks. */
function numbersOf({ numbers, wholeNumbers }: Method): { id: string }[] {
  return [{ id: 'score' }, { id: 'rank' }, ...numbers, ...wholeNumbers];
}

/** Whether a name is one of a method's; `norm:*` stands for one of each input, `*` for any. */
function isAmong(known: readonly { id: string }[], name: string): boolean {
  return known.some(({ id }) =>
    id.endsWith('*') ? name.startsWith(id.slice(0, -1)) : id === name,
  );
}

/** Every value that a setting of a method can get: written out, or chosen in the catalog. */
function valuesOf(
  catalog: Pick<Catalog, 'settings'>,
  given: NonNullable<ComputedDefinition['settings']>[string],
): (number | boolean | string)[] {
  if (typeof given !== 'object') return [given];
  const setting = catalog.settings.find(({ id }) => id === given.setting);
  if (!setting) return [];
  return setting.choices?.map(({ value }) => value) ?? [setting.value];
}

function allows(setting: MethodSetting, value: number | boolean | string): boolean {
  if (typeof value !== typeof setting.default) return false;
  if (typeof value === 'number') {
    return value >= (setting.min ?? value) && value <= (setting.max ?? value);
  }
  return setting.choices === undefined || setting.choices.some((one) => one.value === value);
}

/**
 * Inputs and lists go by the method's names. The only one given needs no name where the method
 * looks for one at most; what is required has to be there.
 */
function checkNames(one: ComputedDefinition, method: Method, path: Path, report: Report): void {
  const inputs = one.inputs.map(({ as, indicator }) => as ?? indicator);
  const lists = (one.lists ?? []).map(({ as, computed }) => as ?? computed);
  for (const [place, given, known] of [
    ['inputs', inputs, method.inputs],
    ['lists', lists, method.lists ?? []],
  ] as const) {
    const any =
      known.some(({ name }) => name === '*') || (given.length === 1 && known.length === 1);
    given.forEach((name, i) => {
      if (any || known.some((own) => own.name === name)) return;
      report({
        path: [...path, place, i],
        fault: 'methodInput',
        value: name,
        first: method.title.ru,
      });
    });
    for (const { name, required } of known) {
      const there =
        given.includes(name) || (name === '*' ? given.length > 0 : any && given.length > 0);
      if (required && !there) {
        report({
          path: [...path, place],
          fault: 'methodNeeds',
          value: name,
          first: method.title.ru,
        });
      }
    }
  }
  if (inputs.length + lists.length === 0) {
    report({ path: [...path, 'inputs'], fault: 'methodNothing', value: method.title.ru });
  }
}
