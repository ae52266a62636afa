import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TableDefinition } from '../../catalogs/dictionary.ts';
import type { LocalText } from '../../forms/run/types.ts';
import { outcomesOf, type RowContent, type RowFault } from '../external/import/plan.ts';
import { keyOf, role, type Reading } from '../external/import/reading.ts';
import { reasonText } from '../external/import/words.ts';
import { switchTo, writeRows } from '../external/model.ts';
import { newId } from '../storage/ids.ts';
import { periodOf, placeColumns } from './cells.ts';
import { readRows, type Column, type CsvRow } from './csv.ts';
import type { Loading } from './loading.ts';

type Row = CsvRow;
type Given = { row: Row; number: number; cells: string[] };

const folder = 'tables';
const batch = 1000;

/** Reads `tables/<table>.csv`: rows are judged and stored as an import of the product is. */
export async function loadTables(loading: Loading): Promise<void> {
  if (!existsSync(join(loading.path, folder))) return;
  for (const name of readdirSync(join(loading.path, folder)).sort()) {
    const table = loading.catalog.tables.find(({ id }) => `${id}.csv` === name);
    if (table) await loadTable(loading, `${folder}/${name}`, table);
  }
}

async function loadTable(loading: Loading, file: string, table: TableDefinition): Promise<void> {
  const columns: Record<string, Column> = {
    ...placeColumns,
    ...Object.fromEntries(
      table.columns.map(({ id, title, required }) => [id, { also: [title], required }]),
    ),
  };
  const periods = new Map<string, Given[]>();
  for (const row of readRows(loading, file, columns)) {
    const period = periodOf(row, loading, table.period);
    if (period === null) continue;
    const cells = [row.get('organization'), ...table.columns.map(({ id }) => row.get(id))];
    periods.set(period, [...(periods.get(period) ?? []), { row, number: row.line, cells }]);
  }
  const reading = readingOf(table, loading);
  for (const [period, given] of periods) {
    const taken = await judged(given, reading);
    if (loading.faults.all.length === 0) await write(loading, table, period, { file, taken });
  }
}

type Taken = RowContent & { number: number };

async function judged(given: readonly Given[], reading: Reading): Promise<Taken[]> {
  const byLine = new Map(given.map((one) => [one.number, one]));
  const taken: Taken[] = [];
  for await (const outcome of outcomesOf(() => given, reading)) {
    if (outcome.taken) {
      taken.push({ ...outcome.taken, number: outcome.number });
      continue;
    }
    const row = byLine.get(outcome.number)?.row;
    for (const fault of outcome.faults) {
      const column = fault.column === null ? null : (reading.columns[fault.column] ?? null);
      row?.refuse(column === role.organization ? 'organization' : column, textOf(fault));
    }
  }
  return taken;
}

/** The product's words, but where they lead to its page. */
function textOf(fault: RowFault): LocalText {
  const text = String(fault.words.text ?? '');
  switch (fault.code) {
    case 'organization.unknown':
      return {
        ru: `организации «${text}» нет в organizations.csv.`,
        en: `there is no organization “${text}” in organizations.csv.`,
      };
    case 'choice.unknown':
      return {
        ru: `значения «${text}» в этом столбце быть не может.`,
        en: `“${text}” is none of this column’s values.`,
      };
    default:
      return reasonText(fault);
  }
}

function readingOf(table: TableDefinition, { organizations }: Loading): Reading {
  const names = organizations.all.flatMap(({ _id, code, name, shortName }) =>
    [code, name, shortName]
      .filter((one) => one !== '' && organizations.find(one)?._id === _id)
      .map((one) => [keyOf(one), _id] as const),
  );
  return {
    table,
    header: null,
    columns: [role.organization, ...table.columns.map(({ id }) => id)],
    decimal: '.',
    round: false,
    organizations: new Map(names),
    values: new Map(
      table.columns.map(({ id, choices = [] }) => [
        id,
        new Map(
          choices.flatMap(({ value, title }) => [
            [keyOf(title), value],
            [keyOf(value), value],
          ]),
        ),
      ]),
    ),
  };
}

async function write(
  { by, municipalityId }: Loading,
  table: TableDefinition,
  period: string,
  { file, taken }: { file: string; taken: readonly Taken[] },
): Promise<void> {
  const importId = newId();
  const place = { municipalityId, tableId: table.id, period };
  for (let from = 0; from < taken.length; from += batch) {
    await writeRows(
      taken.slice(from, from + batch).map(({ number, ...content }) => ({
        _id: `${importId}:${number}`,
        ...place,
        importId,
        ...content,
        from: { importId, row: number },
      })),
    );
  }
  const touched = [...new Set(taken.map(({ organizationId }) => organizationId))];
  const counts = { taken: taken.length, rejected: 0, organizations: touched.length, kept: 0 };
  const record = { id: importId, at: by.now, by: by.actor.name, file, replace: 'all' as const };
  await switchTo(by, place, null, { ...record, ...counts }, touched);
}
