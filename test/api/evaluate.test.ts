import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result, ResultValue } from '../../server/evaluate/result.ts';
import { publishForm } from '../../server/forms/model.ts';
import type {
  FigureView,
  IndicatorDetail,
  IndicatorValueView,
} from '../../server/indicators/schema.ts';
import type { Organization } from '../../server/organizations/model.ts';
import { createAccount } from '../../server/people/model.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { evaluate, exampleFolder } from '../support/evaluate.ts';
import { importing, workbookOf } from '../support/external.ts';
import {
  fillAndSubmit,
  linksOf,
  openCampaign,
  owedBy,
  submission,
  tokenOf,
} from '../support/make.ts';
import type { Person } from '../support/person.ts';

const year = '2021-2022';
const before = '2020-2021';

let app: TestApp;
let out: string;
let result: Result;

const exampleArgs = (file: string, period = year) => [
  ...['--catalog', join(exampleFolder, 'catalog.json'), '--forms', join(exampleFolder, 'forms')],
  ...['--data', join(exampleFolder, 'data'), '--period', period, '--out', join(out, file)],
];
const read = (name: string) => readFileSync(join(out, name), 'utf8');

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  out = mkdtempSync(join(tmpdir(), 'evaluate-test-'));
  const env = { MONGODB_URI: app.storageUri };
  const ran = await evaluate([...exampleArgs('result.json'), '--lang', 'en'], env);
  expect(ran.stderr).toContain('Period 2021-2022, values: 48. Written: ');
  expect(ran).toMatchObject({ code: 0, stdout: '' });
  result = JSON.parse(read('result.json')) as Result;
});
afterAll(async () => {
  rmSync(out, { recursive: true, force: true });
  await app.stop();
});

type Numbers = [
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  reported: number,
  expected: number | null,
  reason?: string,
];

/** Worked out by hand from the example's files; organizations by code, the municipality first. */
const byHand: Record<string, Record<string, Numbers>> = {
  'context.winners': {
    // Школа № 3 has lost its protocols, so its 120 pupils do not count either.
    '': [30 / 6.5, 20 + 10, 400 + 250, 2, 3],
    s1: [5, 20, 400, 1, 1],
    s2: [4, 10, 250, 1, 1],
    s3: [null, null, null, 0, 1, 'absent'],
  },
  'context.winners-change': {
    // A year before: 32 of 750.
    '': [30 / 6.5 - 32 / 7.5, 30 / 6.5, 32 / 7.5, 1, null],
    s1: [5 - 4, 5, 4, 1, null],
    s2: [4 - 6, 4, 6, 1, null],
    s3: [null, null, null, 0, null, 'absent'],
  },
  'context.books': {
    '': [4100 / 770, 800 + 1200 + 500 + 1000 + 240 + 360, 400 + 250 + 120, 3, 3],
    ' noo': [2, 800 + 500 + 240, 770, 3, null],
    ' ooo': [2560 / 770, 1200 + 1000 + 360, 770, 3, null],
    s1: [5, 2000, 400, 1, 1],
    's1 noo': [2, 800, 400, 1, 1],
    's1 ooo': [3, 1200, 400, 1, 1],
    s2: [6, 1500, 250, 1, 1],
    's2 noo': [2, 500, 250, 1, 1],
    's2 ooo': [4, 1000, 250, 1, 1],
    s3: [5, 600, 120, 1, 1],
    's3 noo': [2, 240, 120, 1, 1],
    's3 ooo': [3, 360, 120, 1, 1],
  },
  'context.content': {
    // 5 of 6, 3 of 5 and 7 of 7 parents gave four or five.
    '': [1500 / 18, 15, 18, 3, 3],
    s1: [500 / 6, 5, 6, 1, 1],
    s2: [60, 3, 5, 1, 1],
    s3: [100, 7, 7, 1, 1],
  },
  'context.passed': {
    '': [80, 85 + 28 + 15, 100 + 40 + 20, 3, null],
    ' math': [68.75, 40 + 10 + 5, 80, 3, null],
    ' russian': [91.25, 45 + 18 + 10, 80, 3, null],
    s1: [85, 40 + 45, 100, 1, 0],
    's1 math': [80, 40, 50, 1, 0],
    's1 russian': [90, 45, 50, 1, 0],
    s2: [70, 10 + 18, 40, 1, 0],
    's2 math': [50, 10, 20, 1, 0],
    's2 russian': [90, 18, 20, 1, 0],
    s3: [75, 5 + 10, 20, 1, 0],
    's3 math': [50, 5, 10, 1, 0],
    's3 russian': [100, 10, 10, 1, 0],
  },
  'context.strong': {
    // settings.csv lowers the norm from 80 to 75: 85 and 75 are enough, 70 is not.
    '': [200 / 3, 2, 3, 3, null],
    s1: [100, 1, 1, 1, 0],
    s2: [0, 0, 1, 1, 0],
    s3: [100, 1, 1, 1, 0],
  },
  'context.plan': { '': [1, 1, 1, 1, 1], uo: [1, 1, 1, 1, 1] },
  'context.place': {
    '': [null, null, null, 0, null, 'perOrganization'],
    // By books for a pupil: 6, then 5 and 5.
    s1: [2, 2, null, 1, null],
    s2: [1, 1, null, 1, null],
    s3: [2, 2, null, 1, null],
  },
  'context.quality': { '': [75.5, 75.5, null, 1, null], uo: [75.5, 75.5, null, 1, 0] },
};

