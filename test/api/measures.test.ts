import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closedPeriods,
  closePeriod,
  reopenPeriod,
} from '../../server/catalogs/closed-periods.model.ts';
import { getCatalog, saveCatalog } from '../../server/catalogs/model.ts';
import { saveSetting, settingsOf } from '../../server/catalogs/settings.model.ts';
import { recordElements, recordExternal } from '../../server/elements/model.ts';
import { switchTo, writeRows } from '../../server/external/model.ts';
import { previewPeriod, recomputePeriod, refreshValues } from '../../server/indicators/compute.ts';
import {
  getOrganization,
  presentOrganization,
  staleOrganizations,
} from '../../server/organizations/model.ts';
import type {
  IndicatorDetail,
  IndicatorRow,
  IndicatorTree,
} from '../../server/indicators/schema.ts';
import type { Person } from '../support/person.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { everyKind, everyList, measuredCatalog } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const before = '2019-2020';
const now = '2020-2021';

const targets = [
  { indicator: 'k.share', value: 20, comparison: 'atLeast', source: 'Положение' },
  { indicator: 'k.share', value: 5, comparison: 'atLeast', period: before, source: 'Положение' },
];
const external = { key: 'k.ext', measure: { kind: 'external', source: 'ФИС ОКО' } } as const;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const catalog = measuredCatalog([...everyKind, external], { ...everyList, targets });
  await saveCatalog(town.by, catalog);
  await app.runJobs();
});
afterAll(() => app.stop());

let revision = 0;
/** One school's numbers of a period, as its data form would bring them. */
async function report(
  school: number,
  period: string,
  values: Record<string, number | boolean>,
): Promise<void> {
  const { municipalityId } = town;
  const organizationId = town.schools[school]!._id;
  revision += 1;
  await recordElements({
    municipalityId,
    organizationId,
    period,
    source: { formKey: 'report', formVersion: 1, revision },
    status: 'preliminary',
    submittedAt: new Date(revision),
    values: Object.entries(values).map(([elementId, answer]) => ({ elementId, answer })),
  });
  const sources = Object.keys(values).map((id) => `element:${id}` as const);
  await refreshValues(municipalityId, [{ period, organizationIds: [organizationId], sources }]);
}

type Pupil = { school: number; subject: string; points: number; group?: string };

async function importPupils(period: string, pupils: readonly Pupil[]): Promise<void> {
  const place = { municipalityId: town.municipalityId, tableId: 'results', period };
  const importId = randomUUID();
  await writeRows(
    pupils.map(({ school, ...answers }, i) => ({
      ...place,
      _id: `${importId} ${i}`,
      organizationId: town.schools[school]!._id,
      importId,
      answers: { pupil: String(i), ...answers },
      folded: { pupil: String(i), group: answers.group ?? '' },
      from: { importId, row: i + 1 },
    })),
  );
  const record = { id: importId, at: new Date(), by: '', file: '', replace: 'all' as const };
  const counts = { taken: pupils.length, rejected: 0, organizations: 3, kept: 0 };
  const touched = town.schools.map(({ _id }) => _id);
  await switchTo(town.by, place, null, { ...record, ...counts }, touched);
  await app.runJobs();
}

async function rowsFor(person: Person, period = now): Promise<Map<string, IndicatorRow>> {
  const tree = (await person.get(`/api/indicators?period=${period}`)).json<IndicatorTree>();
  const rows = tree.directions.flatMap(({ criteria }) => criteria.flatMap((one) => one.indicators));
  return new Map(rows.map((row) => [row.key, row]));
}
const valueOf = async (key: string, period = now) =>
  (await rowsFor(town.asIrina, period)).get(key)?.value;
const detailOf = async (key: string, person = town.asIrina, period = now) =>
  (await person.get(`/api/indicators/${key}?period=${period}`)).json<IndicatorDetail>();

const full = { pupils: 100, books__noo: 300, books__ooo: 200, has_plan: true };

