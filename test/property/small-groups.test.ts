import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Aggregate, Population } from '../../catalogs/aggregate.ts';
import type { IndicatorDetail, IndicatorTree } from '../../server/indicators/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Measured } from '../support/measured.ts';
import {
  attacksOn,
  dataOf as jointDataOf,
  jointLooks,
  people,
  type Alike,
  type Counting,
} from './support/joint-counts.ts';
import { periods, type Generated } from './support/measure-data.ts';
import { formKey, parts, stages } from './support/measure-dictionary.ts';
import { compute } from './support/measure-run.ts';
import { derivable, type Cell } from './support/subtraction.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp();
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const now = periods[3];
const k = 5;

/** People with the same answers in one organization. */
interface Atom {
  organization: number;
  cluster: string;
  type: string;
  stage: string;
  eats: boolean;
}

/** A look at the one question that is measured, and whose answers are in it. */
interface Look {
  where?: string;
  population?: Population;
  divided?: boolean;
  /** As a formula over the two counts, or as a mean. */
  as?: 'formula' | 'mean';
  has: (one: Atom) => boolean;
}

const looks: Record<string, Look> = {
  all: { divided: true, has: () => true },
  north: { population: { clusters: ['north'] }, has: ({ cluster }) => cluster === 'north' },
  schools: { population: { types: ['school'] }, has: ({ type }) => type === 'school' },
  primary: { where: "{stage} = 'primary'", has: ({ stage }) => stage === 'primary' },
  basic: { where: "{stage} = 'basic'", as: 'mean', has: ({ stage }) => stage === 'basic' },
  older: {
    where: "{stage} anyof ['basic', 'senior']",
    has: ({ stage }) => stage === 'basic' || stage === 'senior',
  },
  eats: { where: '{eats_at_school} = true', divided: true, has: ({ eats }) => eats },
  eaters: {
    where: "{eats_at_school} = true and {stage} = 'primary'",
    has: ({ eats, stage }) => eats && stage === 'primary',
  },
  northern: {
    where: "{stage} = 'primary'",
    population: { clusters: ['north'] },
    has: ({ stage, cluster }) => stage === 'primary' && cluster === 'north',
  },
  ratio: {
    where: "{stage} = 'senior'",
    as: 'formula',
    has: ({ stage }) => stage === 'senior',
  },
};

function measureOf({ where, population, divided, as }: Look): Measured['measure'] {
  const count = (asked: string): Aggregate => ({
    ...{ form: formKey, count: true, where: where ? `${asked} and ${where}` : asked },
    ...(divided ? { by: '{stage}' } : {}),
  });
  const good = count('{overall} >= 4');
  const all = count('{overall} notempty');
  const rest = {
    ...(population ? { population } : {}),
    ...(divided ? { breakdown: 'stage' } : {}),
  };
  if (as === 'formula') {
    return { kind: 'sum', of: { formula: '{good} / {all}', of: { good, all } }, ...rest };
  }
  if (as === 'mean') {
    return { kind: 'mean', of: { form: formKey, mean: '{overall}', where: where ?? '' } };
  }
  return { kind: 'share', of: good, in: all, ...rest };
}

const base: Measured = {
  key: 'm.base',
  measure: { kind: 'ratio', of: { element: 'pupils_volunteers' }, in: { element: 'pupils_total' } },
};
const indicators: Measured[] = [
  base,
  ...Object.entries(looks).map(([key, look]) => ({ key: `p.${key}`, measure: measureOf(look) })),
];

/** Sizes about the border: nobody, few, just enough, many. */
const size = fc.constantFrom(0, 0, 1, 2, 3, 5, 5, 6, 8, 12);
const crowd = fc.array(
  fc.record({
    type: fc.constantFrom('school' as const, 'school' as const, 'kindergarten' as const),
    cluster: fc.constantFrom('', 'north', 'south'),
    /** By stage and eating: who answered, who skipped the question. */
    sizes: fc.array(fc.tuple(size, fc.constantFrom(0, 0, 2, 6)), {
      minLength: 2 * stages.length,
      maxLength: 2 * stages.length,
    }),
  }),
  { minLength: 2, maxLength: 4 },
);
type Crowd = typeof crowd extends fc.Arbitrary<infer One> ? One : never;

function dataOf(all: Crowd): Generated {
  const responses = all.flatMap(({ sizes }, organization) =>
    sizes.flatMap(([answered, skipped], i) =>
      Array.from({ length: answered + skipped }, (_, n) => ({
        ...{ organization, period: 3, taken: true },
        answers: {
          stage: stages[i % stages.length],
          eats_at_school: i < stages.length,
          overall: n < answered ? 1 + (n % 5) : undefined,
        },
      })),
    ),
  );
  return {
    organizations: all.map(({ type, cluster }) => ({ type, cluster })),
    campaigns: [{ period: 3, form: formKey, organizations: [...all.keys()] }],
    responses,
    ...{ reports: [], results: [], groups: [], externals: [], base: 'all', norm: 3 },
  };
}

