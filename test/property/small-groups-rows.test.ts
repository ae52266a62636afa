import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Aggregate, Population } from '../../catalogs/aggregate.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Measured } from '../support/measured.ts';
import { rosterForm } from '../support/roster-form.ts';
import { periods, type Generated } from './support/measure-data.ts';
import { ofPupils, parts, stages } from './support/measure-dictionary.ts';
import { compute } from './support/measure-run.ts';
import { derivable, type Cell } from './support/subtraction.ts';

/**
 * Results of exams: a person has a row for each subject, so that a few people have many rows. They
 * are imported as a table, or each person lists them in a form. The subjects are the stages of the
 * dictionary.
 */

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp();
  town = await app.makeTown({ templateId: null });
  const published = await town.asIrina.post('/api/forms', listingForm);
  expect(published.status, published.text).toBe(200);
});
afterAll(() => app.stop());

const now = periods[3];
const k = 5;
/** A result as looks tell it from others. */
interface Atom {
  organization: number;
  cluster: string;
  subject: string;
  passed: boolean;
}

/** A look at the points, and whose results are in it. */
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
  mean: { as: 'mean', has: () => true },
  north: { population: { clusters: ['north'] }, has: ({ cluster }) => cluster === 'north' },
  primary: { where: "{stage} = 'primary'", has: ({ subject }) => subject === 'primary' },
  electives: {
    where: "{stage} anyof ['basic', 'senior']",
    divided: true,
    has: ({ subject }) => subject !== 'primary',
  },
  basic: { where: "{stage} = 'basic'", as: 'mean', has: ({ subject }) => subject === 'basic' },
  passed: {
    where: "{passed} = true and {stage} = 'primary'",
    has: ({ passed, subject }) => passed && subject === 'primary',
  },
  senior: {
    where: "{stage} = 'senior'",
    as: 'formula',
    has: ({ subject }) => subject === 'senior',
  },
};

const sources = { table: { table: 'results' }, roster: { form: 'exams', roster: 'results' } };
type Source = (typeof sources)[keyof typeof sources];

function measureOf({ where, population, divided, as }: Look, source: Source): Measured['measure'] {
  const count = (asked: string): Aggregate => ({
    ...{ ...source, count: true, where: where ? `${asked} and ${where}` : asked },
    ...(divided ? { by: '{stage}' } : {}),
  });
  const rest = {
    ...(population ? { population } : {}),
    ...(divided ? { breakdown: 'stage' } : {}),
  };
  const good = count('{points} >= 4');
  const all = count('{points} notempty');
  if (as === 'formula') {
    return { kind: 'sum', of: { formula: '{good} / {all}', of: { good, all } }, ...rest };
  }
  if (as === 'mean') {
    const of = { ...source, mean: '{points}', ...(where ? { where } : {}) };
    return { kind: 'mean', of };
  }
  return { kind: 'share', of: good, in: all, ...rest };
}

const base: Measured = {
  key: 'm.base',
  measure: { kind: 'ratio', of: { element: 'pupils_volunteers' }, in: { element: 'pupils_total' } },
};
const indicatorsOf = (source: Source): Measured[] => [
  base,
  ...Object.entries(looks).map(([key, look]) => ({
    key: `r.${key}`,
    measure: measureOf(look, source),
  })),
];

const listingForm = rosterForm({
  id: 'exams',
  survey: {
    pages: [
      {
        name: 'page1',
        elements: [
          {
            type: 'matrixdynamic',
            name: 'results',
            columns: [
              { name: 'stage', cellType: 'dropdown', choices: [...stages] },
              { name: 'passed', cellType: 'boolean' },
              { name: 'points', cellType: 'text', inputType: 'number' },
            ],
          },
        ],
      },
    ],
  },
});

/** People of one organization who took the same exams, one of them perhaps twice. */
interface Leavers {
  n: number;
  subjects: string[];
  passed: boolean;
  /** Has no points in the first of them. */
  skipped: boolean;
}

const leavers = fc.record<Leavers>({
  n: fc.constantFrom(1, 2, 2, 3, 3, 5, 6, 9),
  subjects: fc
    .tuple(fc.subarray([...stages], { minLength: 1 }), fc.boolean())
    .map(([some, twice]) => (twice ? [...some, ...some.slice(0, 1)] : some)),
  passed: fc.boolean(),
  skipped: fc.constantFrom(false, false, true),
});
const school = fc.record({
  cluster: fc.constantFrom('', 'north', 'south'),
  leavers: fc.array(leavers, { minLength: 1, maxLength: 5 }),
});
const crowd = fc.array(school, { minLength: 2, maxLength: 4 });
type Crowd = typeof crowd extends fc.Arbitrary<infer One> ? One : never;

interface Result {
  organization: number;
  cluster: string;
  pupil: string;
  subject: string;
  passed: boolean;
  points: number | undefined;
}

