import type { TableDefinition } from '../../../catalogs/dictionary.ts';
import { normalName } from '../../organizations/import/names.ts';
import type { Cell } from '../../tables/typed.ts';

/** Roles of a file's column beside the ids of the table's own columns, which have no `@`. */
export const role = { organization: '@organization', none: '' } as const;

/** How a file is read: everything that decides which rows are taken, and as what. */
export interface Reading {
  table: TableDefinition;
  /** The row of the headings, from 0; null without one. */
  header: number | null;
  /** What each column of the file is: a role or the id of a column of the table. */
  columns: readonly string[];
  /** Between the whole and the decimals of numbers that are written as texts. */
  decimal: ',' | '.';
  /** Numbers with too many decimals are rounded instead of refused. */
  round: boolean;
  /** Organization id by the key of what stands in the file. */
  organizations: ReadonlyMap<string, string>;
  /** Column id → key of what stands in the file → choice value. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** One row of the file with its number in the spreadsheet, from 1. */
export interface SheetRow {
  number: number;
  cells: readonly Cell[];
}

/** Rows of a sheet in their order; may be asked for several times. */
export type OpenRows = () => AsyncIterable<SheetRow> | Iterable<SheetRow>;

/** Under which a text of the file is remembered: case, quotes, ё and points do not matter. */
export function keyOf(text: string): string {
  return normalName(text) || text.trim().toLowerCase();
}

/** A → 0: how a spreadsheet calls a column. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