describe('values from reports of several years', () => {
  beforeAll(async () => {
    await report(0, before, { ...full, winners: 10 });
    await report(1, before, { ...full, pupils: 50, winners: 20 });
    await report(0, now, { ...full, winners: 15 });
    await report(1, now, { ...full, pupils: 50, winners: 10 });
    await report(2, now, { ...full, pupils: 5, winners: 1, has_plan: false });
  });

  it('are ratios of sums, by stage too', async () => {
    expect(await valueOf('k.share')).toMatchObject({
      value: (100 * 26) / 155,
      numerator: 26,
      denominator: 155,
    });
    const books = await valueOf('k.books');
    expect(books).toMatchObject({ value: 1500 / 155 });
    expect(books?.parts.map(({ id, title, value }) => [id, title, value.numerator])).toEqual([
      ['noo', 'НОО', 900],
      ['ooo', 'ООО', 600],
    ]);
  });

  it('add up earlier years, and say where one is missing', async () => {
    expect(await valueOf('k.sum')).toMatchObject({ value: 305 });
    expect(await valueOf('k.sum', before)).toMatchObject({ value: 150 });
    expect(await valueOf('k.before')).toMatchObject({ value: null, reason: 'needsEarlierPeriod' });
  });

  it('ask only where something is asked', async () => {
    expect(await valueOf('k.plan')).toMatchObject({ value: 1, numerator: 2, denominator: 2 });
    const { organizations } = await detailOf('k.plan');
    expect(organizations.map(({ value }) => value.reason)).toEqual([null, null, 'notApplicable']);
  });

  it('leave out whoever the measure is not about', async () => {
    const { indicator, organizations } = await detailOf('k.formula');
    expect(indicator.value).toMatchObject({ value: (0.15 + 0.2) / 2, denominator: 2 });
    expect(organizations.map(({ value }) => value.reason)).toEqual([null, null, 'notInPopulation']);
  });

  it('change against the year before, and not without one', async () => {
    const { indicator, organizations } = await detailOf('k.change');
    expect(indicator.value?.value).toBeCloseTo((100 * 26) / 155 - 20, 9);
    // The third school told nothing the year before: the two sums are not of the same ones.
    expect(indicator.value?.compared).toEqual({ now: 3, before: 2 });
    expect(organizations.map(({ value }) => value.compared)).toEqual([null, null, null]);
    expect(organizations.map(({ value }) => value.value)).toEqual([5, -20, null]);
    expect(organizations[2]?.value.reason).toBe('needsEarlierPeriod');
    expect(await valueOf('k.change', before)).toMatchObject({ reason: 'needsEarlierPeriod' });
  });

  it('make a list over all schools, and what is measured on it', async () => {
    const { organizations, indicator } = await detailOf('k.low');
    expect(organizations.map(({ standing }) => standing?.group?.listed ?? null)).toEqual([
      true,
      false,
      false,
    ]);
    expect(indicator.value).toMatchObject({ value: 100 / 3, numerator: 1, denominator: 3 });
    expect(await valueOf('k.of_low')).toMatchObject({ value: 100, reported: 1 });
    const pupils = await detailOf('k.of_low');
    expect(pupils.organizations.map(({ value }) => value.reason)).toEqual([
      null,
      'notInPopulation',
      'notInPopulation',
    ]);
  });

  it('stand as parts of one composite, each in its unit', async () => {
    const both = await valueOf('k.both');
    expect(both).toMatchObject({ value: null, reason: null });
    expect(both?.parts.map(({ title, unit, value }) => [title, unit, value.value])).toEqual([
      ['Сколько', 'чел.', 26],
      ['Место', 'место', null],
    ]);
  });

  it('are held against the target of the period, or of every period', async () => {
    expect((await valueOf('k.share'))?.target).toMatchObject({ value: 20, met: false });
    expect((await valueOf('k.share', before))?.target).toMatchObject({ value: 5, met: true });
    expect((await valueOf('k.books'))?.target).toBeNull();
  });

  it('say what an indicator waits for', async () => {
    const rows = await rowsFor(town.asIrina);
    const states = ['k.share', 'k.median', 'k.parents', 'k.ext'].map((key) => rows.get(key)?.state);
    expect(states.map((one) => one?.state)).toEqual([
      'computed',
      'external',
      'waiting',
      'external',
    ]);
  });

  it('follow in a later year when an earlier one is corrected', async () => {
    await report(0, before, { ...full, winners: 30 });
    const { organizations } = await detailOf('k.change');
    expect(organizations[0]?.value.value).toBe(-15);
    expect(await valueOf('k.sum')).toMatchObject({ value: 305 });
    await report(0, before, { ...full, winners: 10 });
  });
});

