import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../problem.ts';
import { tableLimits, type TableLimits, type TableSheet } from './schema.ts';
import { large } from './xlsx.ts';

/**
 * The letters of a text file: UTF-8, UTF-16 (what Excel calls Unicode text) or, since that is what
 * a Russian Excel writes into CSV, Windows-1251.
 */
export function decodeText(file: Buffer): string {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1251').decode(file);
  }
}

/**
 * Reads CSV or what a spreadsheet puts into the clipboard: cells by tabs, semicolons or commas,
 * quotes and line breaks inside cells.
 */
export function readText(text: string, most: TableLimits = tableLimits): TableSheet[] {
  const delimiter = delimiterOf(text);
  let rows: string[][];
  try {
    rows = records(text, delimiter, '"', most);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark that is never closed is part of a name, not of the notation.
    rows = records(text, delimiter, null, most);
  }
  if (rows.length > most.rows) throw large(most);
  if (rows.some((row) => row.length > most.columns)) throw large(most);
  if (rows.every((row) => row.every((cell) => !cell.trim()))) throw new Problem('table.empty');
  return [{ name: '', rows, merged: [] }];
}

function records(
  text: string,
  delimiter: string,
  quote: '"' | null,
  most: TableLimits,
): string[][] {
  return parse(text, {
    delimiter,
    quote,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    to: most.rows + 1,
  });
}

/**
 * What stands between the cells. A tab never stands inside a name, so one is enough; semicolons
 * and commas do, so nearly every line must have as many of them.
 */
function delimiterOf(text: string): string {
  // What is between quotation marks says nothing of the notation.
  const bare = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  const lines = bare.split(/\r\n|\r|\n/).filter((line) => line.trim());
  for (const delimiter of [';', ',']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const alike = counts.filter((count) => count === usual).length;
    if (usual !== undefined && alike >= lines.length * 0.7) return delimiter;
  }
  return '\t';
}

function mostFrequent(counts: number[]): number | undefined {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
}
