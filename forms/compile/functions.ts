import type { Tree } from '../run/types.ts';
import type { Parsed } from './parse.ts';
import { looseKey, type Meaning } from './scope.ts';
import {
  call,
  fit,
  isSet,
  limitDecimals,
  refuse,
  requireBoolean,
  requireDecimals,
  requireNumber,
  unfolded,
  type Typed,
} from './typing.ts';

type FunctionCall = Extract<Parsed, { kind: 'function' }>;
type TypeOf = (part: Parsed) => Typed;
type Compiler = (part: FunctionCall, typeOf: TypeOf) => Typed;

const text = (value: string): Tree => ({ kind: 'literal', type: 'string', value });
const today: Tree = { kind: 'call', type: 'date', call: 'today', args: [] };

function arity(part: FunctionCall, least: number, most: number): void {
  if (part.args.length < least || part.args.length > most) {
    refuse(
      'expression.function',
      part,
      'У функции другое число аргументов',
      'The function takes another number of arguments',
    );
  }
}

/** Arguments of sum, min and the like: a list among them stands for its items. */
function opened(part: FunctionCall, typeOf: TypeOf): Typed[] {
  const parts = part.args.flatMap((arg) => (arg.kind === 'array' ? arg.items : [arg]));
  if (parts.length === 0) arity(part, 1, Infinity);
  return parts.map(typeOf);
}

function openedNumbers(part: FunctionCall, typeOf: TypeOf): Typed[] {
  const args = opened(part, typeOf);
  for (const arg of args) if (arg.meaning.type !== 'numberSet') requireNumber(arg);
  return args;
}

const trees = (parts: Typed[]): Tree[] => parts.map((part) => part.tree);

const sum: Compiler = (part, typeOf) => {
  const args = openedNumbers(part, typeOf);
  const decimals = limitDecimals(Math.max(...args.map(requireDecimals)), part);
  return call('sum', 'number', trees(args), part, decimals);
};

const count: Compiler = (part, typeOf) => {
  const args = opened(part, typeOf);
  for (const arg of args) {
    if (arg.meaning.type === 'unreadable') {
      refuse('expression.types', arg, 'Такие ответы не считают', 'Such answers are not counted');
    }
  }
  return call('count', 'number', trees(args).map(unfolded), part, 0);
};

function extreme(name: 'min' | 'max'): Compiler {
  return (part, typeOf) => {
    const args = openedNumbers(part, typeOf);
    const decimals = args.map((arg) => arg.meaning.decimals);
    const known = decimals.every((digits) => digits !== undefined);
    return call(name, 'number', trees(args), part, known ? Math.max(...decimals) : undefined);
  };
}

/** The mean of what is there; of nothing it has no value, as a division by zero has none. */
const avg: Compiler = (part, typeOf) =>
  call('divide', 'number', [sum(part, typeOf).tree, count(part, typeOf).tree], part);

function wholeLiteral(part: Parsed, least: number, most: number): number {
  if (
    part.kind === 'constant' &&
    typeof part.value === 'number' &&
    Number.isInteger(part.value) &&
    part.value >= least &&
    part.value <= most
  ) {
    return part.value;
  }
  return refuse(
    'expression.unsupported',
    part,
    `Здесь нужно целое число от ${least} до ${most}`,
    `A whole number from ${least} to ${most} is needed here`,
  );
}

const round: Compiler = (part, typeOf) => {
  arity(part, 1, 2);
  const [value, digits] = part.args;
  if (!value) return refuse('expression.function', part, 'Нет аргумента', 'No argument');
  const places = digits ? wholeLiteral(digits, 0, 6) : 0;
  const args = [requireNumber(typeOf(value)).tree];
  args.push({ kind: 'literal', type: 'number', value: places });
  return call('round', 'number', args, part, places);
};

/** Both branches' meaning: same type; strings must be choices or constants, never free text. */
function branchMeaning(part: FunctionCall, branches: Typed[]): Meaning {
  const [first, ...rest] = branches;
  const type = first?.meaning.type ?? 'unreadable';
  const same = rest.every((branch) => branch.meaning.type === type);
  const usable = type === 'number' || type === 'boolean' || type === 'date' || type === 'string';
  if (!same || !usable || branches.some((branch) => branch.meaning.free)) {
    return refuse(
      'expression.types',
      part,
      'Оба значения iif должны быть одного вида: числа, условия, даты или постоянные слова',
      'Both values of iif must be of one kind: numbers, conditions, dates or constant words',
    );
  }
  if (type === 'string') {
    const values = branches.flatMap<string | number | boolean>((branch) => [
      ...(branch.meaning.domain ?? branch.written ?? []),
    ]);
    const domain = [...new Set(values.filter((value) => typeof value !== 'boolean'))];
    const keys = new Set(domain.map(looseKey));
    const odd = domain.some((value) => {
      const word = String(value);
      return word.trim() !== word || word === '' || !Number.isNaN(Number(word));
    });
    if (keys.size !== domain.length || odd) {
      refuse(
        'expression.types',
        part,
        'Слова в iif не должны быть числами или различаться только регистром и пробелами',
        'Words in iif must not be numbers or differ by case and space only',
      );
    }
    return { type, domain };
  }
  const decimals = branches.map((branch) => branch.meaning.decimals);
  return decimals.every((digits) => digits !== undefined)
    ? { type, decimals: Math.max(...decimals) }
    : { type };
}

