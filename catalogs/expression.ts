import { z } from 'zod';

/**
 * Says whether an expression is at least closed: brackets, braces and quotes pair up and it names
 * a question. Whether the question exists and types agree is for the compiler.
 */
export function isClosedExpression(text: string): boolean {
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  let quote = '';
  for (const sign of text) {
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') quote = sign;
    else if ('([{'.includes(sign)) open.push(sign);
    else if (pairs[sign] && open.pop() !== pairs[sign]) return false;
  }
  return quote === '' && open.length === 0 && /\{[^{}]+\}/.test(text);
}

/**
 * An expression of the one language. `{name}` is a question of the form, a column of the table or
 * a quantity named beside it; `{@id}` is a setting of the catalog.
 */
export const expression = z
  .string()
  .max(2000)
  .superRefine((text, ctx) => {
    if (!isClosedExpression(text)) {
      ctx.addIssue({ code: 'custom', params: { fault: 'expression' }, message: 'expression' });
    }
  });

/** One question or column in braces, `{overall}`. */
export const questionReference = z.string().superRefine((text, ctx) => {
  if (!/^\{[^{}]+\}$/.test(text)) {
    ctx.addIssue({ code: 'custom', params: { fault: 'reference' }, message: 'reference' });
  }
});
