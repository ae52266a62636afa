import { CsvError, parse } from 'csv-parse/sync';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalText } from '../../forms/run/types.ts';
import type { FaultList } from './faults.ts';
import { readFile } from './read-json.ts';

/** Reads the CSV files of the data folder: a line of headings, then rows. */

interface Line {
  number: number;
  cells: string[];
}

/** A column by its names: the first is how faults call it. */
export interface Column {
  also?: readonly string[];
  required?: boolean;
}

/** One row; cells are trimmed, an absent column is empty everywhere. */
export interface CsvRow<Name extends string = string> {
  line: number;
  get(name: Name): string;
  /** Cells of the columns that were not asked for, by their headings. */
  others: ReadonlyMap<string, string>;
  /** Says that the cell of a column, or the row, cannot be taken. */
  refuse: (column: string | null, message: LocalText) => void;
}

export interface Folder {
  path: string;
  faults: FaultList;
}

/**
 * The rows of a file of the folder; none where it does not exist.
 * @param others whether further columns may stand beside those named
 */
export function readRows<Name extends string>(
  { path, faults }: Folder,
  file: string,
  columns: Readonly<Record<Name, Column>>,
  { others = false }: { others?: boolean } = {},
): CsvRow<Name>[] {
  if (!existsSync(join(path, file))) return [];
  const [head, ...lines] = readLines(join(path, file), file, faults) ?? [];
  if (!head) return [];
  const at = placesOf(head, columns, { file, others }, faults);
  if (!at) return [];
  const taken = new Set(at.values());
  return lines.flatMap(({ number, cells }): CsvRow<Name>[] => {
    const refuse = (column: string | null, message: LocalText) =>
      faults.add({ file, line: number, column }, message);
    if (cells.length > head.cells.length) {
      refuse(null, {
        ru: `ячеек ${cells.length}, а столбцов ${head.cells.length}: нет ли лишнего разделителя?`,
        en: `${cells.length} cells under ${head.cells.length} columns: is there a separator too many?`,
      });
      return [];
    }
    const further = head.cells.flatMap((heading, i): [string, string][] =>
      taken.has(i) ? [] : [[heading, cells[i] ?? '']],
    );
    return [
      {
        line: number,
        get: (name) => cells[at.get(name) ?? -1] ?? '',
        others: new Map(further),
        refuse,
      },
    ];
  });
}

function readLines(path: string, file: string, faults: FaultList): Line[] | null {
  const text = readFile(path, file, faults);
  if (text === null) return null;
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const lines = records.map(({ record, info }) => ({
      // A cell over several lines ends its row later than it began.
      number: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
      cells: record,
    }));
    if (lines.length > 0) return lines;
    faults.add({ file }, { ru: 'файл пуст.', en: 'the file is empty.' });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines) || null;
    faults.add(
      { file, line },
      {
        ru: 'кавычки не сходятся: кавычка внутри ячейки пишется дважды, а ячейка целиком берётся в кавычки.',
        en: 'the quotes do not match: a quote inside a cell is written twice and the cell is quoted.',
      },
    );
  }
  return null;
}

/** What stands between the headings: a semicolon, a tab or a comma. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/\r|\n|$/));
  return [';', '\t'].find((one) => head.includes(one)) ?? ',';
}

function placesOf<Name extends string>(
  head: Line,
  columns: Readonly<Record<Name, Column>>,
  { file, others }: { file: string; others: boolean },
  faults: FaultList,
): Map<Name, number> | null {
  const before = faults.all.length;
  const at = new Map<Name, number>();
  const names = Object.entries<Column>(columns) as [Name, Column][];
  const seen = new Set<string>();
  head.cells.forEach((heading, i) => {
    const found = names.find(([name, { also = [] }]) => isOneOf(heading, [name, ...also]));
    const called = found?.[0] ?? heading;
    const place = { file, line: head.number, column: heading };
    if (seen.has(called)) {
      faults.add(place, { ru: 'такой столбец уже есть.', en: 'there is such a column already.' });
    } else if (found) at.set(found[0], i);
    else if (!others || heading === '') {
      const known = names.map(([name]) => name).join(', ');
      faults.add(place, {
        ru: `такого столбца здесь быть не может. Есть: ${known}.`,
        en: `no such column belongs here. There are: ${known}.`,
      });
    }
    seen.add(called);
  });
  for (const [name, { required }] of names) {
    if (!required || at.has(name)) continue;
    const place = { file, line: head.number, column: name };
    faults.add(place, { ru: 'этого столбца не хватает.', en: 'this column is missing.' });
  }
  return faults.all.length > before ? null : at;
}

/** Whether a heading is one of these names; case does not matter. */
function isOneOf(heading: string, names: readonly string[]): boolean {
  const lower = heading.toLowerCase();
  return names.some((name) => name.toLowerCase() === lower);
}
