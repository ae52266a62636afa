import type { CallName, Tree } from '../run/types.ts';
import { typeFunction } from './functions.ts';
import type { Parsed } from './parse.ts';
import type { Meaning, Named, Scope } from './scope.ts';
import {
  call,
  constant,
  constantList,
  fit,
  fitBoth,
  isSet,
  limitDecimals,
  refuse,
  requireBoolean,
  requireDecimals,
  requireNumber,
  unfolded,
  type Typed,
} from './typing.ts';

type Binary = Extract<Parsed, { kind: 'binary' }>;
type TypeOf = (part: Parsed) => Typed;

function reference(named: Named, meaning: Meaning, row: string | undefined, text: string): Typed {
  const { type, free, decimals } = meaning;
  const tree: Tree = {
    kind: 'ref',
    type: type === 'unreadable' ? 'stringSet' : type,
    name: named.name,
    ...(row !== undefined && { row }),
    ...(free && { folded: true }),
    ...(decimals !== undefined && { decimals }),
  };
  return { tree, meaning, text };
}

function typeVariable(part: Extract<Parsed, { kind: 'variable' }>, scope: Scope): Typed {
  const whole = scope(part.name);
  if (whole?.constant !== undefined) {
    const { tree, meaning, written } = constant(whole.constant, part);
    const known = whole.domain ? { ...meaning, domain: whole.domain } : meaning;
    return { tree, meaning: known, text: part.text, ...(written && { written }), settled: true };
  }
  if (whole) return reference(whole, whole, undefined, part.text);
  const dot = part.name.indexOf('.');
  const matrix = dot > 0 ? scope(part.name.slice(0, dot)) : undefined;
  const wanted = part.name.slice(dot + 1).toLowerCase();
  const row = matrix?.rows?.names.find((name) => name.toLowerCase() === wanted);
  if (matrix?.rows && row !== undefined) {
    return reference(matrix, matrix.rows.meaning, row, part.text);
  }
  if (part.name.startsWith('@')) {
    return refuse(
      'expression.name',
      part,
      'В каталоге нет такой настройки',
      'The catalog has no such setting',
    );
  }
  return refuse(
    'expression.name',
    part,
    'В форме нет вопроса или значения с таким именем',
    'The form has no question or value of this name',
  );
}

function not(inner: Typed, part: Parsed): Typed {
  return call('not', 'boolean', [inner.tree], part);
}

function typeUnary(part: Extract<Parsed, { kind: 'unary' }>, typeOf: TypeOf): Typed {
  const operand = typeOf(part.operand);
  if (part.operator === 'negate') return not(requireBoolean(operand), part);
  if (part.operator === 'empty' || part.operator === 'notempty') {
    const empty = call('empty', 'boolean', [unfolded(operand.tree)], part);
    return part.operator === 'empty' ? empty : not(empty, part);
  }
  return refuseOperator(part);
}

function refuseOperator(part: Parsed & { operator: string }): never {
  return refuse(
    'expression.unsupported',
    part,
    `Действие «${part.operator}» здесь не поддерживается`,
    `The operator "${part.operator}" is not supported here`,
  );
}

function arithmetic(name: CallName, part: Binary, typeOf: TypeOf): Typed {
  const left = requireNumber(typeOf(part.left));
  const right = requireNumber(typeOf(part.right));
  const args = [left.tree, right.tree];
  if (name === 'divide') return call(name, 'number', args, part);
  const digits = [requireDecimals(left), requireDecimals(right)] as const;
  if (name === 'remainder') {
    if (digits[0] + digits[1] > 0) {
      refuse(
        'expression.decimals',
        part,
        'Остаток берут только от целых чисел',
        'A remainder is taken of whole numbers only',
      );
    }
    return call(name, 'number', args, part, 0);
  }
  const decimals = name === 'multiply' ? digits[0] + digits[1] : Math.max(...digits);
  return call(name, 'number', args, part, limitDecimals(decimals, part));
}

function order(name: CallName, part: Binary, typeOf: TypeOf): Typed {
  const [left, right] = fitBoth(typeOf(part.left), typeOf(part.right), part);
  const { type } = left.meaning;
  if (type !== 'number' && type !== 'date') {
    refuse(
      'expression.types',
      part,
      'Больше и меньше сравнивают только числа и даты',
      'Only numbers and dates are compared as more or less',
    );
  }
  return call(name, 'boolean', [left.tree, right.tree], part);
}

function equality(part: Binary, typeOf: TypeOf): Typed {
  const [left, right] = fitBoth(typeOf(part.left), typeOf(part.right), part);
  return call('equal', 'boolean', [left.tree, right.tree], part);
}

