import { ConditionsParser, type Operand } from 'survey-core';
import { limits, tooDeep } from './bounds.ts';
import { ExpressionFault } from './faults.ts';
import { isObject } from './source.ts';

/** What the parser read, before any meaning; `text` is the fragment as survey-core prints it. */
export type Parsed = { text: string } & (
  | { kind: 'constant'; value: string | number | boolean }
  | { kind: 'nothing' }
  | { kind: 'array'; items: Parsed[] }
  | { kind: 'variable'; name: string }
  | { kind: 'unary'; operator: string; operand: Parsed }
  | { kind: 'binary'; operator: string; left: Parsed; right: Parsed }
  | { kind: 'function'; name: string; args: Parsed[] }
);

const longest = 5_000;

function property(operand: Operand, name: string): unknown {
  return Reflect.get(operand, name);
}

function isOperand(value: unknown): value is Operand {
  return typeof value === 'object' && value !== null && 'getType' in value;
}

const partNames = ['expression', 'leftOperand', 'rightOperand', 'values', 'paramValues'];
const chains = new Map<unknown, string>([
  ['and', 'and'],
  ['or', 'or'],
  ['plus', 'sum'],
  ['minus', 'sum'],
]);

/** The operands one level below; the same operator again, as in `a + b - c`, is the same level. */
function below(value: Operand): { operand: Operand; levels: number }[] {
  const chain = chains.get(property(value, 'operator'));
  return partNames
    .flatMap((name) => property(value, name))
    .filter(isOperand)
    .map((operand) => {
      const continued = chain !== undefined && chains.get(property(operand, 'operator')) === chain;
      return { operand, levels: continued ? 0 : 1 };
    });
}

/** Measures before anything else walks the expression, without recursion: it may be very deep. */
function limitSource(whole: Operand): void {
  const left = [{ operand: whole, level: 1, depth: 1 }];
  let parts = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    parts += 1;
    const { level, depth } = next;
    if (level > limits.levels || depth > limits.chain + limits.levels || parts > limits.parts)
      throw tooDeep();
    for (const { operand, levels } of below(next.operand)) {
      left.push({ operand, level: level + levels, depth: depth + 1 });
    }
  }
}

function read(value: unknown): Parsed {
  if (!isOperand(value)) return { kind: 'nothing', text: 'null' };
  const text = value.toString();
  const child = (name: string): Parsed => read(property(value, name));
  const children = (name: string): Parsed[] => {
    const list = property(value, name);
    return Array.isArray(list) ? list.map((item: unknown) => read(item)) : [];
  };
  switch (value.getType()) {
    case 'const': {
      const constant = property(value, 'correctValue');
      return typeof constant === 'string' ||
        typeof constant === 'number' ||
        typeof constant === 'boolean'
        ? { kind: 'constant', value: constant, text }
        : { kind: 'nothing', text };
    }
    case 'variable':
      // A leading # (value without conversion) stays in the name, which then is unknown.
      return {
        kind: 'variable',
        name:
          property(value, 'useValueAsItIs') === true ? text : String(property(value, 'variable')),
        text,
      };
    case 'array':
      return { kind: 'array', items: children('values'), text };
    case 'unary':
      return {
        kind: 'unary',
        operator: String(property(value, 'operator')),
        operand: child('expression'),
        text,
      };
    case 'binary':
      return {
        kind: 'binary',
        operator: String(property(value, 'operator')),
        left: child('leftOperand'),
        right: child('rightOperand'),
        text,
      };
    case 'function':
      return {
        kind: 'function',
        name: String(property(value, 'functionName')),
        args: children('paramValues'),
        text,
      };
    default:
      throw new ExpressionFault(
        'expression.unsupported',
        { ru: 'Эта часть выражения не поддерживается', en: 'This part is not supported' },
        text,
      );
  }
}

/**
 * Reads an expression with survey-core's own parser: the only place that knows its classes.
 * @throws ExpressionFault with the position where the text stops making sense
 */
export function parseExpression(text: string): Parsed {
  if (text.length > longest) {
    throw new ExpressionFault('expression.syntax', {
      ru: `Выражение длиннее ${longest} знаков: разделите его на части`,
      en: `The expression is longer than ${longest} characters: split it`,
    });
  }
  const parser = new ConditionsParser();
  const operand: unknown = parser.parseExpression(text);
  if (!isOperand(operand)) {
    // There is none where the parser ran out of stack.
    const at = isObject(parser.error) ? parser.error['at'] : undefined;
    throw new ExpressionFault(
      'expression.syntax',
      { ru: 'Выражение записано с ошибкой', en: 'The expression cannot be read' },
      undefined,
      typeof at === 'number' ? at : 0,
    );
  }
  limitSource(operand);
  return read(operand);
}
