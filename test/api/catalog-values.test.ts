import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementDefinition, TableDefinition } from '../../catalogs/dictionary.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { Answers } from '../../forms/run/types.ts';
import { recordElements } from '../../server/elements/model.ts';
import { switchTo, writeRows } from '../../server/external/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { IndicatorRow, IndicatorTree } from '../../server/indicators/schema.ts';
import { createOrganization, type Organization } from '../../server/organizations/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { readCatalog, type CatalogId } from '../unit/catalogs/read.ts';

/**
 * Whole catalogs on the real engine: once everybody has reported all that a catalog asks and its
 * tables are imported, every indicator has its value.
 */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const now = new Date();

/** How many elements an element is a part of, one inside the other. */
function depth(catalog: Catalog, { partOf }: ElementDefinition): number {
  const whole = catalog.elements.find(({ id }) => id === partOf?.split('__')[0]);
  return whole ? 1 + depth(catalog, whole) : 0;
}

/** Everything that one organization is asked for: half of the whole in each part of it. */
async function report(catalog: Catalog, one: Organization, period: string): Promise<void> {
  const values = catalog.elements
    .filter(({ owner }) => owner.includes(one.type))
    .flatMap((element) => {
      const { parts } = catalog.dimensions.find(({ id }) => id === element.dimension) ?? {};
      const ids = parts?.map((part) => `${element.id}__${part.id}`) ?? [element.id];
      const answer = element.type === 'yesno' ? true : 128 / 2 ** depth(catalog, element);
      return ids.map((elementId) => ({ elementId, answer }));
    });
  await recordElements({
    municipalityId: one.municipalityId,
    organizationId: one._id,
    period,
    source: { formKey: 'data', formVersion: 1, revision: 1 },
    status: 'preliminary',
    submittedAt: now,
    values,
  });
}

/** Rows of one organization: one for each pair of choices that are keys, six for each text. */
function rowsOf(table: TableDefinition, below: number): Answers[] {
  const keys = table.columns.filter(({ key }) => key);
  const combined = keys.reduce<Answers[]>(
    (rows, { id, type, choices }) =>
      rows.flatMap((row) => {
        if (type === 'number') return [{ ...row, [id]: 9 }];
        const texts = choices?.map(({ value }) => value) ?? ['a', 'b', 'c', 'd', 'e', 'f'];
        return texts.map((text) => ({ ...row, [id]: text }));
      }),
    [{}],
  );
  const counts: Record<string, number> = {
    participants: 20,
    below_minimum: below,
    best_three: 160,
  };
  return combined.map((row) => {
    const answers = { ...row };
    for (const { id, type, key, choices } of table.columns) {
      if (key) continue;
      if (type === 'number') answers[id] = counts[id] ?? 4;
      else answers[id] = type === 'yesno' ? true : (choices?.[0]?.value ?? 'x');
    }
    return answers;
  });
}

async function importTable(
  { by }: Town,
  table: TableDefinition,
  period: string,
  organizations: readonly Organization[],
): Promise<void> {
  const { municipalityId } = by.actor;
  const place = { municipalityId, tableId: table.id, period };
  const importId = `${municipalityId} ${table.id} ${period}`;
  const rows = organizations.flatMap((one, i) =>
    // All schools but the last one have 40 % below the minimum.
    rowsOf(table, i < organizations.length - 1 ? 8 : 1).map((answers) => ({
      answers,
      organizationId: one._id,
    })),
  );
  await writeRows(
    rows.map((row, i) => ({
      ...{ ...place, ...row, _id: `${importId} ${i}`, importId, folded: {} },
      from: { importId, row: i + 1 },
    })),
  );
  const record = { id: importId, at: now, by: '', file: 'x.xlsx', replace: 'all' as const };
  const counts = { taken: rows.length, rejected: 0, organizations: organizations.length, kept: 0 };
  const touched = organizations.map(({ _id }) => _id);
  await switchTo(by, place, null, { ...record, ...counts }, touched);
}

