import type { TableDefinition } from '../../../catalogs/dictionary.ts';
import { cellText, type Cell } from '../../tables/typed.ts';
import { keyOf, role } from './reading.ts';

/** What people have said before of a table's files; keys as by `keyOf`. */
export interface Remembered {
  /** Heading → role or column id. */
  headings: ReadonlyMap<string, string>;
  /** Column id → text → choice value. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Text → organization id. */
  organizations: ReadonlyMap<string, string>;
}

export interface Layout {
  header: number | null;
  columns: string[];
  decimal: ',' | '.';
  /** How many columns of the table, the organization among them, were found. */
  found: number;
}

const organizationWords =
  /(^| )(организаци|учрежден|школ|наименование оо|название оо|код оо|логин оо|логин|оо|оу|доу|доо|organization|school)/;

/** How far down headings are looked for: titles of official tables have several lines. */
const headRows = 20;

/**
 * Proposes how a sheet is to be read: in which row its headings are, what each column is, and
 * which decimal sign its texts have. What somebody has said of a heading before goes first.
 * @param header the row that a person has chosen for the headings; looked for where absent
 */
export function recognise(
  rows: readonly (readonly Cell[])[],
  table: TableDefinition,
  remembered: Remembered['headings'],
  header?: number | null,
): Layout {
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.length));
  const tried =
    header === undefined
      ? rows.slice(0, headRows).map((_, row) => row)
      : header === null
        ? []
        : [header];
  let best: { header: number; columns: string[]; found: number } | null = null;
  for (const row of tried) {
    const columns = rolesOf(rows[row] ?? [], width, table, remembered);
    const found = columns.filter((one) => one !== role.none).length;
    if (best === null || found > best.found) best = { header: row, columns, found };
  }
  const none = best === null || (best.found === 0 && header === undefined);
  const layout =
    best === null || none
      ? {
          header: header ?? firstFilled(rows),
          columns: Array<string>(width).fill(role.none),
          found: 0,
        }
      : best;
  return { ...layout, decimal: decimalOf(rows, layout.columns, layout.header, table) };
}

/** A title stands alone in its row; headings stand beside each other. */
function firstFilled(rows: readonly (readonly Cell[])[]): number | null {
  const at = rows
    .slice(0, headRows)
    .findIndex((row) => row.filter((cell) => cellText(cell) !== '').length >= 2);
  return at < 0 ? null : at;
}

/** Gives each role to one column at most: first what is surely meant, then what looks like it. */
function rolesOf(
  headings: readonly Cell[],
  width: number,
  table: TableDefinition,
  remembered: Remembered['headings'],
): string[] {
  const keys = Array.from({ length: width }, (_, at) => keyOf(cellText(headings[at])));
  const roles = keys.map((): string | null => null);
  const free = (one: string) => !roles.includes(one);
  const known = new Set([role.organization, ...table.columns.map(({ id }) => id)]);
  const give = (rule: (key: string) => string | undefined) => {
    keys.forEach((key, at) => {
      if (key === '' || roles[at] !== null) return;
      const found = rule(key);
      if (found === role.none || (found !== undefined && free(found))) roles[at] = found;
    });
  };
  give((key) => {
    const before = remembered.get(key);
    return before === role.none || (before !== undefined && known.has(before)) ? before : undefined;
  });
  const exact = new Map(
    table.columns.flatMap(({ id, title }) => [
      [keyOf(id), id],
      [keyOf(title), id],
    ]),
  );
  give((key) => exact.get(key));
  give((key) =>
    organizationWords.test(key) && !alike(key, table) ? role.organization : undefined,
  );
  give((key) => alike(key, table));
  return roles.map((one) => one ?? role.none);
}

/** The one column whose title holds the heading, or the other way round. */
function alike(key: string, table: TableDefinition): string | undefined {
  if (key.length < 4) return undefined;
  const found = table.columns.filter(({ title }) => {
    const words = keyOf(title);
    return (
      words.length >= 4 && (` ${words} `.includes(` ${key} `) || ` ${key} `.includes(` ${words} `))
    );
  });
  return found.length === 1 ? found[0]?.id : undefined;
}

/** The sign that more of the texts in number columns have. */
function decimalOf(
  rows: readonly (readonly Cell[])[],
  columns: readonly string[],
  header: number | null,
  table: TableDefinition,
): ',' | '.' {
  const numbers = new Set(
    table.columns.filter(({ type }) => type === 'number').map(({ id }) => id),
  );
  const count = { ',': 0, '.': 0 };
  for (const row of rows.slice((header ?? -1) + 1)) {
    columns.forEach((id, at) => {
      const cell = row[at];
      if (!numbers.has(id) || typeof cell !== 'string') return;
      const sign = /^-?[\d\s]+([.,])\d+%?$/.exec(cell)?.[1];
      if (sign === ',' || sign === '.') count[sign] += 1;
    });
  }
  return count['.'] > count[','] ? '.' : ',';
}
