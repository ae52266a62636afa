import type { Workbook } from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import { periodWords } from '../campaigns/words.ts';
import { addAbout } from './about.ts';
import type { Cell, Column, Row, Summary } from './schema.ts';
import { addTable, wallClock, type Entry, type SheetColumn, type SheetRow } from './sheet.ts';
import { ofWords, reasonWords, yesWords } from './words.ts';
import { workbookWords } from './workbook-words.ts';

interface Making {
  summary: Summary;
  language: Language;
  w: (typeof workbookWords)[Language];
}

/** One column of the sheet: its heading and what it says of a row. */
interface Built extends SheetColumn {
  entry: (row: Row) => Entry;
  /** What stands under a total: of how many organizations it is. */
  under?: (row: Row) => Entry;
}

const whole = '#,##0';

/** A number format with so many decimals; files name the group sign by a comma. */
function decimalFormat(decimals: number): string {
  return decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`;
}

/**
 * The summary as an XLSX file: what the data are, the table, and for questionnaires the counts
 * behind the shares. Figures are numbers, percentages real fractions, texts always texts.
 */
export async function makeWorkbook(summary: Summary, language: Language): Promise<Buffer> {
  // The library is large: a process that makes no tables does without it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  const making: Making = { summary, language, w: workbookWords[language] };
  workbook.creator = summary.municipality;
  workbook.title = summary.campaign.title;
  workbook.created = new Date(summary.madeAt);
  addAbout(workbook, summary, language);
  const around = (columns: Built[]) => [...placeColumns(making), ...columns, ...fullNames(making)];
  addSheet(workbook, making, making.w.table, around(figures(making)));
  if (summary.campaign.kind !== 'dataForm') {
    addSheet(workbook, making, making.w.counts, around(counts(making)));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: Workbook, making: Making, name: string, columns: Built[]): void {
  const { summary, language, w } = making;
  const rows = summary.rows.flatMap((row): SheetRow[] => {
    const tones = { organization: 'plain', cluster: 'subtotal', whole: 'total' } as const;
    const own: SheetRow = {
      tone: tones[row.kind],
      entries: columns.map(({ entry }) => entry(row)),
    };
    if (row.kind === 'organization' || summary.campaign.kind !== 'dataForm') return [own];
    const under = columns.map((column): Entry => column.under?.(row) ?? { value: null });
    return [own, { tone: 'note', entries: under }];
  });
  addTable(workbook, {
    name,
    columns,
    rows,
    printed: {
      left: summary.campaign.title,
      right: `${summary.municipality}, ${pick(periodWords(summary.campaign.period), language)}`,
      foot: w.page,
    },
  });
}

/** Who the row is about, and how many took part. */
function placeColumns({ summary, language, w }: Making): Built[] {
  const { rows, campaign, timeZone } = summary;
  const organizations = rows.filter(({ kind }) => kind === 'organization');
  const columns: Built[] = [
    {
      group: '',
      title: w.organization,
      width: 34,
      entry: (row) => ({ value: nameOf(row, w) }),
      under: () => ({ value: w.reporting }),
    },
  ];
  if (organizations.some(({ cluster }) => cluster !== '')) {
    columns.push({
      group: '',
      title: w.cluster,
      width: 18,
      entry: ({ cluster }) => ({ value: cluster }),
    });
  }
  if (campaign.kind === 'dataForm') {
    columns.push(
      {
        group: w.people,
        title: w.state,
        width: 12,
        entry: ({ kind, n, expected }) => {
          if (kind !== 'organization') return { value: ofWords(n ?? 0, expected ?? 0, language) };
          const sent = n === 1;
          return sent
            ? { value: w.submitted }
            : { value: reasonWords({ why: 'notSubmitted' }, 1, language), quiet: true };
        },
      },
      {
        group: w.people,
        title: w.submittedAt,
        width: 12,
        entry: ({ submittedAt }) =>
          submittedAt === null
            ? { value: '' }
            : { value: wallClock(submittedAt, timeZone), format: 'dd.mm.yyyy' },
      },
    );
    return columns;
  }
  return [...columns, ...participation({ summary, language, w })];
}

/** Official names, where people use others: they are long, so they stand last. */
function fullNames({ summary: { rows }, w }: Making): Built[] {
  if (rows.every(({ name, shortName }) => name === shortName)) return [];
  const entry = ({ kind, name }: Row): Entry => ({ value: kind === 'organization' ? name : '' });
  return [{ group: '', title: w.fullName, width: 60, entry }];
}

function participation({ summary, language, w }: Making): Built[] {
  const { minimumGroup } = summary;
  const people = ({ n }: Row): Entry => {
    if (n === null) return reasonEntry({ why: 'hidden' }, minimumGroup, language);
    if (n === 0) return reasonEntry({ why: 'noAnswers' }, minimumGroup, language);
    return { value: n, format: whole };
  };
  return [
    { group: w.people, title: w.responses, width: 12, entry: people },
    {
      group: w.people,
      title: w.expected,
      width: 12,
      entry: ({ expected }) =>
        expected === null ? { value: w.unknown, quiet: true } : { value: expected, format: whole },
    },
    {
      group: w.people,
      title: w.rate,
      width: 12,
      entry: (row) => {
        const { n, expected } = row;
        if (n === null || n === 0) return people(row);
        if (expected === null || expected === 0) return { value: w.unknown, quiet: true };
        return { value: n / expected, format: '0.0%' };
      },
    },
  ];
}

function nameOf({ kind, shortName }: Row, w: Making['w']): string {
  if (kind === 'whole') return w.total;
  return kind === 'cluster' ? w.subtotal + shortName : shortName;
}

/** The figures themselves. */
function figures({ summary, language }: Making): Built[] {
  const { minimumGroup } = summary;
  return summary.columns.map((column, index): Built => {
    const isPercent = column.kind === 'quantity' && column.unit === '%';
    const unit = column.kind === 'quantity' && column.unit && !isPercent ? `, ${column.unit}` : '';
    return {
      group: column.group,
      title: column.title + (isPercent ? ', %' : unit),
      width: column.kind === 'share' || column.kind === 'mean' ? 12 : 16,
      entry: ({ cells }) => figureEntry(cells[index], column, minimumGroup, language),
      under: ({ cells }) => {
        const cell = cells[index];
        if (cell?.n === undefined || cell.of === undefined) return { value: '' };
        return { value: ofWords(cell.n, cell.of, language) };
      },
    };
  });
}

function figureEntry(
  cell: Cell | undefined,
  column: Column,
  minimumGroup: number,
  language: Language,
): Entry {
  if (!cell || cell.value === null) {
    return reasonEntry(cell ?? { why: 'empty' }, minimumGroup, language);
  }
  const { value } = cell;
  if (typeof value === 'boolean') return { value: yesWords(value, language) };
  if (column.kind === 'mean') return { value, format: '0.00' };
  if (column.kind === 'share') return { value: fraction(value), format: '0.0%' };
  if (column.kind === 'quantity' && column.unit === '%') {
    return { value: fraction(value), format: column.decimals > 1 ? '0.00%' : '0.0%' };
  }
  return { value, format: decimalFormat(column.kind === 'yesNo' ? 0 : column.decimals) };
}

/** Per cent as a fraction, without what the division adds in the last digit. */
function fraction(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}

function reasonEntry(
  cell: Pick<Cell, 'why' | 'reason'>,
  minimumGroup: number,
  language: Language,
): Entry {
  return { value: reasonWords(cell, minimumGroup, language), quiet: true };
}

/** How many people stand behind each share: who answered the question, who chose what. */
function counts({ summary, language, w }: Making): Built[] {
  const { columns, minimumGroup } = summary;
  const asked = new Set<string>();
  return columns.flatMap((column, index): Built[] => {
    const own = ({ cells }: Row) => cells[index];
    const answered: Built = {
      group: column.group,
      title: w.answered,
      width: 12,
      entry: (row) => countEntry(own(row), own(row)?.n, minimumGroup, language),
    };
    const chosen: Built = {
      group: column.group,
      title: column.title,
      width: 12,
      entry: (row) => countEntry(own(row), own(row)?.count, minimumGroup, language),
    };
    const first = !asked.has(column.group);
    asked.add(column.group);
    return [...(first ? [answered] : []), ...(column.kind === 'share' ? [chosen] : [])];
  });
}

function countEntry(
  cell: Cell | undefined,
  count: number | undefined,
  minimumGroup: number,
  language: Language,
): Entry {
  if (!cell || cell.value === null || count === undefined) {
    return reasonEntry(cell ?? { why: 'empty' }, minimumGroup, language);
  }
  return { value: count, format: whole };
}
