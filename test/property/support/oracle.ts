import { Model, settings } from 'survey-core';
import type { Tree } from '../../../forms/run/types.ts';
import { evaluateWith } from '../../../forms/run/evaluate.ts';

export const context = { today: '2026-03-15' };

// survey-core asks for "now" here only; a given day is read as local midnight.
settings.onDateCreated = (date: Date, _reason: string, given?: unknown) =>
  given ? date : new Date(2026, 2, 15);

/** survey-core's model of a definition, given answers as they would be sent. */
export function oracle(survey: object, answers: object): Model {
  const model = new Model(survey);
  model.data = structuredClone(answers);
  return model;
}

/** A value of survey-core's in our terms: days as text, nothing as null. */
export function plain(value: unknown, type?: string): unknown {
  // survey-core's `and` and `or` may give 0 or nothing for false.
  if (type === 'boolean' && value === 0) return false;
  if (value instanceof Date) {
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
  }
  if (typeof value === 'number' && Number.isNaN(value)) return null;
  return value === undefined || value === '' ? null : value === 0 ? 0 : value;
}

const arithmetic = new Set(['plus', 'minus', 'multiply', 'divide', 'remainder', 'round']);

/**
 * Whether an expression meets one of the two documented differences from survey-core: a missing
 * operand of arithmetic (which survey-core takes as 0) and a mean of nothing (which it calls 0).
 */
export function differs(tree: Tree, lookup: (name: string) => unknown): boolean {
  if (tree.kind !== 'call') return false;
  const values = tree.args.map((arg) => evaluateWith(arg, lookup, context));
  const missing = arithmetic.has(tree.call) && values.includes(null);
  const mean =
    tree.call === 'divide' && tree.args[1]?.kind === 'call' && tree.args[1].call === 'count';
  return missing || (mean && values[1] === 0) || tree.args.some((arg) => differs(arg, lookup));
}
