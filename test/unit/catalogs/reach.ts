import type { Catalog } from '../../../catalogs/schema.ts';
import { measureNeeds } from '../../../catalogs/measure.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { knownOf, type SettingValue } from '../../../server/catalogs/known.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';

/** The indicator with this key; fails when the catalog has none. */
export function indicatorOf(catalog: Catalog, key: string) {
  const found = listIndicators(catalog).find((one) => one.indicator.key === key);
  if (!found) throw new Error(`${catalog.id} has no ${key}`);
  return found.indicator;
}

/** A measure compiled with settings other than their defaults; fails with its faults. */
export function compiledMeasure(
  catalog: Catalog,
  key: string,
  settings: Record<string, SettingValue> = {},
) {
  const { measure } = indicatorOf(catalog, key);
  if (!measure) throw new Error(`${key} has no measure`);
  const result = compileMeasure(measure, knownOf(catalog, [], new Map(Object.entries(settings))));
  if (!result.ok) throw new Error(`${key}: ${JSON.stringify(result.faults)}`);
  return result.measure;
}

/**
 * Settings that an indicator's value depends on: named in its measure, in the computed lists that
 * it rests on, and in the indicators that those are made from.
 */
export function settingsBehind(catalog: Catalog, key: string): Set<string> {
  const settings = new Set<string>();
  const seen = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const [, id] of value.matchAll(/\{@([^{}]+)\}/g)) settings.add(id!);
    } else if (value !== null && typeof value === 'object') {
      if ('setting' in value && typeof value.setting === 'string') settings.add(value.setting);
      Object.values(value).forEach(take);
    }
  };
  const list = (id: string): void => {
    const computed = catalog.computed.find((one) => one.id === id);
    if (!computed || seen.has(`list ${id}`)) return;
    seen.add(`list ${id}`);
    take(computed);
    computed.inputs.forEach((input) => {
      visit(input.indicator);
    });
    for (const { computed: other } of computed.lists ?? []) list(other);
    if (computed.population?.list) list(computed.population.list.computed);
  };
  const visit = (name: string): void => {
    const { measure } = indicatorOf(catalog, name);
    if (!measure || seen.has(name)) return;
    seen.add(name);
    take(measure);
    const needs = measureNeeds(measure);
    needs.indicators.forEach((one) => {
      visit(one.key);
    });
    needs.computed.forEach((one) => {
      list(one.id);
    });
  };
  visit(key);
  return settings;
}

/** Pairs of a setting and an indicator that it says it drives but does not. */
export function idleSettings(catalog: Catalog): string[] {
  return catalog.settings.flatMap(({ id, indicators = [] }) =>
    indicators
      .filter((key) => !settingsBehind(catalog, key).has(id))
      .map((key) => `${id} → ${key}`),
  );
}

/** Ids of evidence that measures name, each as often as it is named. */
export function evidenceNamed(catalog: Catalog): string[] {
  return listIndicators(catalog).flatMap(({ indicator: { measure } }) =>
    measure && 'evidence' in measure && measure.evidence ? [measure.evidence] : [],
  );
}

/** How many of the document's own indicators have each kind of measure. */
export function measureKinds(catalog: Catalog): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { indicator, criterionId } of listIndicators(catalog)) {
    if (criterionId === undefined) continue;
    const kind = indicator.measure?.kind ?? 'none';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}