function resultsOf(all: Crowd): Result[] {
  return all.flatMap(({ cluster, leavers: some }, organization) =>
    some.flatMap(({ n, subjects, passed, skipped }, i) =>
      Array.from({ length: n }, (_, one) =>
        subjects.map((subject, at) => ({
          ...{ organization, cluster, subject, passed },
          // A code is written this way and that.
          pupil: at === 0 ? `Код ${i}-${one}` : `код ${i}-${one} `,
          points: skipped && at === 0 ? undefined : 2 + ((one + at) % 4),
        })),
      ).flat(),
    ),
  );
}

function dataOf(all: Crowd, asTable: boolean): Generated {
  return {
    organizations: all.map(({ cluster }) => ({ type: 'school', cluster })),
    results: (asTable ? resultsOf(all) : []).map(
      ({ organization, pupil, subject, passed, points }) => ({
        ...{ organization, period: 3, answers: { pupil, stage: subject, passed, points } },
      }),
    ),
    campaigns: asTable
      ? []
      : [{ period: 3, form: 'exams', organizations: all.map((_, organization) => organization) }],
    ...{ responses: [], reports: [], groups: [], externals: [] },
    ...{ base: 'all', norm: 3 },
  };
}

/** Whose the results are that have points, by what looks tell of them. */
function peopleOf(all: Crowd): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>();
  for (const { organization, cluster, subject, passed, pupil, points } of resultsOf(all)) {
    if (points === undefined) continue;
    const atom: Atom = { organization, cluster, subject, passed };
    const name = JSON.stringify(atom);
    const known = people.get(name) ?? new Set();
    people.set(name, known.add(`${organization} ${pupil.trim().toLowerCase()}`));
  }
  return people;
}

/** Stores what each person lists; the first school has a few more who list nothing. */
async function respond(all: Crowd, ids: readonly string[]): Promise<void> {
  const lists = new Map<string, Result[]>();
  for (const one of resultsOf(all)) {
    const name = `${one.organization} ${one.pupil.trim().toLowerCase()}`;
    lists.set(name, [...(lists.get(name) ?? []), one]);
  }
  const { municipalityId } = town;
  const responseOf = (organization: number, own: readonly Result[]) => ({
    ...{ _id: randomUUID(), municipalityId, campaignId: 'c', organizationId: ids[organization] },
    ...{ period: now, formKey: 'exams', formVersion: 1, day: '2021-10-10', folded: {}, step: 1 },
    answers: {
      results: own.map(({ subject, passed, points }) => ({
        ...{ stage: subject, passed },
        ...(points === undefined ? {} : { points }),
      })),
    },
  });
  const responses = [...lists.values()].map((own) => responseOf(own[0]?.organization ?? 0, own));
  const nothing = Array.from({ length: all[0]?.leavers.length ?? 0 }, () => responseOf(0, []));
  await mongoose.connection.collection('responses').insertMany([...responses, ...nothing] as never);
  await recomputePeriod(town.municipalityId, now);
}

async function shownCells(ids: readonly string[], people: ReadonlyMap<string, unknown>) {
  const cells: (Cell & { look: string; place: string })[] = [];
  const atoms = [...people.keys()].map((name) => JSON.parse(name) as Atom);
  for (const [look, { has }] of Object.entries(looks)) {
    const path = `/api/indicators/r.${look}?period=${now}`;
    const { indicator, organizations } = (await town.asIrina.get(path)).json<IndicatorDetail>();
    const places = [
      { organization: null, value: indicator.value },
      ...organizations.map(({ id, value }) => ({ organization: ids.indexOf(id), value })),
    ];
    for (const { organization, value } of places) {
      const add = (part: string) => {
        const own = atoms.filter(
          (atom) =>
            has(atom) &&
            (organization === null || organization === atom.organization) &&
            (part === '' || part === atom.subject),
        );
        const place = organization === null ? 'town' : 'school';
        const name = `${look} ${organization ?? 'town'} ${part}`;
        cells.push({ name, look, place, atoms: own.map((atom) => JSON.stringify(atom)) });
      };
      if (value?.value != null) add('');
      for (const part of parts) {
        const own = value?.parts.find(({ id }) => id === part);
        if (own && own.value.value !== null) add(part);
      }
    }
  }
  return cells;
}

it.each([
  ['imported', sources.table],
  ['listed by each', sources.roster],
])('shows nothing of fewer than five people, however many results: %s', async (_, source) => {
  const asTable = 'table' in source;
  const indicators = indicatorsOf(source);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(crowd, async (all) => {
      const { made } = await compute(town, dataOf(all, asTable), indicators, [now], ofPupils);
      if (!asTable)
        await respond(
          all,
          made.map(({ id }) => id),
        );
      const people = peopleOf(all);
      const cells = await shownCells(
        made.map(({ id }) => id),
        people,
      );
      for (const { look, place } of cells) seen.add(`${look} ${place}`);
      const names = JSON.stringify(cells.map(({ name }) => name));
      expect(derivable(cells, people, k), names).toBeNull();
    }),
    { numRuns: 50, endOnFailure: true },
  );
  // Something of every kind is shown of schools and of the town, or nothing would be tried.
  for (const look of Object.keys(looks)) {
    expect(seen, look).toContain(`${look} school`);
    expect(seen, look).toContain(`${look} town`);
  }
});
