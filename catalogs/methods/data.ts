import type { LocalText } from '../../forms/run/types.ts';
import type {
  InputDescription,
  MethodData,
  MethodResult,
  MethodSetting,
  Observation,
  OrganizationResult,
  SettingValue,
} from './method.ts';
import { mean, tidied, withoutNoise } from './numbers.ts';

/** How the methods read their data and write their results. */

export function text(ru: string, en: string): LocalText {
  return { ru, en };
}

/** Settings by their type; one that is missing or of another type is the method's default. */
export function readSettings(
  declared: Readonly<Record<string, MethodSetting>>,
  given: Readonly<Record<string, SettingValue>>,
) {
  const read = (id: string, type: 'number' | 'boolean' | 'string') => {
    const value = given[id];
    return typeof value === type && !Number.isNaN(value) ? value : declared[id]?.default;
  };
  return {
    number: (id: string) => Number(read(id, 'number')),
    flag: (id: string) => Boolean(read(id, 'boolean')),
    word: (id: string) => String(read(id, 'string')),
  };
}

const key = (input: string, organizationId: string, back: number, part: string) =>
  JSON.stringify([input, organizationId, back, part]);

/**
 * A way to find one observation; what is not finite counts as missing. Without binary noise: values
 * that are equal on paper, 0.2 and (0.1 + 0.2 + 0.3) / 3, must share places and extremes.
 */
export function readObservations({ observations }: MethodData) {
  const found = new Map<string, Observation>();
  for (const one of observations) {
    found.set(key(one.input, one.organizationId, one.back, one.part), {
      ...one,
      value: withoutNoise(one.value),
      numerator: withoutNoise(one.numerator),
      denominator: withoutNoise(one.denominator),
    });
  }
  return {
    get: (input: string, organizationId: string, back = 0, part = '') =>
      found.get(key(input, organizationId, back, part)),
    value: (input: string, organizationId: string, back = 0, part = '') =>
      found.get(key(input, organizationId, back, part))?.value ?? null,
  };
}

/** The parts in which an input comes; the whole only where it has no parts. */
export function partsOfInputs({ inputs, observations }: MethodData): ReadonlyMap<string, string[]> {
  const parts = new Map<string, Set<string>>(inputs.map(({ name }) => [name, new Set()]));
  for (const { input, part } of observations) if (part !== '') parts.get(input)?.add(part);
  return new Map(
    [...parts].map(([name, own]) => [name, own.size > 0 ? [...own].toSorted() : ['']]),
  );
}

/** `staff/courses` → `staff`; a name without a stroke belongs to itself. */
export function headOf(name: string): string {
  return name.split('/', 1)[0] ?? name;
}

/** What a share's observation says: how many of how many, or just a percent. */
export function shareOf(observation: Observation | undefined): {
  of: number;
  all: number;
  /** Only the percent is known: `all` is a hundred. */
  byPercent: boolean;
} | null {
  if (!observation) return null;
  const { numerator, denominator, value } = observation;
  if (numerator !== null && denominator !== null && denominator >= 0) {
    return { of: numerator, all: denominator, byPercent: false };
  }
  return value === null ? null : { of: value, all: 100, byPercent: true };
}

/** The one number that a method looks at: an input's value, or a list's score. */
export function oneNumber(data: MethodData): {
  polarity: InputDescription['polarity'];
  at: (organizationId: string, back?: number) => number | null;
} {
  const input = data.inputs.find(({ name }) => name === 'value') ?? data.inputs[0];
  if (input) {
    const observed = readObservations(data);
    return {
      polarity: input.polarity,
      at: (organizationId, back = 0) => observed.value(input.name, organizationId, back),
    };
  }
  const lists = data.memberships.map(({ list }) => list).toSorted();
  const list = lists.includes('score') ? 'score' : lists[0];
  const scores = new Map(
    data.memberships
      .filter((one) => one.list === list)
      .map(({ organizationId, back, score }) => [key('', organizationId, back, ''), tidied(score)]),
  );
  return {
    polarity: 'up',
    at: (organizationId, back = 0) => scores.get(key('', organizationId, back, '')) ?? null,
  };
}

/** The organizations that are compared with each other: all, or those of one cluster. */
export function scopesOf({ organizations }: MethodData, scope: string): (readonly string[])[] {
  if (scope !== 'cluster') return [organizations.map(({ id }) => id)];
  const clusters = new Map<string, string[]>();
  for (const { id, cluster } of organizations) {
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), id]);
  }
  return [...clusters.values()];
}

/** An organization's result of which nothing is known yet. */
export function blank(organizationId: string): OrganizationResult {
  return { organizationId, score: null, rank: null, group: null, numbers: {}, marks: [] };
}

/** Which of the named marks hold, in the order they are written. */
export function marksOf(holds: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(holds).filter((id) => holds[id]);
}

/** The result of the whole set, its mean as the main number unless another is given. */
export function wholeResult(
  organizations: OrganizationResult[],
  numbers: Record<string, number | null> = {},
  marks: string[] = [],
): MethodResult {
  return { organizations, numbers: { score: mean(scoresOf(organizations)), ...numbers }, marks };
}

/** The scores there are. */
export function scoresOf(organizations: readonly OrganizationResult[]): number[] {
  return organizations.flatMap(({ score }) => (score === null ? [] : [score]));
}
