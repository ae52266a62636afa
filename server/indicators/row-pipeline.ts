import type { PipelineStage } from 'mongoose';
import { toAggregation, type Aggregation } from '../../forms/compile/mongo.ts';
import type { Tree } from '../../forms/run/types.ts';
import type { RowSource } from '../catalogs/compiled.ts';

/**
 * Pipelines over rows (responses to a form, rows of a roster or a table): several leaves are taken in one pass,
 * grouped by organization inside the database. A pass is cut finer only where leaves need it: by
 * part of a breakdown, by person, by group, by value.
 */

/** One organization's rows that a pass keeps apart, with the sums of its accumulators. */
export interface PassRow {
  organizationId: string;
  /** What the row says under `by`; null where it says nothing or the pass does not ask. */
  part: unknown;
  /** What it says under `group`; likewise. */
  group: unknown;
  /** Whose they are by its column `person`; not there where the pass does not ask. */
  person?: unknown;
  /** The value that the rows share, in a pass over values; null where there is none. */
  value: number | null;
  /**
   * All rows, whatever the conditions of the leaves; 0 for responses without a row in the roster,
   * which are kept apart from all others. Of what these would add up to nothing counts.
   */
  base: number;
  /** Of a roster: the responses whose first row is among these, or that have none. */
  responses?: number;
  /** The newest row's day; null where rows have none of their own. */
  day: string | null;
  sums: number[];
}

/** Where one leaf finds its numbers in a pass's rows: places in `sums`, or the count of all rows. */
export interface LeafPlaces {
  /** Rows for which `where` holds. */
  held: number | 'base';
  /** Of them those with the number that is taken. */
  n: number | 'base';
  /** The sum of that number; null where rows are only counted. */
  sum: number | null;
}

export interface Pass {
  /** The question whose rows are taken; null where rows are documents of their own. */
  roster: string | null;
  by: string | null;
  person: RowSource['person'];
  group: { group: string; folded: boolean } | null;
  /** The leaf whose values the rows are kept apart by; it is then the only one. */
  value: RowSource | null;
  leaves: readonly RowSource[];
}

/** Sorts leaves over one source into as few passes as give each what it needs. */
export function passesOf(leaves: readonly RowSource[]): Pass[] {
  const passes = new Map<string, { pass: Pass; leaves: RowSource[] }>();
  const plain: RowSource[] = [];
  const add = (pass: Omit<Pass, 'leaves'>, leaf: RowSource) => {
    const key = JSON.stringify([pass.roster, pass.by, pass.person, pass.group, pass.value]);
    const known = passes.get(key) ?? { pass: { ...pass, leaves: [] }, leaves: [] };
    known.leaves.push(leaf);
    passes.set(key, known);
  };
  for (const leaf of leaves) {
    const { by, person, per } = leaf;
    const cut = { roster: rosterOf(leaf), by, person, group: null, value: null };
    if (typeof per === 'object') add({ ...cut, group: per }, leaf);
    else if (leaf.take === 'value' && per === 'row') add({ ...cut, value: leaf }, leaf);
    else if (by === null) plain.push(leaf);
    else add(cut, leaf);
  }
  // Leaves that need no finer cut ride along: their numbers are summed over the cut.
  const hosts = [...passes.values()].filter(({ pass }) => !pass.group && !pass.value);
  for (const leaf of plain) {
    const { person } = leaf;
    const roster = rosterOf(leaf);
    const whose = JSON.stringify([roster, person]);
    const host = hosts.find(({ pass }) => JSON.stringify([pass.roster, pass.person]) === whose);
    if (host) host.leaves.push(leaf);
    else add({ roster, by: null, person, group: null, value: null }, leaf);
  }
  return [...passes.values()].map(({ pass, leaves: own }) => ({ ...pass, leaves: own }));
}

/** The question of a form whose rows a leaf takes; null for all other rows. */
export function rosterOf({ source }: Pick<RowSource, 'source'>): string | null {
  return 'form' in source ? (source.roster ?? null) : null;
}

/** Calls that are true or false and never without a value. */
const conditions = new Set<string>([
  ...['and', 'or', 'not', 'empty', 'equal', 'less', 'lessorequal', 'greater', 'greaterorequal'],
  ...['contains', 'anyof', 'textcontains'],
]);

/**
 * The pipeline of one pass after its `$match`, and where each leaf finds its numbers. Equal
 * accumulators are taken once, whoever needs them.
 *
 * @param today what "today" means in the expressions: the period's last day
 */
