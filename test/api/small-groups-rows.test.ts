import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExternalTableView } from '../../server/external/schema.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { IndicatorDetail, IndicatorValueView } from '../../server/indicators/schema.ts';
import { createOrganization, type Organization } from '../../server/organizations/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { importing, workbookOf } from '../support/external.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';

/**
 * Two leavers of a village school have eight results of exams: more than five rows, and still two
 * people.
 */

let app: TestApp;
let town: Town;
let village: Organization;

const period = '2021-2022';
const subjects = ['Русский язык', 'Математика', 'Биология', 'География'];
const oge = {
  id: 'oge',
  title: 'Результаты ОГЭ',
  source: 'РИС ГИА',
  period: 'schoolYear',
  persons: true,
  columns: [
    { id: 'participant', title: 'Код участника', type: 'text', key: true },
    {
      id: 'subject',
      title: 'Предмет',
      type: 'choice',
      key: true,
      choices: subjects.map((title, i) => ({ value: `s${i}`, title })),
    },
    { id: 'mark', title: 'Отметка', type: 'number', min: 2, max: 5 },
  ],
};
const rows = { table: 'oge' };
const measures: Measured[] = [
  {
    key: 'oge.good',
    measure: {
      kind: 'share',
      of: { ...rows, count: true, where: '{mark} >= 4' },
      in: { ...rows, count: true },
    },
  },
  {
    key: 'oge.russian',
    measure: {
      kind: 'share',
      of: { ...rows, count: true, where: "{subject} = 's0' and {mark} >= 4" },
      in: { ...rows, count: true, where: "{subject} = 's0'" },
    },
  },
  { key: 'oge.mean', measure: { kind: 'mean', of: { ...rows, mean: '{mark}' } } },
  { key: 'oge.years', measure: { kind: 'mean', of: { ...rows, mean: '{mark}', over: 2 } } },
];

/** Everybody of a school with the same subjects, the codes written as their systems write them. */
const results = (school: string, people: number, own: readonly string[]) =>
  Array.from({ length: people }, (_, n) =>
    own.map((subject, i) => [school, i % 2 === 0 ? `К-${n}` : `к-${n}`, subject, 3 + (n % 3)]),
  ).flat();

const { load } = importing(() => town.asIrina);
const head = ['Образовательная организация', 'Код участника', 'Предмет', 'Отметка'];
const bring = async (body: unknown[][], year = period) => {
  await load(await workbookOf([head, ...body]), {}, { table: 'oge', period: year });
  await app.runJobs();
};

const thisYear = [
  ...results('Ключевская школа', 2, subjects),
  ...results('Школа № 1', 6, subjects),
  ...results('Школа № 2', 9, subjects),
];

beforeAll(async () => {
  app = await startTestApp();
  town = await app.makeTown({ templateId: null });
  const name = 'Ключевская школа';
  village = await createOrganization(town.by, {
    ...{ name, shortName: name, code: '', type: 'school', cluster: '', address: '', head: '' },
    ...{ email: '', phone: '', headcount: null, teachers: null },
  });
  const saved = await town.asIrina.put(
    '/api/catalog',
    measuredCatalog(measures, { tables: [oge] }),
  );
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
  await bring(thisYear);
});
afterAll(() => app.stop());

async function shown(key: string): Promise<Record<string, IndicatorValueView | null>> {
  const reply = await town.asIrina.get(`/api/indicators/${key}?period=${period}`);
  const { indicator, organizations } = reply.json<IndicatorDetail>();
  const named = organizations.map(({ name, value }) => [name, value] as const);
  return { town: indicator.value, ...Object.fromEntries(named) };
}

const hidden = { value: null, numerator: null, denominator: null, n: null, hidden: true };

it('says whose the rows of a table are', async () => {
  const tables = (await town.asIrina.get('/api/external')).json<ExternalTableView[]>();
  expect(tables).toMatchObject([{ id: 'oge', persons: true, person: 'Код участника' }]);
});

it.each(['oge.good', 'oge.russian', 'oge.mean'])(
  'hides two leavers with eight results and who would give them away: %s',
  async (key) => {
    const found = await shown(key);
    expect(found[village.shortName]).toMatchObject({ ...hidden, reason: 'tooFew' });
    // Beside the town’s number and the largest school’s this one would tell of the two.
    expect(found['Школа № 1']).toMatchObject({ ...hidden, reason: 'tooFew' });
    expect(found['Школа № 2']).toMatchObject({ n: 9, hidden: false });
    expect(found.town).toMatchObject({ n: 17, hidden: false });
  },
);

it('counts rows in numbers and people behind them', async () => {
  const { town: all } = await shown('oge.good');
  expect(all).toMatchObject({ numerator: 4 * (0 + 1 + 4 + 6), denominator: 4 * 17 });
});

it('waits with values that were stored when rows were taken for people', async () => {
  const values = mongoose.connection.collection('indicatorValues');
  const { municipalityId } = town;
  await values.updateMany({ municipalityId }, { $set: { groups: null }, $unset: { others: '' } });
  const waits = { ...hidden, reason: 'notCounted' };
  expect((await shown('oge.good')).town).toMatchObject(waits);
  expect((await shown('oge.russian'))['Школа № 2']).toMatchObject(waits);
  await recomputePeriod(municipalityId, period);
  expect((await shown('oge.good')).town).toMatchObject({ n: 17 });
  expect((await shown('oge.russian'))['Школа № 2']).toMatchObject({ n: 9 });
});

it('takes the people of two years for the same', async () => {
  const four = results('Школа № 2', 4, subjects);
  await bring([...results('Школа № 1', 6, subjects), ...four], '2020-2021');
  await bring([...results('Школа № 1', 6, subjects), ...four]);
  const found = await shown('oge.years');
  // Four each year: eight they would be only if nobody sat the exams again.
  expect(found['Школа № 2']).toMatchObject(hidden);
  expect(found.town).toMatchObject({ n: 10 });
});