describe('values from rows of pupils', () => {
  const many = (school: number, subject: string, points: readonly number[]): Pupil[] =>
    points.map((one, i) => ({ school, subject, points: one, group: i % 2 ? 'а' : 'б' }));

  beforeAll(() =>
    importPupils(now, [
      ...many(0, 'math', [10, 20, 30, 40, 50]),
      ...many(0, 'russian', [60, 70, 80, 90, 100, 100]),
      ...many(1, 'math', [50, 50, 50, 50, 50, 50]),
      ...many(2, 'russian', [1, 2, 3]),
    ]),
  );

  it('are exact medians and percentiles of all rows together', async () => {
    expect(await valueOf('k.median')).toMatchObject({ value: 50, n: 20 });
    expect(await valueOf('k.p90')).toMatchObject({ value: 90 });
  });

  it('take each school or class by its own number where that is said', async () => {
    expect((await valueOf('k.best'))?.value).toBeCloseTo(650 / 11, 9);
    expect(await valueOf('k.classes')).toMatchObject({ numerator: 20, denominator: 6 });
    expect(await valueOf('k.good')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('hide a school of three, and the parts that would give it away', async () => {
    const { indicator, organizations } = await detailOf('k.median');
    expect(organizations.map(({ value }) => value.hidden)).toEqual([false, true, true]);
    expect(indicator.value?.parts.map(({ id, value }) => [id, value.value])).toEqual([
      ['math', 50],
      ['russian', 70],
    ]);
    // Russian has three pupils in one school: no school shows its part of it, so none of the rest.
    const parts = organizations[0]?.value.parts ?? [];
    const russian = parts.find(({ id }) => id === 'russian');
    expect(russian?.value).toMatchObject({ value: null, n: null, hidden: true });
  });

  it('are replaced, not doubled, by another import', async () => {
    const place = { municipalityId: town.municipalityId, tableId: 'results', period: before };
    await importPupils(before, many(0, 'math', [1, 2, 3, 4, 5]));
    expect(place.period).toBe(before);
    expect(await valueOf('k.p90', before)).toMatchObject({ value: 5, n: 5 });
  });
});

describe('a setting of one period', () => {
  const catalog = async () => (await getCatalog(town.municipalityId))!;
  const set = async (value: number | null) =>
    saveSetting(town.by, await catalog(), { period: now, settingId: 'low-share', value });

  it.each([101, -1, 'много', true])('is refused what it cannot be: %s', async (value) => {
    const change = { period: now, settingId: 'low-share', value };
    await expect(saveSetting(town.by, await catalog(), change)).rejects.toThrow('input.invalid');
  });

  it('is refused when the catalog has none such', async () => {
    const change = { period: now, settingId: 'other', value: 1 };
    await expect(saveSetting(town.by, await catalog(), change)).rejects.toThrow('thing.notFound');
  });

  it('is first seen in a preview, which writes nothing', async () => {
    const settings = new Map([['low-share', 100]]);
    const preview = await previewPeriod(town.municipalityId, now, settings);
    const low = preview?.rows.find(
      ({ indicatorKey, scope }) => indicatorKey === 'k.low' && scope === 'municipality',
    );
    expect(low?.numerator).toBe(3);
    expect(await valueOf('k.low')).toMatchObject({ numerator: 1 });
  });

  it('changes its own period and leaves the others', async () => {
    await set(10);
    await app.runJobs();
    expect(await valueOf('k.low')).toMatchObject({ numerator: 0 });
    expect(await valueOf('k.low', before)).toMatchObject({ numerator: 1 });
    expect((await settingsOf(await catalog(), before)).get('low-share')).toBe(50);
  });

  it('goes back to the default, with an audit line for each change', async () => {
    await set(null);
    await app.runJobs();
    expect(await valueOf('k.low')).toMatchObject({ numerator: 1 });
    const lines = (await town.asIrina.get('/api/audit?limit=500')).json<
      { action: string; before: unknown; after: unknown }[]
    >();
    const own = lines.filter(({ action }) => action === 'setting.write');
    expect(own.map((line) => line.after)).toEqual(
      expect.arrayContaining([
        { period: now, value: 10 },
        { period: now, value: 50 },
      ]),
    );
  });
});

describe('a closed period', () => {
  const close = async () => {
    const { _id: catalogId } = (await getCatalog(town.municipalityId))!;
    await closePeriod(town.by, { period: before, catalogId });
  };

  it('keeps its values whatever is reported or computed', async () => {
    await close();
    await close();
    expect([...(await closedPeriods(town.municipalityId)).keys()]).toEqual([before]);
    const value = await valueOf('k.share', before);
    await report(0, before, { ...full, winners: 90 });
    await recomputePeriod(town.municipalityId, before);
    await app.runJobs();
    expect(await valueOf('k.share', before)).toEqual(value);
  });

  it('takes no setting', async () => {
    const catalog = (await getCatalog(town.municipalityId))!;
    const change = { period: before, settingId: 'low-share', value: 10 };
    await expect(saveSetting(town.by, catalog, change)).rejects.toThrow('period.closed');
  });

  it('is computed from what is there when it is opened again, and what follows with it', async () => {
    await reopenPeriod(town.by, before);
    await app.runJobs();
    expect(await valueOf('k.share', before)).toMatchObject({ numerator: 110 });
    const { organizations } = await detailOf('k.change');
    expect(organizations[0]?.value.value).toBe(-75);
    const lines = (await town.asIrina.get('/api/audit?limit=500')).json<{ action: string }[]>();
    const own = lines.filter(({ action }) => action.startsWith('period.'));
    expect(own.map(({ action }) => action)).toEqual(['period.reopen', 'period.close']);
  });
});

describe('a number of another system', () => {
  it('is the department’s own for the municipality', async () => {
    await recordExternal(town.by, {
      organizationId: town.department._id,
      indicatorKey: 'k.ext',
      period: now,
      value: 42,
      source: 'ФИС ОКО',
    });
    await app.runJobs();
    expect(await valueOf('k.ext')).toMatchObject({ value: 42, expected: null });
  });
});

describe('an organization that goes to another type', () => {
  it('is counted where it belongs now, in every open period', async () => {
    await reopenPeriod(town.by, now);
    await report(2, now, { pupils: 50, winners: 1 });
    await app.runJobs();
    const counted = async () => (await detailOf('k.of_low')).indicator.value;
    const listed = await counted();
    const school = await getOrganization(town.municipalityId, town.schools[2]!._id);
    const { id: _id, active: _active, ...input } = presentOrganization(school);
    const path = `/api/organizations/${school._id}`;
    expect((await town.asIrina.put(path, { ...input, phone: '2-22-22' })).status).toBe(200);
    expect(await staleOrganizations()).toEqual([]);
    expect((await town.asIrina.put(path, { ...input, type: 'supplementary' })).status).toBe(200);
    expect(await staleOrganizations()).toMatchObject([{ _id: school._id }]);
    await app.runJobs();
    expect(await staleOrganizations()).toEqual([]);
    expect(await counted()).not.toEqual(listed);
    expect((await town.asIrina.put(path, input)).status).toBe(200);
    await app.runJobs();
    expect(await counted()).toEqual(listed);
  });
});
