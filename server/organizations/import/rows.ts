import type { MergedCells } from '../../tables/schema.ts';
import type { OrganizationType } from '../schema.ts';
import {
  looks,
  readCode,
  readEmail,
  readExpected,
  readName,
  readPerson,
  readPhone,
  readText,
  type Read,
} from './cells.ts';
import { headingOf, type Layout } from './columns.ts';
import { meanings, type Meaning } from './meanings.ts';
import { normalName } from './names.ts';
import { kindOf } from './types.ts';
import type { FaultCode, QuestionCode } from './words.ts';

/** A table as it was read or pasted, and what the person said of it. */
export interface Table extends Layout {
  rows: readonly string[][];
  merged: readonly MergedCells[];
  /** Answers to questions, by the question's key. */
  decisions: Readonly<Record<string, string>>;
  /** Numbers of rows (from 1, as the spreadsheet shows them) that are left out. */
  skip: readonly number[];
}

export interface RowFault {
  /** Counts from 0; null for the row as a whole. */
  column: number | null;
  code: FaultCode;
  words: Record<string, string | number>;
  suggestion?: string;
}

export interface RowQuestion {
  /** Made of what is asked about, not of the place: the same question has the same answer. */
  key: string;
  column: number | null;
  code: QuestionCode;
  words: Record<string, string | number>;
  options: { value: string; code: string; words?: Record<string, string | number> }[];
  answer: string | null;
}

/** What a row says of its organization; what it leaves empty is not there. */
export interface RowValues {
  name?: string;
  shortName?: string;
  code?: string;
  type?: OrganizationType;
  cluster?: string;
  headcount?: number;
  teachers?: number;
  head?: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface RowCoordinator {
  name: string;
  email: string;
  phone: string;
}

/** One row of the table, read by itself. */
export interface Row {
  number: number;
  values: RowValues;
  /** The type that the name tells, where there is no type cell. */
  impliedType: OrganizationType | null;
  coordinator: RowCoordinator | null;
  faults: RowFault[];
  questions: RowQuestion[];
  /** Left out by the person. */
  skipped: boolean;
  columnOf: Partial<Record<Meaning, number>>;
}

/** «Колонка C» of the spreadsheet. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

/** What a column is called in a sentence: its heading, else its letter. */
export function columnTitle(table: Table, column: number): string {
  const heading =
    table.header === null ? '' : headingOf(table.rows, table.merged, table.header, column);
  return heading || letterOf(column);
}

/** Reads every row that says something; blank rows, repeated headings and numbering are no rows. */
export function readRows(table: Table): Row[] {
  const columnOf: Partial<Record<Meaning, number>> = {};
  for (const [column, meaning] of table.columns.entries()) {
    if (meaning !== 'ignore' && columnOf[meaning] === undefined) columnOf[meaning] = column;
  }
  const begin = table.header === null ? 0 : table.header + 1;
  const last = lastHeading(table);
  return table.rows.flatMap((cells, index) => {
    if (index < begin || cells.every((cell) => looks.nothing(cell))) return [];
    return isHeading(table, cells) || isNumbering(cells)
      ? []
      : [readRow(table, index, columnOf, last)];
  });
}

function isHeading({ rows, header }: Table, cells: readonly string[]): boolean {
  const heading = header === null ? undefined : rows[header];
  return heading !== undefined && normalName(heading.join(' ')) === normalName(cells.join(' '));
}

/** «1 2 3 4 5» under the headings. */
function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean);
  return filled.length >= 3 && filled.every((cell, index) => cell === String(index + 1));
}

function readRow(table: Table, index: number, columnOf: Row['columnOf'], last: number): Row {
  const row: Row = {
    number: index + 1,
    values: {},
    impliedType: null,
    coordinator: null,
    faults: [],
    questions: [],
    skipped: table.skip.includes(index + 1),
    columnOf,
  };
  if (row.skipped) return row;
  const cells = unmerge(table, index, row);
  if (isSection(table, cells, row)) return row;
  surplus(table, cells, row, last);
  const reader = new CellReader(table, cells, row);
  reader.readOrganization();
  reader.readCoordinator();
  return row;
}

/** Gives the row's own cells; asks about cells merged with other rows, refuses those across. */
function unmerge(table: Table, index: number, row: Row): string[] {
  const cells = table.columns.map((_, column) => own(table.rows[index]?.[column]));
  for (const { top, left, bottom, right } of table.merged) {
    if (index < top || index > bottom) continue;
    const used = table.columns.slice(left, right + 1).filter((one) => one !== 'ignore');
    if (used.length > 1) {
      const words = { from: letterOf(left), to: letterOf(right) };
      row.faults.push({ column: left, code: 'row.mergedAcross', words });
    }
    if (used.length !== 1 || bottom === top) continue;
    const column = table.columns.findIndex(
      (one, at) => at >= left && at <= right && one !== 'ignore',
    );
    const value = own(table.rows[top]?.[left]);
    // A cell that was filled in here since needs no answer.
    if (!value || (index > top && cells[column])) continue;
    const key = `merged:${top + 1}:${column}`;
    const answer = table.decisions[key] ?? null;
    row.questions.push({
      key,
      column,
      code: 'merged',
      words: { value, from: top + 1, to: bottom + 1, column: columnTitle(table, column) },
      options: [
        { value: 'all', code: 'merged.all' },
        { value: 'first', code: 'merged.first', words: { from: top + 1 } },
      ],
      answer,
    });
    if (answer === 'all') cells[column] = value;
  }
  return cells;
}

