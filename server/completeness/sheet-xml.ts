import { safeText } from '../safe-text.ts';
import { addressOf, placeOf } from '../tables/address.ts';

/**
 * Writes into the cells of a sheet's own XML, so that everything else of somebody's workbook stays
 * as it was to the letter: formatting, formulas, pictures, whatever no library knows.
 */

/** What a cell becomes; null empties it: an old figure must not stay for a missing one. */
export type CellFill = number | string | null;

/** An element as it stands in the text, with what is in it. */
interface Element {
  index: number;
  whole: string;
  prefix: string;
  attributes: string;
  inner: string;
}

const opening = (name: string) => new RegExp(`<((?:\\w+:)?)${name}(\\s[^<>]*?)?(/?)>`, 'g');

/**
 * The elements of a name that do not lie in each other, in their order. It goes through the text
 * once: an element that nothing closes is the last thing that is looked at.
 */
function* elementsOf(xml: string, name: string): Generator<Element> {
  const pattern = opening(name);
  for (let found = pattern.exec(xml); found; found = pattern.exec(xml)) {
    const [tag, prefix = '', attributes = '', empty] = found;
    const { index } = found;
    const from = index + tag.length;
    const end = `</${prefix}${name}>`;
    const until = empty ? from : xml.indexOf(end, from);
    if (until < 0) return;
    pattern.lastIndex = empty ? from : until + end.length;
    const whole = xml.slice(index, pattern.lastIndex);
    yield { index, whole, prefix, attributes, inner: xml.slice(from, until) };
  }
}

/** Notes for people; what looks like a cell in them is none. */
function withoutComments(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = xml.indexOf('<!--'); at >= 0; at = xml.indexOf('<!--', from)) {
    kept.push(xml.slice(from, at));
    const end = xml.indexOf('-->', at + 4);
    from = end < 0 ? xml.length : end + 3;
  }
  return kept.join('') + xml.slice(from);
}

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
export function fillSheet(sheet: string, fills: ReadonlyMap<string, CellFill>): string | null {
  const xml = withoutComments(sheet);
  const [data] = elementsOf(xml, 'sheetData');
  if (!data) return null;
  const { prefix, attributes, inner } = data;
  const byRow = new Map<number, Map<number, CellFill>>();
  for (const [address, fill] of fills) {
    const { row, column } = placeOf(address);
    byRow.set(row, (byRow.get(row) ?? new Map<number, CellFill>()).set(column, fill));
  }
  const rows = piecesOf(inner, 'row', (text) => Number(text));
  const known = new Map(rows.map((row) => [row.at, row]));
  const numbers = [...new Set([...known.keys(), ...byRow.keys()])].sort((a, b) => a - b);
  const written = numbers.map((at) => {
    const row = known.get(at);
    const cells = byRow.get(at);
    return cells ? fillRow(row, at, cells, prefix) : (row?.whole ?? '');
  });
  const whole = `<${prefix}sheetData${attributes}>${written.join('')}</${prefix}sheetData>`;
  return xml.slice(0, data.index) + whole + xml.slice(data.index + data.whole.length);
}

function fillRow(
  row: Piece | undefined,
  at: number,
  fills: ReadonlyMap<number, CellFill>,
  prefix: string,
): string {
  const cells = piecesOf(row?.inner ?? '', 'c', (text) => placeOf(text).column);
  const known = new Map(cells.map((cell) => [cell.at, cell]));
  const columns = [...new Set([...known.keys(), ...fills.keys()])].sort((a, b) => a - b);
  const written = columns.map((column) => {
    const cell = known.get(column);
    const fill = fills.get(column);
    if (fill === undefined || (cell && hasFormula(cell))) return cell?.whole ?? '';
    return fillCell(cell, addressOf(at, column), fill, prefix);
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
function piecesOf(xml: string, name: string, read: (place: string) => number): Piece[] {
  let last = 0;
  return [...elementsOf(xml, name)].map(({ whole, attributes, inner }) => {
    const said = /\sr="([^"]+)"/.exec(attributes)?.[1];
    last = said === undefined ? last + 1 : read(said);
    return { at: last, attributes, inner, whole };
  });
}

/**
 * Takes away what was computed before of every formula: programs compute it anew when they open
 * the file, and nobody reads a sum of last year's figures.
 */
export function forgetResults(sheet: string): string {
  return replaced(withoutComments(sheet), 'c', ({ whole, prefix, attributes, inner }) => {
    if (!/<(?:\w+:)?f[\s>/]/.test(inner)) return whole;
    const plain = attributes.replace(/\st="[^"]*"/, '');
    return `<${prefix}c${plain}>${replaced(inner, 'v', () => '')}</${prefix}c>`;
  });
}

function replaced(xml: string, name: string, by: (element: Element) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const element of elementsOf(xml, name)) {
    parts.push(xml.slice(from, element.index), by(element));
    from = element.index + element.whole.length;
  }
  return parts.join('') + xml.slice(from);
}

/** Has programs compute every formula when they open the workbook. */
export function computeOnOpening(workbook: string): string {
  const asks = 'fullCalcOnLoad="1"';
  if (/<(?:\w+:)?calcPr\b/.test(workbook)) {
    return workbook.replace(/<((?:\w+:)?)calcPr\b([^<>]*?)(\/?)>/, (_, prefix, rest, end) => {
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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return safeText(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
