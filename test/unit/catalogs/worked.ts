import type { Unit } from '../../../catalogs/indicator.ts';
import { findMethod } from '../../../catalogs/methods/library.ts';
import type { Observation } from '../../../catalogs/methods/method.ts';
import { measureAggregates, measureLeaves, type Measure } from '../../../catalogs/measure.ts';
import type { Catalog } from '../../../catalogs/schema.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { evaluateWith } from '../../../forms/run/evaluate.ts';
import type { Tree } from '../../../forms/run/types.ts';
import { evaluateAmounts } from '../../../server/catalogs/amounts.ts';
import type { CompiledAggregate, PlainCompiled } from '../../../server/catalogs/compiled.ts';
import type { SettingValue } from '../../../server/catalogs/known.ts';
import { compiledMeasure } from './reach.ts';

/** What one organization has reported and what was imported of it, to work a measure out by hand. */
export interface Reported {
  elements?: Record<string, number>;
  /** Numbers of earlier school years, the last year's first. */
  before?: Record<string, number>[];
  /** Rows by the table's id. */
  rows?: Record<string, Record<string, unknown>[]>;
}
type Settings = Record<string, SettingValue>;

const TODAY = '2022-08-31';

function amountOf(one: CompiledAggregate, data: Reported, part: string): number | null {
  switch (one.from) {
    case 'element': {
      const { back, over } = one.span;
      const years = [data.elements ?? {}, ...(data.before ?? [])];
      const taken = years.slice(back, over === 'all' ? undefined : back + over);
      const own = part === '' ? undefined : one.parts?.[part];
      const ids = own === undefined ? Object.values(one.parts ?? { '': one.element }) : [own];
      const all = taken.flatMap((year) => ids.map((id) => year[id] ?? null));
      const complete = over === 'all' || taken.length === over;
      return complete && all.every((n) => n !== null) ? all.reduce((a, b) => a + b, 0) : null;
    }
    case 'rows': {
      const rows = ('table' in one.source && data.rows?.[one.source.table]) || [];
      const read = (tree: Tree, row: Record<string, unknown>) =>
        evaluateWith(tree, (name) => row[name], { today: TODAY });
      const { where, value, by } = one;
      const counted = rows
        .filter((row) => part === '' || by === null || row[by] === part)
        .filter((row) => where === null || read(where, row) === true);
      if (value === null) return counted.length;
      const numbers = counted.map((row) => read(value, row)).filter((n) => typeof n === 'number');
      return numbers.reduce((a, b) => a + b, 0);
    }
    default: {
      const tree = one.from === 'condition' ? one.where : one.value;
      if (tree === true) return 1;
      const amounts = Object.fromEntries(
        Object.entries(one.of).map(([name, inner]) => [name, amountOf(inner, data, part)]),
      );
      const value = evaluateAmounts(tree, amounts, TODAY);
      return value === null ? null : Number(value);
    }
  }
}

function worked(measure: PlainCompiled, data: Reported, part: string): number | null {
  if ('population' in measure && measure.population?.where) {
    if (amountOf(measure.population.where, data, '') !== 1) return null;
  }
  if (measure.kind === 'share') {
    const [of, all] = [amountOf(measure.of, data, part), amountOf(measure.in, data, part)];
    return of === null || all === null || all === 0 ? null : (100 * of) / all;
  }
  if (measure.kind === 'sum') return amountOf(measure.of, data, part);
  throw new Error(`${measure.kind} is not worked out here`);
}

/** The value of a share or sum for one organization; `part` of a breakdown, of a composite (`vpr`), of both (`vpr/math`). */
export function workedOut(
  catalog: Catalog,
  key: string,
  data: Reported,
  { settings = {}, part = '' }: { settings?: Settings; part?: string } = {},
): number | null {
  const measure = compiledMeasure(catalog, key, settings);
  if (measure.kind !== 'composite') return worked(measure, data, part);
  const [own, divided = ''] = part.split('/');
  const found = measure.parts.find(({ id }) => id === own);
  if (!found) throw new Error(`${key} has no part ${part}`);
  return worked(found.measure, data, divided);
}

/**
 * Ids of the schools that a computed list names, from their shares `of` / `all`: by input (the
 * first where absent), part of its breakdown and year.
 */
export function listed(
  catalog: Catalog,
  id: string,
  shares: {
    school: string;
    back?: number;
    part: string;
    input?: string;
    of: number;
    all: number;
  }[],
  changed: Settings = {},
): string[] {
  const computed = catalog.computed.find((one) => one.id === id);
  const method = computed && findMethod(computed.method);
  if (!computed || !method) throw new Error(`${catalog.id} has no list ${id}`);
  const resolve = (value: SettingValue | { setting: string } | undefined) =>
    typeof value === 'object'
      ? (changed[value.setting] ?? catalog.settings.find((s) => s.id === value.setting)!.value)
      : value;
  const settings = Object.fromEntries(
    Object.entries(method.settings).map(([name, { default: usual }]) => [
      name,
      resolve(computed.settings?.[name]) ?? usual,
    ]),
  );
  const names = computed.inputs.map(({ indicator, as }) => as ?? indicator);
  const result = method.run({
    organizations: [...new Set(shares.map(({ school }) => school))].map((school) => ({
      id: school,
      cluster: '',
    })),
    inputs: names.map((name) => ({ name, polarity: 'down', weight: 1, norm: null })),
    observations: shares.map(({ school, back = 0, part, input, of, all }): Observation => ({
      organizationId: school,
      input: input ?? names[0] ?? '',
      back,
      part,
      value: all === 0 ? null : (100 * of) / all,
      numerator: of,
      denominator: all,
    })),
    memberships: [],
    years: Number(resolve(computed.years) ?? 1),
    settings,
  });
  const groups = method.groups.filter((one) => one.listed).map((one) => one.id);
  return result.organizations
    .filter(({ group }) => group !== null && groups.includes(group))
    .map(({ organizationId }) => organizationId);
}