function own(cell: string | undefined): string {
  return cell === undefined || looks.nothing(cell) ? '' : cell;
}

/** «Детские сады» or «Итого» between the rows: one cell of many is filled. */
function isSection(table: Table, cells: readonly string[], row: Row): boolean {
  const used = cells.filter((cell, column) => cell && table.columns[column] !== 'ignore');
  const [first = ''] = cells.filter(Boolean);
  if (/^(итого|всего|total)(\s|:|$)/i.test(first)) {
    row.faults.push({ column: null, code: 'row.total', words: { text: first } });
    return true;
  }
  const wide = table.columns.filter((one) => one !== 'ignore').length >= 3;
  const filled = (table.rows[row.number - 1] ?? []).filter((cell) => !looks.nothing(cell));
  const alone = used.length === 1 ? filled.length <= 2 : used.length === 0 && filled.length === 1;
  if (!wide || !alone) return false;
  const [text = ''] = used.length === 1 ? used : filled;
  if (/[\d«"“]/.test(text) && kindOf(normalName(text)) !== null) return false;
  row.faults.push({ column: null, code: 'row.section', words: { text } });
  return true;
}

/** The last column that has a heading; where there are no headings, beyond every column. */
function lastHeading({ rows, merged, header, columns }: Table): number {
  if (header === null) return Infinity;
  return columns.findLastIndex((_, column) => headingOf(rows, merged, header, column) !== '');
}

/** Cells behind the last column that has a heading: the row has slipped to the right. */
function surplus(table: Table, cells: readonly string[], row: Row, last: number): void {
  for (const [column, cell] of cells.entries()) {
    if (column <= last || !cell || table.columns[column] !== 'ignore') continue;
    row.faults.push({
      column,
      code: 'row.surplus',
      words: { text: cell, column: letterOf(column) },
    });
  }
}

function readType(cell: string): Read<OrganizationType> {
  const type = kindOf(normalName(cell));
  return type === null ? { fault: { code: 'type.unknown' } } : { value: type };
}

class CellReader {
  readonly #table: Table;
  readonly #cells: readonly string[];
  readonly #row: Row;

  constructor(table: Table, cells: readonly string[], row: Row) {
    this.#table = table;
    this.#cells = cells;
    this.#row = row;
  }

  /** Reads the cell of a meaning; a fault goes to the row, an empty cell says nothing. */
  #take<T>(meaning: Meaning, read: (cell: string) => Read<T>): T | undefined {
    const column = this.#row.columnOf[meaning];
    const cell = column === undefined ? '' : (this.#cells[column] ?? '');
    if (column === undefined || cell === '') return undefined;
    const result = read(cell);
    if ('value' in result) return result.value;
    const { code, words = {}, suggestion } = result.fault;
    this.#row.faults.push({
      column,
      code,
      words: { ...words, text: cell, column: columnTitle(this.#table, column) },
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return undefined;
  }

  #missing(code: FaultCode, ...wanted: Meaning[]): void {
    const column = wanted.map((one) => this.#row.columnOf[one]).find((one) => one !== undefined);
    this.#row.faults.push({ column: column ?? null, code, words: {} });
  }

  readOrganization(): void {
    const { values, faults } = this.#row;
    const before = faults.length;
    const shortName = this.#take('shortName', (cell) => readName(cell, 80));
    const name = this.#take('name', (cell) => readName(cell, 300)) ?? shortName;
    const nameIsWrong = faults.length > before;
    const texts = {
      name,
      shortName,
      code: this.#take('code', readCode),
      cluster: this.#take('cluster', (cell) => readText(cell, 80)),
      headcount: this.#take('headcount', readExpected),
      teachers: this.#take('teachers', readExpected),
      head: this.#take('head', readPerson),
      phone: this.#take('phone', readPhone),
      email: this.#take('email', readEmail),
      address: this.#take('address', (cell) => readText(cell, 300)),
      type: this.#take('type', readType),
    };
    for (const [field, value] of Object.entries(texts)) {
      if (value !== undefined) Object.assign(values, { [field]: value });
    }
    if (!name && !values.code && !nameIsWrong) this.#missing('name.missing', 'name', 'shortName');
    this.#row.impliedType = kindOf(normalName(`${name ?? ''} ${shortName ?? ''}`));
  }

  readCoordinator(): void {
    const before = this.#row.faults.length;
    const name = this.#take('coordinatorName', readPerson) ?? '';
    const email = this.#take('coordinatorEmail', readEmail) ?? '';
    const phone = this.#take('coordinatorPhone', readPhone) ?? '';
    if (this.#row.faults.length > before || !(name || email || phone)) return;
    if (!name) this.#missing('coordinator.nameMissing', 'coordinatorName', 'coordinatorEmail');
    else this.#row.coordinator = { name, email, phone };
  }
}

/** Whether a list of meanings names each at most once. */
export function isLayout(columns: readonly string[]): boolean {
  const used = columns.filter((one) => one !== 'ignore');
  const known: readonly string[] = meanings;
  return new Set(used).size === used.length && used.every((one) => known.includes(one));
}
