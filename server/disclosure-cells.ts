/**
 * What may be shown of groups of people that are picked by their answers, in the municipality and
 * in its organizations: a table of organizations by groups. Pure: counts in, decisions out.
 */

/** A group picked by answers, such as the parents of primary pupils. */
export interface Column {
  id: string;
  /** The name that columns share which differ only by whose organizations they look at. */
  group: string;
  /** The groups that it lies in, the nearest first. Others it does not overlap with. */
  within: readonly string[];
}

/**
 * Answers of a group in one organization: how many, each a person's of its own. Or, where one
 * person may have several, such as a row for each exam: in each period how many each person has, in
 * an order that all groups share; whether the people of two periods are the same is not known.
 */
export type Size = number | readonly (number | readonly number[])[];

/** An organization's people. No person is in two organizations. */
export interface Member {
  /** What is in all its groups and in none. */
  all: Size;
  groups: ReadonlyMap<string, Size>;
}

/** One organization, or several whose own figures are hidden and that are known together only. */
export interface Row {
  id: string;
  /** Its own total is shown, so that its groups may be. */
  shown: boolean;
  members: readonly Member[];
  /** Columns that look at it; a column that looks at some of several hidden ones is never shown. */
  columns: ReadonlySet<string>;
}

export interface CellsShown {
  /** Columns whose sum over the rows that they look at may be shown. */
  columns: ReadonlySet<string>;
  /** Rows in which every such column may be shown. */
  rows: ReadonlySet<string>;
}

/**
 * Decides which groups may be shown, so that nothing about 1 to k − 1 people follows from any sums
 * and differences of them and of the rows’ totals, however they are combined.
 *
 * The shown groups cut everybody into classes. A row whose every class has nobody or at least k
 * people may show its groups: whatever follows about it is made of whole classes. The other rows
 * are known by their totals and, together, by the totals of classes; from these follow whole rows
 * and whole classes, and nothing else as long as there is an anchor: a row with k people in every
 * class, or a class with k people in every row. (What follows is then a number for each row plus a
 * number for each class, 0 or 1 everywhere; beside the anchor one of the two must vanish, or the
 * group has a cell of the anchor in it and so at least k people.) Rows that columns look at
 * differently are decided about apart.
 *
 * Where people have several answers each, classes are made of answers, and one person may have some
 * in several classes. All of the above is about answers then, and holds as it stands: what follows
 * is made of whole classes or has a cell of the anchor in it. Taking more answers together never
 * makes fewer people of them, so it is enough that each of these has answers of k people.
 *
 * Where it does not hold, rows stop showing their groups first, the smallest before the others;
 * where that is not enough the smallest group goes.
 */
export function discloseCells(
  columns: readonly Column[],
  rows: readonly Row[],
  k: number,
): CellsShown {
  const sizes = new Map(columns.map((column) => [column.id, sizeOf(column, rows)]));
  const size = ({ id }: Column) => sizes.get(id) ?? 0;
  // A group of nobody is no border.
  const empty = columns.filter((column) => size(column) === 0);
  let left = columns
    .filter((column) => size(column) !== 0)
    .sort((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1));
  for (;;) {
    const shown = attempt(left, rows, k);
    const told = new Set([...empty, ...left].map(({ id }) => id));
    if (shown || left.length === 0) return { columns: told, rows: shown ?? new Set() };
    const without = left.map((one) => left.filter((other) => other !== one));
    left = without.find((some) => attempt(some, rows, k)) ?? without[0] ?? [];
  }
}

function sizeOf({ id, group }: Column, rows: readonly Row[]): number {
  const looking = rows.filter(({ columns }) => columns.has(id));
  return sum(
    looking.flatMap(({ members }) => members.map((one) => peopleIn(one.groups.get(group)))),
  );
}

function sum(all: readonly number[]): number {
  return all.reduce((before, one) => before + one, 0);
}

/** Which rows may show all these columns; null where some column must go. */
function attempt(columns: readonly Column[], rows: readonly Row[], k: number): Set<string> | null {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const looking = columns.filter(({ id }) => row.columns.has(id)).map(({ id }) => id);
    const name = JSON.stringify(looking);
    alike.set(name, [...(alike.get(name) ?? []), row]);
  }
  const shown = new Set<string>();
  for (const some of alike.values()) {
    const looking = columns.filter(({ id }) => some[0]?.columns.has(id));
    const lines = some.map((row) => ({ row, classes: classesOf(row, looking) }));
    const fine = fineLines(lines, k);
    if (!fine) return null;
    for (const { row } of fine) if (row.shown) shown.add(row.id);
  }
  return shown;
}