export function passPipeline(
  pass: Pass,
  match: Record<string, unknown>,
  today: string,
): { pipeline: PipelineStage[]; places: ReadonlyMap<RowSource, LeafPlaces> } {
  const field = pass.roster === null ? '$answers' : `$answers.${pass.roster}`;
  const options = { field, folded: '$folded', today };
  const compile = (tree: Tree): Aggregation => toAggregation(tree, options);
  const sums: Aggregation[] = [];
  const known = new Map<string, number>();
  const placeOf = (sum: Aggregation): number => {
    const text = JSON.stringify(sum);
    const place = known.get(text) ?? sums.length;
    if (place === sums.length) sums.push(sum);
    known.set(text, place);
    return place;
  };
  const holdsOf = ({ where }: RowSource): Aggregation[] =>
    where === null ? [] : truthsOf(where, field, compile);
  const counting = (all: Aggregation[]): number | 'base' => {
    const [only, ...others] = all;
    if (only === undefined) return 'base';
    return placeOf({ $cond: [others.length > 0 ? { $and: all } : only, 1, 0] });
  };
  const places = new Map<RowSource, LeafPlaces>();
  for (const leaf of pass.leaves) {
    const holds = holdsOf(leaf);
    const held = counting(holds);
    if (leaf.value === null || pass.value) {
      places.set(leaf, { held, n: held, sum: null });
      continue;
    }
    const number = numberOf(leaf.value, field, compile);
    const n = counting([...holds, { $isNumber: number }]);
    const [condition, ...more] = holds;
    const all = more.length > 0 ? { $and: holds } : condition;
    // Whatever is no number adds nothing to a sum.
    const sum = placeOf(all === undefined ? number : { $cond: [all, number, 0] });
    places.set(leaf, { held, n, sum });
  }
  const value = pass.value && valueKey(pass.value, holdsOf(pass.value), field, compile);
  const keys = {
    o: '$organizationId',
    ...(pass.by === null ? {} : { p: `${field}.${pass.by}` }),
    ...(pass.person ? { w: placeOfPerson(pass.person) } : {}),
    ...(pass.group ? { g: placeOfColumn(pass.group.group, pass.group, field) } : {}),
    ...(value ? { v: value } : {}),
    ...(pass.roster === null ? {} : { r: isRow }),
  };
  const none: Aggregation = { $literal: null };
  const pipeline: PipelineStage[] = [
    { $match: match },
    ...(pass.roster === null ? [] : [rowsOfRoster(field)]),
    {
      $group: {
        _id: Object.keys(keys).length > 1 ? keys : keys.o,
        base: { $sum: pass.roster === null ? 1 : { $cond: [isRow, 1, 0] } },
        ...(pass.roster === null ? {} : { responses: { $sum: { $cond: [isFirst, 1, 0] } } }),
        day: { $max: '$day' },
        ...Object.fromEntries(sums.map((sum, i) => [`s${i}`, { $sum: sum }])),
      },
    },
    {
      $project: {
        _id: 0,
        organizationId: Object.keys(keys).length > 1 ? '$_id.o' : '$_id',
        part: pass.by === null ? none : { $ifNull: ['$_id.p', null] },
        ...(pass.person ? { person: { $ifNull: ['$_id.w', null] } } : {}),
        group: pass.group ? { $ifNull: ['$_id.g', null] } : none,
        value: value ? '$_id.v' : none,
        base: 1,
        ...(pass.roster === null ? {} : { responses: 1 }),
        day: { $ifNull: ['$day', null] },
        sums: sums.map((_, i) => `$s${i}`),
      },
    },
  ];
  return { pipeline, places };
}

/** Which row of its response it is, from 0; null for a response without rows. */
const rowNumber = 'rosterRow';
const isRow: Aggregation = { $gte: [`$${rowNumber}`, 0] };
// Null is less than every number.
const isFirst: Aggregation = { $lte: [`$${rowNumber}`, 0] };

/** Each row in place of the response's list of them; a response without rows stays, once. */
function rowsOfRoster(path: string): PipelineStage.Unwind {
  return {
    $unwind: { path, includeArrayIndex: rowNumber, preserveNullAndEmptyArrays: true },
  };
}

function placeOfPerson(person: NonNullable<RowSource['person']>): string {
  return person === 'response' ? '$_id' : placeOfColumn(person.column, person, '$answers');
}

/** Where a row says whom or what it belongs to. */
function placeOfColumn(name: string, { folded }: { folded: boolean }, field: string): string {
  return `${folded ? '$folded' : field}.${name}`;
}

/** What must be true for a row to count, one condition beside the other. */
function truthsOf(where: Tree, field: string, compile: (tree: Tree) => Aggregation): Aggregation[] {
  if (where.kind === 'call' && where.call === 'and') {
    return where.args.flatMap((arg) => truthsOf(arg, field, compile));
  }
  const answered = answeredNumber(where);
  if (answered) return [{ $isNumber: numberOf(answered, field, compile) }];
  const truth = compile(where);
  return [where.kind === 'call' && conditions.has(where.call) ? truth : { $eq: [truth, true] }];
}

/**
 * The number question that a condition only asks to be answered: an accepted answer to it is a
 * number, which is looked at faster than all that counts as empty.
 */
function answeredNumber(where: Tree): Tree | null {
  if (where.kind !== 'call' || where.call !== 'not') return null;
  const [empty] = where.args;
  const [question] = empty?.kind === 'call' && empty.call === 'empty' ? empty.args : [];
  return question?.kind === 'ref' && question.type === 'number' ? question : null;
}

/** A question's number is its bare path: a missing one is no number to any operator that follows. */
function numberOf(tree: Tree, field: string, compile: (tree: Tree) => Aggregation): Aggregation {
  const plain = tree.kind === 'ref' && tree.row === undefined && !tree.folded;
  return plain ? `${field}.${tree.name}` : compile(tree);
}

function valueKey(
  leaf: RowSource,
  holds: Aggregation[],
  field: string,
  compile: (tree: Tree) => Aggregation,
): Aggregation {
  if (leaf.value === null) return null;
  const number = numberOf(leaf.value, field, compile);
  return { $cond: [{ $and: [...holds, { $isNumber: number }] }, number, null] };
}
