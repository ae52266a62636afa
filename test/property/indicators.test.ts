import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Measure } from '../../catalogs/measure.ts';
import type { RowSource } from '../../server/catalogs/compiled.ts';
import { knownOf } from '../../server/catalogs/known.ts';
import { compileMeasure } from '../../server/catalogs/measure.ts';
import { latestVersions } from '../../server/forms/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import { listValues } from '../../server/indicators/model.ts';
import { passesOf, passPipeline, type PassRow } from '../../server/indicators/row-pipeline.ts';
import { leafRowsOf } from '../../server/indicators/tally.ts';
import { getCatalog } from '../../server/catalogs/model.ts';
import { aggregateResponses } from '../../server/responses/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

/** What a parent may have answered; every question but the first may be skipped. */
interface Marks {
  stage: 'primary' | 'basic' | 'senior';
  overall?: number;
  food?: number;
  recommend?: number;
  eats_at_school?: boolean;
}

interface Sheet {
  school: 0 | 1 | 2;
  day: number;
  /** Not in the figures while 0. */
  step: number;
  marks: Marks;
}

const mark = fc.integer({ min: 1, max: 5 });
const sheet: fc.Arbitrary<Sheet> = fc.record({
  school: fc.constantFrom(0 as const, 1 as const, 2 as const),
  day: fc.integer({ min: 10, max: 28 }),
  step: fc.integer({ min: 0, max: 2 }),
  marks: fc.record(
    {
      stage: fc.constantFrom('primary' as const, 'basic' as const, 'senior' as const),
      overall: mark,
      food: mark,
      recommend: fc.integer({ min: 0, max: 10 }),
      eats_at_school: fc.boolean(),
    },
    { requiredKeys: ['stage'] },
  ),
});
const sheets = fc.array(sheet, { maxLength: 40 });

async function store(municipalityId: string, period: string, given: readonly Sheet[]) {
  if (given.length === 0) return;
  const documents = given.map(({ school, day, step, marks }) => ({
    _id: randomUUID(),
    municipalityId,
    campaignId: 'campaign',
    organizationId: town.schools[school]!._id,
    formKey: 'parents-school',
    formVersion: 1,
    period,
    day: `2021-10-${day}`,
    answers: marks,
    folded: {},
    step,
  }));
  await mongoose.connection.collection<{ _id: string }>('responses').insertMany(documents);
}

/** Every school's first step is finished, its second one has been begun. */
async function finishFirstStep(period: string) {
  const steps = town.schools.map(({ _id: organizationId }) => ({
    _id: `${period}:${organizationId}`,
    municipalityId: town.municipalityId,
    campaignId: 'campaign',
    organizationId,
    period,
    step: 1,
    taking: 2,
    stale: false,
  }));
  await mongoose.connection.collection<{ _id: string }>('responseSteps').insertMany(steps);
}

/** Conditions in the product's language and, beside each, what they mean in plain JavaScript. */
const conditions: [string, (marks: Marks) => boolean][] = [
  ['{overall} >= 4', ({ overall }) => overall !== undefined && overall >= 4],
  ['{overall} notempty', ({ overall }) => overall !== undefined],
  ['{food} < 3', ({ food }) => food !== undefined && food < 3],
  ["{stage} = 'basic'", ({ stage }) => stage === 'basic'],
  ["{stage} <> 'basic' and {overall} = 5", (m) => m.stage !== 'basic' && m.overall === 5],
  ['{overall} <> 5', ({ overall }) => overall !== 5],
  ['{eats_at_school} = true', (marks) => marks.eats_at_school === true],
  [
    "{stage} = 'senior' or {food} empty",
    ({ stage, food }) => stage === 'senior' || food === undefined,
  ],
  ["{stage} anyof ['primary', 'senior']", ({ stage }) => stage !== 'basic'],
  [
    '{overall} + {food} >= 8',
    ({ overall, food }) => overall !== undefined && food !== undefined && overall + food >= 8,
  ],
];
const numbers: [string, (marks: Marks) => number | undefined][] = [
  ['{overall}', ({ overall }) => overall],
  ['{food}', ({ food }) => food],
  ['{recommend}', ({ recommend }) => recommend],
];

