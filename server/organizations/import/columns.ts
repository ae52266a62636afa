import type { MergedCells } from '../../tables/schema.ts';
import { looks } from './cells.ts';
import type { Meaning } from './meanings.ts';
import { normalName } from './names.ts';
import { kindOf } from './types.ts';

/** How a table is read: the row of its headings (from 0; null without one) and its columns. */
export interface Layout {
  header: number | null;
  columns: Meaning[];
}

/** Words of headings, asked in this order: «почта ответственного» before «почта». */
const headings: [Meaning, RegExp][] = [
  ['ignore', /^(п п|номер|номер п п|пп|number)?$/],
  ['coordinatorEmail', /(ответств|координат|куратор|контактн\p{L}* лиц).*(почт|mail|эл адр)/u],
  ['coordinatorEmail', /(почт|mail).*(ответств|координат|куратор|контактн)/u],
  ['coordinatorPhone', /(ответств|координат|куратор|контактн\p{L}* лиц).* (тел|сот|моб|phone)/u],
  ['coordinatorPhone', /(^| )(тел|сот|моб|phone).*(ответств|координат|куратор|контактн)/u],
  ['coordinatorName', /ответств|координат|куратор|контактн\p{L}* лиц|coordinator/u],
  ['email', /mail|почт|эл адрес|электр\p{L}* адрес/u],
  ['phone', /(^| )(тел|сот|моб|факс)|phone/],
  ['shortName', /кратк|сокращ|short/],
  ['teachers', /педагог|учител|воспитател|педработник|преподават|пед работ|teachers/],
  [
    'headcount',
    /обучающ|воспитанник|учащ|учени|детей|дети|контингент|школьник|численн|колич|кол во|pupils|headcount/,
  ],
  ['head', /директор|руководител|заведующ|заведущ|начальник|head/],
  ['cluster', /кластер|округ|куст|групп|район|территори|cluster/],
  ['address', /адрес|address|местонахожд|место нахожд|населенн\p{L}* пункт/u],
  ['code', /(^| )(инн|код|огрн|оид|id|code)( |$)/],
  ['type', /^тип|^вид|тип (оо|организации|учреждения)|вид (оо|организации|учреждения)|^type/],
  [
    'name',
    /наимен|назван|организаци|учрежден|школ|детск\p{L}* сад|^(оо|доу|доо|оу|name|organization)$/u,
  ],
  ['coordinatorName', /^(фио|ф и о)$/],
];

function meaningOfHeading(heading: string): Meaning | null {
  const words = normalName(heading);
  return headings.find(([, sign]) => sign.test(words))?.[0] ?? null;
}

/** The heading of a column: its own cell, after those merged above it («Ответственный», «почта»). */
export function headingOf(
  rows: readonly string[][],
  merged: readonly MergedCells[],
  header: number,
  column: number,
): string {
  const above = merged.find(
    ({ top, bottom, left, right }) =>
      bottom < header && top >= header - 2 && left <= column && column <= right && right > left,
  );
  // A title over the whole table is no heading of a column.
  const width = rows[header]?.length ?? 0;
  const group = above && above.right - above.left < width - 1 ? rows[above.top]?.[above.left] : '';
  const down = merged.find(
    ({ top, bottom, left }) => left === column && top < header && bottom === header,
  );
  const own = rows[header]?.[column] ?? (down ? rows[down.top]?.[column] : '');
  const raised = own === '' && down ? (rows[down.top]?.[column] ?? '') : own;
  return [group, raised].filter(Boolean).join(' ');
}

/**
 * Proposes what the columns of a table mean: by the headings, which may stand under some lines of
 * title, or by what is in them. The person confirms or changes it.
 */
export function recogniseColumns(
  rows: readonly string[][],
  merged: readonly MergedCells[] = [],
): Layout {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const header = headerRow(rows);
  const indexes = Array.from({ length: width }, (_, column) => column);
  const body = rows.slice(header === null ? 0 : header + 1).filter((row) => row.some(Boolean));
  const found = indexes.map((column): Meaning | null => {
    const heading = header === null ? '' : headingOf(rows, merged, header, column);
    return heading ? meaningOfHeading(heading) : null;
  });
  return { header, columns: eachOnce(found, body) };
}

