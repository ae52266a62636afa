import type { Cell, CellValue, Worksheet } from 'exceljs';
import { tableLimits } from '../tables/schema.ts';
import { openXlsx } from '../tables/xlsx.ts';
import type { GridCell, TemplateView } from './bound-template.schema.ts';

/** As much of a sheet as is shown to be bound; an address beyond it may be typed. */
const shown = { rows: 300, columns: 60 };

/** The visible sheets of a template, opened for reading. */
export function openTemplate(file: Buffer): Promise<Worksheet[]> {
  return openXlsx(file, { ...tableLimits, columns: 300 });
}

/** The beginning of a sheet as values: nothing of it runs. */
export function gridOf(sheet: Worksheet): TemplateView['sheets'][number] {
  const { rowCount, columnCount, name } = sheet;
  const rows: (GridCell | null)[][] = [];
  for (let at = 1; at <= Math.min(rowCount, shown.rows); at += 1) {
    const row = sheet.getRow(at);
    const cells: (GridCell | null)[] = [];
    for (let column = 1; column <= Math.min(columnCount, shown.columns); column += 1) {
      cells.push(presentCell(row.getCell(column)));
    }
    rows.push(cells);
  }
  return { name, rows, allRows: rowCount, allColumns: columnCount };
}

function presentCell(cell: Cell): GridCell | null {
  const master = masterOf(cell);
  const text = master === null ? textOf(cell.value) : '';
  const formula = hasFormula(cell);
  return text === '' && !formula && master === null ? null : { text, formula, master };
}

/** Whether a cell is computed by the workbook itself. */
export function hasFormula({ value }: Pick<Cell, 'value'>): boolean {
  return (
    typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)
  );
}

/** The address that holds a merged cell's value; null where it is its own. */
export function masterOf(cell: Cell): string | null {
  return cell.isMerged && cell.master !== cell ? cell.master.address : null;
}

/** What a cell shows as a plain text; a formula's saved result. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  }
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result ?? null);
  if ('error' in value) return value.error;
  return 'text' in value ? textOf(value.text) : '';
}

/** The rows of a column of names: each with the text that should name an organization. */
export function namedRows(
  sheet: Worksheet,
  target: { names: string; from: number; until: number | null },
): { row: number; name: string }[] {
  const last = Math.min(target.until ?? sheet.rowCount, sheet.rowCount);
  const rows: { row: number; name: string }[] = [];
  for (let row = target.from; row <= last; row += 1) {
    const name = textOf(sheet.getCell(`${target.names}${row}`).value).trim();
    if (name !== '') rows.push({ row, name });
  }
  return rows;
}
