import type { ComputedDefinition } from '../../catalogs/dictionary.ts';
import type { InputDescription, Method } from '../../catalogs/methods/method.ts';
import { findMethod } from '../../catalogs/methods/library.ts';
import type { Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { CompiledPopulation } from '../catalogs/compiled.ts';
import type { Known, Settings, SettingValue } from '../catalogs/known.ts';
import { compileMeasure } from '../catalogs/measure.ts';
import type { StoredCatalog } from '../catalogs/model.ts';

/** A computed list or index, ready to be run: its method found, the period's settings put in. */
export interface ComputedList {
  id: string;
  definition: ComputedDefinition;
  method: Method;
  inputs: readonly (InputDescription & { indicator: string })[];
  lists: readonly { computed: string; name: string; groups: readonly string[] | null }[];
  /** How many periods it looks at, this one included. */
  years: number;
  settings: Readonly<Record<string, SettingValue>>;
  population: CompiledPopulation | null;
  /**
   * Rests on an indicator that is not for everybody, however many indices, changes and lists stand
   * between: it ranks nobody in front of others.
   */
  restricted: boolean;
}

/** A list of which it is not known yet what it rests on. */
type Unrestricted = Omit<ComputedList, 'restricted'>;

type MethodSetting = SettingValue | { setting: string };

/** Makes a catalog's lists ready for one period; one whose method is not there is left out. */
export function computedListsOf(
  catalog: Pick<StoredCatalog, 'computed' | 'directions' | 'context'>,
  known: Known,
  settings: Settings,
): Unrestricted[] {
  const indicators = new Map(
    listIndicators(catalog).map(({ indicator }) => [indicator.key, indicator]),
  );
  const resolve = (value: MethodSetting): SettingValue | undefined =>
    typeof value === 'object' ? settings.get(value.setting) : value;
  return catalog.computed.flatMap((definition): Unrestricted[] => {
    const method = findMethod(definition.method);
    if (!method) return [];
    const given = Object.entries(definition.settings ?? {}).flatMap(
      ([name, value]): [string, SettingValue][] => {
        const resolved = resolve(value);
        return resolved === undefined ? [] : [[name, resolved]];
      },
    );
    const defaults = Object.entries(method.settings).map(
      ([name, setting]) => [name, setting.default] as const,
    );
    const years = Number(resolve(definition.years ?? 1));
    return [
      {
        id: definition.id,
        definition,
        method,
        inputs: definition.inputs.map(({ indicator, as, polarity, weight, norm }) => {
          const own = indicators.get(indicator)?.polarity;
          return {
            indicator,
            name: as ?? indicator,
            polarity: polarity ?? (own === 'down' ? 'down' : 'up'),
            weight: weight ?? 1,
            norm: norm === undefined ? null : (resolve(norm) ?? null),
          };
        }),
        lists: (definition.lists ?? []).map(({ computed, as, groups }) => ({
          computed,
          name: as ?? computed,
          groups: groups ?? null,
        })),
        years: Number.isInteger(years) && years > 0 ? years : 1,
        settings: Object.fromEntries([...defaults, ...given]),
        population: populationOf(definition, known),
      },
    ];
  });
}

function populationOf(definition: ComputedDefinition, known: Known): CompiledPopulation | null {
  const counted = admissionOf(definition);
  const compiled = counted && compileMeasure(counted, known);
  if (!compiled?.ok || compiled.measure.kind !== 'count') return null;
  return compiled.measure.population;
}

/**
 * The measure that counts a list's population: its value for an organization says whether the
 * list is about it. Null where it is about everybody.
 */
export function admissionOf({ population }: ComputedDefinition): Measure | null {
  return population ? { kind: 'count', of: { organizations: true }, population } : null;
}

/** The key of that measure's values; no indicator can have it. */
export function admissionKey(computedId: string): string {
  return `population:${computedId}`;
}
