import { personColumn, type TableDefinition } from '../../catalogs/dictionary.ts';
import type { Language } from '../../forms/run/text.ts';
import { cellText, type Cell } from '../tables/typed.ts';
import type { Checked } from './check.ts';
import type { ImportDraft } from './draft.model.ts';
import { letterOf, role } from './import/reading.ts';
import type { Layout } from './import/recognise.ts';
import { reasonText, reasonTitle } from './import/words.ts';
import type { ExternalImport, ImportRecord } from './model.ts';
import type { CheckView, DraftView, ExternalTableView, ImportRecordView } from './schema.ts';

export function presentRecord({ at, ...record }: ImportRecord): ImportRecordView {
  return { ...record, at: at.toISOString() };
}

/** A table of the catalog with the periods that were imported into it. */
export function presentTable(
  table: TableDefinition,
  imports: readonly ExternalImport[],
): ExternalTableView {
  const { id, title, source, period, persons, note, columns } = table;
  const person = personColumn(table);
  return {
    id,
    title,
    source,
    periodType: period,
    persons,
    person: columns.find((column) => column.id === person)?.title ?? null,
    note: note ?? '',
    columns: columns.map((column) => ({
      id: column.id,
      title: column.title,
      type: column.type,
      unit: column.unit ?? null,
      choices: column.choices ?? [],
      decimals: column.decimals,
      min: column.min ?? null,
      max: column.max ?? null,
      required: column.required,
      key: column.key,
    })),
    periods: imports
      .filter((one) => one.tableId === id && one.current !== null)
      .sort((a, b) => (a.period < b.period ? 1 : -1))
      .map(({ period: of, current, stale, history }) => {
        const now = history.find((record) => record.id === current);
        return {
          period: of,
          rows: (now?.taken ?? 0) + (now?.kept ?? 0),
          computing: stale,
          history: [...history].reverse().map(presentRecord),
        };
      }),
  };
}

/** Values of a column shown beside it, so that a person sees what it holds. */
const samples = 4;

/** A kept file as the page asks about its columns. */
export function presentDraft(
  draft: ImportDraft,
  rows: readonly (readonly Cell[])[],
  of: Layout & { sheet: number },
): DraftView {
  const { sheet, header, columns, decimal } = of;
  const begin = header === null ? 0 : header + 1;
  const sample = (at: number) => {
    const texts = rows.slice(begin).map((row) => cellText(row[at]));
    return [...new Set(texts.filter(Boolean))].slice(0, samples);
  };
  return {
    id: draft._id,
    tableId: draft.tableId,
    period: draft.period,
    file: draft.file,
    sheets: draft.sheets.map(({ name, rows: count }) => ({ name, rows: count })),
    sheet,
    header,
    decimal,
    fits: columns.includes(role.organization) && of.found >= 2,
    head: rows.slice(0, 20).flatMap((cells, row) => {
      const text = cells.map(cellText).filter(Boolean).join(', ').slice(0, 80);
      return text ? [{ row, text }] : [];
    }),
    columns: columns.map((is, at) => ({
      letter: letterOf(at),
      heading: header === null ? '' : cellText(rows[header]?.[at]),
      samples: sample(at),
      role: is,
    })),
  };
}

/** What a file would bring, as the page shows it. */
export function presentCheck(
  checked: Checked,
  headings: readonly string[],
  current: CheckView['current'],
  language: Language,
): CheckView {
  const { taken, rejected, organizations, reasons, firstRejected, mark } = checked;
  const unclear = ({ by }: { by: string }) => by !== 'name';
  const meaning = ({
    text,
    count,
    means,
    by,
    candidates,
  }: Checked['organizationMeanings'][number]) =>
    by === 'name' ? [] : [{ text, rows: count, means, by, candidates }];
  return {
    total: taken + rejected,
    taken,
    rejected,
    organizations: organizations.size,
    reasons: [...reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([code, rows]) => ({ code, title: reasonTitle(code)[language], rows })),
    rejectedRows: firstRejected.map(({ number, faults, cells }) => ({
      row: number,
      faults: faults.map(({ column, code, words }) => ({
        column: column === null ? '' : headings[column] || letterOf(column),
        value: column === null ? '' : cellText(cells[column]),
        code,
        message: reasonText({ code, words })[language],
      })),
    })),
    unclear: {
      organizations: checked.organizationMeanings.filter(unclear).flatMap(meaning),
      values: checked.valueMeanings.flatMap(({ column, list }) =>
        list.filter(unclear).flatMap((one) => meaning(one).map((view) => ({ column, ...view }))),
      ),
    },
    current,
    mark,
  };
}
