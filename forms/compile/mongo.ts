import type { Tree, ValueType } from '../run/types.ts';

/** A MongoDB aggregation expression as JSON. */
export type Aggregation =
  string | number | boolean | null | Aggregation[] | { [operator: string]: Aggregation };

/** Every aggregation operator this file writes: each is documented for MongoDB 8.0. */
export const usedOperators = [
  ...['$and', '$or', '$not', '$cond', '$ifNull', '$let', '$literal'],
  ...['$eq', '$lt', '$lte', '$gt', '$gte', '$in', '$isArray', '$isNumber'],
  ...['$add', '$subtract', '$multiply', '$divide', '$mod', '$abs', '$floor', '$round', '$trunc'],
  ...['$sum', '$min', '$max', '$size', '$toDouble', '$indexOfCP'],
  ...['$concatArrays', '$setEquals', '$setIsSubset', '$setIntersection'],
  ...['$dateFromString', '$dateToString', '$dateFromParts', '$dateAdd', '$dateDiff'],
  ...['$year', '$month', '$dayOfMonth'],
] as const;

export interface AggregationOptions {
  /** Where answers stand: a path (`$answers`) or a function from a name to its path. */
  field?: string | ((name: string) => string);
  /** Where the folded copies of free texts stand; `$folded` unless told. */
  folded?: string | ((name: string) => string);
  /** The day "today" means: `YYYY-MM-DD`, or an expression giving such a string. */
  today: Aggregation;
}

type Ref = Extract<Tree, { kind: 'ref' }>;
type Call = Extract<Tree, { kind: 'call' }>;
type Compile = (tree: Tree) => Aggregation;
interface Target {
  /** The value of a tree, null where it has none. */
  value: Compile;
  /** As `value`, but an answer is its bare path: for where a missing field does as null would. */
  plain: Compile;
  /** Whether a tree is true: always true or false, never null. */
  truth: Compile;
  /** A number as a double, so that whole numbers neither overflow nor divide differently. */
  number: Compile;
  /** A list, empty where there is no answer. */
  list: Compile;
  today: Aggregation;
}

const literal = (value: Aggregation): Aggregation => ({ $literal: value });
// NaN and "" would count as true, and NaN as less than any number: both are no value.
const nothing: Aggregation = literal([null, '', [], {}, NaN]);
const beyondDecimals = 1e15;

const alwaysThere = new Set<string>([
  ...['and', 'or', 'not', 'empty', 'equal', 'less', 'lessorequal', 'greater', 'greaterorequal'],
  ...['contains', 'anyof', 'textcontains', 'sum', 'count', 'today'],
]);

/** Whether a tree may have no value. */
function nullable(tree: Tree): boolean {
  if (tree.kind !== 'call') return tree.kind === 'ref';
  return !alwaysThere.has(tree.call);
}

function isSet(type: ValueType): boolean {
  return type === 'numberSet' || type === 'stringSet';
}

/** Names expressions that are used more than once; the body may use only these names. */
function bind(vars: Record<string, Aggregation>, body: Aggregation): Aggregation {
  return { $let: { vars, in: body } };
}

/** A number with the binary noise of + − × removed. Near a decimal, `$round` and JavaScript agree. */
function corrected(number: Aggregation, decimals = 0): Aggregation {
  if (decimals === 0) return number;
  return bind(
    { x: number },
    {
      $cond: [{ $lt: [{ $abs: '$$x' }, beyondDecimals] }, { $round: ['$$x', decimals] }, '$$x'],
    },
  );
}

/** Null is less than everything in MongoDB, so a bare `$lt` would be true for a missing value. */
function isThere(value: Aggregation, type: ValueType): Aggregation {
  return type === 'number' ? { $gte: [value, -Infinity] } : { $gt: [value, literal('')] };
}