const placeOf = ({ organization, part }: Pick<ResultValue, 'organization' | 'part'>) =>
  part === '' ? organization : `${organization} ${part}`;

describe('the example of the documentation', () => {
  it('gives the figures that were worked out by hand, and no others', () => {
    const got: typeof byHand = {};
    for (const one of result.values) {
      const { value, numerator, denominator, reported, expected, reason } = one;
      const told = [value, numerator, denominator, reported ?? 0, expected] as const;
      const own = (got[one.indicator] ??= {});
      own[placeOf(one)] = reason === null ? [...told] : [...told, reason];
    }
    expect(Object.keys(got)).toEqual(Object.keys(byHand));
    for (const [key, places] of Object.entries(byHand)) {
      expect(Object.keys(got[key] ?? {}), key).toEqual(Object.keys(places));
      for (const [place, numbers] of Object.entries(places)) {
        const rounded = (some: Numbers | undefined) =>
          some?.map((one) => (typeof one === 'number' ? Number(one.toFixed(9)) : one));
        expect(rounded(got[key]?.[place]), `${key} ${place}`).toEqual(rounded(numbers));
      }
    }
    const [winners] = result.values;
    // The third school says that its protocols are lost: it owes nothing.
    expect(winners).toMatchObject({ expected: 3, answered: 3, reported: 2, completeness: 100 });
  });

  it('says what else was computed: settings in force, lists with places and marks', () => {
    expect(result).toMatchObject({
      catalog: 'example-town',
      period: year,
      shown: false,
      settings: { norm: 75 },
    });
    expect(result.organizations.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 'k1', 'uo']);
    expect(result.lists).toMatchObject([
      {
        id: 'places',
        method: 'ranking',
        standings: [
          { organization: '', numbers: { median: 5 } },
          { organization: 's1', score: 5, rank: 2, marks: ['tie'] },
          { organization: 's2', score: 6, rank: 1, marks: [] },
          { organization: 's3', score: 5, rank: 2, marks: ['tie'] },
        ],
      },
    ]);
  });

  it('says the same as CSV, with points', () => {
    const [head = '', ...lines] = read('result.csv').trimEnd().split('\n');
    const names = head.split(',') as (keyof ResultValue)[];
    const asText = result.values.map((one) => names.map((name) => one[name] ?? '').join(','));
    expect(lines).toEqual(asText);
    expect(lines).toContain('context.passed,math,municipality,,68.75,55,80,3,,,3,,');
    expect(read('result.lists.csv')).toContain('places,s2,6,1,');
    const page = readFileSync(join(exampleFolder, '../../evaluate.md'), 'utf8');
    const [, printed = ''] = /```csv\n([^`]+)```/.exec(page) ?? [];
    expect(printed).not.toBe('');
    expect(read('result.csv').startsWith(printed)).toBe(true);
  });

  it('leaves nothing behind on the server, and gives the same again without one', async () => {
    const { databases } = await mongoose.connection.getClient().db().admin().listDatabases();
    expect(databases.map(({ name }) => name).filter((name) => /evaluate/.test(name))).toEqual([]);
    const ran = await evaluate(exampleArgs('again.csv'));
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    for (const ending of ['json', 'csv', 'lists.csv']) {
      expect(read(`again.${ending}`)).toBe(read(`result.${ending}`));
    }
    expect(readdirSync(out)).toHaveLength(6);
  });
});

interface Line {
  organization: string;
  period: string;
  element: string;
  value: string;
  state: string;
  reason: string;
}

function linesOf<T>(file: string): T[] {
  const [head = '', ...lines] = readFileSync(join(exampleFolder, 'data', file), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) as T;
  });
}

describe('the same data entered in the product', () => {
  it('gives the same values, number by number', async () => {
    const town = await app.makeTown({ templateId: null });
    const codes = codesOf(town);
    await enterAll(town, codes);
    const idOf = new Map([...codes].map(([code, { _id }]) => [_id, code]));
    const keys = Object.keys(byHand);
    const seen: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const key of keys) {
      const reply = await town.asVera.get(`/api/indicators/${key}?period=${year}`);
      expect(reply.status, reply.text).toBe(200);
      const { indicator, organizations } = reply.json<IndicatorDetail>();
      put(seen, key, '', indicator.value);
      for (const { id, value } of organizations) put(seen, key, idOf.get(id) ?? id, value);
    }
    for (const one of result.values) {
      expected[`${one.indicator} ${placeOf(one)}`] = numbersOf(one as never);
    }
    expect(seen).toEqual(expected);
  });
});

function put(
  into: Record<string, unknown>,
  key: string,
  organization: string,
  view: IndicatorValueView | null,
): void {
  // Somebody who is asked and has said nothing is listed without a number.
  if (!view || (view.reason === 'notReported' && organization !== '')) return;
  into[`${key} ${organization}`] = numbersOf(view);
  for (const { id, value } of view.parts) {
    into[`${key} ${placeOf({ organization, part: id })}`] = numbersOf(value);
  }
}

function numbersOf(figure: FigureView) {
  const { value, numerator, denominator, n, expected, reported, reason } = figure;
  return { value, numerator, denominator, n, expected, reported, reason };
}

const codesOf = ({ schools, kindergarten, department }: Town) =>
  new Map<string, Organization>([
    ...schools.map((school, i) => [`s${i + 1}`, school] as const),
    ['k1', kindergarten],
    ['uo', department],
  ]);

/** Enters the example's files as people do: by form, link, import and settings page. */
async function enterAll(town: Town, codes: ReadonlyMap<string, Organization>): Promise<void> {
  const json = (name: string) =>
    JSON.parse(readFileSync(join(exampleFolder, name), 'utf8')) as object;
  await publishForm(town.by, json('forms/example-parents.json'));
  const saved = await town.asVera.put('/api/catalog', json('catalog.json'));
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
  await enterElements(town, codes);
  await answer(town, codes);
  await importExams(town, codes);
  const [number] = linesOf<{ indicator: string; value: string; source: string }>('numbers.csv');
  const entered = await town.asIrina.put(`/api/external/numbers/${number?.indicator}`, {
    period: year,
    organizationId: null,
    value: Number(number?.value),
    source: number?.source,
  });
  expect(entered.status, entered.text).toBe(200);
  const set = await town.asVera.put('/api/settings/norm', { period: year, value: 75 });
  expect(set.status, set.text).toBe(200);
  await app.runJobs();
}

async function enterElements(town: Town, codes: ReadonlyMap<string, Organization>): Promise<void> {
  const schoolIds = town.schools.map(({ _id }) => _id);
  const departmentIds = [town.department._id];
  const form = 'data-school-year';
  await openCampaign(app, town, { formKey: form, period: before, organizationIds: schoolIds });
  await openCampaign(app, town, { formKey: form, period: year, organizationIds: schoolIds });
  const formKey = 'data-department-year';
  await openCampaign(app, town, { formKey, period: year, organizationIds: departmentIds });
  const lines = linesOf<Line>('elements.csv');
  for (const [code, organization] of codes) {
    const own = lines.filter((line) => line.organization === code);
    const person = await coordinatorOf(town, organization);
    for (const one of await owedBy(person)) {
      const rows = own.filter(({ period }) => period === one.period);
      const told = rows.filter(({ state }) => state === '');
      await fillAndSubmit(person, one.id, {
        answers: Object.fromEntries(
          told.map(({ element, value }) => [element, value === 'да' ? true : Number(value)]),
        ),
        states: Object.fromEntries(
          rows
            .filter(({ state }) => state !== '')
            .map(({ element, state, reason }) => [element, { state, reason }]),
        ),
      });
    }
  }
}

async function coordinatorOf(town: Town, { _id }: Organization): Promise<Person> {
  const { municipalityId } = town;
  const login = `coordinator-${_id}`;
  const membership = { municipalityId, role: 'coordinator' as const, organizationIds: [_id] };
  const now = new Date();
  await createAccount({ login, name: login, password: testPassword, membership, now });
  const person = app.visitor();
  await person.signIn(login, testPassword);
  return person;
}

async function answer(town: Town, codes: ReadonlyMap<string, Organization>): Promise<void> {
  const { id } = await openCampaign(app, town, { formKey: 'example-parents', period: year });
  const links = await linksOf(town, id);
  const text = readFileSync(join(exampleFolder, 'data/responses/example-parents.ndjson'), 'utf8');
  for (const line of text.trimEnd().split('\n')) {
    const given = JSON.parse(line) as { organization: string; answers: Record<string, unknown> };
    const organizationId = codes.get(given.organization)?._id;
    const link = links.find((one) => one.organizationId === organizationId);
    const reply = await app
      .visitor()
      .post(`/api/answer/${tokenOf(link)}`, submission(given.answers));
    expect(reply.status, reply.text).toBe(201);
  }
}

async function importExams(town: Town, codes: ReadonlyMap<string, Organization>): Promise<void> {
  const { load } = importing(() => town.asIrina);
  const rows =
    linesOf<Record<'organization' | 'subject' | 'pupils' | 'passed', string>>('tables/exam.csv');
  const titles: Record<string, string> = { math: 'Математика', russian: 'Русский язык' };
  const file = await workbookOf([
    ['Организация', 'Предмет', 'Сдавали', 'Сдали'],
    ...rows.map(({ organization, subject, pupils, passed }) => [
      codes.get(organization)?.name,
      titles[subject] ?? subject,
      Number(pupils),
      Number(passed),
    ]),
  ]);
  await load(file, {}, { table: 'exam', period: year });
}
