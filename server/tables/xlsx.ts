import { Problem } from '../problem.ts';
import { textOf, type RawSheet } from './raw-sheet.ts';
import { tableLimits, type TableLimits, type TableSheet } from './schema.ts';
import { readInProcess } from './xlsx-process.ts';
import { BrokenZip, LargeZip, keepOfZip, namesInZip } from './zip.ts';

/** The parts of a workbook that hold cells; pictures, macros and links stay packed. */
const needed =
  /^\/?(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;

/**
 * Reads the visible sheets of a workbook as texts. Formulas are not computed: the value that the
 * spreadsheet saved with them is taken.
 *
 * @throws Problem table.* with what to do
 */
export async function readXlsx(file: Buffer): Promise<TableSheet[]> {
  return (await openXlsx(file, tableLimits)).map(sheetOf);
}

/**
 * Opens the visible sheets of a workbook; all of them where none is visible, or where hidden ones
 * are wanted too.
 *
 * @throws Problem table.* with what to do
 */
export async function openXlsx(
  file: Buffer,
  most: TableLimits,
  wanted: 'visible' | 'all' = 'visible',
): Promise<RawSheet[]> {
  const sheets = await readInProcess(partsOf(file, most), most);
  if (wanted === 'all') return sheets;
  const visible = sheets.filter((sheet) => sheet.visible);
  return visible.length > 0 ? visible : sheets;
}

function partsOf(file: Buffer, most: TableLimits): Buffer {
  try {
    const names = namesInZip(file);
    if (!names.some((name) => /^\/?xl\/workbook\.xml$/.test(name))) {
      throw new Problem('table.otherType');
    }
    return keepOfZip(file, (name) => needed.test(name), most.unpacked);
  } catch (error) {
    if (error instanceof LargeZip) throw large(most);
    throw error instanceof BrokenZip ? new Problem('table.broken') : error;
  }
}

/** The table has more rows, columns or bytes than are read. */
export function large({ rows, columns }: TableLimits): Problem {
  return new Problem('table.large', { parameters: { ru: { rows, columns } } });
}

function sheetOf({ name, rows, merged }: RawSheet): TableSheet {
  return { name, rows: rows.map((cells) => cells.map(textOf)), merged };
}
