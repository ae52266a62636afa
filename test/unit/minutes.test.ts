import { describe, expect, it } from 'vitest';
import type { CompiledElement, CompiledForm } from '../../forms/run/types.ts';
import { minutesOf } from '../../server/campaigns/minutes.ts';

const question = (kind: string, rows = 0) =>
  ({
    element: 'question',
    kind,
    ...(rows > 0 ? { rows: Array.from({ length: rows }, () => ({})) } : {}),
  }) as unknown as CompiledElement;
const form = (...elements: CompiledElement[]) =>
  ({ pages: [{ elements }] }) as unknown as CompiledForm;
const many = (count: number, kind: string) => Array.from({ length: count }, () => question(kind));

describe('the minutes that an answer takes', () => {
  it.each([
    ['no question', form(), 1],
    ['five choices', form(...many(5, 'radio')), 1],
    ['six choices', form(...many(6, 'radio')), 2],
    ['three written answers', form(...many(3, 'comment')), 1],
    ['a table of ten rows', form(question('matrix', 10)), 1],
    ['a table of eleven rows', form(question('matrix', 11)), 2],
    [
      'a panel, a text and a computed value',
      form(
        { element: 'panel', elements: many(10, 'rating') } as unknown as CompiledElement,
        { element: 'text' } as unknown as CompiledElement,
        question('calculated'),
      ),
      2,
    ],
  ])('for %s', (_, compiled, minutes) => {
    expect(minutesOf(compiled)).toBe(minutes);
  });
});