const FITTING: Record<Unit, readonly string[]> = {
  percent: ['share', 'list share', 'composite', 'index', 'external'],
  yesno: ['presence', 'list count'],
  count: ['sum', 'count', 'list count', 'composite'],
  person: ['sum', 'count', 'list count', 'composite'],
  hours: ['sum', 'mean', 'ratio'],
  points: ['mean', 'ratio', 'external'],
  ratio: ['ratio'],
  index: ['index', 'score'],
  text: ['judgement'],
};

/** Indicators whose measure gives something else than their unit says. */
export function unfitting(catalog: Catalog): string[] {
  return listIndicators(catalog).flatMap(({ indicator: { key, unit, measure } }) => {
    if (!measure) return [`${key}: no measure`];
    const kind = measure.kind === 'list' ? `list ${measure.as}` : measure.kind;
    return FITTING[unit].includes(kind) ? [] : [`${key}: ${kind} for ${unit}`];
  });
}

/** What the dictionary holds and nothing uses: tables, dimensions, lists. */
export function unused(catalog: Catalog): string[] {
  const measures = listIndicators(catalog).flatMap(({ indicator }) => indicator.measure ?? []);
  const text = JSON.stringify([measures, catalog.elements, catalog.computed]);
  const named = (field: string, id: string) => text.includes(`"${field}":"${id}"`);
  return [
    ...catalog.tables.filter(({ id }) => !named('table', id)),
    ...catalog.dimensions.filter(({ id }) => !named('dimension', id) && !named('breakdown', id)),
    ...catalog.rubrics.filter(({ id }) => !named('rubric', id)),
  ].map(({ id }) => id);
}

/**
 * Elements that are asked only where another one is above zero, and taken as a part of something
 * else: elsewhere they would be missing though they are nothing, and their organization left out.
 */
export function lostWhereNotAsked(catalog: Catalog): string[] {
  const conditions = new Map(catalog.elements.map(({ id, when }) => [id, when]));
  const plain = (measure: Measure): Measure[] =>
    measure.kind === 'composite' ? measure.parts.map((part) => part.measure) : [measure];
  return listIndicators(catalog).flatMap(({ indicator: { key, measure } }) =>
    (measure ? plain(measure) : []).flatMap((one) => {
      const [of] = measureAggregates(one);
      if (of?.path.join() !== 'of' || !('element' in of.aggregate)) return [];
      const id = of.aggregate.element.split('__')[0]!;
      const condition = conditions.get(id);
      if (condition === undefined) return [];
      const whole = 'in' in one ? measureLeaves({ ...one, of: one.in }) : [];
      const names = whole.map(({ leaf }) => ('element' in leaf ? leaf.element : ''));
      // Where the whole is not asked either, there is nothing to be a part of.
      const kept = names.every((name) => name === condition || conditions.get(name) === condition);
      const limited = 'population' in one && one.population?.of !== undefined;
      return names.length > 0 && (kept || limited) ? [] : [`${key}: ${id}`];
    }),
  );
}

/** Computed lists that their method could not run: unknown method, setting, value or input. */
export function computedFaults(catalog: Catalog): string[] {
  return catalog.computed.flatMap((computed) => {
    const method = findMethod(computed.method);
    if (!method) return [`${computed.id}: no method ${computed.method}`];
    const wanted = new Set(method.inputs.map(({ name }) => name));
    const names = computed.inputs.map(({ as, indicator }) => as ?? indicator);
    const inputs = wanted.has('*') ? [] : names.filter((name) => !wanted.has(name));
    const values = Object.entries(computed.settings ?? {}).flatMap(([name, value]) => {
      const setting = method.settings[name];
      if (!setting) return [`no setting ${name}`];
      const own =
        typeof value === 'object' ? catalog.settings.find((s) => s.id === value.setting) : null;
      const possible = own?.choices?.map((choice) => choice.value) ?? [own?.value ?? value];
      return possible
        .filter((one) =>
          setting.choices
            ? !setting.choices.some((choice) => choice.value === one)
            : typeof one !== typeof setting.default ||
              (typeof one === 'number' &&
                (one < (setting.min ?? one) || one > (setting.max ?? one))),
        )
        .map((one) => `${name} cannot be ${JSON.stringify(one)}`);
    });
    return [...inputs.map((name) => `no input ${name}`), ...values].map(
      (fault) => `${computed.id}: ${fault}`,
    );
  });
}
