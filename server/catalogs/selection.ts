import type { Tree } from '../../forms/run/types.ts';
import type { CompiledAggregate, OwnMeasure, RowSource, Selection } from './compiled.ts';
import { conditionsIn, pickOf, text } from './pick.ts';
import { isAbsence, isBeyondSplitting, questionName, questionsSaid, splitsOf } from './splits.ts';

/**
 * Of which people's answers a measure shows figures. Figures of one family are sums over the same
 * people's answers to the same questions, so they can be added and subtracted, and which of them
 * may be shown is decided for all of them together.
 */
export function selectionsOf(measure: WithoutSelections): Selection[] {
  const amounts = amountsOf(measure);
  const all = amounts.flatMap((one) => [
    ...selectionOf(one, amounts),
    ...jointOf(one, amounts).flatMap(({ frame, said }) =>
      splitsOf(said).map(({ pick, told, by }) => {
        const around = frame.filter((condition) => !isAsking(text(condition), pick));
        const some = selection(one.rows, [...around, ...pick].flatMap(conditionsIn), told);
        const isTable = isOfTable(one.rows);
        return { ...some, beside: isTable ? { rows: placeOf(one.rows), ...by } : null };
      }),
    ),
  ]);
  return [...new Map(all.map((one) => [text(one), one])).values()];
}

/** Whether it counts people by so many questions that not all it tells of them can be looked at. */
export function asksTooMuch(measure: WithoutSelections): boolean {
  const amounts = amountsOf(measure);
  return amounts.some((one) => jointOf(one, amounts).some(({ said }) => isBeyondSplitting(said)));
}

type WithoutSelections = Omit<OwnMeasure, 'derived' | 'selections'>;

/** Of which rows a number is told, and the names of the questions by which they are taken. */
export interface Telling {
  rows: string;
  by: readonly string[];
}

/** The numbers of persons' rows that somebody who sees a measure's figures can tell. */
export function tellingsOf(measure: WithoutSelections): Telling[] {
  return amountsOf(measure).flatMap(({ rows }) => {
    const by = questionsSaid(conditionsIn(rows.where));
    const whole = { rows: placeOf(rows), by };
    return rows.by === null ? [whole] : [whole, { ...whole, by: [...by, questionName(rows.by)] }];
  });
}

/** Whether its columns are shown nowhere by themselves, as the questions of a form are. */
function isOfTable({ source }: RowSource): boolean {
  return 'table' in source || source.roster !== undefined;
}

/** Rows that can be counted together. */
function placeOf({ source, span }: RowSource): string {
  return text([source, span]);
}

/** The amounts of a measure. */
function amountsOf(measure: WithoutSelections): Amount[] {
  const own = measure as OwnMeasure;
  if (own.kind === 'external') return [];
  if (own.kind !== 'share' && own.kind !== 'ratio') return amountsIn(own.of, false);
  return [...amountsIn(own.of, false), ...amountsIn(own.in, true)];
}

/** The persons' rows that an amount is made of. */
interface Amount {
  rows: RowSource;
  /** Something is divided by it. */
  divides: boolean;
}

function amountsIn(one: CompiledAggregate, divides: boolean): Amount[] {
  if (one.from === 'element') return [];
  if (one.from === 'rows') return one.persons ? [{ rows: one, divides }] : [];
  const tree = one.from === 'formula' ? one.value : one.where;
  const divisors = new Set(tree === true ? [] : divisorsIn(tree));
  return Object.entries(one.of).flatMap(([name, part]) =>
    amountsIn(part, divides || divisors.has(name)),
  );
}

/** Names of the amounts by which something is divided. */
function divisorsIn(tree: Tree, within = false): string[] {
  if (tree.kind === 'ref') return within ? [tree.name] : [];
  if (tree.kind !== 'call') return [];
  return tree.args.flatMap((arg, i) =>
    divisorsIn(arg, within || (tree.call === 'divide' && i === 1)),
  );
}

/**
 * What an amount says about whom. A count tells about everybody whether he is meant, unless it is
 * what something is a part of: then it tells who is looked at.
 */
function selectionOf({ rows, divides }: Amount, all: readonly Amount[]): Selection[] {
  const { take, value, where, per } = rows;
  const own = conditionsIn(where);
  if (take !== 'count') return [selection(rows, own, value ? [value] : [])];
  if (per !== 'row') return [selection(rows, own, [])];
  const inside = all.map((other) => ({ ...other, conditions: partOf(other.rows, rows) }));
  const counted = inside.flatMap(({ conditions }) => conditions ?? []);
  const framing = own.length > 0 && inside.some(({ conditions }) => (conditions?.length ?? 0) > 0);
  if (divides || framing) return [selection(rows, own, counted)];
  const framed = all.some((other) => (partOf(rows, other.rows)?.length ?? 0) > 0 && isFrame(other));
  return framed ? [] : [selection(rows, [], own)];

  function isFrame(other: Amount) {
    return other.divides || other.rows.where !== null;
  }
}

