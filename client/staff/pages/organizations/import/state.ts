import type {
  CheckInput,
  CheckView,
  ImportView,
} from '../../../../../server/organizations/import.schema.ts';
import type { TableSheet } from '../../../../../server/tables/schema.ts';

export type Meaning = CheckInput['columns'][number];
export type Step = 'source' | 'columns' | 'rows' | 'done';

/** Everything that was pasted, chosen and corrected so far; a step back loses none of it. */
export interface ImportState {
  step: Step;
  /** What is in the paste field. */
  text: string;
  fileName: string;
  sheets: TableSheet[];
  sheet: number;
  rows: string[][];
  header: number | null;
  columns: Meaning[];
  decisions: Record<string, string>;
  skip: number[];
  /** The last check; of the table as it is unless `stale`. */
  view: CheckView | null;
  stale: boolean;
  /** The id of the import to be sent; a changed table is another import. */
  importId: string;
  result: ImportView | null;
}

export function emptyState(): ImportState {
  return {
    step: 'source',
    text: '',
    fileName: '',
    sheets: [],
    sheet: 0,
    rows: [],
    header: null,
    columns: [],
    decisions: {},
    skip: [],
    view: null,
    stale: true,
    importId: crypto.randomUUID(),
    result: null,
  };
}

/** The table as the server takes it. */
export function tableOf(state: ImportState): CheckInput {
  const { rows, header, columns, decisions, skip, sheets, sheet } = state;
  return { rows, merged: sheets[sheet]?.merged ?? [], header, columns, decisions, skip };
}

/** The state with another table: what was checked is checked anew, under another id. */
export function changed(state: ImportState, part: Partial<ImportState>): ImportState {
  return { ...state, ...part, stale: true, importId: crypto.randomUUID() };
}

/** The rows with one cell written anew; missing cells before it are empty. */
export function withCell(rows: string[][], row: number, column: number, value: string): string[][] {
  return rows.map((cells, index) => {
    if (index !== row) return cells;
    const copy = [...cells];
    while (copy.length < column) copy.push('');
    copy[column] = value;
    return copy;
  });
}

/** A → 0: how a spreadsheet calls a column. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

/** The heading of a column, or nothing. */
export function headingOf({ rows, header }: ImportState, column: number): string {
  return header === null ? '' : (rows[header]?.[column] ?? '');
}

/** What is wrong with the meanings of columns: one given twice, or no name at all. */
export function columnFault(columns: readonly Meaning[]): { twice: Meaning } | 'needName' | null {
  const used = columns.filter((one) => one !== 'ignore');
  const twice = used.find((one, index) => used.indexOf(one) !== index);
  if (twice) return { twice };
  return used.includes('name') || used.includes('shortName') ? null : 'needName';
}
