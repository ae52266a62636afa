import { safeText } from '../safe-text.ts';

/**
 * Writes into the cells of a sheet's own XML, so that everything else of somebody's workbook stays
 * as it was to the letter: formatting, formulas, pictures, whatever no library knows.
 */

/** What a cell becomes; null empties it: an old figure must not stay for a missing one. */
export type CellFill = number | string | null;

const cellPattern = /<((?:\w+:)?)c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/\1c>)/g;
const rowPattern = /<((?:\w+:)?)row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/\1row>)/g;
const dataPattern = /<((?:\w+:)?)sheetData(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/\1sheetData>)/;

interface Piece {
  /** Row or column, counted from 1. */
  at: number;
  attributes: string;
  inner: string;
  whole: string;
}

/**
 * Fills cells by their addresses. Cells with a formula are left as they are.
 * @returns null when the XML is not one of a sheet
 */
export function fillSheet(xml: string, fills: ReadonlyMap<string, CellFill>): string | null {
  const data = dataPattern.exec(xml);
  if (!data) return null;
  const [found, prefix = '', attributes = '', inner = ''] = data;
  const byRow = new Map<number, Map<number, CellFill>>();
  for (const [address, fill] of fills) {
    const { row, column } = placeOf(address);
    byRow.set(row, (byRow.get(row) ?? new Map<number, CellFill>()).set(column, fill));
  }
  const rows = piecesOf(inner, rowPattern, (text) => Number(text));
  const known = new Map(rows.map((row) => [row.at, row]));
  const numbers = [...new Set([...known.keys(), ...byRow.keys()])].sort((a, b) => a - b);
  const written = numbers.map((at) => {
    const row = known.get(at);
    const cells = byRow.get(at);
    return cells ? fillRow(row, at, cells, prefix) : (row?.whole ?? '');
  });
  const whole = `<${prefix}sheetData${attributes}>${written.join('')}</${prefix}sheetData>`;
  return xml.slice(0, data.index) + whole + xml.slice(data.index + found.length);
}

function fillRow(
  row: Piece | undefined,
  at: number,
  fills: ReadonlyMap<number, CellFill>,
  prefix: string,
): string {
  const cells = piecesOf(row?.inner ?? '', cellPattern, (text) => placeOf(text).column);
  const known = new Map(cells.map((cell) => [cell.at, cell]));
  const columns = [...new Set([...known.keys(), ...fills.keys()])].sort((a, b) => a - b);
  const written = columns.map((column) => {
    const cell = known.get(column);
    const fill = fills.get(column);
    if (fill === undefined || (cell && hasFormula(cell))) return cell?.whole ?? '';
    return fillCell(cell, `${lettersOf(column)}${at}`, fill, prefix);
  });
  // `spans` is a hint that a further cell would make wrong.
  const attributes = (row?.attributes ?? ` r="${at}"`).replace(/\sspans="[^"]*"/, '');
  return `<${prefix}row${attributes}>${written.join('')}</${prefix}row>`;
}

function fillCell(
  cell: Piece | undefined,
  address: string,
  fill: CellFill,
  prefix: string,
): string {
  const style = /\ss="(\d+)"/.exec(cell?.attributes ?? '')?.[0] ?? '';
  const head = `<${prefix}c r="${address}"${style}`;
  if (fill === null) return `${head}/>`;
  if (typeof fill === 'number') return `${head}><${prefix}v>${fill}</${prefix}v></${prefix}c>`;
  const text = `<${prefix}t xml:space="preserve">${escaped(fill)}</${prefix}t>`;
  return `${head} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

const hasFormula = ({ inner }: Piece) => /<(?:\w+:)?f[\s>/]/.test(inner);

/** Rows of a sheet or cells of a row; those that do not say where they are follow the one before. */
function piecesOf(xml: string, pattern: RegExp, read: (place: string) => number): Piece[] {
  let last = 0;
  return [...xml.matchAll(pattern)].map(([whole, , attributes = '', inner = '']) => {
    const said = /\sr="([^"]+)"/.exec(attributes)?.[1];
    last = said === undefined ? last + 1 : read(said);
    return { at: last, attributes, inner, whole };
  });
}

/**
 * Takes away what was computed before of every formula: programs compute it anew when they open
 * the file, and nobody reads a sum of last year's figures.
 */
export function forgetResults(xml: string): string {
  return xml.replace(cellPattern, (whole, prefix: string, attributes = '', inner = '') => {
    if (!/<(?:\w+:)?f[\s>/]/.test(String(inner))) return whole;
    const formula = String(inner).replace(/<((?:\w+:)?)v(?:\s[^>]*)?>[\s\S]*?<\/\1v>/g, '');
    const plain = String(attributes).replace(/\st="[^"]*"/, '');
    return `<${prefix}c${plain}>${formula}</${prefix}c>`;
  });
}

/** Has programs compute every formula when they open the workbook. */
export function computeOnOpening(workbook: string): string {
  const asks = 'fullCalcOnLoad="1"';
  if (/<(?:\w+:)?calcPr\b/.test(workbook)) {
    return workbook.replace(/<((?:\w+:)?)calcPr\b([^>]*?)(\/?)>/, (_, prefix, rest, end) => {
      const others = String(rest).replace(/\sfullCalcOnLoad="[^"]*"/, '');
      return `<${String(prefix)}calcPr${others} ${asks}${String(end)}>`;
    });
  }
  // In the order of the format it stands after the sheets and the defined names.
  const after = /<\/((?:\w+:)?)definedNames>/.test(workbook) ? 'definedNames' : 'sheets';
  return workbook.replace(
    new RegExp(`</((?:\\w+:)?)${after}>`),
    (end, prefix) => `${end}<${String(prefix)}calcPr ${asks}/>`,
  );
}

/** B12 → row 12, column 2. */
export function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', row = '0'] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  const column = Array.from(letters).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(row), column };
}

/** 1 → A, 27 → AA. */
export function lettersOf(column: number): string {
  let [rest, letters] = [column, ''];
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return safeText(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