/** Those who answered the measured question. */
function atomsOf(all: Crowd): Map<Atom, number> {
  return new Map(
    all.flatMap(({ type, cluster, sizes }, organization) =>
      sizes.flatMap(([answered], i): [Atom, number][] => {
        const stage = stages[i % stages.length] ?? '';
        const atom = { organization, type, cluster, stage, eats: i < stages.length };
        return answered > 0 ? [[atom, answered]] : [];
      }),
    ),
  );
}

async function shown(ids: readonly string[]): Promise<(Omit<Cell, 'atoms'> & Meant)[]> {
  const tree = (await town.asIrina.get(`/api/indicators?period=${now}`)).json<IndicatorTree>();
  const rows = tree.directions.flatMap((one) => one.criteria.flatMap((two) => two.indicators));
  const cells: (Omit<Cell, 'atoms'> & Meant)[] = [];
  for (const look of Object.keys(looks)) {
    const path = `/api/indicators/p.${look}?period=${now}`;
    const detail = (await town.asIrina.get(path)).json<IndicatorDetail>();
    const inTree = rows.find(({ key }) => key === `p.${look}`)?.value;
    expect(detail.indicator.value, 'the same on both pages').toEqual(inTree);
    const all = [
      ...(inTree ? [{ organization: null, value: inTree }] : []),
      ...detail.organizations.map((one) => ({
        organization: ids.indexOf(one.id),
        value: one.value,
      })),
    ];
    for (const { organization, value } of all) {
      const add = (part: string) =>
        cells.push({ name: `${look} ${organization ?? 'town'} ${part}`, look, organization, part });
      if (value.value !== null) add('');
      for (const part of parts) {
        const own = value.parts.find(({ id }) => id === part);
        if (own && own.value.value !== null) add(part);
      }
    }
  }
  return cells;
}

interface Meant {
  look: string;
  organization: number | null;
  part: string;
}

/** What of all that is shown gives a small group away; null where nothing does. */
async function givenAway(all: Crowd) {
  const { made } = await compute(town, dataOf(all), indicators, [now]);
  const people = atomsOf(all);
  const names = new Map([...people].map(([atom, n]) => [JSON.stringify(atom), n]));
  const cells = (await shown(made.map(({ id }) => id))).map(
    ({ name, look, organization, part }): Cell => ({
      name,
      atoms: [...people.keys()]
        .filter(
          (atom) =>
            looks[look]?.has(atom) &&
            (organization === null || organization === atom.organization) &&
            (part === '' || part === atom.stage),
        )
        .map((atom) => JSON.stringify(atom)),
    }),
  );
  return { cells, found: derivable(cells, names, k) };
}

it('shows nothing of fewer than five people, nor what would follow from all that it shows', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(crowd, async (all) => {
      const { cells, found } = await givenAway(all);
      for (const { name } of cells) {
        const [look = ''] = name.split(' ');
        seen.set(look, (seen.get(look) ?? 0) + 1);
      }
      expect(found, JSON.stringify(cells.map(({ name }) => name))).toBeNull();
    }),
    { numRuns: 40, endOnFailure: true },
  );
  // Something of every kind is shown, or nothing would be tried.
  for (const look of Object.keys(looks)) expect(seen.get(look), look).toBeGreaterThan(0);
});

/** What counts of people by several answers give away of a small group; null where nothing. */
async function givenAwayByCounts(
  all: readonly Alike[],
  looks: readonly string[],
  counting: Counting,
) {
  const indicators = looks.flatMap((look): Measured[] => {
    const known = jointLooks[counting][look];
    return known ? [{ key: `j.${look}`, measure: known.measure }] : [];
  });
  const { made } = await compute(town, jointDataOf(all, counting), [base, ...indicators], [now]);
  const shownCounts: { look: string; organization: number | null }[] = [];
  for (const look of looks) {
    const path = `/api/indicators/j.${look}?period=${now}`;
    const detail = (await town.asIrina.get(path)).json<IndicatorDetail>();
    if (detail.indicator.value?.value != null) shownCounts.push({ look, organization: null });
    for (const { id, value } of detail.organizations) {
      const organization = made.findIndex((one) => one.id === id);
      if (value.value !== null) shownCounts.push({ look, organization });
    }
  }
  const found = attacksOn(shownCounts, all, counting).flatMap(({ about, cells, people: sizes }) => {
    const group = derivable(cells, sizes, k);
    return group ? [{ about, group, from: cells.map(({ name }) => name) }] : [];
  });
  return { shownCounts, found };
}

it.each<Counting>(['form', 'table'])(
  'tells by no counts of people of a %s what fewer than five of them answered',
  async (counting) => {
    const seen = new Map<string, number>();
    const known = Object.keys(jointLooks[counting]);
    const names = fc.shuffledSubarray(known, { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(people, names, async (all, looks) => {
        const { shownCounts, found } = await givenAwayByCounts(all, looks, counting);
        for (const { look } of shownCounts) seen.set(look, (seen.get(look) ?? 0) + 1);
        expect(found).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
    // What is shown at all is tried: most kinds of counts are among it.
    expect(seen.size).toBeGreaterThan(known.length / 2);
  },
);
