import type { TableDefinition } from '../../../catalogs/dictionary.ts';
import { looks } from '../../organizations/import/cells.ts';
import { cellText, type Cell } from '../../tables/typed.ts';
import { keyOf, type Reading } from './reading.ts';

export type TableColumn = TableDefinition['columns'][number];

/** Why a cell is not taken. */
export type CellFaultCode =
  | 'cell.formula'
  | 'cell.error'
  | 'required.empty'
  | 'number.text'
  | 'number.date'
  | 'number.sign'
  | 'number.decimals'
  | 'number.small'
  | 'number.big'
  | 'choice.unknown'
  | 'yesno.unknown'
  | 'text.long'
  | 'text.person';

/** A reason with the words of its sentence. */
export interface Fault<Code extends string = string> {
  code: Code;
  words: Record<string, string | number>;
}

/** A value, nothing (the cell is empty), or a reason. */
export type CellRead =
  { value: string | number | boolean } | { empty: true } | { fault: Fault<CellFaultCode> };

const textLimit = 300;
/** Beyond it numbers lose digits; no count and no mark is that large. */
const largest = 1e12;
const yes = new Set(['да', 'yes', 'true', 'истина', '1', '+', 'имеется', 'есть', 'v', 'х', 'x']);
const no = new Set(['нет', 'no', 'false', 'ложь', '0', 'не имеется', 'отсутствует']);

const fault = (code: CellFaultCode, words: Fault['words'] = {}): CellRead => ({
  fault: { code, words },
});

/** Reads one cell as a value of the table's column. */
export function readCell(cell: Cell | undefined, column: TableColumn, reading: Reading): CellRead {
  const text = cellText(cell);
  if (typeof cell === 'object') {
    if ('formula' in cell) return fault('cell.formula', { text });
    if ('error' in cell) return fault('cell.error', { text });
    if (column.type === 'number') return fault('number.date', { text });
  }
  if (looks.nothing(text)) {
    return column.required ? fault('required.empty') : { empty: true };
  }
  switch (column.type) {
    case 'number':
      return inBounds(numberOf(cell ?? '', column, reading), column, reading);
    case 'yesno': {
      const word = text.toLowerCase();
      if (yes.has(word)) return { value: true };
      return no.has(word) ? { value: false } : fault('yesno.unknown', { text });
    }
    case 'choice': {
      const value = reading.values.get(column.id)?.get(keyOf(text));
      return value === undefined ? fault('choice.unknown', { text }) : { value };
    }
    case 'text': {
      // A code stays as it is written, with a point where the spreadsheet keeps a number.
      const value = typeof cell === 'number' ? String(cell) : text;
      if (value.length > textLimit) return fault('text.long', { limit: textLimit });
      const named = reading.table.persons && looks.person(value);
      return named ? fault('text.person', { text }) : { value };
    }
  }
}

function numberOf(cell: Cell, column: TableColumn, { decimal }: Reading): CellRead {
  if (typeof cell === 'number') return { value: cell };
  const text = cellText(cell);
  const bare = text.replace(/\s/g, '').replace(/^[−–]/, '-');
  const figure = column.unit === '%' ? bare.replace(/%$/, '') : bare;
  const sign = /^-?\d+([.,])\d+$/.exec(figure)?.[1];
  if (sign !== undefined && sign !== decimal) return fault('number.sign', { text, sign: decimal });
  if (sign === undefined && !/^-?\d+$/.test(figure)) return fault('number.text', { text });
  return { value: Number(figure.replace(',', '.')) };
}

/** Holds a number against what the catalog says of the column. */
function inBounds(read: CellRead, column: TableColumn, { round }: Reading): CellRead {
  if (!('value' in read) || typeof read.value !== 'number') return read;
  const { decimals, min, max = largest } = column;
  const text = shownNumber(read.value);
  if (Math.abs(read.value) > largest)
    return fault('number.big', { text, max: shownNumber(largest) });
  const rounded = roundHalfAway(read.value, decimals);
  if (rounded !== read.value && !(round && decimals > 0)) {
    return fault('number.decimals', { text, decimals });
  }
  if (min !== undefined && rounded < min)
    return fault('number.small', { text, min: shownNumber(min) });
  if (rounded > max) return fault('number.big', { text, max: shownNumber(max) });
  return { value: rounded };
}

/** Half away from zero, as everywhere in the product. */
function roundHalfAway(value: number, decimals: number): number {
  const shifted = Number(`${Math.abs(value).toFixed(12)}e${decimals}`);
  const rounded = Number(`${Math.round(shifted)}e-${decimals}`);
  return value < 0 ? 0 - rounded : rounded;
}

function shownNumber(value: number): string {
  return String(value).replace('.', ',');
}