/** A number of people of whom several things hold. */
interface Joint {
  /** Who is looked at. */
  frame: readonly Tree[];
  /** What is said of them, any part of which may pick some. */
  said: readonly Tree[];
}

/**
 * What an amount tells of people by several conditions at once. What was answered to each question
 * of a form is shown by itself among the results of its campaigns, so any number of people by two
 * questions stands beside numbers by one of them. The columns of a table or roster are shown nowhere
 * by themselves: there it matters only beside another measure that tells of one of the conditions.
 */
function jointOf({ rows, divides }: Amount, all: readonly Amount[]): Joint[] {
  const own = conditionsIn(rows.where);
  if (divides || rows.take !== 'count' || rows.per !== 'row')
    return [{ frame: [], said: own.filter((condition) => !isAbsence(condition)) }];
  const frames = all.flatMap((other): Joint[] => {
    const said = other.divides || other.rows.where !== null ? partOf(rows, other.rows) : null;
    return said && said.length > 0 ? [{ frame: conditionsIn(other.rows.where), said }] : [];
  });
  return frames.length > 0 ? frames : [{ frame: [], said: own }];
}

/** What rows must hold beyond what others must; null where they are not among those. */
function partOf(rows: RowSource, others: RowSource): Tree[] | null {
  if (placeOf(rows) !== placeOf(others) || rows === others) return null;
  const own = conditionsIn(rows.where);
  const theirs = conditionsIn(others.where).map(text);
  const known = new Set(own.map(text));
  if (theirs.some((one) => !known.has(one) && !isAsking(one, own))) return null;
  return own.filter((one) => !theirs.includes(text(one)));
}

/** Whether the others need only have answered what the rows are compared by. */
function isAsking(condition: string, own: readonly Tree[]): boolean {
  return own.some((one) => conditionsIn(answered(one)).map(text).includes(condition));
}

function selection(rows: RowSource, own: readonly Tree[], measured: readonly Tree[]): Selection {
  const { source, span, by, person } = rows;
  const asked = conditionsIn(joined(measured.flatMap((one) => answered(one) ?? [])));
  const known = new Set(asked.map(text));
  const picking = own.filter((one) => !known.has(text(one)));
  const counting = (where: Tree | null, part: string | null): RowSource => ({
    ...{ from: 'rows', source, persons: true, take: 'count', value: null, where, by: part },
    ...{ per: 'row', span, person },
  });
  const missing = asked.filter((one) => !own.map(text).includes(text(one)));
  const questions = [...new Set(measured.flatMap(refsIn).map(text))].sort();
  return {
    family: text([source, span, questions]),
    pick: picking.length > 0 ? pickOf(picking) : null,
    by,
    picked: counting(joined([...own, ...missing]), by),
    among: counting(joined(asked), null),
    beside: null,
  };
}

/** What must have been answered for a condition or number to say anything; null for nothing. */
function answered(tree: Tree): Tree | null {
  if (tree.kind !== 'call') return tree.kind === 'ref' ? notEmpty(tree) : null;
  const { call, args } = tree;
  // Whoever gave no answer is told apart by these too.
  if (call === 'empty') return null;
  const parts = args.map(answered);
  const said = parts.filter((one) => one !== null);
  if (call === 'or' || call === 'iif') {
    return said.length < parts.length ? null : either(said);
  }
  return joined(said);
}

function refsIn(tree: Tree): Tree[] {
  if (tree.kind === 'ref') return [{ kind: 'ref', type: tree.type, name: tree.name }];
  return tree.kind === 'call' ? tree.args.flatMap(refsIn) : [];
}

function notEmpty(ref: Tree): Tree {
  const empty: Tree = { kind: 'call', type: 'boolean', call: 'empty', args: [ref] };
  return { kind: 'call', type: 'boolean', call: 'not', args: [empty] };
}

function either(all: Tree[]): Tree | null {
  const [only, ...others] = all;
  if (!only || others.length === 0) return only ?? null;
  return { kind: 'call', type: 'boolean', call: 'or', args: all };
}

/** All of them, each once; null for no condition. */
function joined(all: readonly Tree[]): Tree | null {
  const each = [...new Map(all.flatMap(conditionsIn).map((one) => [text(one), one])).values()];
  const [only, ...others] = each;
  if (!only || others.length === 0) return only ?? null;
  return { kind: 'call', type: 'boolean', call: 'and', args: each };
}
