import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RowAggregate } from '../../catalogs/aggregate.ts';
import type { Campaign } from '../../server/campaigns/model.ts';
import { recomputePeriod, refreshValues } from '../../server/indicators/compute.ts';
import type { IndicatorValue } from '../../server/indicators/model.ts';
import { advanceStep } from '../../server/responses/steps.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';
import { children, rosterForm } from '../support/roster-form.ts';
import { plainValue, type Plain } from './support/plain-expression.ts';

/**
 * Numbers over the rows that parents list, against loops over plain arrays. Two campaigns ask two
 * versions of the form, the second without a column.
 */

let app: TestApp;
let town: Town;
const period = '2020-2021';
const parts = ['noo', 'ooo'];

type Child = Record<string, Plain | undefined>;
/** What one parent sends: nothing of the question, or a list that may be empty. */
interface Family {
  version: 1 | 2;
  children: Child[] | undefined;
}

const rows = (more: object) => ({ ...children, ...more }) as RowAggregate;
const count = (where?: string) => rows({ count: true, ...(where ? { where } : {}) });
const all: Measured[] = [
  { key: 'p.count', measure: { kind: 'count', of: count() } },
  { key: 'p.no-age', measure: { kind: 'count', of: count('{age} empty or {club} = false') } },
  { key: 'p.club', measure: { kind: 'share', of: count('{club} = true'), in: count() } },
  {
    key: 'p.older',
    measure: {
      kind: 'share',
      of: count('{age} >= 7 and {hours} > 2'),
      in: count('{age} >= 7'),
    },
  },
  { key: 'p.hours', measure: { kind: 'sum', of: rows({ sum: '{hours}' }) } },
  { key: 'p.age', measure: { kind: 'mean', of: rows({ mean: '{age}' }) } },
  {
    key: 'p.age-in-club',
    measure: { kind: 'mean', of: rows({ mean: '{age} * 2', where: '{club} = true' }) },
  },
  { key: 'p.median', measure: { kind: 'median', of: rows({ value: '{age}' }) } },
  { key: 'p.largest', measure: { kind: 'max', of: rows({ count: true, per: 'organization' }) } },
  {
    key: 'p.own-mean',
    measure: { kind: 'mean', of: rows({ mean: '{age}', per: 'organization' }) },
  },
  {
    key: 'p.groups',
    measure: { kind: 'mean', of: rows({ count: true, per: { group: '{age}' } }) },
  },
  {
    key: 'p.stages',
    measure: {
      kind: 'share',
      of: rows({ count: true, where: '{club} = true', by: '{stage}' }),
      in: rows({ count: true, by: '{stage}' }),
      breakdown: 'stage',
    },
  },
  { key: 'p.parents', measure: { kind: 'count', of: { form: 'family', count: true } } },
];

function withoutHours(): Record<string, unknown> {
  const columns = (key: string, value: unknown): unknown =>
    key === 'columns'
      ? (value as { name: string }[]).filter(({ name }) => name !== 'hours')
      : value;
  return JSON.parse(JSON.stringify(rosterForm()), columns) as Record<string, unknown>;
}

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const first = await town.asIrina.post('/api/forms', rosterForm());
  expect(first.status, first.text).toBe(200);
  const saved = await town.asIrina.put('/api/catalog', measuredCatalog(all));
  expect(saved.status, saved.text).toBe(200);
  const second = await town.asIrina.post('/api/forms?confirm=true', withoutHours());
  expect(second.status, second.text).toBe(200);
  await app.runJobs();
});
afterAll(() => app.stop());

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 4 });
const child: fc.Arbitrary<Child> = fc.record({
  age: maybe(fc.integer({ min: 3, max: 10 })),
  club: maybe(fc.boolean()),
  stage: maybe(fc.constantFrom(...parts)),
  hours: maybe(fc.integer({ min: 0, max: 6 })),
});
const family: fc.Arbitrary<Family> = fc
  .record({
    version: fc.constantFrom<1 | 2>(1, 2),
    children: maybe(fc.array(child, { maxLength: 3 })),
  })
  .map(({ version, children: own }) => ({
    version,
    children:
      version === 1 ? own : own?.map(({ age, club, stage }): Child => ({ age, club, stage })),
  }));