const iif: Compiler = (part, typeOf) => {
  arity(part, 2, 3);
  const [condition, ...values] = part.args.map(typeOf);
  if (!condition) return refuse('expression.function', part, 'Нет условия', 'No condition');
  const date = values.find((value) => value.meaning.type === 'date');
  const branches = values.map((value) =>
    date && value.meaning.type === 'string' ? fit(value, date.meaning) : value,
  );
  const meaning = branchMeaning(part, branches);
  if (meaning.type === 'unreadable') return refuse('expression.types', part, 'Не то', 'Not this');
  const made = call(
    'iif',
    meaning.type,
    [requireBoolean(condition).tree, ...trees(branches)],
    part,
    meaning.decimals,
  );
  return { ...made, meaning };
};

function dateArgument(part: Parsed | undefined, whole: FunctionCall, typeOf: TypeOf): Tree {
  const typed = part && fit(typeOf(part), { type: 'date' });
  if (typed?.meaning.type !== 'date') {
    return refuse('expression.types', part ?? whole, 'Здесь нужна дата', 'A date is needed here');
  }
  return typed.tree;
}

function unit(part: Parsed | undefined, allowed: string[], usual: string): string {
  if (!part) return usual;
  if (part.kind === 'constant' && typeof part.value === 'string' && allowed.includes(part.value)) {
    return part.value;
  }
  const list = allowed.join(', ');
  return refuse(
    'expression.unsupported',
    part,
    `Единица времени может быть только: ${list}`,
    `The unit can only be: ${list}`,
  );
}

const age: Compiler = (part, typeOf) => {
  arity(part, 1, 2);
  // survey-core gives 0 for the age in days.
  const of = unit(part.args[1], ['years', 'months'], 'years');
  const args = [dateArgument(part.args[0], part, typeOf), today, text(of)];
  return call('dateDiff', 'number', args, part, 0);
};

const dateDiff: Compiler = (part, typeOf) => {
  arity(part, 2, 3);
  const of = unit(part.args[2], ['days', 'months', 'years'], 'days');
  const [from, to] = part.args.slice(0, 2).map((arg) => dateArgument(arg, part, typeOf));
  if (!from || !to) return refuse('expression.function', part, 'Нужны две даты', 'Two dates');
  return call('dateDiff', 'number', [from, to, text(of)], part, 0);
};

function shifted(date: Tree, amount: number, of: string, part: FunctionCall): Typed {
  const by: Tree = { kind: 'literal', type: 'number', value: amount };
  return call('dateAdd', 'date', [date, by, text(of)], part);
}

const furthest = { days: 36_500, months: 1_200, years: 100 };

const dateAdd: Compiler = (part, typeOf) => {
  arity(part, 2, 3);
  const [date, amount] = part.args;
  if (!amount) return refuse('expression.function', part, 'Нужно число', 'A number is needed');
  const of = unit(part.args[2], ['days', 'months', 'years'], 'days');
  const most = of === 'days' ? furthest.days : of === 'months' ? furthest.months : furthest.years;
  const by = wholeLiteral(amount, -most, most);
  // survey-core gives no value for a shift by zero.
  if (by === 0) refuse('expression.unsupported', part, 'Сдвиг на ноль', 'A shift by zero');
  return shifted(dateArgument(date, part, typeOf), by, of, part);
};

const todayShifted: Compiler = (part) => {
  arity(part, 0, 1);
  const [amount] = part.args;
  if (!amount) return { tree: today, meaning: { type: 'date' }, text: part.text };
  return shifted(today, wholeLiteral(amount, -furthest.days, furthest.days), 'days', part);
};

/** The functions an expression may use; docs/expressions.md says why others are refused. */
const functions: Record<string, Compiler> = {
  sum,
  avg,
  count,
  min: extreme('min'),
  max: extreme('max'),
  round,
  iif,
  age,
  dateDiff,
  dateAdd,
  today: todayShifted,
  currentYear: (part) => {
    arity(part, 0, 0);
    return call('year', 'number', [today], part, 0);
  },
  getYear: (part, typeOf) => {
    arity(part, 1, 1);
    return call('year', 'number', [dateArgument(part.args[0], part, typeOf)], part, 0);
  },
  getDate: (part, typeOf) => {
    arity(part, 1, 1);
    const tree = dateArgument(part.args[0], part, typeOf);
    return { tree, meaning: { type: 'date' }, text: part.text };
  },
};

/** Their names, as authors write them. */
export const supportedFunctions: readonly string[] = Object.keys(functions);

/** Compiles a function call, or refuses it by name. */
export function typeFunction(part: FunctionCall, typeOf: TypeOf): Typed {
  const compile = Object.hasOwn(functions, part.name) ? functions[part.name] : undefined;
  if (!compile) {
    return refuse(
      'expression.function',
      part,
      `Функция ${part.name} не поддерживается`,
      `The function ${part.name} is not supported`,
    );
  }
  const typed = compile(part, typeOf);
  return isSet(typed.meaning.type) ? refuse('expression.types', part, 'Не то', 'Not this') : typed;
}