/** The row with the most headings among the first twenty: two at least, or the one filled cell. */
function headerRow(rows: readonly string[][]): number | null {
  let best: { row: number; count: number } | null = null;
  for (const [row, cells] of rows.slice(0, 20).entries()) {
    const filled = cells.filter(Boolean);
    const known = filled.filter((cell) => cell.length <= 80 && meaningOfHeading(cell) !== null);
    // A row of data holds names that look like headings, and also figures and addresses.
    const data = filled.filter((cell) => looks.email(cell) || looks.phone(cell));
    if (data.length > 0 || known.length === 0) continue;
    const alone = filled.length === 1 && /наимен|назван|name/i.test(filled[0] ?? '');
    const enough = known.length >= 2 && known.length >= filled.length / 2;
    const distinct = new Set(known.map(meaningOfHeading)).size;
    if (!alone && !(enough && distinct >= 2)) continue;
    if (isData(filled)) continue;
    if (best === null || distinct > best.count) best = { row, count: distinct };
  }
  return best?.row ?? null;
}

/** «МБОУ СОШ № 3», «школа»: words of headings, yet the row is an organization. */
function isData(filled: readonly string[]): boolean {
  const named = filled.some((cell) => /\d|[«"]/.test(cell) && kindOf(normalName(cell)) !== null);
  return named || filled.some((cell) => looks.number(cell));
}

/** Gives every column a meaning that no other has: what its heading says, then what is in it. */
function eachOnce(found: readonly (Meaning | null)[], body: readonly string[][]): Meaning[] {
  const taken = new Set<Meaning>();
  const result = found.map((meaning, column): Meaning | null => {
    const chosen = afterCoordinator(meaning, found, column);
    if (chosen === null || chosen === 'ignore') return chosen;
    if (taken.has(chosen)) return 'ignore';
    taken.add(chosen);
    return chosen;
  });
  for (const [column, meaning] of result.entries()) {
    if (meaning !== null) continue;
    const cells = body.map((row) => row[column] ?? '').filter((cell) => !looks.nothing(cell));
    const guess = meaningOfCells(cells, taken);
    result[column] = guess;
    if (guess !== 'ignore') taken.add(guess);
  }
  const named = result.map((meaning) => meaning ?? 'ignore');
  // A list with short names only has names, too.
  if (!taken.has('name') && taken.has('shortName')) {
    return named.map((meaning) => (meaning === 'shortName' ? 'name' : meaning));
  }
  return named;
}

/** «Ответственный», «Телефон», «Почта»: what stands right of the coordinator is the coordinator's. */
function afterCoordinator(
  meaning: Meaning | null,
  found: readonly (Meaning | null)[],
  column: number,
): Meaning | null {
  if (meaning !== 'phone' && meaning !== 'email') return meaning;
  const coordinator = found.indexOf('coordinatorName');
  const elsewhere = found.indexOf(meaning) !== column;
  const own = meaning === 'phone' ? 'coordinatorPhone' : 'coordinatorEmail';
  const right = coordinator >= 0 && column > coordinator;
  return right && elsewhere && !found.includes(own) ? own : meaning;
}

function meaningOfCells(cells: readonly string[], taken: ReadonlySet<Meaning>): Meaning {
  const most = (test: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(test).length >= cells.length * 0.6;
  const first = (...wanted: Meaning[]): Meaning =>
    wanted.find((meaning) => !taken.has(meaning)) ?? 'ignore';
  if (cells.length === 0) return 'ignore';
  // 1, 2, 3 …: numbers of rows.
  if (cells.every((cell, index) => Number(cell) === index + 1)) return 'ignore';
  if (most((cell) => cell.includes('@'))) return first('email', 'coordinatorEmail');
  if (most((cell) => /^\d{10}(\d{2})?$/.test(cell))) return first('code');
  if (most((cell) => looks.number(cell) && cell.replace(/\D/g, '').length < 5)) {
    return first('headcount', 'teachers');
  }
  if (most(looks.phone)) return first('phone', 'coordinatorPhone');
  if (most(looks.person)) return first('head', 'coordinatorName');
  const typed = most((cell) => kindOf(normalName(cell)) !== null);
  const distinct = new Set(cells.map(normalName)).size;
  if (typed && cells.length > 3 && distinct <= cells.length / 2) return first('type');
  if (typed) return first('name', 'shortName');
  if (most((cell) => /(^|\s)(ул|пер|пр|д|с|г)\./i.test(cell))) return first('address');
  return 'ignore';
}
