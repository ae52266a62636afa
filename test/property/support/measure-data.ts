import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import {
  recordElements,
  recordExternal,
  type ReportedElement,
} from '../../../server/elements/model.ts';
import { switchTo, writeRows } from '../../../server/external/model.ts';
import { createOrganization } from '../../../server/organizations/model.ts';
import type { Town } from '../../support/app.ts';
import { askedElements, dataForm, formKey, parts, stages } from './measure-dictionary.ts';
import type { Plain } from './plain-expression.ts';
import type { PlainRow, PlainWorld } from './plain-world.ts';

/** Generated data of a small municipality over four school years, and putting it into storage. */

export const periods = ['2018-2019', '2019-2020', '2020-2021', '2021-2022'] as const;

type Told = { state: 'value'; value: number } | { state: 'absent' | 'notApplicable' };
interface Answers {
  organization: number;
  period: number;
  answers: Record<string, Plain | undefined>;
}

export interface Generated {
  organizations: { type: 'school' | 'kindergarten'; cluster: string }[];
  reports: { organization: number; period: number; told: Record<string, Told | undefined> }[];
  responses: (Answers & { taken: boolean })[];
  results: Answers[];
  groups: Answers[];
  campaigns: { period: number; form: string; organizations: number[] }[];
  externals: { organization: number; period: number; value: number }[];
  base: 'all' | 'some';
  norm: number;
}

const most = 6;
/** Later periods have more data, as in life; the last one is looked at closest. */
const period = fc.oneof(
  { weight: 4, arbitrary: fc.constant(3) },
  { weight: 2, arbitrary: fc.constant(2) },
  fc.nat({ max: 1 }),
);
const place = { organization: fc.nat({ max: most - 1 }), period };
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 7 });
const told = (value: fc.Arbitrary<number>): fc.Arbitrary<Told | undefined> =>
  fc.oneof(
    { weight: 12, arbitrary: value.map((one): Told => ({ state: 'value', value: one })) },
    fc.constantFrom<Told | undefined>({ state: 'absent' }, { state: 'notApplicable' }, undefined),
  );
const many = fc.integer({ min: 0, max: 40 });
const bit = fc.nat({ max: 1 });
const stage = fc.constantFrom(...stages);
const mark = fc.integer({ min: 1, max: 5 });
const points = fc.integer({ min: 0, max: 100 });

/** Parts of the clubs, their whole at once, or nothing of them. */
const clubs = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(Object.fromEntries(parts.map((id) => [`clubs__${id}`, told(many)]))),
  },
  fc.record({ clubs: told(many) }),
);

const anything: fc.Arbitrary<Generated> = fc.record({
  organizations: fc.array(
    fc.record({
      type: fc.constantFrom('school' as const, 'school' as const, 'kindergarten' as const),
      cluster: fc.constantFrom('', 'north', 'south'),
    }),
    { minLength: 2, maxLength: most },
  ),
  reports: fc.uniqueArray(
    fc.record({
      ...place,
      told: fc
        .tuple(
          fc.record({
            pupils_total: told(many),
            pupils_volunteers: told(fc.integer({ min: 0, max: 6 })),
            antidestructive_program: told(bit),
            has_plan: told(bit),
            load: told(fc.integer({ min: -40, max: 400 }).map((one) => one / 4)),
            seats__first: told(many),
            seats__second: told(many),
          }),
          clubs,
        )
        .map(([one, two]): Record<string, Told | undefined> => ({ ...one, ...two })),
    }),
    {
      minLength: 8,
      maxLength: 24,
      size: 'max',
      selector: (one) => `${one.organization} ${one.period}`,
    },
  ),
  responses: fc.array(
    fc.record({
      ...place,
      taken: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
      answers: fc.record({
        stage,
        overall: maybe(mark),
        food: maybe(mark),
        recommend: maybe(fc.integer({ min: 0, max: 10 })),
        eats_at_school: maybe(fc.boolean()),
      }),
    }),
    { minLength: 10, maxLength: 90, size: 'max' },
  ),
  results: fc.array(
    fc.record({
      ...place,
      answers: fc.record({
        class: maybe(fc.constantFrom('5 А', '5 а', '5 Б', '6')),
        stage,
        points: maybe(points),
        before: maybe(points),
        passed: maybe(fc.boolean()),
      }),
    }),
    { maxLength: 70, size: 'max' },
  ),
  groups: fc.array(
    fc.record({
      ...place,
      answers: fc.record({
        class: fc.constantFrom('5 А', '5 а', '5 Б', '6'),
        stage,
        took: maybe(many),
        good: maybe(many),
      }),
    }),
    { maxLength: 30, size: 'max' },
  ),
  campaigns: fc.uniqueArray(
    fc.record({
      period,
      form: fc.constantFrom(formKey, dataForm),
      organizations: fc.subarray([...Array(most).keys()], { minLength: 1 }),
    }),
    { minLength: 3, maxLength: 8, selector: (one) => `${one.form} ${one.period}` },
  ),
  externals: fc.uniqueArray(fc.record({ ...place, value: many }), {
    maxLength: 8,
    selector: (one) => `${one.organization} ${one.period}`,
  }),
  base: fc.constantFrom('all', 'some'),
  norm: fc.integer({ min: 0, max: 6 }),
});

