import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { switchTo, writeRows } from '../../server/external/model.ts';
import { knownPeriods, recomputePeriod, refreshValues } from '../../server/indicators/compute.ts';
import type { Touch } from '../../server/indicators/touched.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { everyKind, everyList, measuredCatalog } from '../support/measured.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  await saveCatalog(town.by, measuredCatalog(everyKind, everyList));
});
afterAll(() => app.stop());
afterEach(() => vi.restoreAllMocks());

const periods = ['2018-2019', '2019-2020', '2020-2021'];

interface Report {
  pupils?: number;
  winners?: number;
  books__noo?: number;
  books__ooo?: number;
  has_plan?: boolean;
}
interface Pupil {
  school: number;
  subject: 'math' | 'russian';
  group: 'a' | 'b';
  points?: number;
}
type Change =
  | { kind: 'report'; school: number; period: number; report: Report }
  | { kind: 'answers'; school: number; period: number; marks: number[] }
  | { kind: 'import'; period: number; pupils: Pupil[] };

const at = fc.nat({ max: 2 });
const report: fc.Arbitrary<Report> = fc.record(
  {
    pupils: fc.integer({ min: 0, max: 60 }),
    winners: fc.integer({ min: 0, max: 10 }),
    books__noo: fc.integer({ min: 0, max: 99 }),
    books__ooo: fc.integer({ min: 0, max: 99 }),
    has_plan: fc.boolean(),
  },
  { requiredKeys: [] },
);
const pupil: fc.Arbitrary<Pupil> = fc.record(
  {
    school: at,
    subject: fc.constantFrom('math' as const, 'russian' as const),
    group: fc.constantFrom('a' as const, 'b' as const),
    points: fc.integer({ min: 0, max: 100 }),
  },
  { requiredKeys: ['school', 'subject', 'group'] },
);
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('report' as const), school: at, period: at, report }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answers' as const),
      school: at,
      period: at,
      marks: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 7 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      period: at,
      pupils: fc.array(pupil, { maxLength: 20 }),
    }),
  },
);

const elements = ['pupils', 'winners', 'books__noo', 'books__ooo', 'has_plan'];
const schoolOf = (index: number) => town.schools[index]!._id;
const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

/** One town's data from the beginning: nothing of the runs before counts. */
class Data {
  #revision = 0;
  readonly #current = new Map<string, string>();

  async clear(): Promise<void> {
    const { municipalityId } = town;
    for (const name of [
      ...['elementValues', 'responses', 'responseSteps', 'externalRows', 'externalImports'],
      ...['indicatorValues', 'computedResults', 'computedPeriods'],
    ]) {
      await collection(name).deleteMany({ municipalityId });
    }
  }

  async make(one: Change): Promise<Touch> {
    const { municipalityId } = town;
    const period = periods[one.period]!;
    this.#revision += 1;
    if (one.kind === 'report') {
      const organizationId = schoolOf(one.school);
      await recordElements({
        municipalityId,
        organizationId,
        period,
        source: { formKey: 'report', formVersion: 1, revision: this.#revision },
        status: 'preliminary',
        submittedAt: new Date(this.#revision),
        values: Object.entries(one.report).map(([elementId, answer]) => ({
          elementId,
          answer: answer as number | boolean,
        })),
      });
      const sources = elements.map((id) => `element:${id}` as const);
      return { period, organizationIds: [organizationId], sources };
    }
    if (one.kind === 'answers') return this.#answer(period, schoolOf(one.school), one.marks);
    return this.#import(period, one.pupils);
  }

  async #answer(period: string, organizationId: string, marks: readonly number[]): Promise<Touch> {
    const { municipalityId } = town;
    const place = { municipalityId, campaignId: 'campaign', organizationId, period };
    await collection('responses').insertMany(
      marks.map((overall) => ({
        ...place,
        _id: randomUUID(),
        formKey: 'parents-school',
        formVersion: 1,
        day: '2020-10-10',
        answers: { stage: 'basic', overall },
        folded: {},
        step: 1,
      })),
    );
    return { period, organizationIds: [organizationId], sources: ['form:parents-school'] };
  }

  async #import(period: string, pupils: readonly Pupil[]): Promise<Touch> {
    const { municipalityId } = town;
    const place = { municipalityId, tableId: 'results', period };
    const importId = randomUUID();
    await writeRows(
      pupils.map(({ school, ...answers }, i) => ({
        ...place,
        _id: `${importId} ${i}`,
        organizationId: schoolOf(school),
        importId,
        answers: { pupil: String(i), ...answers },
        folded: { pupil: String(i), group: answers.group },
        from: { importId, row: i + 1 },
      })),
    );
    const organizationIds = town.schools.map(({ _id }) => _id);
    const record = { id: importId, at: new Date(), by: '', file: '', replace: 'all' as const };
    const counts = { taken: pupils.length, rejected: 0, organizations: 3, kept: 0 };
    const base = this.#current.get(period) ?? null;
    await switchTo(town.by, place, base, { ...record, ...counts }, organizationIds);
    this.#current.set(period, importId);
    return { period, organizationIds, sources: ['table:results'] };
  }
}

/** What is stored, times aside, decimals as nobody would show more of them. */
async function stored() {
  const { municipalityId } = town;
  const rows = await collection('indicatorValues').find({ municipalityId }).toArray();
  const results = await collection('computedResults').find({ municipalityId }).toArray();
  const plain = [...rows, ...results].map(({ _id, ...one }) => {
    const { freshAt: _, ...content } = one as Record<string, unknown>;
    return JSON.stringify(content, (_name, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(10)) : value,
    );
  });
  return plain.sort();
}

async function computeAll(): Promise<void> {
  const { municipalityId } = town;
  for (const period of await knownPeriods(municipalityId)) {
    await recomputePeriod(municipalityId, period);
  }
}

/** The next writes go well `times` times, then the storage fails once; gives back when it has. */
function failAfter(times: number): { failed: () => boolean } {
  const { prototype } = mongoose.mongo.Collection;
  let left = times;
  let failed = false;
  for (const name of ['bulkWrite', 'insertMany', 'deleteMany', 'updateOne', 'deleteOne'] as const) {
    const real = prototype[name] as (...args: unknown[]) => Promise<unknown>;
    vi.spyOn(prototype, name as 'bulkWrite').mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      left -= 1;
      if (left < 0 && !failed) {
        failed = true;
        return Promise.reject(new Error('killed here'));
      }
      return real.apply(this, args) as never;
    });
  }
  return { failed: () => failed };
}

describe('what a change brings up to date', () => {
  it('is what computing everything gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const data = new Data();
        await data.clear();
        for (const one of changes) {
          await refreshValues(town.municipalityId, [await data.make(one)]);
        }
        const before = await stored();
        await computeAll();
        expect(before).toEqual(await stored());
      }),
      { numRuns: 12 },
    );
  });

  it('is the same after the process was killed in the middle and ran again', async () => {
    const killed = fc.array(fc.tuple(change, fc.nat({ max: 12 })), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(killed, async (changes) => {
        const data = new Data();
        await data.clear();
        for (const [one, after] of changes) {
          const touch = await data.make(one);
          const broken = failAfter(after);
          const run = refreshValues(town.municipalityId, [touch]);
          await run.catch((error: unknown) => {
            expect(String(error)).toContain('killed here');
          });
          vi.restoreAllMocks();
          // Its mark is still there, so it runs again.
          if (broken.failed()) await refreshValues(town.municipalityId, [touch]);
        }
        const before = await stored();
        await computeAll();
        expect(before).toEqual(await stored());
      }),
      { numRuns: 12 },
    );
  });
});
