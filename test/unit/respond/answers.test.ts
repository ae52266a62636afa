import { describe, expect, it } from 'vitest';
import {
  answersToSend,
  brokenDate,
  firstAnswers,
  nextShown,
  pageOfFault,
  wellTyped,
  withAnswer,
} from '../../../client/respond/answers.ts';
import { withOption } from '../../../client/respond/fields/options.ts';
import { formState } from '../../../forms/run/state.ts';
import type { CompiledForm, CompiledQuestion } from '../../../forms/run/types.ts';

const today = '2022-04-12';

function question(
  name: string,
  kind: CompiledQuestion['kind'],
  more: Partial<CompiledQuestion> = {},
): CompiledQuestion {
  return {
    element: 'question',
    name,
    kind,
    title: { ru: name },
    required: false,
    readOnly: false,
    validators: [],
    ...more,
  };
}

const isYes: CompiledQuestion['visibleIf'] = {
  kind: 'call',
  type: 'boolean',
  call: 'equal',
  args: [
    { kind: 'ref', type: 'boolean', name: 'lunch' },
    { kind: 'literal', type: 'boolean', value: true },
  ],
};

const form: CompiledForm = {
  format: 1,
  title: { ru: 'Опрос' },
  languages: ['ru'],
  calculated: [],
  light: true,
  pages: [
    {
      name: 'first',
      elements: [
        question('lunch', 'boolean', { defaultValue: true }),
        {
          element: 'panel',
          name: 'panel',
          elements: [
            question('menu', 'checkbox', {
              visibleIf: isYes,
              choices: [{ value: 'soup', text: { ru: 'Суп' } }],
              otherText: { ru: 'Другое' },
            }),
          ],
        },
      ],
    },
    {
      name: 'second',
      elements: [
        question('hours', 'number'),
        question('day', 'date'),
        question('double', 'calculated', {
          expression: { kind: 'ref', type: 'number', name: 'hours' },
        }),
      ],
    },
  ],
};

describe('answers on the page', () => {
  it('start from the form’s defaults', () => {
    expect(firstAnswers(form)).toEqual({ lunch: true });
  });

  it('have no key for an empty answer', () => {
    for (const empty of [undefined, '', [], {}]) {
      expect(withAnswer({ a: 'x', b: 1 }, 'a', empty)).toEqual({ b: 1 });
    }
    expect(withAnswer({}, 'a', false)).toEqual({ a: false });
    expect(withAnswer({}, 'a', 0)).toEqual({ a: 0 });
  });

  it('lose the words beside «Другое» when it is no longer chosen', () => {
    const answers = { menu: ['other'], 'menu-Comment': 'Каша' };
    expect(withAnswer(answers, 'menu', ['soup', 'other'])).toHaveProperty('menu-Comment', 'Каша');
    expect(withAnswer(answers, 'menu', ['soup'])).toEqual({ menu: ['soup'] });
  });

  it('travel without hidden questions, their words and what the server computes', () => {
    const answers = { lunch: false, menu: ['other'], 'menu-Comment': 'Каша', hours: 2 };
    const sent = answersToSend(form, answers, formState(form, answers, { today }));
    expect(sent).toEqual({ lunch: false, hours: 2 });
    const shown = { ...answers, lunch: true };
    expect(answersToSend(form, shown, formState(form, shown, { today }))).toEqual(shown);
  });

  it('reach expressions without half-typed numbers and dates', () => {
    const answers = { hours: 'пять', day: brokenDate, lunch: true };
    expect(wellTyped(form, answers)).toEqual({ lunch: true });
    expect(wellTyped(form, { hours: 5, day: '2022-01-31' })).toEqual({
      hours: 5,
      day: '2022-01-31',
    });
  });
});

describe('«Ничего из перечисленного»', () => {
  it('excludes the other boxes, and they exclude it', () => {
    expect(withOption(['a', 'b'], 'none', true)).toEqual(['none']);
    expect(withOption(['none'], 'a', true)).toEqual(['a']);
    expect(withOption(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

describe('the way through the pages', () => {
  it('passes over hidden pages in both directions', () => {
    const pages = ['a', 'b', 'c'].map((name) => ({ name, elements: [] }));
    const isShown = ({ name }: { name: string }) => name !== 'b';
    expect(nextShown(pages, isShown, -1, 1)).toBe(0);
    expect(nextShown(pages, isShown, 0, 1)).toBe(2);
    expect(nextShown(pages, isShown, 2, 1)).toBe(-1);
    expect(nextShown(pages, isShown, 2, -1)).toBe(0);
    expect(nextShown(pages, isShown, 0, -1)).toBe(-1);
  });

  it('leads back to the page of a fault', () => {
    expect(pageOfFault(form, [{ path: 'menu-Comment' }])).toBe(0);
    expect(pageOfFault(form, [{ path: 'hours' }])).toBe(1);
    expect(pageOfFault(form, [{ path: 'hours.row' }])).toBe(1);
    expect(pageOfFault(form, [{ path: 'elsewhere' }])).toBe(-1);
  });
});