const step = fc.record({
  school: fc.nat({ max: 2 }),
  families: fc.array(family, { minLength: 1, maxLength: 5 }),
  removed: fc.nat({ max: 8 }).map((n) => (n === 0 ? 1 : 0)),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

const campaignOf = (version: number) =>
  ({
    _id: `roster-${version}`,
    municipalityId: town.municipalityId,
    ...{ title: 'Опрос', formKey: 'family', formVersion: version },
    ...{ formTitle: { ru: 'Опрос' }, kind: 'questionnaire', audience: 'parents', period },
    ...{ anonymity: 'named', minimumGroup: 3, organizationIds: [], expected: [] },
    ...{ opensAt: new Date(0), closesAt: new Date(2 ** 42), dueAt: new Date(2 ** 42) },
    ...{ graceDays: 0, signature: false, openedAt: new Date(0), closedAt: null },
    provisioned: true,
  }) as unknown as Campaign;

async function clear(): Promise<void> {
  const { municipalityId } = town;
  const names = ['responses', 'responseSteps', 'indicatorValues', 'computedPeriods', 'keptRows'];
  for (const name of [...names, 'campaigns']) {
    await collection(name).deleteMany({ municipalityId });
  }
  await collection('campaigns').insertMany([campaignOf(1), campaignOf(2)] as never);
}

const known = (one: Child) =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));

/** Stores a step's responses, and takes some away behind everybody's back. */
async function answer({ school, families, removed }: Step, there: Map<number, Family[]>) {
  const { municipalityId } = town;
  const organizationId = town.schools[school]!._id;
  const own = there.get(school) ?? [];
  there.set(school, own);
  const place = { municipalityId, organizationId, period, formKey: 'family' };
  if (removed > 0 && own.length > 0) {
    const [gone] = await collection('responses')
      .find({ municipalityId, organizationId, order: own.length - 1 } as never)
      .toArray();
    if (gone) await collection('responses').deleteOne({ _id: gone._id });
    own.pop();
  }
  await collection('responses').insertMany(
    families.map(({ version, children: list }, i) => ({
      ...{ _id: randomUUID(), ...place, campaignId: `roster-${version}`, formVersion: version },
      ...{ day: '2020-10-10', order: own.length + i, folded: {}, step: 0 },
      answers: { mood: 4, ...(list ? { children: list.map(known) } : {}) },
    })) as never,
  );
  own.push(...families);
  // Both are taken in, so that each says how many there are.
  for (const version of [1, 2]) {
    const waiting = families.filter((one) => one.version === version).length;
    await advanceStep(campaignOf(version), organizationId, Math.max(1, waiting), new Date());
  }
  const touch = { period, organizationIds: [organizationId], sources: ['form:family'] } as const;
  await refreshValues(municipalityId, [touch]);
}