function compare(call: Call, { value, plain }: Target): Aggregation {
  const [left, right] = operands(call);
  const { type } = left;
  const both = nullable(left) && nullable(right);
  const orEqual = call.call === 'lessorequal' || call.call === 'greaterorequal';
  const less = call.call === 'less' || call.call === 'lessorequal';
  const operator = `$${less ? 'l' : 'g'}t${orEqual ? 'e' : ''}`;
  const missingEqual = both && orEqual;
  // A missing field is less than everything, as null is, so plain paths do where nothing is equal.
  const direct = !missingEqual && left.kind !== 'call' && right.kind !== 'call';
  const [l, r] = direct ? [plain(left), plain(right)] : ['$$l', '$$r'];
  const parts: Aggregation[] = [{ [operator]: [l, r] }];
  // The smaller side must be there; with orEqual two missing sides are equal.
  const smaller = less ? left : right;
  if (nullable(smaller)) parts.unshift(isThere(less ? l : r, type));
  // Texts are greater than every number in MongoDB, even an empty one.
  const larger = less ? right : left;
  if (larger.kind === 'ref' && type === 'number') parts.unshift({ $isNumber: less ? r : l });
  const strictly: Aggregation = parts.length > 1 ? { $and: parts } : (parts[0] ?? null);
  if (direct) return strictly;
  const body: Aggregation = missingEqual ? { $or: [{ $eq: [l, r] }, strictly] } : strictly;
  return bind({ l: value(left), r: value(right) }, body);
}

function equal(call: Call, { value, plain, list }: Target): Aggregation {
  const [left, right] = operands(call);
  if (!isSet(left.type)) {
    const read = nullable(left) && nullable(right) ? value : plain;
    return { $eq: [read(left), read(right)] };
  }
  // $setEquals ignores repeats, hence the sizes.
  return bind(
    { l: list(left), r: list(right) },
    { $and: [{ $eq: [{ $size: '$$l' }, { $size: '$$r' }] }, { $setEquals: ['$$l', '$$r'] }] },
  );
}

function operands(call: Call): [Tree, Tree] {
  const [left, right] = call.args;
  if (!left || !right) throw new TypeError(`${call.call} needs two operands`);
  return [left, right];
}

function operand(call: Call, index = 0): Tree {
  const arg = call.args[index];
  if (!arg) throw new TypeError(`${call.call} needs ${index + 1} operands`);
  return arg;
}

/** The value of a written argument such as a number of digits or a unit. */
function written(call: Call, index: number): string | number | boolean {
  const arg = operand(call, index);
  if (arg.kind !== 'literal')
    throw new TypeError(`${call.call}: argument ${index} is not written out`);
  return arg.value;
}

function multiply(call: Call, { number }: Target): Aggregation {
  const [left, right] = operands(call);
  return corrected({ $multiply: [number(left), number(right)] }, call.decimals);
}

/** The terms of a chain of + and −, those taken away negated; only its end is corrected, as a sum is. */
function terms(tree: Tree, negative: boolean, target: Target): Aggregation[] {
  if (tree.kind === 'call' && (tree.call === 'plus' || tree.call === 'minus')) {
    const [left, right] = operands(tree);
    const taken = tree.call === 'minus' ? !negative : negative;
    return [...terms(left, negative, target), ...terms(right, taken, target)];
  }
  const term = target.number(tree);
  return [negative ? { $multiply: [term, -1] } : term];
}

function addition(call: Call, target: Target): Aggregation {
  return corrected({ $add: terms(call, false, target) }, call.decimals);
}

/** All conditions of a chain of the same `and` or `or`. */
function conditions(call: Call, target: Target): Aggregation[] {
  return call.args.flatMap((arg) =>
    arg.kind === 'call' && arg.call === call.call ? conditions(arg, target) : [target.truth(arg)],
  );
}

/** Division and remainder by zero have no value; a guard around them would not survive folding. */
function division(operator: string): (call: Call, target: Target) => Aggregation {
  return (call, { number }) => {
    const [left, right] = operands(call);
    const divisor = bind({ r: number(right) }, { $cond: [{ $eq: ['$$r', 0] }, null, '$$r'] });
    return { [operator]: [number(left), divisor] };
  };
}