/** Nobody answers a form in a period for which no campaign asks with it. */
export const generated: fc.Arbitrary<Generated> = anything.map((data) => ({
  ...data,
  responses: data.responses.filter(({ period: at }) =>
    data.campaigns.some((one) => one.form === formKey && one.period === at),
  ),
}));

/** The organizations as they were made for the run, the department last. */
export type Made = { id: string; type: string; cluster: string }[];

/** The same data as the oracle looks at it. */
export function plainWorld(data: Generated, made: Made): Omit<PlainWorld, 'listed'> {
  const schools = made.slice(0, data.organizations.length);
  const idOf = (index: number) => schools[index]?.id;
  const rowsOf = (source: string, all: readonly Answers[]): PlainRow[] =>
    all.flatMap(({ organization, period: at, answers }) => {
      const organizationId = idOf(organization);
      if (organizationId === undefined) return [];
      const said = Object.entries(answers).map(([name, value]) => [name, value ?? null]);
      const known = Object.fromEntries(said) as PlainRow['answers'];
      return { source, organizationId, period: periods[at] ?? '', answers: known };
    });
  const campaigns = data.campaigns.map(({ period: at, form, organizations }) => ({
    source: `form:${form}`,
    period: periods[at] ?? '',
    organizationIds: organizations.flatMap((index) => idOf(index) ?? []),
  }));
  const imports = (['results', 'groups'] as const).flatMap((table) =>
    [...new Set(data[table].map((one) => one.period))].map((at) => ({
      source: `table:${table}`,
      period: periods[at] ?? '',
      organizationIds: [],
    })),
  );
  return {
    periods,
    organizations: made,
    reports: data.reports.flatMap(({ organization, period: at, told: all }) => {
      const organizationId = idOf(organization);
      if (organizationId === undefined) return [];
      return Object.entries(all).flatMap(([element, one]) => {
        if (!one) return [];
        const value = one.state === 'value' ? one.value : 0;
        const where = { organizationId, period: periods[at] ?? '', element };
        return { ...where, state: one.state, value };
      });
    }),
    rows: [
      ...rowsOf(
        `form:${formKey}`,
        data.responses.filter((one) => one.taken),
      ),
      ...rowsOf('table:results', data.results),
      ...rowsOf('table:groups', data.groups),
    ],
    asked: [...campaigns, ...imports],
    formsOf: (element) => (askedElements.includes(element) ? [dataForm] : []),
    dimensions: { stage: parts, shift: ['first', 'second'] },
    divided: { clubs: 'stage', seats: 'shift' },
    settings: (at) =>
      at === periods[3] ? { norm: data.norm, base: data.base } : { norm: 3, base: 'all' },
  };
}

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

/** Takes away everything that the runs before left. */
export async function clear({ municipalityId }: Town): Promise<void> {
  for (const name of [
    ...['elementValues', 'responses', 'campaigns', 'externalRows', 'externalImports'],
    ...['indicatorValues', 'computedResults', 'organizations', 'catalogSettings'],
  ]) {
    await collection(name).deleteMany({ municipalityId });
  }
}

/** Makes the organizations of a run, the department last. */
export async function makeOrganizations(town: Town, data: Generated): Promise<Made> {
  const all = [...data.organizations, { type: 'department' as const, cluster: '' }];
  const made: Made = [];
  for (const [i, { type, cluster }] of all.entries()) {
    const name = `Организация ${i}`;
    const { _id } = await createOrganization(town.by, {
      ...{ name, shortName: name, code: '', type, cluster, address: '', head: '', email: '' },
      ...{ phone: '', headcount: null, teachers: null },
    });
    made.push({ id: _id, type, cluster });
  }
  return made;
}

