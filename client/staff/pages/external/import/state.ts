import type {
  CheckInput,
  CheckView,
  DraftView,
  ExternalTableView,
  ImportView,
} from '../../../../../server/external/schema.ts';

export type Step = 'source' | 'columns' | 'check' | 'done';

/** Roles of a column beside the ids of the table's own columns. */
export const organizationRole = '@organization';
export const noRole = '';

/** Everything that was chosen and answered so far; a step back loses none of it. */
export interface ImportState {
  step: Step;
  tableId: string;
  period: string;
  /** What is in the paste field. */
  text: string;
  /** The file as the server keeps it. */
  draft: DraftView | null;
  columns: string[];
  decimal: ',' | '.';
  round: boolean;
  /** What the person says of texts: of organizations under '', else under the column's id. */
  meanings: { column: string; text: string; means: string | null }[];
  view: CheckView | null;
  replace: 'all' | 'organizations';
  leaveOut: boolean;
  result: ImportView | null;
}

export function emptyState(tableId: string, period: string): ImportState {
  return {
    step: 'source',
    tableId,
    period,
    text: '',
    draft: null,
    columns: [],
    decimal: ',',
    round: false,
    meanings: [],
    view: null,
    replace: 'all',
    leaveOut: false,
    result: null,
  };
}

/** How the file is read, as the server takes it. */
export function layoutOf({ draft, columns, decimal, round, meanings }: ImportState): CheckInput {
  return {
    sheet: draft?.sheet ?? 0,
    header: draft?.header ?? null,
    columns,
    decimal,
    round,
    organizations: meanings
      .filter(({ column }) => column === '')
      .map(({ text, means }) => ({ text, means })),
    values: meanings.filter(({ column }) => column !== ''),
  };
}

/** The answers with one more, in the place of an earlier one about the same text. */
export function withMeaning(
  meanings: ImportState['meanings'],
  said: ImportState['meanings'][number],
): ImportState['meanings'] {
  const others = meanings.filter(
    ({ column, text }) => column !== said.column || text !== said.text,
  );
  return [...others, said];
}

/** What is wrong with the roles of columns: one given twice, or what is needed and not given. */
export function columnFault(
  columns: readonly string[],
  table: ExternalTableView,
): { twice: string } | { missing: string[] } | null {
  const used = columns.filter((one) => one !== noRole);
  const twice = used.find((one, at) => used.indexOf(one) !== at);
  if (twice !== undefined) return { twice };
  const needed = table.columns.filter(({ required }) => required).map(({ id }) => id);
  const missing = [organizationRole, ...needed].filter((one) => !used.includes(one));
  return missing.length > 0 ? { missing } : null;
}