/** All arguments of sum, min or max as one list, lists among them opened. */
function opened(call: Call, { number, list }: Target): Aggregation {
  const single = call.args.filter((arg) => !isSet(arg.type)).map(number);
  const lists = call.args.filter((arg) => isSet(arg.type)).map(list);
  return { $concatArrays: [single, ...lists] };
}

function count(call: Call, { value, list }: Target): Aggregation {
  const counts = call.args.map((arg): Aggregation =>
    isSet(arg.type) ? { $size: list(arg) } : { $cond: [{ $in: [value(arg), nothing] }, 0, 1] },
  );
  return { $add: counts };
}

/** SurveyJS's rounding, half away from zero, step by step; see roundHalfAway in forms/run. */
function round(call: Call, { number }: Target): Aggregation {
  const power = 10 ** Number(written(call, 1));
  const scaled = { $multiply: [{ $multiply: [number(operand(call)), power] }, 1 + Number.EPSILON] };
  const nearest = {
    $cond: [{ $gte: [{ $subtract: ['$$n', '$$f'] }, 0.5] }, { $add: ['$$f', 1] }, '$$f'],
  };
  return bind(
    { n: scaled },
    bind({ n: '$$n', f: { $floor: '$$n' } }, { $divide: [nearest, power] }),
  );
}

function asDate(text: Aggregation): Aggregation {
  return {
    $dateFromString: { dateString: text, format: '%Y-%m-%d', onNull: null, onError: null },
  };
}

function dateAdd(call: Call, { value }: Target): Aggregation {
  const amount = Number(written(call, 1));
  const unit = written(call, 2);
  const parts = {
    year: { $add: [{ $year: '$$d' }, unit === 'years' ? amount : 0] },
    // Months and days out of range carry over, as in JavaScript.
    month: { $add: [{ $month: '$$d' }, unit === 'months' ? amount : 0] },
    day: { $dayOfMonth: '$$d' },
  };
  const moved: Aggregation =
    unit === 'days'
      ? { $dateAdd: { startDate: '$$d', unit: 'day', amount } }
      : { $dateFromParts: parts };
  return bind(
    { d: asDate(value(operand(call))) },
    { $dateToString: { date: moved, format: '%Y-%m-%d', onNull: null } },
  );
}

function dateDiff(call: Call, { value }: Target): Aggregation {
  const [from, to] = operands(call);
  const unit = written(call, 2);
  const dates = { l: asDate(value(from)), r: asDate(value(to)) };
  if (unit === 'days') {
    return bind(dates, { $abs: { $dateDiff: { startDate: '$$l', endDate: '$$r', unit: 'day' } } });
  }
  const months: Aggregation = {
    $subtract: [
      {
        $add: [
          { $multiply: [{ $subtract: [{ $year: '$$r' }, { $year: '$$l' }] }, 12] },
          { $subtract: [{ $month: '$$r' }, { $month: '$$l' }] },
        ],
      },
      { $cond: [{ $lt: [{ $dayOfMonth: '$$r' }, { $dayOfMonth: '$$l' }] }, 1, 0] },
    ],
  };
  return bind(dates, unit === 'months' ? months : { $trunc: [{ $divide: [months, 12] }] });
}

