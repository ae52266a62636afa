/**
 * «Показывать, если …»: the simple conditions that can be put together from lists. Any other is
 * left as its author wrote it, and edited as text.
 */

export const operators = [
  'equal',
  'notEqual',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'contains',
  'empty',
  'notEmpty',
] as const;
export type Operator = (typeof operators)[number];

export interface ConditionPart {
  question: string;
  operator: Operator;
  /** Missing for the operators that need none. */
  value?: string | number | boolean;
}

export interface Condition {
  join: 'and' | 'or';
  parts: ConditionPart[];
}

const signs: Record<string, Operator> = {
  '=': 'equal',
  '==': 'equal',
  '!=': 'notEqual',
  '<>': 'notEqual',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  contains: 'contains',
  empty: 'empty',
  notempty: 'notEmpty',
};

const written: Record<Operator, string> = {
  equal: '=',
  notEqual: '<>',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
  contains: 'contains',
  empty: 'empty',
  notEmpty: 'notempty',
};

const one =
  /^\s*\{([^{}]+)\}\s*(?:(empty|notempty)|(=|==|!=|<>|<=|>=|<|>|contains)\s*('[^'{}]*'|-?\d+(?:\.\d+)?|true|false))\s*$/i;

export function needsValue(operator: Operator): boolean {
  return operator !== 'empty' && operator !== 'notEmpty';
}

/** Reads a condition of one or two simple parts; null when it is anything more. */
export function parseCondition(text: string): Condition | null {
  const and = text.split(/\s+and\s+/i);
  const or = text.split(/\s+or\s+/i);
  if (and.length > 1 && or.length > 1) return null;
  const texts = and.length > 1 ? and : or;
  const parts = texts.map(parsePart);
  if (parts.length > 2 || parts.some((part) => part === null)) return null;
  return {
    join: and.length > 1 ? 'and' : 'or',
    parts: parts.flatMap((part) => part ?? []),
  };
}

function parsePart(text: string): ConditionPart | null {
  const found = one.exec(text);
  if (!found) return null;
  const [, question = '', bare, sign = '', value = ''] = found;
  const operator = signs[(bare ?? sign).toLowerCase()];
  if (!operator) return null;
  return bare ? { question, operator } : { question, operator, value: literal(value) };
}

function literal(text: string): string | number | boolean {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return Number(text);
}

/** Writes the condition as an expression; "" when a part is not finished. */
export function writeCondition({ join, parts }: Condition): string {
  const texts = parts.map(({ question, operator, value }) => {
    if (question === '') return '';
    const left = `{${question}} ${written[operator]}`;
    if (!needsValue(operator)) return left;
    if (value === undefined || value === '') return '';
    return `${left} ${typeof value === 'string' ? `'${value}'` : String(value)}`;
  });
  return texts.includes('') ? '' : texts.join(` ${join} `);
}
