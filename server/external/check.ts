import { createHash } from 'node:crypto';
import type { TableDefinition } from '../../catalogs/dictionary.ts';
import { getCatalog } from '../catalogs/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { orNotFound, Problem } from '../problem.ts';
import { rowsOf, type Decision, type ImportDraft } from './draft.model.ts';
import {
  knownMeanings,
  organizationMeanings,
  textsOf,
  valueMeanings,
  type Meaning,
} from './import/meanings.ts';
import { outcomesOf, type Outcome, type RowFaultCode } from './import/plan.ts';
import { keyOf, role, type Reading } from './import/reading.ts';
import { rememberedOf } from './mapping.model.ts';
import { findTable } from './model.ts';
import type { ImportLayout } from './schema.ts';

/** What a file would bring, before anything is written. */
export interface Checked {
  reading: Reading;
  organizationMeanings: Meaning[];
  valueMeanings: { column: string; list: Meaning[] }[];
  taken: number;
  rejected: number;
  /** Organizations that the taken rows are about. */
  organizations: Set<string>;
  /** Rows by reason; a row with several reasons counts for each. */
  reasons: Map<RowFaultCode, number>;
  firstRejected: Extract<Outcome, { taken: null }>[];
  current: string | null;
  mark: string;
}

/** Rejected rows that a page shows; the others stand in the file of rejected rows. */
const mostShown = 200;

/** The tables of the municipality's catalog. */
export async function tablesOf(municipalityId: string): Promise<TableDefinition[]> {
  const catalog = await getCatalog(municipalityId);
  // Catalogs saved before tables existed have none.
  return catalog?.tables ?? [];
}

/** A table of the municipality's catalog, or the 404. */
export async function getTable(municipalityId: string, tableId: string): Promise<TableDefinition> {
  const found = (await tablesOf(municipalityId)).find(({ id }) => id === tableId);
  return orNotFound(found, `таблица «${tableId}» в каталоге`, `table “${tableId}” in the catalog`);
}

/** Says of every row of a kept file what would become of it. Writes nothing. */
export async function checkDraft(draft: ImportDraft, layout: ImportLayout): Promise<Checked> {
  const { municipalityId, tableId, period } = draft;
  const table = await getTable(municipalityId, tableId);
  requireColumns(layout.columns, table);
  const sheet = draft.sheets[layout.sheet];
  if (!sheet) throw new Problem('input.invalid', { path: 'sheet', parameters: noSheet });
  const open = () => rowsOf(draft, layout.sheet);
  const remembered = await rememberedOf(municipalityId, tableId);
  const texts = await textsOf(open, { ...layout, table });
  const known = await listOrganizations(municipalityId, { closed: true });
  const asNamed = known.map(({ _id: id, spellings = [], ...one }) => ({ ...one, id, spellings }));
  const organizations = organizationMeanings(
    texts.organizations,
    asNamed,
    remembered.organizations,
    new Map(layout.organizations.map(({ text, means }) => [keyOf(text), means])),
  );
  const values = [...texts.values].flatMap(([id, found]) => {
    const column = table.columns.find((one) => one.id === id);
    if (!column) return [];
    const chosen = layout.values
      .filter((one) => one.column === id)
      .map(({ text, means }) => [keyOf(text), means] as const);
    const before = remembered.values.get(id) ?? new Map<string, string>();
    return [{ column: id, list: valueMeanings(found, column, before, new Map(chosen)) }];
  });
  const reading: Reading = {
    table,
    header: layout.header,
    columns: layout.columns,
    decimal: layout.decimal,
    round: layout.round,
    organizations: knownMeanings(organizations),
    values: new Map(values.map(({ column, list }) => [column, knownMeanings(list)])),
  };
  const counted = await count(outcomesOf(open, reading, sheet.merged));
  const current = (await findTable({ municipalityId, tableId, period }))?.current ?? null;
  const mark = markOf([
    draft.digest,
    layout,
    frozen(reading),
    counted.taken,
    counted.rejected,
    current,
  ]);
  return {
    reading,
    organizationMeanings: organizations,
    valueMeanings: values,
    ...counted,
    current,
    mark,
  };
}

const noSheet = { ru: { reason: 'такого листа нет' }, en: { reason: 'there is no such sheet' } };

function markOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What a decision keeps, so that the rows are read the same later. */
export function frozen(reading: Reading): Pick<Decision, 'table' | 'organizations' | 'values'> {
  const pairs = (map: ReadonlyMap<string, string>) =>
    [...map].map(([key, means]) => ({ key, means }));
  return {
    table: reading.table,
    organizations: pairs(reading.organizations),
    values: [...reading.values].flatMap(([column, map]) =>
      pairs(map).map((pair) => ({ column, ...pair })),
    ),
  };
}

async function count(outcomes: AsyncIterable<Outcome>) {
  const organizations = new Set<string>();
  const reasons = new Map<RowFaultCode, number>();
  const firstRejected: Checked['firstRejected'] = [];
  let [taken, rejected] = [0, 0];
  for await (const outcome of outcomes) {
    if (outcome.taken) {
      taken += 1;
      organizations.add(outcome.taken.organizationId);
      continue;
    }
    rejected += 1;
    if (firstRejected.length < mostShown) firstRejected.push(outcome);
    for (const code of new Set(outcome.faults.map((fault) => fault.code))) {
      reasons.set(code, (reasons.get(code) ?? 0) + 1);
    }
  }
  return { taken, rejected, organizations, reasons, firstRejected };
}

/** Refuses columns of which the file cannot be read: an unknown role, one given twice, one missing. */
function requireColumns(columns: readonly string[], table: TableDefinition): void {
  const title = (id: string) => table.columns.find((one) => one.id === id)?.title;
  const refuse = (ru: string, en: string) => {
    throw new Problem('external.columns', {
      path: 'columns',
      parameters: { ru: { reason: ru }, en: { reason: en } },
    });
  };
  const used = columns.filter((one) => one !== role.none);
  const unknown = used.find((one) => one !== role.organization && title(one) === undefined);
  if (unknown !== undefined) {
    refuse(`В таблице нет столбца «${unknown}».`, `The table has no column “${unknown}”.`);
  }
  const twice = used.find((one, at) => used.indexOf(one) !== at);
  if (twice !== undefined) {
    const [ru, en] =
      twice === role.organization ? ['организация', 'organization'] : [title(twice), title(twice)];
    refuse(
      `Два столбца файла означают «${ru}»: оставьте один.`,
      `Two columns mean “${en}”: leave one.`,
    );
  }
  const needed = table.columns.filter(({ id, required }) => required && !used.includes(id));
  const missing = [
    ...(used.includes(role.organization) ? [] : [{ ru: 'организация', en: 'organization' }]),
    ...needed.map(({ title: ru }) => ({ ru: `«${ru}»`, en: `“${ru}”` })),
  ];
  if (missing.length === 0) return;
  const list = (language: 'ru' | 'en') => missing.map((one) => one[language]).join(', ');
  refuse(
    `Не указано, в каком столбце файла: ${list('ru')}. Тот ли это лист и та ли таблица?`,
    `It is not said which column of the file is: ${list('en')}. Is it the right sheet and table?`,
  );
}
