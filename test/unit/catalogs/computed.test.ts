import { describe, expect, it } from 'vitest';
import type { ComputedDefinition } from '../../../catalogs/dictionary.ts';
import type { Measure, PlainMeasure } from '../../../catalogs/measure.ts';
import { findMethod } from '../../../catalogs/methods/library.ts';
import type { Method } from '../../../catalogs/methods/method.ts';
import type { Catalog } from '../../../catalogs/schema.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { CATALOGS, readCatalog } from './read.ts';

type Given = NonNullable<ComputedDefinition['settings']>[string];

/** Every value that a setting of a method can get: written out, or chosen in the catalog. */
function valuesOf(catalog: Catalog, given: Given): unknown[] {
  if (typeof given !== 'object') return [given];
  const setting = catalog.settings.find(({ id }) => id === given.setting);
  return setting?.choices?.map(({ value }) => value) ?? [setting?.value];
}

/** What is wrong with the settings that a computed list gives its method. */
function settingFaults(
  catalog: Catalog,
  { id, settings = {} }: ComputedDefinition,
  method: Method,
) {
  return Object.entries(settings).flatMap(([name, given]) => {
    const known = method.settings[name];
    if (!known) return [`${id}: ${name}?`];
    return valuesOf(catalog, given)
      .filter((value) => {
        if (typeof value !== typeof known.default) return true;
        if (typeof value === 'number') {
          return value < (known.min ?? value) || value > (known.max ?? value);
        }
        return known.choices !== undefined && !known.choices.some((one) => one.value === value);
      })
      .map((value) => `${id}: ${name} = ${String(value)}`);
  });
}

function plainOf(measure: Measure | undefined): PlainMeasure[] {
  if (!measure) return [];
  return measure.kind === 'composite' ? measure.parts.map((part) => part.measure) : [measure];
}

/** Whether a name is among those of a method, where `norm:*` stands for one of each input. */
function isAmong(names: readonly { id: string }[], name: string): boolean {
  return names.some(({ id }) =>
    id.endsWith('*') ? name.startsWith(id.slice(0, -1)) : id === name,
  );
}

describe.each(CATALOGS)('computed lists of $id', ({ id: catalogId }) => {
  const catalog = readCatalog(catalogId);
  const methodOf = (id: string) =>
    findMethod(catalog.computed.find((one) => one.id === id)?.method ?? '');

  it('follow methods that there are, with settings that these have', () => {
    const faults = catalog.computed.flatMap((one) => {
      const method = findMethod(one.method);
      return method ? settingFaults(catalog, one, method) : [`${one.id}: ${one.method}?`];
    });
    expect(faults).toEqual([]);
  });

  it('are given the inputs and lists that their methods look for', () => {
    const faults = catalog.computed.flatMap(({ id, method: name, inputs, lists = [] }) => {
      const method = findMethod(name);
      if (!method) return [];
      const given = inputs.map(({ as, indicator }) => as ?? indicator);
      const known = new Set(method.inputs.map((one) => one.name));
      const unknown =
        known.has('*') || given.length === 1 ? [] : given.filter((one) => !known.has(one));
      const missing = method.inputs
        .filter((one) => one.required && one.name !== '*' && !given.includes(one.name))
        .map((one) => one.name);
      const alone = given.length + lists.length === 1;
      const none = given.length + lists.length === 0 ? ['nothing'] : [];
      return [...unknown, ...(alone ? [] : missing), ...none].map((one) => `${id}: ${one}`);
    });
    expect(faults).toEqual([]);
  });

  it('are read by groups and numbers that their methods give', () => {
    const faults = listIndicators(catalog).flatMap(({ indicator: { key, measure } }) =>
      plainOf(measure).flatMap((one) => {
        if (one.kind === 'list') {
          const groups = methodOf(one.computed)?.groups ?? [];
          return (one.groups ?? []).filter((group) => !isAmong(groups, group));
        }
        if (one.kind !== 'score' || one.output === undefined) return [];
        const method = methodOf(one.computed);
        // Of organizations, or of the whole set alone.
        const given = [...(method?.numbers ?? []), ...(method?.wholeNumbers ?? [])];
        return isAmong(given, one.output) ? [] : [`${key}: ${one.output}`];
      }),
    );
    expect(faults).toEqual([]);
  });
});
