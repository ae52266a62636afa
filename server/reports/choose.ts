import type { Column, Row } from './schema.ts';

/** Signs of a line in the table's first column, and beside the name of a fact. */
const itemLine = 48;
const factLine = 66;
/** Heights in millimetres, a little more than they turn out. */
const height = { page: 257, line: 4.9, padding: 1.1, chart: 8.2, shortChart: 6.5 };
/** Headings, the table's head, the signature, the spaces between them. */
const fixed = 88;
export const chartLines = 5;
/** However long the names are: a page without figures tells nothing. */
const fewest = 3;

/** What the paper carries besides its table. */
interface Paper {
  facts: readonly (readonly [string, string])[];
  /** Whether each line of the chart has two bars. */
  compared: boolean;
}

function lines(text: string, length: number): number {
  return Math.max(1, Math.ceil(text.length / length));
}

/** How a column is called on paper: the question, and the answer where it is one of several. */
export function itemTitle({ kind, group, title, unit }: Column): string {
  if (kind === 'mean') return group;
  // «Сколько вам лет?: 18» would have two signs in a row.
  const joint = /[?!.:…]$/.test(group) ? ' ' : ': ';
  if (kind === 'share' || unit === '') return `${group}${joint}${title}`;
  return title;
}

/**
 * The most telling figures that fit one page: means first, then the answers most people gave, of a
 * data form quantities in its order. Sensitive counts are put on paper only by a person.
 *
 * @returns indexes of columns, in the order of the form
 */
export function chooseColumns(columns: readonly Column[], whole: Row, paper: Paper): number[] {
  const told = columns.map((column, index) => ({ column, index, cell: whole.cells[index] }));
  const candidates = told
    .filter(({ column, cell }) => !column.restricted && worth(column) && isKnown(cell?.why))
    .sort((a, b) => rank(a.column) - rank(b.column) || size(b) - size(a) || a.index - b.index);
  const chart = chartLines * (paper.compared ? height.chart : height.shortChart);
  const facts = paper.facts.reduce((sum, [, text]) => sum + lines(text, factLine) * height.line, 0);
  let room = height.page - fixed - chart - facts;
  const chosen: number[] = [];
  for (const { column, index } of candidates) {
    const needed = lines(itemTitle(column), itemLine) * height.line + height.padding;
    if (needed > room && chosen.length >= fewest) break;
    room -= needed;
    chosen.push(index);
  }
  return chosen.sort((a, b) => a - b);
}

/** Figures that say something by themselves: the share of one mark says less than the mean. */
function worth({ kind, unit, usual }: Column): boolean {
  if (kind === 'share') return usual;
  return kind !== 'quantity' || unit !== '';
}

/** A total may be missing for the kind of its unit; what nobody gave is not worth a line. */
function isKnown(why: string | undefined): boolean {
  return why === undefined || why === 'hidden' || why === 'notSummed';
}

function rank({ kind }: Column): number {
  return { mean: 0, quantity: 1, share: 1, yesNo: 2 }[kind];
}

/** Shares by their size; everything else stays in the form's order. */
function size({ column, cell }: { column: Column; cell: Row['cells'][number] | undefined }) {
  return column.kind === 'share' && typeof cell?.value === 'number' ? cell.value : 0;
}