const calls: Record<Call['call'], (call: Call, target: Target) => Aggregation> = {
  and: (call, target) => ({ $and: conditions(call, target) }),
  or: (call, target) => ({ $or: conditions(call, target) }),
  not: (call, { truth }) => ({ $not: [truth(operand(call))] }),
  empty: (call, { value }) => ({ $in: [value(operand(call)), nothing] }),
  equal,
  less: compare,
  lessorequal: compare,
  greater: compare,
  greaterorequal: compare,
  plus: addition,
  minus: addition,
  multiply,
  divide: division('$divide'),
  remainder: division('$mod'),
  contains: (call, { list }) => {
    const [all, wanted] = operands(call);
    return { $setIsSubset: [list(wanted), list(all)] };
  },
  anyof: (call, { plain, list }) => {
    const [given, wanted] = operands(call);
    if (!isSet(given.type)) return { $in: [plain(given), list(wanted)] };
    return { $gt: [{ $size: { $setIntersection: [list(given), list(wanted)] } }, 0] };
  },
  textcontains: (call, { value }) => {
    const [text, part] = operands(call);
    return { $gte: [{ $indexOfCP: [value(text), value(part)] }, 0] };
  },
  sum: (call, target) => corrected({ $sum: opened(call, target) }, call.decimals),
  count,
  min: (call, target) => ({ $min: opened(call, target) }),
  max: (call, target) => ({ $max: opened(call, target) }),
  round,
  iif: (call, { value, truth }) => {
    const [condition, then] = operands(call);
    const otherwise = call.args[2];
    return { $cond: [truth(condition), value(then), otherwise ? value(otherwise) : null] };
  },
  today: (_call, target) => target.today,
  dateAdd,
  dateDiff,
  year: (call, { value }) => ({ $year: asDate(value(operand(call))) }),
};

function pathOf(ref: Ref, options: AggregationOptions): string {
  const place = ref.folded ? (options.folded ?? '$folded') : (options.field ?? '$answers');
  const path = typeof place === 'string' ? `${place}.${ref.name}` : place(ref.name);
  return ref.row === undefined ? path : `${path}.${ref.row}`;
}

/**
 * An answer as a value: a missing field becomes null, which equals null; where a text is expected
 * anything else is null too, since the string operators stop the whole pipeline otherwise.
 */
function answer(ref: Ref, options: AggregationOptions): Aggregation {
  const path = pathOf(ref, options);
  if (ref.type !== 'string' && ref.type !== 'date') return { $ifNull: [path, null] };
  // A choice may be a number among words.
  const isChoice = ref.type === 'string' && !ref.folded;
  if (isChoice) return { $ifNull: [{ $cond: [{ $eq: [path, literal('')] }, null, path] }, null] };
  // "" is no value, except as the folded copy of a text of spaces. Objects follow strings in order.
  const notEmpty = { [ref.folded ? '$gte' : '$gt']: [path, literal('')] };
  return { $cond: [{ $and: [notEmpty, { $lt: [path, literal({})] }] }, path, null] };
}

/**
 * Turns a typed expression into a MongoDB aggregation expression of exactly the same meaning as
 * `evaluate` in forms/run has.
 * @returns an expression that gives null where there is no value, never a missing field
 */
export function toAggregation(tree: Tree, options: AggregationOptions): Aggregation {
  const value: Compile = (inner) => {
    switch (inner.kind) {
      case 'literal':
        return literal(inner.value);
      case 'set':
        return literal(inner.values);
      case 'ref':
        return answer(inner, options);
      case 'call':
        return calls[inner.call](inner, target);
    }
  };
  const plain: Compile = (inner) => (inner.kind === 'ref' ? pathOf(inner, options) : value(inner));
  const truth: Compile = (inner) => {
    if (inner.kind === 'call' && !nullable(inner)) return value(inner);
    return { $eq: [plain(inner), true] };
  };
  const number: Compile = (inner) => {
    if (inner.kind === 'call') return value(inner);
    if (inner.kind !== 'ref') return { $toDouble: value(inner) };
    const path = pathOf(inner, options);
    const given = { $and: [{ $isNumber: path }, { $gte: [path, -Infinity] }] };
    return { $cond: [given, { $toDouble: path }, null] };
  };
  const list: Compile = (inner) => {
    if (inner.kind !== 'ref') return value(inner);
    const path = pathOf(inner, options);
    return { $cond: [{ $isArray: [path] }, path, []] };
  };
  const { today } = options;
  const target: Target = {
    value,
    plain,
    truth,
    number,
    list,
    today: typeof today === 'string' && !today.startsWith('$') ? literal(today) : today,
  };
  return value(tree);
}
