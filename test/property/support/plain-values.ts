import type { Measure, PlainMeasure } from '../../../catalogs/measure.ts';
import { broughtBy, valueOfAll, type Brought, type OwnPlain } from './plain-measures.ts';
import type { PlainWorld, Why } from './plain-world.ts';

/** Values of whole catalogs, worked out one by one from the data, each as often as it is asked. */

export interface PlainValue {
  value: number | null;
  why: Why[];
  numerator: number | null;
  denominator: number | null;
}

export interface Asked {
  key: string;
  /** The composite's part; '' where there is none. */
  unit: string;
  period: string;
  /** An organization, or null for the municipality. */
  organizationId: string | null;
  /** The part of a breakdown; '' for the whole. */
  part: string;
}

/** External numbers: `key period organization`. */
export type Entered = ReadonlyMap<string, number>;

export interface PlainCatalog {
  measures: ReadonlyMap<string, Measure>;
  /** What the lists `low` and `places` are made from. */
  base: string;
}

const none = (...why: Why[]): PlainValue => ({
  ...{ value: null, why, numerator: null, denominator: null },
});

export function isOwn(measure: PlainMeasure): measure is OwnPlain {
  return 'of' in measure && typeof measure.of === 'object' && !Array.isArray(measure.of);
}

export function unitMeasure(measure: Measure, unit: string): PlainMeasure {
  if (measure.kind !== 'composite') return measure;
  const part = measure.parts.find(({ id }) => id === unit);
  if (!part) throw new Error(`no part ${unit}`);
  return part.measure;
}

export class PlainValues {
  readonly world: PlainWorld;
  readonly #catalog: PlainCatalog;
  readonly #entered: Entered;
  readonly #known = new Map<string, PlainValue>();

  constructor(world: Omit<PlainWorld, 'listed'>, catalog: PlainCatalog, entered: Entered) {
    this.#catalog = catalog;
    this.#entered = entered;
    const listed = (wanted: readonly string[], period: string) => {
      const groups = this.lowGroups(period);
      return new Set([...groups].filter(([, group]) => wanted.includes(group)).map(([id]) => id));
    };
    this.world = { ...world, listed };
  }

  of(asked: Asked): PlainValue {
    const name = JSON.stringify(Object.values(asked));
    const known = this.#known.get(name);
    if (known) return known;
    const value = this.#find(asked);
    this.#known.set(name, value);
    return value;
  }

  #find(asked: Asked): PlainValue {
    const measure = unitMeasure(this.#measure(asked.key), asked.unit);
    if (isOwn(measure)) return valueOfAll(measure, this.brought(measure, asked));
    switch (measure.kind) {
      case 'external':
        return this.#external(asked);
      case 'change':
        return this.#change(measure, asked);
      case 'index':
        return this.#index(measure, asked);
      case 'list':
        return this.#list(measure, asked);
      case 'score':
        return this.#score(measure.output ?? 'score', asked);
      default:
        return none();
    }
  }

  /** What the organization asked about brings, or what each one does. */
  brought(measure: OwnPlain, { organizationId, period, part }: Asked): Brought[] {
    return this.world.organizations
      .filter(({ id }) => organizationId === null || id === organizationId)
      .map(({ id }) => broughtBy(this.world, measure, { organizationId: id, period, part }));
  }

