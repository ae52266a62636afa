import type { Workbook } from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import { periodWords } from '../campaigns/words.ts';
import {
  addTable,
  wallClock,
  type Entry,
  type SheetColumn,
  type SheetRow,
} from '../reports/sheet.ts';
import { textOf } from '../reports/words.ts';
import type { MatrixCell, MatrixFileInput, MatrixRow, MatrixView, Tally } from './schema.ts';
import { tallyOf } from './tally.ts';
import { matrixWords, standingWords } from './words.ts';

interface Making {
  view: MatrixView;
  language: Language;
  w: (typeof matrixWords)[Language];
}

const whole = '#,##0';
const day = 'dd.mm.yyyy';
const moment = 'dd.mm.yyyy hh:mm';

/**
 * The rows and columns that the page shows, in its order; a row or form that the reader may not see
 * is left out like one that does not exist. Totals stay those of everybody whom these forms ask.
 */
export function narrowed(view: MatrixView, shown: MatrixFileInput): MatrixView {
  const columns = shown.forms.flatMap((key) => {
    const index = view.forms.findIndex((form) => form.key === key);
    return index < 0 ? [] : [index];
  });
  const rows = view.rows.map((row): MatrixRow => {
    const cells = columns.map((index) => row.cells[index] ?? null);
    return { ...row, cells, tally: tallyOf(cells) };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const drawn = shown.organizationIds.flatMap((id) => byId.get(id) ?? []);
  const clusters = new Set(drawn.map(({ cluster }) => cluster));
  return {
    ...view,
    forms: columns.flatMap((index) => view.forms[index] ?? []),
    rows: drawn,
    clusters: view.clusters
      .filter(({ cluster }) => clusters.has(cluster))
      .map(({ cluster, forms }) => {
        const inside = rows.filter((row) => row.cluster === cluster);
        return {
          cluster,
          tally: tallyOf(inside.flatMap(({ cells }) => cells)),
          forms: columns.flatMap((index) => forms[index] ?? []),
        };
      }),
    total: tallyOf(rows.flatMap(({ cells }) => cells)),
  };
}

/** The matrix as an XLSX file: the table as on the page, and a list with dates, a line for a form. */
export async function matrixWorkbook(view: MatrixView, language: Language): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  const making: Making = { view, language, w: matrixWords[language] };
  workbook.creator = view.municipality;
  workbook.title = making.w.file;
  workbook.created = new Date(view.madeAt);
  addMatrix(workbook, making);
  addList(workbook, making);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function printedOf({ view, language, w }: Making) {
  const right = `${view.municipality}, ${pick(periodWords(view.period), language)}`;
  return { left: w.file, right, foot: w.page };
}

const share = (part: number, of: number): Entry =>
  of === 0 ? { value: '' } : { value: part / of, format: '0.0%' };
const number = (value: number): Entry => ({ value, format: whole });

function tallyColumns({ w }: Making): SheetColumn[] {
  const titles = [
    w.asked,
    w.handedIn,
    w.handedInRate,
    w.onTime,
    w.onTimeRate,
    w.accepted,
    w.overdue,
  ];
  return titles.map((title) => ({ group: w.totals, title, width: 12 }));
}

function tallyEntries({ asked, handedIn, onTime, accepted, overdue }: Tally): Entry[] {
  return [
    ...[number(asked), number(handedIn), share(handedIn, asked)],
    ...[number(onTime), share(onTime, asked), number(accepted), number(overdue)],
  ];
}

function addMatrix(workbook: Workbook, making: Making): void {
  const { view, language, w } = making;
  const columns: SheetColumn[] = [
    { group: '', title: w.organization, width: 34 },
    { group: '', title: w.cluster, width: 18 },
    ...view.forms.map(({ title }) => ({
      group: w.form,
      title: textOf(title, language),
      width: 22,
    })),
    ...tallyColumns(making),
  ];
  const words = (cell: MatrixCell | null): Entry => ({
    value: cell ? standingWords(cell, view.timeZone, language) : '',
  });
  const ofForms = (tallies: readonly Tally[]) =>
    tallies.map(({ handedIn, asked }): Entry =>
      asked === 0 ? { value: '' } : share(handedIn, asked),
    );
  const organizations = (cluster: string) =>
    view.rows
      .filter((row) => row.cluster === cluster)
      .map(({ shortName, tally, cells }): SheetRow => {
        const head = [{ value: shortName }, { value: cluster }];
        return { tone: 'plain', entries: [...head, ...cells.map(words), ...tallyEntries(tally)] };
      });
  const rows = [
    ...view.clusters.flatMap(({ cluster, tally, forms }): SheetRow[] => [
      ...organizations(cluster),
      {
        tone: 'subtotal',
        entries: [
          ...[{ value: w.subtotal + cluster }, { value: cluster }],
          ...[...ofForms(forms), ...tallyEntries(tally)],
        ],
      },
    ]),
    ...organizations(''),
    {
      tone: 'total' as const,
      entries: [
        ...[{ value: w.total }, { value: '' }],
        ...[...ofForms(view.forms.map(({ tally }) => tally)), ...tallyEntries(view.total)],
      ],
    },
  ];
  addTable(workbook, { name: w.matrix, columns, rows, printed: printedOf(making) });
}

function addList(workbook: Workbook, making: Making): void {
  const { view, language, w } = making;
  const { timeZone } = view;
  const titles: [string, number][] = [
    ...([
      [w.organization, 34],
      [w.cluster, 18],
      [w.form, 34],
      [w.state, 26],
    ] as const),
    ...([
      [w.filled, 12],
      [w.of, 12],
      [w.due, 17],
      [w.submitted, 17],
    ] as const),
    ...([
      [w.wasOnTime, 10],
      [w.until, 14],
      [w.reason, 40],
    ] as const),
  ].map(([title, width]) => [title, width]);
  const at = (iso: string | null, format: string): Entry =>
    iso === null ? { value: '' } : { value: wallClock(iso, timeZone), format };
  const rows = view.rows.flatMap(({ shortName, cluster, cells }) =>
    cells.flatMap((cell, index): SheetRow[] => {
      const form = view.forms[index];
      if (!cell || !form) return [];
      const { onTime, exception } = cell;
      const entries: Entry[] = [
        ...[{ value: shortName }, { value: cluster }, { value: textOf(form.title, language) }],
        { value: standingWords(cell, timeZone, language) },
        ...[number(cell.filled), number(cell.of), at(cell.dueAt, moment)],
        at(cell.submittedAt, moment),
        { value: onTime === null ? '' : onTime ? w.yes : w.no },
        ...[at(exception?.until ?? null, day), { value: exception?.reason ?? '' }],
      ];
      return [{ tone: 'plain', entries }];
    }),
  );
  addTable(workbook, {
    name: w.list,
    columns: titles.map(([title, width]) => ({ group: '', title, width })),
    rows,
    printed: printedOf(making),
  });
}