/** The right side of contains, anyof and the like as a list of constants. */
function wantedList(part: Parsed, one: 'also one constant' | 'a list only'): Typed {
  const usable =
    part.kind === 'constant' && typeof part.value !== 'boolean' && one === 'also one constant';
  if (part.kind === 'array') return constantList(part.items, part);
  if (usable) return constantList([part], part);
  return refuse(
    'expression.unsupported',
    part,
    "Здесь нужен список постоянных значений, например ['a', 'b']",
    "A list of constants is needed here, e.g. ['a', 'b']",
  );
}

function textContains(left: Typed, part: Binary): Typed {
  const { right } = part;
  if (right.kind !== 'constant' || typeof right.value !== 'string') {
    return refuse('expression.types', right, 'Здесь нужен текст', 'A text is needed here');
  }
  const wanted = right.value.toLowerCase();
  if (wanted.trim() !== wanted || wanted === '') {
    refuse(
      'expression.unsupported',
      right,
      'Искомый текст не может быть пустым, начинаться или кончаться пробелом',
      'The text looked for may not be empty or begin or end with a space',
    );
  }
  const args: Tree[] = [left.tree, { kind: 'literal', type: 'string', value: wanted }];
  return call('textcontains', 'boolean', args, part);
}

function contains(part: Binary, typeOf: TypeOf): Typed {
  const left = typeOf(part.left);
  if (left.meaning.free && part.operator !== 'allof') return textContains(left, part);
  if (!isSet(left.meaning.type) || left.written) {
    return refuse(
      'expression.types',
      part,
      'contains и allof применяют к вопросам с несколькими ответами и к тексту; для одного ответа — anyof',
      'contains and allof are for several answers and for text; for one answer use anyof',
    );
  }
  const wanted = fit(wantedList(part.right, 'also one constant'), left.meaning);
  return call('contains', 'boolean', [left.tree, wanted.tree], part);
}

function anyOf(part: Binary, typeOf: TypeOf): Typed {
  const left = typeOf(part.left);
  const { type } = left.meaning;
  const isConstant = left.written && !left.settled;
  if (isConstant || type === 'unreadable' || type === 'boolean' || type === 'date') {
    return refuseOperator(part);
  }
  const wanted = fit(
    wantedList(part.right, isSet(type) ? 'also one constant' : 'a list only'),
    left.meaning,
  );
  return call('anyof', 'boolean', [left.tree, wanted.tree], part);
}

const arithmetics: Record<string, CallName> = {
  plus: 'plus',
  minus: 'minus',
  mul: 'multiply',
  div: 'divide',
  mod: 'remainder',
};
const orders = new Set<string>(['less', 'lessorequal', 'greater', 'greaterorequal']);

function typeBinary(part: Binary, typeOf: TypeOf): Typed {
  const { operator } = part;
  if (operator === 'and' || operator === 'or') {
    const sides = [part.left, part.right].map((side) => requireBoolean(typeOf(side)).tree);
    return call(operator, 'boolean', sides, part);
  }
  const arithmeticName = arithmetics[operator];
  if (arithmeticName) return arithmetic(arithmeticName, part, typeOf);
  if (orders.has(operator)) return order(operator as CallName, part, typeOf);
  switch (operator) {
    case 'equal':
      return equality(part, typeOf);
    case 'notequal':
      return not(equality(part, typeOf), part);
    case 'contains':
    case 'contain':
    case 'allof':
      return contains(part, typeOf);
    case 'notcontains':
    case 'notcontain':
      return not(contains(part, typeOf), part);
    case 'anyof':
      return anyOf(part, typeOf);
    case 'noneof':
      return not(anyOf(part, typeOf), part);
    default:
      return refuseOperator(part);
  }
}

/**
 * Gives every part of a parsed expression its type and fits constants to what they stand beside.
 * @throws ExpressionFault naming the part that has no exact meaning
 */
export function typeExpression(part: Parsed, scope: Scope): Typed {
  const typeOf = (inner: Parsed): Typed => typeExpression(inner, scope);
  switch (part.kind) {
    case 'constant':
      return constant(part.value, part);
    case 'nothing':
      return refuse(
        'expression.unsupported',
        part,
        'Вместо сравнения с null используйте empty или notempty',
        'Use empty or notempty instead of comparing with null',
      );
    case 'array':
      return constantList(part.items, part);
    case 'variable':
      return typeVariable(part, scope);
    case 'unary':
      return typeUnary(part, typeOf);
    case 'binary':
      return typeBinary(part, typeOf);
    case 'function':
      return typeFunction(part, typeOf);
  }
}
