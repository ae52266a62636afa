import type { Workbook } from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import { periodWords } from '../campaigns/words.ts';
import { addTable, type Entry, type SheetColumn, type SheetRow } from '../reports/sheet.ts';
import { ofWords, yesWords } from '../reports/words.ts';
import type {
  Compilation,
  CompiledCell,
  CompiledColumn,
  CompiledRow,
} from './compilation.schema.ts';
import { compilationWords, whyWords } from './compilation-words.ts';

interface Making {
  table: Compilation;
  language: Language;
  w: (typeof compilationWords)[Language];
}

type Tell = (cell: CompiledCell, column: CompiledColumn) => Entry;

/**
 * The compiled table as an XLSX file: figures as numbers, reasons as texts, and on a second sheet
 * which figures the department has accepted.
 */
export async function compilationWorkbook(table: Compilation, language: Language): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  const making: Making = { table, language, w: compilationWords[language] };
  workbook.creator = table.municipality;
  workbook.title = making.w.file;
  workbook.created = new Date(table.madeAt);
  add(workbook, making, making.w.sheet, (cell, column) => figure(cell, column, language), true);
  add(workbook, making, making.w.status, (cell) => status(cell, making), false);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function add(
  workbook: Workbook,
  making: Making,
  name: string,
  tell: Tell,
  withTotals: boolean,
): void {
  const { table, language, w } = making;
  const named = table.rows.some((row) => row.kind === 'organization' && row.name !== row.shortName);
  const columns: SheetColumn[] = [
    { group: '', title: w.organization, width: 34 },
    { group: '', title: w.cluster, width: 18 },
    ...table.columns.map((column) => ({
      group: column.group,
      title: headingOf(column),
      width: 16,
    })),
    ...(named ? [{ group: '', title: w.fullName, width: 60 }] : []),
  ];
  const full = (text: string): Entry[] => (named ? [{ value: text }] : []);
  const tones = { organization: 'plain', cluster: 'subtotal', whole: 'total' } as const;
  const rows = table.rows
    .filter(({ kind }) => withTotals || kind === 'organization')
    .flatMap((row): SheetRow[] => {
      const cells = table.columns.map((column, index) => {
        const cell = row.cells[index];
        return cell ? tell(cell, column) : { value: '' };
      });
      const head = [{ value: nameOf(row, w) }, { value: row.cluster }];
      const own: SheetRow = {
        tone: tones[row.kind],
        entries: [...head, ...cells, ...full(row.kind === 'organization' ? row.name : '')],
      };
      if (row.kind === 'organization') return [own];
      const counts = row.cells.map(({ n = 0, of = 0 }) => ({ value: ofWords(n, of, language) }));
      const under = [{ value: w.reporting }, { value: '' }, ...counts, ...full('')];
      return [own, { tone: 'note', entries: under }];
    });
  const right = `${table.municipality}, ${pick(periodWords(table.period), language)}`;
  addTable(workbook, { name, columns, rows, printed: { left: w.file, right, foot: w.page } });
}

function nameOf({ kind, shortName }: CompiledRow, w: Making['w']): string {
  if (kind === 'whole') return w.total;
  return kind === 'cluster' ? w.subtotal + shortName : shortName;
}

function headingOf({ title, kind, unit }: CompiledColumn): string {
  return kind === 'quantity' && unit ? `${title}, ${unit}` : title;
}

function figure(cell: CompiledCell, column: CompiledColumn, language: Language): Entry {
  const { value } = cell;
  if (value === null) return { value: whyWords(cell, language), quiet: true };
  if (typeof value === 'boolean') return { value: yesWords(value, language) };
  const decimals = column.kind === 'yesNo' ? 0 : column.decimals;
  return { value, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

function status(cell: CompiledCell, { w, language }: Making): Entry {
  if (cell.value === null) return { value: whyWords(cell, language), quiet: true };
  return { value: cell.preliminary ? w.preliminary : w.final };
}
