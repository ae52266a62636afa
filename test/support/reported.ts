import type { ElementDefinition, TableDefinition } from '../../catalogs/dictionary.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { Answers } from '../../forms/run/types.ts';
import { fold } from '../../forms/run/values.ts';
import { recordElements, recordExternal } from '../../server/elements/model.ts';
import { writeJudgement } from '../../server/evidence/judgement.model.ts';
import { giveLink, judgeEvidence } from '../../server/evidence/model.ts';
import { switchTo, writeRows } from '../../server/external/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import { createOrganization, type Organization } from '../../server/organizations/model.ts';
import type { OrganizationType } from '../../server/organizations/schema.ts';
import { readCatalog, type CatalogId } from '../unit/catalogs/read.ts';
import type { TestApp, Town } from './app.ts';

/**
 * A town in which everybody has reported all that a catalog asks: eight schools and one
 * organization of every other type that owes anything. What is not said otherwise is filled in:
 * yes, and numbers that keep what the dictionary says of parts and limits.
 */

/** Who and when: schools are numbered from 0; of the other types there is one each. */
export interface Teller {
  type: OrganizationType;
  i: number;
  period: string;
}

/** What tells the rows of one organization apart. */
export type Keys = Readonly<Record<string, string | number>>;

export interface Told {
  periods: readonly string[];
  /** What is said instead of what would be filled in; of a divided quantity, of each part. */
  answer?: (elementId: string, teller: Teller) => number | boolean | undefined;
  /** The answers by which rows are told apart, where a table's own choices are not enough. */
  keys?: Record<string, readonly (string | number)[]>;
  /** The rest of one row of a table. */
  row?: (tableId: string, keys: Keys, teller: Teller) => Answers;
  /** Numbers from other systems; 12 where nothing is said. */
  external?: (indicatorKey: string, teller: Teller) => number | undefined;
  /** Documents that an expert does not confirm. */
  refused?: (evidenceId: string, teller: Teller) => boolean;
}

export interface Reported extends Town {
  catalog: Catalog;
  eight: readonly Organization[];
}

/** Numbers are even enough to be halved in each part of a part. */
const largest = 960;

/** Numbers that one organization reports, by the ids of elements and their parts. */
function filledIn(catalog: Catalog, told: Told, teller: Teller): Map<string, number | boolean> {
  const said = new Map<string, number | boolean>();
  const ids = ({ id, dimension }: ElementDefinition) => {
    const parts = catalog.dimensions.find((one) => one.id === dimension)?.parts;
    return parts?.map((part) => `${id}__${part.id}`) ?? [id];
  };
  const most = (element: ElementDefinition): number => {
    const [owner, part] = element.partOf?.split('__') ?? [];
    const whole = catalog.elements.find(({ id }) => id === owner);
    if (!whole) return Math.min(largest, element.max ?? largest);
    tell(whole);
    const own = ids(whole).filter((id) => part === undefined || id === `${whole.id}__${part}`);
    return own.reduce((sum, id) => sum + Number(said.get(id) ?? 0), 0);
  };
  const tell = (element: ElementDefinition) => {
    const own = ids(element);
    if (own.some((id) => said.has(id))) return;
    const half = Math.floor(most(element) / 2 / own.length);
    const filling = element.type === 'yesno' ? true : half;
    for (const id of own) said.set(id, told.answer?.(id, teller) ?? filling);
  };
  for (const element of catalog.elements) {
    if (element.owner.includes(teller.type) && isAskedIn(element, teller.period)) tell(element);
  }
  return said;
}

/** School years are written `2021-2022`, calendar years `2021`. */
function isAskedIn({ period }: { period: string }, at: string): boolean {
  return period === (at.includes('-') ? 'schoolYear' : 'calendarYear');
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Rows of one organization: one for each choice of the key columns. */
function rowsOf(table: TableDefinition, told: Told, teller: Teller): Answers[] {
  const keys = table.columns.filter(({ key }) => key);
  const combined = keys.reduce<Keys[]>(
    (rows, { id, type, choices }) => {
      const own = choices?.map(({ value }) => value) ?? (type === 'number' ? [9] : letters);
      const named = told.keys?.[`${table.id}.${id}`] ?? own;
      return rows.flatMap((row) => named.map((value) => ({ ...row, [id]: value })));
    },
    [{}],
  );
  return combined.map((row) => {
    const answers: Answers = { ...row };
    for (const { id, type, key, choices } of table.columns) {
      if (key) continue;
      if (type === 'number') answers[id] = id === 'participants' ? 20 : 4;
      else answers[id] = type === 'yesno' ? true : (choices?.[0]?.value ?? 'x');
    }
    return { ...answers, ...told.row?.(table.id, row, teller) };
  });
}

/** The copies of texts that an import keeps for comparing. */
function foldedOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, one]) =>
      typeof one === 'string' ? [[id, fold(one)]] : [],
    ),
  );
}

