import { describe, expect, test } from 'vitest';
import { compileForm } from '../../../forms/compile/compile.ts';
import { checkAnswers, checkQuestion } from '../../../forms/run/check.ts';
import { formState } from '../../../forms/run/state.ts';
import type { CompiledForm } from '../../../forms/run/types.ts';

const context = { today: '2026-03-15' };
const choices = ['a', 'b', 'c'];

function compiled(survey: object): CompiledForm {
  const result = compileForm(survey);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.form;
}

function codes(elements: object[], answers: unknown): string[] {
  const result = checkAnswers(compiled({ elements }), answers, context);
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path} ${code}`);
}

const pdf = { name: 'a.pdf', type: 'application/pdf', content: 'data:application/pdf;base64,AAAA' };

function fileOf(bytes: number): typeof pdf {
  const content = Buffer.alloc(bytes).toString('base64');
  return { ...pdf, content: `data:application/pdf;base64,${content}` };
}

describe('one question of each type', () => {
  const number = { type: 'text', inputType: 'number', min: 0, max: 100, decimals: 1 };
  const checkbox = { type: 'checkbox', choices, showNoneItem: true, maxSelectedChoices: 2 };
  const matrix = { type: 'matrix', columns: [1, 2], rows: ['r1', 'r2'], eachRowRequired: true };
  test.each<[object, unknown, string[]]>([
    [number, 5.5, []],
    [number, 'abc', ['q type']],
    [number, [1, 2], ['q type']],
    [number, { $gt: 0 }, ['q type']],
    [number, true, ['q type']],
    [number, 100.1, ['q range']],
    [number, 5.55, ['q decimals']],
    [{ type: 'text', inputType: 'number' }, 1e300, ['q range']],
    [{ type: 'text' }, 'x', []],
    [{ type: 'text' }, 5, ['q type']],
    [{ type: 'text' }, { $gt: '' }, ['q type']],
    [{ type: 'text' }, 'x'.repeat(2_001), ['q length']],
    [{ type: 'text', maxLength: 3 }, 'long', ['q length']],
    [{ type: 'comment' }, 'x'.repeat(10_001), ['q length']],
    [{ type: 'comment' }, 'x'.repeat(10_000), []],
    [{ type: 'text', inputType: 'email' }, 'нет', ['q email']],
    [{ type: 'text', inputType: 'email' }, 'a@b.ru', []],
    [{ type: 'text', validators: [{ type: 'regex', regex: '^\\d{6}$' }] }, '12345', ['q pattern']],
    [{ type: 'text', inputType: 'date' }, '2026-02-29', ['q date']],
    [{ type: 'text', inputType: 'date' }, 'not a date', ['q date']],
    [{ type: 'text', inputType: 'date', min: '2026-01-01' }, '2025-12-31', ['q range']],
    [{ type: 'text', inputType: 'date' }, 20260101, ['q type']],
    [{ type: 'boolean' }, 'maybe', ['q type']],
    [{ type: 'radiogroup', choices }, 'd', ['q choice']],
    [{ type: 'radiogroup', choices }, ['a'], ['q type']],
    [{ type: 'dropdown', choices: [1, 2] }, '1', ['q choice']],
    [{ type: 'rating', rateMax: 5 }, 77, ['q choice']],
    [checkbox, ['a', 'b', 'c'], ['q count']],
    [checkbox, ['a', 'a'], ['q choice']],
    [checkbox, ['a', 'none'], ['q choice']],
    [checkbox, 'a', ['q type']],
    [checkbox, [{ $ne: 1 }], ['q type']],
    [matrix, { r1: 1, r2: 2 }, []],
    [matrix, { r1: 1 }, ['q.r2 required']],
    [matrix, { r1: 3, r2: 1 }, ['q.r1 choice']],
    [matrix, { r1: 1, r2: 1, r3: 1 }, ['q.r3 unknown']],
    [matrix, { r1: { $gt: 1 }, r2: 1 }, ['q.r1 type']],
    [matrix, 'x', ['q type']],
    [{ type: 'ranking', choices }, ['c', 'a', 'b'], []],
    [{ type: 'ranking', choices }, ['c'], ['q count']],
    [{ type: 'tagbox', choices }, ['d'], ['q choice']],
    [{ type: 'imagepicker', choices }, 'd', ['q choice']],
    [{ type: 'multipletext', items: [{ name: 'x' }] }, { x: 5 }, ['q.x type']],
    [{ type: 'file', acceptedTypes: '.pdf' }, [pdf], []],
    [{ type: 'file' }, 'x', ['q type']],
    [{ type: 'file' }, [pdf, pdf], ['q file']],
    [{ type: 'file', acceptedTypes: 'image/*' }, [pdf], ['q file']],
    [{ type: 'file' }, [fileOf(150_000)], []],
    [{ type: 'file' }, [fileOf(150_001)], ['q file']],
    [{ type: 'file', maxSize: 2 }, [fileOf(3)], ['q file']],
    [{ type: 'file', maxSize: 2 }, [fileOf(2)], []],
    [{ type: 'file', allowMultiple: true }, [fileOf(90_000), fileOf(60_000)], []],
    [{ type: 'file', allowMultiple: true }, [fileOf(90_000), fileOf(60_001)], ['q file']],
    [{ type: 'file', maxSize: 1 }, [{ ...pdf, content: `${pdf.content}AAAA` }], ['q file']],
    [{ type: 'file' }, [{ ...pdf, content: 'http://x' }], ['q file']],
  ])('%j answered with %j', (question, answer, faults) => {
    expect(codes([{ ...question, name: 'q' }], { q: answer })).toEqual(faults);
  });
});

describe('whole submissions', () => {
  const elements = [
    { type: 'radiogroup', name: 'pick', choices, showOtherItem: true, isRequired: true },
    { type: 'text', name: 'why', visibleIf: "{pick} = 'a'" },
    { type: 'text', name: 'because', visibleIf: '{why} notempty' },
    { type: 'expression', name: 'twice', expression: 'iif({pick} = "a", 2, 1)' },
  ];

  test.each<[unknown, string[]]>([
    [null, [' type']],
    [[], [' type']],
    ['x', [' type']],
    [{ pick: 'a', extra: 1 }, ['extra unknown']],
    [JSON.parse('{"pick":"a","__proto__":1}'), ['__proto__ unknown']],
    [{ pick: 'a', constructor: 1 }, ['constructor unknown']],
    [{}, ['pick required']],
    [{ pick: '' }, ['pick required']],
    [{ pick: 'b', why: 'x' }, ['why hidden']],
    [{ pick: 'b', why: 'x', because: 'y' }, ['why hidden', 'because hidden']],
    [{ pick: 'other' }, ['pick-Comment required']],
    [{ pick: 'a', 'pick-Comment': 'x' }, ['pick-Comment hidden']],
    [{ pick: 'other', 'pick-Comment': { $gt: '' } }, ['pick-Comment type']],
    [{ pick: 'a', twice: 5 }, ['twice calculated']],
    [{ pick: 'a', twice: { $gt: 0 } }, ['twice calculated']],
  ])('%j is refused', (answers, faults) => {
    expect(codes(elements, answers)).toEqual(faults);
  });

  test('what is accepted comes back with calculated values and folded texts, empties left out', () => {
    const form = compiled({ elements });
    expect(checkAnswers(form, { pick: 'a', why: ' Да ', because: '', twice: 2 }, context)).toEqual({
      ok: true,
      answers: { pick: 'a', why: ' Да ', twice: 2 },
      folded: { why: 'да' },
    });
  });

  test('an excused question is neither required nor answered', () => {
    const form = compiled({ elements: [{ type: 'text', name: 'q', isRequired: true }] });
    const excused = { ...context, excused: new Set(['q']) };
    expect(checkAnswers(form, {}, excused).ok).toBe(true);
    expect(checkAnswers(form, { q: 'x' }, excused)).toMatchObject({ faults: [{ code: 'hidden' }] });
  });

  test('an expression validator is asked also of an empty answer, as in SurveyJS', () => {
    const validators = [{ type: 'expression', expression: '{q} > 1', text: 'Больше одного' }];
    const form = compiled({
      elements: [{ type: 'text', inputType: 'number', name: 'q', validators }],
    });
    expect(checkAnswers(form, {}, context)).toMatchObject({
      faults: [{ code: 'expression', message: { ru: 'Больше одного' } }],
    });
  });

  test('checkQuestion looks at one question and lets unfinished ones be', () => {
    const form = compiled({ elements });
    expect(checkQuestion(form, 'why', { pick: 'a' }, context)).toEqual([]);
    expect(checkQuestion(form, 'pick', {}, context)).toMatchObject([{ code: 'required' }]);
    expect(checkQuestion(form, 'nobody', {}, context)).toEqual([]);
  });

  test('a panel or page with nothing visible in it is not shown', () => {
    const form = compiled({
      pages: [
        { name: 'first', elements: [{ type: 'boolean', name: 'more' }] },
        {
          name: 'second',
          elements: [
            {
              type: 'panel',
              name: 'part',
              elements: [{ type: 'text', name: 'detail', visibleIf: '{more} = true' }],
            },
          ],
        },
      ],
    });
    expect(formState(form, {}, context).visible).toMatchObject({ part: false, second: false });
    expect(formState(form, { more: true }, context).visible).toMatchObject({
      part: true,
      second: true,
    });
  });
});

describe('a key that JavaScript objects keep for themselves', () => {
  const elements = [
    { type: 'text', name: 'q' },
    { type: 'matrix', name: 'grid', columns: [1, 2], rows: ['r1'] },
  ];
  test.each<[string, string]>([
    ['{"__proto__": 1}', '__proto__ unknown'],
    ['{"__proto__": {"q": "x"}}', '__proto__ unknown'],
    ['{"__proto__": ""}', '__proto__ unknown'],
    ['{"grid": {"__proto__": 1, "r1": 1}}', 'grid.__proto__ unknown'],
  ])('%s is an unknown question', (sent, expected) => {
    expect(codes(elements, JSON.parse(sent))).toEqual([expected]);
  });
});