/** A town of eight schools where everything is reported and imported for these periods. */
async function complete(id: CatalogId, periods: readonly string[]): Promise<Town> {
  const catalog = readCatalog(id);
  const town = await app.makeTown({ templateId: id });
  const more = ['4', '5', '6', '7', '8'].map((n) =>
    createOrganization(town.by, {
      ...{ name: `Школа № ${n}`, shortName: `Школа № ${n}`, code: '', type: 'school' },
      ...{ cluster: '', address: '', head: '', email: '', phone: '' },
      ...{ headcount: null, teachers: null },
    }),
  );
  const schools = [...town.schools, ...(await Promise.all(more))];
  for (const period of periods) {
    for (const one of [...schools, town.kindergarten, town.department]) {
      await report(catalog, one, period);
    }
    for (const table of catalog.tables) await importTable(town, table, period, schools);
  }
  for (const period of periods) await recomputePeriod(town.municipalityId, period);
  return town;
}

async function rowsIn({ asIrina }: Town, period: string): Promise<IndicatorRow[]> {
  const tree = (await asIrina.get(`/api/indicators?period=${period}`)).json<IndicatorTree>();
  return tree.directions.flatMap(({ criteria }) => criteria.flatMap((one) => one.indicators));
}

const without = (rows: readonly IndicatorRow[]) =>
  rows
    .filter(({ value }) => [value, ...(value?.parts ?? [])].every((one) => one?.value == null))
    .map(({ key, value }) => `${key}: ${String(value?.reason)}`);

describe('everything that Verkhovazhye asks, reported', () => {
  let rows: IndicatorRow[];
  const row = (key: string) => rows.find((one) => one.key === key)?.value;
  beforeAll(async () => {
    const town = await complete('verkhovazhye', ['2020-2021', '2021-2022']);
    rows = await rowsIn(town, '2021-2022');
  });

  it('gives every indicator but the one that is judged', () => {
    const own = listIndicators(readCatalog('verkhovazhye')).filter((one) => one.criterionId);
    const keys = new Set(rows.map(({ key }) => key));
    expect(own.filter(({ indicator }) => !keys.has(indicator.key))).toEqual([]);
    expect(without(rows)).toEqual(['low-result-schools.2.8: notJudged']);
  });

  it('lists seven schools of eight, and looks at them alone where the document does', () => {
    expect(row('low-result-schools.1.1')?.value).toBe(87.5);
    expect(row('training-quality.1.2')).toMatchObject({ numerator: 48, denominator: 48 });
    expect(row('low-result-schools.2.2')).toMatchObject({ numerator: 42, denominator: 42 });
    expect(row('training-quality.1.4')?.denominator).toBe(8 * 20 * 6 * 17);
  });

  it('gives each procedure with its subjects', () => {
    const parts = row('training-quality.1.6')?.parts ?? [];
    expect(parts.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['ВПР', 'ОГЭ', 'ЕГЭ', 'НИКО', 'МСИ', 'региональный мониторинг']),
    );
  });
});

describe('everything that Spassk-Dalny asks, reported', () => {
  let town: Town;
  beforeAll(async () => {
    const years = ['2017-2018', '2018-2019', '2019-2020', '2020-2021', '2021-2022'];
    town = await complete('spassk-dalny-2022', years);
  });

  it('gives every indicator of the document; cases of five years are added', async () => {
    const rows = await rowsIn(town, '2021-2022');
    const own = listIndicators(readCatalog('spassk-dalny-2022')).filter((one) => one.criterionId);
    const keys = new Set(own.map(({ indicator }) => indicator.key));
    expect(without(rows.filter(({ key }) => keys.has(key)))).toEqual([]);
    const cases = rows.find(({ key }) => key === 'upbringing.3.5');
    expect(cases?.value?.value).toBe(8 * 5 * 128);
  });

  it('has no value of five years before they are over', async () => {
    const rows = await rowsIn(town, '2020-2021');
    expect(without(rows)).toContain('upbringing.3.5: needsEarlierPeriod');
  });
});