async function importTable(
  { by, eight }: Reported,
  table: TableDefinition,
  told: Told,
  period: string,
): Promise<void> {
  const { municipalityId } = by.actor;
  const place = { municipalityId, tableId: table.id, period };
  const importId = `${municipalityId} ${table.id} ${period}`;
  const rows = eight.flatMap((one, i) =>
    rowsOf(table, told, { type: 'school', i, period }).map((answers) => ({
      answers,
      organizationId: one._id,
    })),
  );
  await writeRows(
    rows.map((row, i) => ({
      ...{ ...place, ...row, _id: `${importId} ${i}`, importId, folded: foldedOf(row.answers) },
      from: { importId, row: i + 1 },
    })),
  );
  const record = { id: importId, at: by.now, by: '', file: 'x.xlsx', replace: 'all' as const };
  const counts = { taken: rows.length, rejected: 0, organizations: eight.length, kept: 0 };
  const touched = eight.map(({ _id }) => _id);
  await switchTo(by, place, null, { ...record, ...counts }, touched);
}

/** Gives all proofs; an expert says no to those refused. */
async function prove(town: Reported, told: Told, teller: Teller, one: Organization) {
  const { municipalityId, by, catalog } = town;
  const { period } = teller;
  // One school gives all its documents; of the others only what is refused matters.
  const owed = catalog.evidence.filter(
    (one) =>
      one.owner.includes(teller.type) &&
      isAskedIn(one, period) &&
      (teller.i === 0 || told.refused?.(one.id, teller)),
  );
  await Promise.all(
    owed.map(async ({ id, title }) => {
      const key = { municipalityId, organizationId: one._id, evidenceId: id, period };
      const url = `https://school.example/${id}`;
      await giveLink(by, { ...key, title }, { url, note: '', revision: 0 });
      if (!told.refused?.(id, teller)) return;
      const verdict = { state: 'notConfirmed' as const, text: 'Нет документа.', revision: 1 };
      await judgeEvidence(by, { ...key, title }, verdict);
    }),
  );
}

async function judge({ municipalityId, by, catalog }: Reported, period: string): Promise<void> {
  await Promise.all(
    listIndicators(catalog).map(async ({ indicator: { key, title, measure } }) => {
      if (measure?.kind !== 'judgement') return;
      const rubric = catalog.rubrics.find(({ id }) => id === measure.rubric);
      const judged = { municipalityId, catalogId: catalog.id, indicator: key };
      await writeJudgement(
        by,
        { ...judged, organizationId: null, period, title },
        { level: rubric!.levels[0]!.id, text: 'Создано.', url: null, revision: 0 },
      );
    }),
  );
}

/** Everything that one organization of a type tells for a period. */
async function tellAll(town: Reported, told: Told, teller: Teller, one: Organization) {
  const { municipalityId, by, catalog } = town;
  const { period, type } = teller;
  const values = [...filledIn(catalog, told, teller)].map(([elementId, answer]) => ({
    elementId,
    answer,
  }));
  await recordElements({
    ...{ municipalityId, organizationId: one._id, period, values },
    source: { formKey: 'data', formVersion: 1, revision: 1 },
    status: 'preliminary',
    submittedAt: by.now,
  });
  await prove(town, told, teller, one);
  for (const { indicator } of listIndicators(catalog)) {
    if (indicator.measure?.kind !== 'external') continue;
    const holds = indicator.level === 'municipality' ? type === 'department' : type === 'school';
    if (!holds) continue;
    const value = told.external?.(indicator.key, teller) ?? 12;
    const number = { indicatorKey: indicator.key, period, value, source: 'Письмо' };
    await recordExternal(by, { organizationId: one._id, ...number });
  }
}

/** Makes the town, reports everything for each period, computes them in order. */
export async function reportAll(
  app: TestApp,
  id: CatalogId,
  told: Told,
  respond: (town: Town) => Promise<void> = () => Promise.resolve(),
): Promise<Reported> {
  const catalog = readCatalog(id);
  const town = await app.makeTown({ templateId: id });
  const make = (name: string, type: OrganizationType) =>
    createOrganization(town.by, {
      ...{ name, shortName: name, code: '', type, cluster: '', address: '', head: '' },
      ...{ email: '', phone: '', headcount: null, teachers: null },
    });
  const more = ['4', '5', '6', '7', '8'].map((n) => make(`Школа № ${n}`, 'school'));
  const eight = [...town.schools, ...(await Promise.all(more))];
  const owners = new Set([...catalog.elements, ...catalog.evidence].flatMap(({ owner }) => owner));
  const known: Organization[] = [town.kindergarten, town.department];
  const others = [...owners].filter(
    (type) => ![...known, ...eight].some((one) => one.type === type),
  );
  known.push(...(await Promise.all(others.map((type) => make(type, type)))));
  const reported: Reported = { ...town, catalog, eight };
  // First, while there is nothing yet for the jobs that campaigns need to compute.
  await respond(town);
  for (const period of told.periods) {
    const tellers = [
      ...eight.map((one, i) => [{ type: one.type, i, period }, one] as const),
      ...known.map((one) => [{ type: one.type, i: 0, period }, one] as const),
    ];
    await Promise.all(tellers.map(([teller, one]) => tellAll(reported, told, teller, one)));
    const tables = catalog.tables.filter((table) => isAskedIn(table, period));
    await Promise.all(tables.map((table) => importTable(reported, table, told, period)));
    await judge(reported, period);
  }
  for (const period of told.periods) await recomputePeriod(town.municipalityId, period);
  return reported;
}
