import type {
  CompiledElement,
  CompiledHtml,
  CompiledPage,
  CompiledPanel,
  CompiledQuestion,
  LocalText,
} from '../../../../../forms/run/types.ts';

/** One line of a table of quantities: a heading, or a quantity with a cell for each column. */
export interface GridRow {
  id: string;
  title: LocalText;
  description?: LocalText;
  /** Empty for a heading. */
  cells: CompiledQuestion[];
  /** The heading that it stands under. */
  under: string | null;
}

/**
 * A part of a section as it is drawn. `grid` without columns has one quantity in a row; with
 * columns a row is a quantity and the columns are the parts of its dimension.
 */
export type Block =
  | { kind: 'grid'; id: string; columns: LocalText[]; rows: GridRow[] }
  | { kind: 'question'; id: string; question: CompiledQuestion }
  | { kind: 'panel'; id: string; panel: CompiledPanel; blocks: Block[] }
  | { kind: 'text'; id: string; element: CompiledHtml };

/** More columns than that are read better as lines. */
const mostColumns = 7;

const quantities = new Set<CompiledQuestion['kind']>(['number', 'boolean', 'calculated']);

/** Whether a question belongs into a table of quantities. */
export function isQuantity(question: CompiledQuestion): boolean {
  return quantities.has(question.kind);
}

type Line =
  | { kind: 'question'; question: CompiledQuestion }
  | { kind: 'parts'; panel: CompiledPanel; questions: CompiledQuestion[] };

function lineOf(element: CompiledElement): Line | null {
  if (element.element === 'question') {
    return isQuantity(element) ? { kind: 'question', question: element } : null;
  }
  if (element.element !== 'panel') return null;
  const questions: CompiledQuestion[] = [];
  for (const child of element.elements) {
    if (child.element !== 'question' || !isQuantity(child)) return null;
    questions.push(child);
  }
  return questions.length > 0 ? { kind: 'parts', panel: element, questions } : null;
}

/** What makes two panels rows of one table: the same parts in the same order. */
function columnsKey(line: Line): string | null {
  if (line.kind !== 'parts' || line.questions.length > mostColumns) return null;
  // Hints and a number of its own that a part has would find no room in a column.
  if (line.questions.some(({ description }) => description)) return null;
  return line.questions.map(({ kind, title }) => `${kind} ${title.ru}`).join('\n');
}

/** Lays out a section: runs of quantities become tables, everything else stands by itself. */
export function blocksOf({ elements }: Pick<CompiledPage, 'elements'>): Block[] {
  const blocks: Block[] = [];
  let run: Line[] = [];
  const close = () => {
    blocks.push(...gridsOf(run));
    run = [];
  };
  for (const element of elements) {
    const line = lineOf(element);
    if (line) {
      run.push(line);
      continue;
    }
    close();
    blocks.push(single(element));
  }
  close();
  return blocks;
}

function single(element: CompiledElement): Block {
  const id = element.name;
  switch (element.element) {
    case 'question':
      return { kind: 'question', id, question: element };
    case 'panel':
      return { kind: 'panel', id, panel: element, blocks: blocksOf(element) };
    case 'text':
      return { kind: 'text', id, element };
  }
}

function gridsOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const same = sameColumns(lines, at);
    if (same > 1) {
      blocks.push(crossed(lines.slice(at, at + same)));
      at += same;
      continue;
    }
    const start = at;
    while (at < lines.length && sameColumns(lines, at) <= 1) at += 1;
    blocks.push(listed(lines.slice(start, at)));
  }
  return blocks;
}

/** How many lines from here on share their columns. */
function sameColumns(lines: readonly Line[], at: number): number {
  const [first] = lines.slice(at, at + 1);
  const key = first && columnsKey(first);
  if (!key) return 0;
  let count = 1;
  for (const line of lines.slice(at + 1)) {
    if (columnsKey(line) !== key) break;
    count += 1;
  }
  return count;
}

function crossed(lines: readonly Line[]): Block {
  const rows = lines.flatMap((line) =>
    line.kind === 'parts' ? [headed(line, line.questions)] : [],
  );
  const columns = rows[0]?.cells.map(({ title }) => title) ?? [];
  return { kind: 'grid', id: rows[0]?.id ?? '', columns, rows };
}

function headed({ panel }: { panel: CompiledPanel }, cells: CompiledQuestion[]): GridRow {
  const { name: id, title = { ru: '' }, description } = panel;
  return { id, title, ...(description ? { description } : {}), cells, under: null };
}

function listed(lines: readonly Line[]): Block {
  const rows = lines.flatMap((line) =>
    line.kind === 'question'
      ? [rowOf(line.question, null)]
      : [headed(line, []), ...line.questions.map((question) => rowOf(question, line.panel.name))],
  );
  return { kind: 'grid', id: rows[0]?.id ?? '', columns: [], rows };
}

function rowOf(question: CompiledQuestion, under: string | null): GridRow {
  const { name: id, title, description } = question;
  return { id, title, ...(description ? { description } : {}), cells: [question], under };
}

/** Questions of blocks in the order in which they stand. */
export function questionsOf(blocks: readonly Block[]): CompiledQuestion[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'grid':
        return block.rows.flatMap(({ cells }) => cells);
      case 'question':
        return [block.question];
      case 'panel':
        return questionsOf(block.blocks);
      case 'text':
        return [];
    }
  });
}

/** A document's code («1.12.») and the name that follows it. */
export function codeAndName(whole: string): { code: string; name: string } {
  const [, code = '', name = whole] = /^(\d+(?:\.\d+)*\.)\s+(.*)$/s.exec(whole) ?? [];
  return { code, name };
}
