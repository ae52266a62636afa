import { ConditionsParser, type Operand } from 'survey-core';
import { ExpressionFault } from './faults.ts';

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
const deepest = 100;

function property(operand: Operand, name: string): unknown {
  return Reflect.get(operand, name);
}

function isOperand(value: unknown): value is Operand {
  return typeof value === 'object' && value !== null && 'getType' in value;
}

function read(value: unknown, depth: number): Parsed {
  if (!isOperand(value)) return { kind: 'nothing', text: 'null' };
  if (depth > deepest) {
    throw new ExpressionFault('expression.unsupported', {
      ru: 'Выражение слишком глубоко вложено: разделите его на части',
      en: 'The expression is nested too deeply: split it',
    });
  }
  const text = value.toString();
  const child = (name: string): Parsed => read(property(value, name), depth + 1);
  const children = (name: string): Parsed[] => {
    const list = property(value, name);
    return Array.isArray(list) ? list.map((item: unknown) => read(item, depth + 1)) : [];
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
    const at: unknown = parser.error.at;
    throw new ExpressionFault(
      'expression.syntax',
      { ru: 'Выражение записано с ошибкой', en: 'The expression cannot be read' },
      undefined,
      typeof at === 'number' ? at : 0,
    );
  }
  return read(operand, 0);
}
