import { placeOf } from '../tables/address.ts';
import {
  cellAt,
  hasFormula,
  masterOf,
  textOf,
  type RawCell,
  type RawSheet,
} from '../tables/raw-sheet.ts';
import { tableLimits } from '../tables/schema.ts';
import { openXlsx } from '../tables/xlsx.ts';
import type { GridCell, TemplateView } from './bound-template.schema.ts';

/** As much of a sheet as is shown to be bound; an address beyond it may be typed. */
const shown = { rows: 300, columns: 60 };

/** The visible sheets of a template, opened for reading. */
export function openTemplate(file: Buffer): Promise<RawSheet[]> {
  return openXlsx(file, { ...tableLimits, columns: 300 });
}

/** The beginning of a sheet as values: nothing of it runs. */
export function gridOf(sheet: RawSheet): TemplateView['sheets'][number] {
  const { rowCount, columnCount, name } = sheet;
  const rows: (GridCell | null)[][] = [];
  for (let at = 1; at <= Math.min(rowCount, shown.rows); at += 1) {
    const cells: (GridCell | null)[] = [];
    for (let column = 1; column <= Math.min(columnCount, shown.columns); column += 1) {
      cells.push(presentCell(cellAt(sheet, at, column)));
    }
    rows.push(cells);
  }
  return { name, rows, allRows: rowCount, allColumns: columnCount };
}

function presentCell(cell: RawCell): GridCell | null {
  const master = masterOf(cell);
  const text = textOf(cell);
  const formula = hasFormula(cell);
  return text === '' && !formula && master === null ? null : { text, formula, master };
}

/** The rows of a column of names: each with the text that should name an organization. */
export function namedRows(
  sheet: RawSheet,
  target: { names: string; from: number; until: number | null },
): { row: number; name: string }[] {
  const last = Math.min(target.until ?? sheet.rows.length, sheet.rows.length);
  const { column } = placeOf(`${target.names}1`);
  const rows: { row: number; name: string }[] = [];
  for (let row = target.from; row <= last; row += 1) {
    const name = textOf(cellAt(sheet, row, column)).trim();
    if (name !== '') rows.push({ row, name });
  }
  return rows;
}