/** What one school brings to a value; null where it is not in it. */
interface Brought {
  sum: number;
  of: number;
  list: number[];
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** The rows of a leaf at one school, those that are meant and their numbers; null: nothing told. */
function read(leaf: RowAggregate, told: readonly Family[], part: string) {
  if (told.length === 0) return null;
  const list = told.flatMap(({ version, children: some }) =>
    (some ?? []).map((one): Child => ({ ...one, version })),
  );
  const own = leaf.by && part !== '' ? list.filter(({ stage }) => stage === part) : list;
  if (leaf.by && part !== '' && own.length === 0) return null;
  const value = (text: string, one: Child) => plainValue(text, (name) => one[name] ?? null, 'row');
  const meant = own.filter((one) => !leaf.where || value(leaf.where, one) === true);
  const text =
    'sum' in leaf ? leaf.sum : 'mean' in leaf ? leaf.mean : 'value' in leaf && leaf.value;
  const numbers = meant.flatMap((one) => {
    const number = text ? value(text, one) : 1;
    return typeof number === 'number' ? [number] : [];
  });
  return { own, meant, numbers };
}

function brought({ measure }: Measured, told: readonly Family[], part: string): Brought | null {
  if (!('of' in measure) || typeof measure.of !== 'object') throw new Error('another kind');
  const leaf = measure.of as RowAggregate;
  const of = read(leaf, told, part);
  if (!of) return null;
  if (measure.kind === 'share') {
    const whole = read(measure.in as RowAggregate, told, part);
    return whole && { sum: of.meant.length, of: whole.meant.length, list: [] };
  }
  const { meant, numbers, own } = of;
  if (measure.kind === 'count') return { sum: meant.length, of: 1, list: [] };
  if (measure.kind === 'sum') {
    return numbers.length === 0 && meant.length > 0
      ? null
      : { sum: total(numbers), of: 1, list: [] };
  }
  let list = numbers;
  if (leaf.per === 'organization') {
    if ('count' in leaf) list = [meant.length];
    else if (numbers.length === 0) return null;
    else list = [total(numbers) / numbers.length];
  } else if (leaf.per) {
    // Groups of two versions of a form are different ones.
    const groupOf = ({ age, version }: Child) => (age === undefined ? null : `${age} ${version}`);
    const groups = new Set(own.map(groupOf).filter((group) => group !== null));
    list = [...groups].map((group) => meant.filter((one) => groupOf(one) === group).length);
  }
  if (measure.kind !== 'mean' && list.length === 0) return null;
  return { sum: total(list), of: list.length, list };
}

function valueOf({ measure }: Measured, schools: readonly (Brought | null)[]): number | null {
  const inside = schools.filter((one) => one !== null);
  if (inside.length === 0) return null;
  const sum = total(inside.map((one) => one.sum));
  const of = total(inside.map((one) => one.of));
  const list = inside.flatMap((one) => one.list).sort((a, b) => a - b);
  if (measure.kind === 'count' || measure.kind === 'sum') return sum;
  if (measure.kind === 'max') return list.at(-1) ?? null;
  if (measure.kind === 'median') {
    const [low = 0, high = 0] = [list[(list.length - 1) >> 1], list[list.length >> 1]];
    return (low + high) / 2;
  }
  if (of === 0) return null;
  return (measure.kind === 'share' ? 100 : 1) * (sum / of);
}

async function stored(): Promise<IndicatorValue[]> {
  const { municipalityId } = town;
  return (await collection('indicatorValues')
    .find({ municipalityId } as never)
    .toArray()) as unknown as IndicatorValue[];
}

/** Decimals as far as they are shown: in which order a mean's parts are added is left open. */
const plainly = (values: readonly IndicatorValue[]) =>
  values
    .map((row) =>
      JSON.stringify({ ...row, _id: null }, (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(12)) : value,
      ),
    )
    .sort();

function faultsIn(values: readonly IndicatorValue[], there: ReadonlyMap<number, Family[]>) {
  const faults: string[] = [];
  for (const one of all) {
    const needsHours = JSON.stringify(one.measure).includes('{hours}');
    const told = town.schools.map((_, i) =>
      (there.get(i) ?? []).filter(({ version }) => !needsHours || version === 1),
    );
    for (const part of one.key === 'p.stages' ? ['', ...parts] : ['']) {
      const each = told.map((own) =>
        one.key === 'p.parents'
          ? own.length > 0
            ? { sum: own.length, of: 1, list: [] }
            : null
          : brought(one, own, part),
      );
      const places = [
        ...town.schools.map(({ _id }, i) => [_id, [each[i] ?? null], told[i] ?? []] as const),
        [town.municipalityId, each, told.flat()] as const,
      ];
      for (const [scopeId, some, families] of places) {
        const row = values.find(
          (value) =>
            value.indicatorKey === one.key && value.scopeId === scopeId && value.part === part,
        );
        const right = valueOf(one, some);
        const given = row?.value ?? null;
        const same =
          given === null || right === null ? given === right : Math.abs(given - right) < 1e-9;
        if (!same) faults.push(`${one.key} ${scopeId} ${part}: ${given} instead of ${right}`);
        if (one.key === 'p.age' && row && some.length === 1 && some[0]) {
          const people = families.filter((parent) =>
            parent.children?.some(({ age }) => age !== undefined),
          ).length;
          if (row.n !== people || row.base !== families.length) {
            faults.push(`${row.n} of ${row.base} people, not ${people} of ${families.length}`);
          }
        }
      }
    }
  }
  return faults;
}

it('gives what a slow plain reading of the rows gives, with every step and all at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const there = new Map<number, Family[]>();
      await clear();
      await recomputePeriod(town.municipalityId, period);
      for (const one of steps) await answer(one, there);
      expect(await collection('keptRows').countDocuments()).not.toBe(0);
      const before = await stored();
      expect(faultsIn(before, there)).toEqual([]);
      await recomputePeriod(town.municipalityId, period);
      expect(plainly(before)).toEqual(plainly(await stored()));
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
