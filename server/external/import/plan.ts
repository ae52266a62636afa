import { fold } from '../../../forms/run/values.ts';
import type { MergedCells } from '../../tables/schema.ts';
import { cellText } from '../../tables/typed.ts';
import { readCell, type CellFaultCode, type Fault, type TableColumn } from './cells.ts';
import { keyOf, letterOf, role, type OpenRows, type Reading, type SheetRow } from './reading.ts';

export type RowFaultCode =
  | CellFaultCode
  | 'organization.missing'
  | 'organization.unknown'
  | 'row.total'
  | 'row.merged'
  | 'row.repeat'
  | 'row.conflict';

/** Why a row is not taken, and in which column of the file; null for the row as a whole. */
export interface RowFault extends Fault<RowFaultCode> {
  column: number | null;
}

/** What becomes of one row of the file. */
export type Outcome =
  | { number: number; taken: RowContent }
  | { number: number; taken: null; faults: RowFault[]; cells: SheetRow['cells'] };

/** A row as it is stored. */
export interface RowContent {
  organizationId: string;
  answers: Record<string, string | number | boolean>;
  folded: Record<string, string>;
}

/** Lines under a table that add it up; such a row is no organization. */
export const totals =
  /^(итог|всего|в среднем|среднее|средний|по (муниципал|город|район|округ)|total)/i;

/**
 * Says of every filled row below the headings whether it is taken, and why not. Rows that say the
 * same twice are taken once; rows that contradict each other are not taken at all, since nobody
 * can know which one is right.
 */
export async function* outcomesOf(
  open: OpenRows,
  reading: Reading,
  merged: readonly MergedCells[] = [],
): AsyncGenerator<Outcome> {
  const joined = mergedRows(merged, reading);
  const read = (row: SheetRow) => readRow(row, reading, joined);
  const seen = await keysOf(open, reading, read);
  for await (const row of body(open, reading)) {
    const { content, faults } = read(row);
    if (content !== null && faults.length === 0) {
      const known = seen.get(identityOf(content, reading));
      const twice = known && repeated(row.number, known);
      if (!twice) {
        yield { number: row.number, taken: content };
        continue;
      }
      faults.push(twice);
    }
    yield { number: row.number, taken: null, faults, cells: row.cells };
  }
}

/** The filled rows below the headings. */
async function* body(open: OpenRows, { header }: Reading): AsyncGenerator<SheetRow> {
  for await (const row of open()) {
    if (header !== null && row.number <= header + 1) continue;
    if (row.cells.some((cell) => cellText(cell) !== '')) yield row;
  }
}

interface Known {
  first: number;
  /** What the first row with this key says. */
  says: string;
  /** The first row that says something else. */
  other: number | null;
}

/** The rows by what tells them apart. */
async function keysOf(
  open: OpenRows,
  reading: Reading,
  read: (row: SheetRow) => ReturnType<typeof readRow>,
): Promise<Map<string, Known>> {
  const seen = new Map<string, Known>();
  for await (const row of body(open, reading)) {
    const { content, faults } = read(row);
    if (content === null || faults.length > 0) continue;
    const key = identityOf(content, reading);
    const says = JSON.stringify(content.answers);
    const known = seen.get(key);
    if (!known) seen.set(key, { first: row.number, says, other: null });
    else if (known.says !== says) known.other ??= row.number;
  }
  return seen;
}

/**
 * The organization and the key columns; without any the organization alone, save where rows are
 * persons without a code: those are the same only where they say the same.
 */
function identityOf({ organizationId, answers }: RowContent, { table }: Reading): string {
  const keys = table.columns.filter(({ key }) => key);
  const of = keys.length === 0 && table.persons ? table.columns : keys;
  return JSON.stringify([organizationId, ...of.map(({ id }) => answers[id] ?? null)]);
}

function repeated(number: number, { first, other }: Known): RowFault | null {
  if (other !== null) {
    const against = number === first ? other : first;
    return { code: 'row.conflict', words: { other: against }, column: null };
  }
  if (number === first) return null;
  return { code: 'row.repeat', words: { other: first }, column: null };
}

/** Rows of the sheet that a merged cell of a used column reaches over, with that cell. */
function mergedRows(merged: readonly MergedCells[], reading: Reading): Map<number, MergedCells> {
  const rows = new Map<number, MergedCells>();
  const begin = reading.header === null ? 0 : reading.header + 1;
  for (const one of merged) {
    const used = reading.columns.slice(one.left, one.right + 1).some((is) => is !== role.none);
    if (!used) continue;
    for (let row = Math.max(begin, one.top); row <= one.bottom; row += 1) rows.set(row + 1, one);
  }
  return rows;
}

function readRow(
  { number, cells }: SheetRow,
  reading: Reading,
  joined: ReadonlyMap<number, MergedCells>,
): { content: RowContent | null; faults: RowFault[] } {
  const one = joined.get(number);
  if (one) {
    const words = {
      from: `${letterOf(one.left)}${one.top + 1}`,
      to: `${letterOf(one.right)}${one.bottom + 1}`,
    };
    return { content: null, faults: [{ code: 'row.merged', words, column: one.left }] };
  }
  const faults: RowFault[] = [];
  const organizationId = organizationOf(cells, reading, faults);
  // A line that adds the table up is one thing to say, whatever its other cells hold.
  if (faults.some(({ code }) => code === 'row.total')) return { content: null, faults };
  const answers: RowContent['answers'] = {};
  const folded: RowContent['folded'] = {};
  for (const column of reading.table.columns) {
    const at = reading.columns.indexOf(column.id);
    if (at < 0) continue;
    const read = readCell(cells[at], column, reading);
    if ('fault' in read) faults.push({ ...read.fault, column: at });
    else if ('value' in read) keep(column, read.value, answers, folded);
  }
  return { content: organizationId === null ? null : { organizationId, answers, folded }, faults };
}

function keep(
  { id, type }: TableColumn,
  value: string | number | boolean,
  answers: RowContent['answers'],
  folded: RowContent['folded'],
): void {
  answers[id] = value;
  if (type === 'text' && typeof value === 'string') folded[id] = fold(value);
}

function organizationOf(
  cells: SheetRow['cells'],
  { columns, organizations }: Reading,
  faults: RowFault[],
): string | null {
  const column = columns.indexOf(role.organization);
  const text = cellText(cells[column]);
  const found = text === '' ? undefined : organizations.get(keyOf(text));
  if (found !== undefined) return found;
  const code =
    text === '' ? 'organization.missing' : totals.test(text) ? 'row.total' : 'organization.unknown';
  faults.push({ code, words: { text }, column });
  return null;
}