  #measure(key: string): Measure {
    const measure = this.#catalog.measures.get(key);
    if (!measure) throw new Error(`no measure ${key}`);
    return measure;
  }

  #external({ key, period, organizationId }: Asked): PlainValue {
    // The municipality's own number is the one that the department holds.
    const holder = organizationId ?? this.world.organizations.at(-1)?.id ?? '';
    const value = this.#entered.get(`${key} ${period} ${holder}`);
    if (value === undefined) return none('notReported');
    return { value, why: [], numerator: value, denominator: null };
  }

  #change(measure: Extract<PlainMeasure, { kind: 'change' }>, asked: Asked): PlainValue {
    const first = Number(asked.period.slice(0, 4)) - measure.back;
    const of = { ...asked, key: measure.of, unit: '' };
    const now = this.of(of);
    const earlier = `${first}-${first + 1}`;
    const then = this.of({ ...of, period: earlier });
    if (now.value === null) return none(...now.why);
    // Nothing is computed for a year before the first of which anything is known.
    if (then.value === null || !this.world.periods.includes(earlier)) {
      return none('needsEarlierPeriod');
    }
    const both = { numerator: now.value, denominator: then.value };
    const risen = now.value - then.value;
    if (measure.as === 'difference') return { value: risen, why: [], ...both };
    if (then.value === 0) return { ...none('zeroDenominator'), ...both };
    return { value: (100 * risen) / then.value, why: [], ...both };
  }

  #index(measure: Extract<PlainMeasure, { kind: 'index' }>, asked: Asked): PlainValue {
    let numerator = 0;
    let denominator = 0;
    for (const [i, key] of measure.of.entries()) {
      const { value } = this.of({ ...asked, key, unit: '', part: '' });
      if (value === null) return none('missingPart', 'notInPopulation');
      const weight = measure.weights?.[i] ?? 1;
      numerator += weight * value;
      denominator += weight;
    }
    return { value: numerator / denominator, why: [], numerator, denominator };
  }

  #list(measure: Extract<PlainMeasure, { kind: 'list' }>, asked: Asked): PlainValue {
    const groups = [...this.lowGroups(asked.period)]
      .filter(([id]) => asked.organizationId === null || id === asked.organizationId)
      .map(([, group]) => group);
    if (groups.length === 0) return none('notReported', 'missingPart');
    const wanted = measure.groups ?? ['always'];
    const numerator = groups.filter((group) => wanted.includes(group)).length;
    const value = measure.as === 'share' ? (100 * numerator) / groups.length : numerator;
    return { value, why: [], numerator, denominator: null };
  }

  #bases(period: string): Map<string, number> {
    const { base } = this.#catalog;
    return new Map(
      this.world.organizations.flatMap(({ id: organizationId }) => {
        const { value } = this.of({ key: base, unit: '', period, organizationId, part: '' });
        return value === null ? [] : [[organizationId, value] as const];
      }),
    );
  }

  /** Schools in the lower half by the base, and the others; nobody where all are alike. */
  lowGroups(period: string): Map<string, 'always' | 'never'> {
    const bases = [...this.#bases(period)].filter(([id]) =>
      this.world.organizations.some((one) => one.id === id && one.type === 'school'),
    );
    const sorted = bases.map(([, value]) => value).sort((a, b) => a - b);
    if (sorted.length < 2 || sorted[0] === sorted.at(-1)) return new Map();
    const border = sorted[Math.floor(sorted.length / 2) - 1] ?? 0;
    return new Map(bases.map(([id, value]) => [id, value <= border ? 'always' : 'never']));
  }

  #score(output: string, { period, organizationId }: Asked): PlainValue {
    const bases = this.#bases(period);
    const all = [...bases.values()].sort((a, b) => b - a);
    const of = (value: number): PlainValue => ({
      ...{ value, why: [], numerator: value, denominator: null },
    });
    if (organizationId === null) {
      if (all.length === 0) return none('missingPart', 'notReported');
      if (output === 'rank') return all.length > 1 ? none('perOrganization') : none('missingPart');
      // The list's main number over everybody is the mean of the organizations'.
      if (output === 'score') return of(all.reduce((sum, one) => sum + one, 0) / all.length);
      const middle = Math.floor(all.length / 2);
      const [low, high] = [all[middle] ?? 0, all[all.length % 2 === 1 ? middle : middle - 1] ?? 0];
      return of((low + high) / 2);
    }
    const own = bases.get(organizationId);
    if (output === 'median' && all.length > 0) return none('wholeOnly', 'notReported');
    if (own === undefined || output === 'median') return none('missingPart', 'notReported');
    if (output !== 'rank') return of(own);
    // One alone has nobody to be compared with.
    if (all.length === 1) return none('missingPart');
    return of(1 + all.filter((one) => one > own).length);
  }
}
