/** The comparisons that a rule can be put together from, as the expression language writes them. */
export const operators = ['<=', '>=', '<', '>', '=', '<>'] as const;
export type Operator = (typeof operators)[number];

/** A condition of one element against another or a number: what most rules are. */
export interface Simple {
  left: string | null;
  operator: Operator;
  right: { kind: 'element'; id: string | null } | { kind: 'number'; value: number | null };
}

export const emptyCondition: Simple = {
  left: null,
  operator: '<=',
  right: { kind: 'element', id: null },
};

/** The condition as an expression; '' while something of it is open. */
export function writeSimple({ left, operator, right }: Simple): string {
  if (left === null) return '';
  if (right.kind === 'element')
    return right.id === null ? '' : `{${left}} ${operator} {${right.id}}`;
  return right.value === null || Number.isNaN(right.value)
    ? ''
    : `{${left}} ${operator} ${right.value}`;
}

/** Reads it back; null for anything larger. */
export function readSimple(expression: string): Simple | null {
  const found = /^\s*\{([^{}]+)\}\s*(<=|>=|<>|<|>|=)\s*(?:\{([^{}]+)\}|(-?\d+(?:\.\d+)?))\s*$/.exec(
    expression,
  );
  const operator = operators.find((one) => one === found?.[2]);
  const [, left, , element, number] = found ?? [];
  if (left === undefined || operator === undefined) return null;
  if (element !== undefined) return { left, operator, right: { kind: 'element', id: element } };
  return { left, operator, right: { kind: 'number', value: Number(number) } };
}

/** An expression with the elements' words in place of their names. */
export function inWords(
  expression: string,
  titles: ReadonlyMap<string, string>,
  operatorWords: (operator: Operator) => string,
): string {
  const named = (text: string) =>
    text.replace(/\{([^{}]+)\}/g, (_, id: string) => `«${titles.get(id.toLowerCase()) ?? id}»`);
  const simple = readSimple(expression);
  if (!simple?.left) {
    const spelled = expression.replace(
      /\s(<=|>=|<>|<|>|=)\s/g,
      (_, sign: Operator) => ` ${operatorWords(sign)} `,
    );
    return named(spelled);
  }
  const { left, operator, right } = simple;
  const against =
    right.kind === 'element' ? named(`{${right.id ?? ''}}`) : String(right.value).replace('.', ',');
  return `${named(`{${left}}`)} ${operatorWords(operator)} ${against}`;
}