interface Line {
  row: Row;
  /** People with answers in each class, those in no column first. */
  classes: readonly number[];
}

/** People with answers in each group and in no group inside it, and in none. */
function classesOf({ members }: Row, columns: readonly Column[]): number[] {
  const groups = new Map(columns.map((column) => [column.group, column]));
  const inside = new Map<string | null, string[]>();
  for (const { group, within } of groups.values()) {
    // A group that is not shown is no border: what lies in it lies in the next one around it.
    const around = within.find((one) => groups.has(one)) ?? null;
    inside.set(around, [...(inside.get(around) ?? []), group]);
  }
  const people = (around: string | null) =>
    members.map(({ all, groups: sizes }) => {
      const without = (inside.get(around) ?? []).map((one) => sizes.get(one) ?? 0);
      return peopleIn(around === null ? all : sizes.get(around), without);
    });
  return [null, ...groups.keys()].map((around) => sum(people(around)));
}

/** People with answers in a group that are in none of those inside it; below zero: not so many. */
export function peopleIn(group: Size = 0, inside: readonly Size[] = []): number {
  const periods = Math.max(...[group, ...inside].map((one) => periodsOf(one).length));
  const people = Array.from({ length: periods }, (_, i) => {
    const [own = 0, ...others] = [group, ...inside].map((one) => periodsOf(one)[i] ?? 0);
    return peopleLeft(own, others);
  });
  const wrong = people.find((one) => one < 0);
  return wrong ?? Math.max(0, ...people);
}

const periodsOf = (size: Size) => (typeof size === 'number' ? [size] : size);

type OfPeriod = number | readonly number[];

function peopleLeft(group: OfPeriod, inside: readonly OfPeriod[]): number {
  const each = [group, ...inside].filter((one) => typeof one !== 'number');
  const counts = [group, ...inside].filter((one) => typeof one === 'number');
  const [all = 0, ...others] = counts;
  if (each.length === 0) return all - sum(others);
  // Nobody is nobody, however it is told.
  if (counts.some((one) => one !== 0)) return -1;
  const [first = [], ...rest] = typeof group === 'number' ? [[], ...each] : each;
  const left = Array.from({ length: Math.max(...each.map(({ length }) => length)) }, (_, i) =>
    rest.reduce((before, one) => before - (one[i] ?? 0), first[i] ?? 0),
  );
  return left.some((one) => one < 0) ? -1 : left.filter((one) => one > 0).length;
}

/** Fewer than k but somebody. Below nobody the counts disagree: wait behind the same curtain. */
function isFew(people: number, k: number): boolean {
  return people !== 0 && people < k;
}

const everybody = ({ row }: Line) => sum(row.members.map(({ all }) => peopleIn(all)));

/** The lines that may stand in full beside the totals of the others; null where none is enough. */
function fineLines(lines: readonly Line[], k: number): Line[] | null {
  const isFine = ({ classes }: Line) => classes.every((people) => !isFew(people, k));
  const fine = lines.filter(isFine).sort((a, b) => everybody(a) - everybody(b));
  const rest = lines.filter((line) => !isFine(line));
  if (isKnownByTotals(rest, k)) return fine;
  const one = fine.find((line) => isKnownByTotals([...rest, line], k));
  if (one) return fine.filter((line) => line !== one);
  for (const [i, line] of fine.entries()) {
    rest.push(line);
    if (isKnownByTotals(rest, k)) return fine.slice(i + 1);
  }
  return null;
}

/** Whether only whole rows and whole classes of at least k people follow from their totals. */
function isKnownByTotals(lines: readonly Line[], k: number): boolean {
  const present = lines.filter(({ classes }) => classes.some((people) => people !== 0));
  const [first] = present;
  if (!first) return true;
  const totals = first.classes.map((_, i) =>
    present.reduce((sum, { classes }) => sum + (classes[i] ?? 0), 0),
  );
  if (totals.some((people) => isFew(people, k))) return false;
  const enough = (line: Line, i: number) => (line.classes[i] ?? 0) >= k;
  return (
    present.some((line) => totals.every((people, i) => people === 0 || enough(line, i))) ||
    totals.some((_, i) => present.every((line) => enough(line, i)))
  );
}