/** Stores a run's data as the product's own models do. */
export async function store(
  town: Town,
  data: Generated,
  made: Made,
  externalKey: string | null,
): Promise<void> {
  const { municipalityId } = town;
  const schools = made.slice(0, data.organizations.length);
  const world = plainWorld(data, made);
  for (const { organization, period: at, told: all } of data.reports) {
    const organizationId = schools[organization]?.id;
    if (organizationId === undefined) continue;
    await recordElements({
      ...{ municipalityId, organizationId, period: periods[at] ?? '' },
      source: { formKey: 'report', formVersion: 1, revision: 1 },
      status: 'preliminary',
      submittedAt: new Date('2022-01-10T00:00:00Z'),
      values: Object.entries(all).flatMap(([elementId, one]): ReportedElement[] => {
        if (!one) return [];
        if (one.state !== 'value') {
          return [{ elementId, state: { state: one.state, reason: 'так' } }];
        }
        const yesno = elementId === 'has_plan' || elementId === 'antidestructive_program';
        return [{ elementId, answer: yesno ? one.value === 1 : one.value }];
      }),
    });
  }
  const campaigns = world.asked.filter(({ source }) => source.startsWith('form:'));
  if (campaigns.length > 0) {
    await collection('campaigns').insertMany(
      campaigns.map((one) => campaignOf(municipalityId, one, made)),
    );
  }
  const responses = data.responses.flatMap(({ organization, period: at, answers, taken }) => {
    const organizationId = schools[organization]?.id;
    if (organizationId === undefined) return [];
    const of = { municipalityId, organizationId, period: periods[at], formKey, formVersion: 1 };
    const day = '2021-10-10';
    return {
      _id: randomUUID(),
      campaignId: 'c',
      ...of,
      day,
      answers: known(answers),
      folded: {},
      step: taken ? 1 : 0,
    };
  });
  if (responses.length > 0) await collection('responses').insertMany(responses);
  for (const table of ['results', 'groups'] as const) {
    for (const at of new Set(data[table].map((one) => one.period))) {
      await importRows(
        town,
        table,
        periods[at] ?? '',
        data[table].filter((one) => one.period === at),
        made,
      );
    }
  }
  for (const { organization, period: at, value } of externalKey === null ? [] : data.externals) {
    // One beyond the schools is the department's, which is the municipality's own.
    const holder = schools[organization] ?? made.at(-1);
    if (!holder || externalKey === null) continue;
    await recordExternal(town.by, {
      ...{ organizationId: holder.id, indicatorKey: externalKey, period: periods[at] ?? '' },
      ...{ value, source: 'ФИС ОКО' },
    });
  }
}

function known(answers: Answers['answers']): Record<string, Plain> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function campaignOf(
  municipalityId: string,
  { source, period: at, organizationIds }: PlainWorld['asked'][number],
  made: Made,
) {
  const form = source.slice('form:'.length);
  const day = new Date('2021-10-01T00:00:00Z');
  return {
    _id: randomUUID(),
    ...{
      municipalityId,
      title: form,
      formKey: form,
      formVersion: 1,
      formTitle: { ru: form, en: form },
    },
    kind: form === dataForm ? 'dataForm' : 'questionnaire',
    ...{ audience: 'parents', period: at, anonymity: 'anonymous', minimumGroup: 5 },
    organizationIds: [...organizationIds],
    expected: organizationIds.map((organizationId) => ({
      organizationId,
      ...{ name: 'О', shortName: 'О', people: null },
      ...{ type: made.find(({ id }) => id === organizationId)?.type ?? '' },
      cluster: made.find(({ id }) => id === organizationId)?.cluster ?? '',
    })),
    ...{ opensAt: day, closesAt: day, openedAt: day, closedAt: day, provisioned: true },
  };
}

/** Results beyond these are others of the same pupils. */
const codeOf = (i: number) => String(i % 9);

async function importRows(
  town: Town,
  tableId: string,
  at: string,
  rows: readonly Answers[],
  made: Made,
): Promise<void> {
  const { municipalityId } = town;
  const importId = randomUUID();
  const schools = made.slice(0, -1);
  await writeRows(
    rows.flatMap(({ organization, answers }, i) => {
      const organizationId = schools[organization]?.id;
      if (organizationId === undefined) return [];
      const word = answers['class'];
      return {
        ...{
          _id: `${importId} ${i}`,
          municipalityId,
          tableId,
          period: at,
          organizationId,
          importId,
        },
        answers: { pupil: codeOf(i), ...known(answers) },
        folded: {
          pupil: String(answers['pupil'] ?? codeOf(i))
            .trim()
            .toLowerCase(),
          ...(typeof word === 'string' ? { class: word.trim().toLowerCase() } : {}),
        },
        from: { importId, row: i + 1 },
      };
    }),
  );
  const counts = { taken: rows.length, rejected: 0, organizations: schools.length, kept: 0 };
  const record = {
    id: importId,
    at: new Date(),
    by: '',
    file: '',
    replace: 'all' as const,
    ...counts,
  };
  const place = { municipalityId, tableId, period: at };
  await switchTo(
    town.by,
    place,
    null,
    record,
    schools.map(({ id }) => id),
  );
}
