import type { StaffActor } from '../access.ts';
import { withLease } from '../storage/leases.ts';
import { finishDraft, isWhole, rowsOf, type Decision, type ImportDraft } from './draft.model.ts';
import { outcomesOf } from './import/plan.ts';
import { keyOf, type Reading } from './import/reading.ts';
import { remember } from './mapping.model.ts';
import {
  dropRows,
  eachRow,
  findRecord,
  findTable,
  rowsByOrganization,
  switchTo,
  writeRows,
  type ExternalRow,
  type ImportRecord,
} from './model.ts';

const leaseMs = 120_000;
const batch = 1000;

/**
 * Writes a decided import: its rows beside those that count, then the one write that makes them
 * count. Run twice, or again after a crash, it starts anew and gives the same.
 * @returns null while another import of the same table and period is written
 */
export async function applyImport(
  draft: ImportDraft,
  clock: () => Date,
): Promise<ImportRecord | null> {
  const { municipalityId, tableId, period } = draft;
  const name = `external.import:${municipalityId}:${tableId}:${period}`;
  const turn = await withLease(name, leaseMs, clock(), async (lease) => {
    const known = await findRecord(municipalityId, draft._id);
    if (known) return known;
    const keep = async () => {
      if (!(await lease.renew(clock()))) throw new Error('another process writes this import');
    };
    return write(draft, keep, clock);
  });
  if (!turn.ran) return null;
  const { result } = turn;
  if (draft.decision) await remember(municipalityId, tableId, saidIn(draft.decision));
  await finishDraft(draft, result, clock());
  return result;
}

async function write(
  draft: ImportDraft,
  keep: () => Promise<void>,
  clock: () => Date,
): Promise<ImportRecord> {
  const { _id, municipalityId, tableId, period, decision, by } = draft;
  if (!decision) throw new Error('the import was not decided');
  const place = { municipalityId, tableId, period };
  const base = (await findTable(place))?.current ?? null;
  // A file of which rows are gone would empty the table.
  if (!(await isWhole(draft, decision.layout.sheet))) {
    throw new Error('rows of the decided file are gone');
  }
  // What an earlier try has left.
  await dropRows(municipalityId, _id);
  const written = await writeTaken(draft, decision, keep);
  const before =
    base === null ? new Map<string, number>() : await rowsByOrganization(municipalityId, base);
  const kept =
    decision.replace === 'organizations' && base !== null
      ? await carryOver(draft, base, written.organizations, keep)
      : 0;
  const record: ImportRecord = {
    id: _id,
    at: decision.at,
    by: by.name,
    file: draft.file,
    replace: decision.replace,
    taken: written.taken,
    rejected: written.rejected,
    organizations: written.organizations.size,
    kept,
  };
  const gone = decision.replace === 'all' ? before.keys() : [];
  const touched = [...new Set([...written.organizations, ...gone])];
  const actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'> = {
    ...by,
    municipalityId,
  };
  await keep();
  const switched = await switchTo({ actor, now: clock() }, place, base, record, touched);
  if (!switched) throw new Error('another import has come first');
  return record;
}

async function writeTaken(draft: ImportDraft, decision: Decision, keep: () => Promise<void>) {
  const { _id, municipalityId, tableId, period } = draft;
  const organizations = new Set<string>();
  let [taken, rejected] = [0, 0];
  let rows: ExternalRow[] = [];
  const flush = async () => {
    await keep();
    await writeRows(rows);
    rows = [];
  };
  const { layout } = decision;
  const merged = draft.sheets[layout.sheet]?.merged ?? [];
  const open = () => rowsOf(draft, layout.sheet);
  for await (const outcome of outcomesOf(open, readingOf(decision), merged)) {
    if (outcome.taken === null) {
      rejected += 1;
      continue;
    }
    taken += 1;
    organizations.add(outcome.taken.organizationId);
    rows.push({
      _id: rowId(_id, _id, outcome.number),
      municipalityId,
      tableId,
      period,
      importId: _id,
      ...outcome.taken,
      from: { importId: _id, row: outcome.number },
    });
    if (rows.length >= batch) await flush();
  }
  await flush();
  return { taken, rejected, organizations };
}

/** Copies the rows of organizations that the file says nothing about. */
async function carryOver(
  { _id, municipalityId }: ImportDraft,
  base: string,
  without: ReadonlySet<string>,
  keep: () => Promise<void>,
): Promise<number> {
  let kept = 0;
  let rows: ExternalRow[] = [];
  for await (const row of eachRow(municipalityId, base)) {
    if (without.has(row.organizationId)) continue;
    kept += 1;
    rows.push({ ...row, importId: _id, _id: rowId(_id, row.from.importId, row.from.row) });
    if (rows.length < batch) continue;
    await keep();
    await writeRows(rows);
    rows = [];
  }
  await writeRows(rows);
  return kept;
}

const rowId = (importId: string, origin: string, row: number) => `${importId}:${origin}:${row}`;

/** How a decided import reads its file: what names meant when it was decided. */
export function readingOf({ layout, table, organizations, values }: Decision): Reading {
  const byColumn = new Map<string, Map<string, string>>();
  for (const { column, key, means } of values) {
    byColumn.set(column, (byColumn.get(column) ?? new Map<string, string>()).set(key, means));
  }
  return {
    table,
    header: layout.header,
    columns: layout.columns,
    decimal: layout.decimal,
    round: layout.round,
    organizations: new Map(organizations.map(({ key, means }) => [key, means])),
    values: byColumn,
  };
}

/** What a person has said of headings and texts, to be remembered. */
function saidIn({ layout, headings }: Decision): Parameters<typeof remember>[2] {
  return {
    headings,
    values: layout.values.flatMap(({ column, text, means }) =>
      means === null ? [] : [{ column, key: keyOf(text), means }],
    ),
    organizations: layout.organizations.flatMap(({ text, means }) =>
      means === null ? [] : [{ key: keyOf(text), means }],
    ),
  };
}