it('gives for each organization what counting one by one gives', async () => {
  const versions = await latestVersions(town.municipalityId);
  const catalog = await getCatalog(town.municipalityId);
  const known = knownOf(catalog!, versions);
  const compile = (measure: Measure): RowSource => {
    const result = compileMeasure(measure, known);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    if (result.measure.kind !== 'count' && result.measure.kind !== 'mean') throw new Error();
    if (result.measure.of.from !== 'rows') throw new Error();
    return result.measure.of;
  };
  const form = 'parents-school';
  const counts = conditions.map(([where]) =>
    compile({ kind: 'count', of: { form, count: true, where } }),
  );
  const means = numbers.flatMap(([mean]) =>
    conditions.map(([where]) => compile({ kind: 'mean', of: { form, mean, where } })),
  );
  await fc.assert(
    fc.asyncProperty(sheets, async (given) => {
      const municipalityId = randomUUID();
      await store(municipalityId, '2021-2022', given);
      const leaves = [...counts, ...means];
      const [pass, ...others] = passesOf(leaves);
      expect(others).toEqual([]);
      const match = { municipalityId, formKey: form, period: '2021-2022', step: { $gt: 0 } };
      const { pipeline, places } = passPipeline(pass!, match, '2022-08-31');
      const read = await aggregateResponses<PassRow>(pipeline);
      const tallies = leaves.map((leaf) => leafRowsOf(leaf, pass!, places.get(leaf)!, read));
      const rows = [...(tallies[0]?.keys() ?? [])].map((organizationId) => {
        const own = tallies.map((one) => one.get(organizationId));
        return {
          organizationId,
          base: own[0]?.whole.base,
          day: own[0]?.day,
          tallies: own.map((one) => ({ n: one?.whole.n, sum: one?.whole.sum })),
        };
      });
      const expected = town.schools.flatMap(({ _id }, school) => {
        const own = given.filter((one) => one.school === school && one.step > 0);
        if (own.length === 0) return [];
        const marks = own.map((one) => one.marks);
        const taken = numbers.flatMap(([, pick]) =>
          conditions.map(([, holds]) =>
            marks.filter(holds).flatMap((one) => pick(one) ?? ([] as number[])),
          ),
        );
        return {
          organizationId: _id,
          base: own.length,
          day: `2021-10-${Math.max(...own.map(({ day }) => day))}`,
          tallies: [
            ...conditions.map(([, holds]) => ({ n: marks.filter(holds).length, sum: 0 })),
            ...taken.map((all) => ({ n: all.length, sum: all.reduce((a, b) => a + b, 0) })),
          ],
        };
      });
      const byId = (a: { organizationId: string }, b: { organizationId: string }) =>
        a.organizationId < b.organizationId ? -1 : 1;
      expect(rows.sort(byId)).toEqual(expected.sort(byId));
    }),
    { numRuns: 100 },
  );
});

interface Report {
  pupils_pdn?: number;
  pupils_total?: number;
  antidestructive_program?: boolean;
}
const report: fc.Arbitrary<Report> = fc.record(
  {
    pupils_pdn: fc.integer({ min: 0, max: 30 }),
    pupils_total: fc.integer({ min: 0, max: 900 }),
    antidestructive_program: fc.boolean(),
  },
  { requiredKeys: [] },
);

const sumOf = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it('combines organizations into the municipality as the sums of their parts', async () => {
  const { municipalityId } = town;
  const catalogId = (await getCatalog(municipalityId))?._id ?? '';
  let run = 0;
  await fc.assert(
    fc.asyncProperty(sheets, fc.tuple(report, report, report), async (given, reports) => {
      run += 1;
      const period = String(2000 + run);
      await store(municipalityId, period, given);
      await finishFirstStep(period);
      for (const [i, { _id: organizationId }] of town.schools.entries()) {
        const values = Object.entries(reports[i] ?? {});
        await recordElements({
          municipalityId,
          organizationId,
          period,
          source: { formKey: 'upbringing-staff-monitoring', formVersion: 1, revision: 1 },
          status: 'preliminary',
          submittedAt: new Date('2021-10-01T00:00:00Z'),
          values: values.map(([elementId, answer]) => ({
            elementId,
            answer: answer as number | boolean,
          })),
        });
      }
      await recomputePeriod(municipalityId, period);
      const read = () => listValues({ municipalityId, catalogId }, { period });
      const values = await read();
      const townValue = (key: string) => {
        const found = values.find(
          (one) => one.scope === 'municipality' && one.indicatorKey === key,
        );
        return found ? [found.value, found.numerator, found.denominator, found.reported] : null;
      };

      // The second step is still being taken: nothing of it is told yet.
      const shown = given
        .filter(({ step }) => step === 1)
        .map(({ school, marks }) => ({
          school,
          overall: marks.overall,
        }));
      const schools = new Set(shown.map(({ school }) => school)).size;
      const marks = shown.flatMap(({ overall }) => overall ?? []);
      const good = marks.filter((one) => one >= 4).length;
      const divided = (of: number, by: number) => (by === 0 ? null : of / by);
      expect(townValue('context.parents_satisfied')).toEqual(
        schools === 0 ? null : [divided(100 * good, marks.length), good, marks.length, schools],
      );
      expect(townValue('context.parents_mean')).toEqual(
        schools === 0
          ? null
          : [divided(sumOf(marks), marks.length), sumOf(marks), marks.length, schools],
      );

      const both = reports.flatMap(({ pupils_pdn: of, pupils_total: by }) =>
        of === undefined || by === undefined ? [] : [[of, by] as const],
      );
      const [of, by] = [sumOf(both.map(([x]) => x)), sumOf(both.map(([, y]) => y))];
      const asked = townValue('upbringing.3.3');
      if (both.length > 0) expect(asked).toEqual([divided(100 * of, by), of, by, both.length]);
      else expect(asked?.[0] ?? null).toBeNull();

      const programs = reports.flatMap((one) => one.antidestructive_program ?? []);
      const having = programs.filter(Boolean).length;
      expect(townValue('upbringing.3.9')).toEqual(
        programs.length === 0
          ? null
          : [having / programs.length, having, programs.length, programs.length],
      );

      for (const { value, reason } of values) {
        expect(value === null ? reason !== null : Number.isFinite(value)).toBe(true);
      }
      await recomputePeriod(municipalityId, period);
      expect(await read()).toEqual(values);
    }),
    { numRuns: 40 },
  );
});
