import type { CallName, RunContext, Tree, Value } from './types.ts';
import {
  addToDate,
  correct,
  dateDifference,
  fold,
  isEmpty,
  roundHalfAway,
  sameValue,
} from './values.ts';

/** Gives the answer or calculated value under a name; anything empty is no value. */
export type Lookup = (name: string) => unknown;

type Call = Extract<Tree, { kind: 'call' }>;
type Operator = (args: Value[], call: Call, today: string) => Value;

/** Arithmetic with an operand missing has no value. */
function arithmetic(compute: (left: number, right: number) => number | null): Operator {
  return ([left, right], call) => {
    if (typeof left !== 'number' || typeof right !== 'number') return null;
    const result = compute(left, right);
    // Adding 0 makes -0 an ordinary 0.
    return result === null ? null : correct(result, call.decimals) + 0;
  };
}

/** A comparison with an operand missing is false, except that two missing ones are equal. */
function order(compare: (left: Value, right: Value) => boolean, orEqual: boolean): Operator {
  return ([left = null, right = null]) =>
    left === null || right === null
      ? orEqual && left === right
      : compare(left, right) || (orEqual && left === right);
}

const above = (left: Value, right: Value): boolean =>
  left !== null && right !== null && left > right;
const below = (left: Value, right: Value): boolean => above(right, left);

/** Every single value among the arguments, lists opened up, missing ones left out. */
function items(args: Value[]): (string | number | boolean)[] {
  return args.flat().filter((item) => item !== null);
}

function numbers(args: Value[]): number[] {
  return items(args).filter((item) => typeof item === 'number');
}

function list(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

function extreme(pick: (...numbers: number[]) => number): Operator {
  return (args) => {
    const given = numbers(args);
    return given.length > 0 ? pick(...given) : null;
  };
}

const operators: Record<CallName, Operator> = {
  // "No value" counts as false here, and the result is always true or false.
  and: ([left, right]) => left === true && right === true,
  or: ([left, right]) => left === true || right === true,
  not: ([value]) => value !== true,
  empty: ([value]) => isEmpty(value),
  equal: ([left = null, right = null]) => sameValue(left, right),
  less: order(below, false),
  lessorequal: order(below, true),
  greater: order(above, false),
  greaterorequal: order(above, true),
  plus: arithmetic((left, right) => left + right),
  minus: arithmetic((left, right) => left - right),
  multiply: arithmetic((left, right) => left * right),
  divide: arithmetic((left, right) => (right === 0 ? null : left / right)),
  remainder: arithmetic((left, right) => (right === 0 ? null : left % right)),
  contains: ([all, wanted]) => {
    const given = list(all);
    return given.length > 0 && list(wanted).every((item) => given.includes(item));
  },
  anyof: ([given = null, wanted]) => {
    const among = list(wanted);
    return Array.isArray(given)
      ? given.some((item) => among.includes(item))
      : given !== null && among.includes(given);
  },
  textcontains: ([text, part]) =>
    typeof text === 'string' && typeof part === 'string' && text.includes(part),
  sum: (args, call) =>
    numbers(args).reduce((total, item) => correct(total + item, call.decimals), 0),
  count: (args) => items(args).length,
  min: extreme(Math.min),
  max: extreme(Math.max),
  round: ([value, digits]) =>
    typeof value === 'number' && typeof digits === 'number' ? roundHalfAway(value, digits) : null,
  iif: ([condition, then = null, otherwise = null]) => (condition === true ? then : otherwise),
  today: (_args, _call, today) => today,
  dateAdd: ([date, amount, unit]) =>
    typeof date === 'string' && typeof amount === 'number'
      ? addToDate(date, amount, String(unit))
      : null,
  dateDiff: ([from, to, unit]) =>
    typeof from === 'string' && typeof to === 'string'
      ? dateDifference(from, to, String(unit))
      : null,
  year: ([date]) => (typeof date === 'string' ? +date.slice(0, 4) : null),
};

function read(tree: Extract<Tree, { kind: 'ref' }>, lookup: Lookup): Value {
  let found = lookup(tree.name);
  if (tree.row !== undefined) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, tree.row)
        ? Reflect.get(found, tree.row)
        : null;
  }
  if (isEmpty(found)) return null;
  if (tree.folded && typeof found === 'string') return fold(found);
  if (typeof found === 'object') {
    // A whole matrix or a file is only ever asked whether it is empty.
    const items: unknown[] = Array.isArray(found) ? found : [];
    const words = items.filter((item) => typeof item === 'string' || typeof item === 'number');
    return words.length > 0 ? words : ['answered'];
  }
  return typeof found === 'number' || typeof found === 'string' || typeof found === 'boolean'
    ? found
    : null;
}

/** Evaluates a tree over a lookup; {@link evaluate} is the form for plain answers. */
export function evaluateWith(tree: Tree, lookup: Lookup, context: RunContext): Value {
  switch (tree.kind) {
    case 'literal':
      return tree.value;
    case 'set':
      return tree.values;
    case 'ref':
      return read(tree, lookup);
    case 'call': {
      const args = tree.args.map((arg) => evaluateWith(arg, lookup, context));
      return operators[tree.call](args, tree, context.today);
    }
  }
}

/**
 * The value of a compiled expression.
 * @param values answers and calculated values by name; hidden questions must already be absent
 * @returns null where the expression has no value (missing operand, division by zero)
 */
export function evaluate(
  tree: Tree,
  values: Readonly<Record<string, unknown>>,
  context: RunContext,
): Value {
  return evaluateWith(tree, (name) => (Object.hasOwn(values, name) ? values[name] : null), context);
}
