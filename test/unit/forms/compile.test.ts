import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileForm } from '../../../forms/compile/compile.ts';

function faults(survey: unknown): string[] {
  const result = compileForm(survey);
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path} ${code}`);
}

const q = { type: 'text', name: 'q' };
const pattern = (regex: string): object => ({
  elements: [{ ...q, validators: [{ type: 'regex', regex }] }],
});

describe('definitions that are refused, each with its place', () => {
  test.each<[unknown, string[]]>([
    [null, [' form.shape']],
    [{}, ['pages form.shape']],
    [{ elements: [{ type: 'paneldynamic', name: 'q' }] }, ['elements[0].type question.type']],
    [{ elements: [{ type: 'constructor', name: 'q' }] }, ['elements[0].type question.type']],
    [{ elements: [{ type: 'text' }] }, ['elements[0].name name.missing']],
    [{ elements: [q, { ...q, name: 'Q' }] }, ['elements[1].name name.repeated']],
    [{ elements: [{ ...q, name: 'a.b' }] }, ['elements[0].name name.invalid']],
    [{ elements: [{ ...q, name: '$where' }] }, ['elements[0].name name.invalid']],
    [{ elements: [{ ...q, name: '__proto__' }] }, ['elements[0].name name.invalid']],
    [{ elements: [{ ...q, visibelIf: '1' }] }, ['elements[0].visibelIf property.unsupported']],
    [{ elements: [{ ...q, setValueIf: '1' }] }, ['elements[0].setValueIf property.unsupported']],
    [{ elements: [{ ...q, maskType: 'numeric' }] }, ['elements[0].maskType property.unsupported']],
    [{ elements: [{ ...q, inputType: 'color' }] }, ['elements[0].inputType question.type']],
    [{ elements: [{ ...q, title: 'Здравствуйте, {name}' }] }, ['elements[0].title text.invalid']],
    [{ elements: [q], triggers: [] }, ['triggers property.unsupported']],
    [
      { elements: [q], clearInvisibleValues: 'none' },
      ['clearInvisibleValues property.unsupported'],
    ],
    [{ elements: [{ type: 'radiogroup', name: 'q' }] }, ['elements[0].choices choices.missing']],
    [
      { elements: [{ type: 'radiogroup', name: 'q', choices: ['a', 'A'] }] },
      ['elements[0].choices choices.invalid'],
    ],
    [
      { elements: [{ type: 'radiogroup', name: 'q', choices: [1, '1'] }] },
      ['elements[0].choices choices.invalid'],
    ],
    [
      { elements: [{ type: 'radiogroup', name: 'q', choices: ['1,5'] }] },
      ['elements[0].choices[0] choices.invalid'],
    ],
    [
      { elements: [{ type: 'radiogroup', name: 'q', choices: [{ value: 1, visibleIf: '1' }] }] },
      ['elements[0].choices[0] choices.invalid'],
    ],
    [{ elements: [{ ...q, visibleIf: '{other} = 1' }] }, ['elements[0].visibleIf expression.name']],
    [{ elements: [{ ...q, visibleIf: "{q} = 'x'" }] }, ['q expression.cycle']],
    [
      {
        elements: [
          { ...q, visibleIf: '{p} notempty' },
          { ...q, name: 'p', visibleIf: '{q} notempty' },
        ],
      },
      ['q expression.cycle'],
    ],
    [
      { elements: [q], calculatedValues: [{ name: 'c', expression: '{c} + 1' }] },
      ['calculatedValues[0].expression expression.cycle'],
    ],
    [
      { elements: [{ ...q, inputType: 'number', decimals: 7 }] },
      ['elements[0].decimals property.value'],
    ],
    [{ elements: [{ ...q, inputType: 'number', step: 5 }] }, ['elements[0].step property.value']],
    [
      { elements: [{ type: 'file', name: 'q', maxSize: 150_001 }] },
      ['elements[0].maxSize property.value'],
    ],
    [pattern('^(a+)+$'), ['elements[0].validators[0].regex pattern.unsafe']],
    [pattern('^(a|a)*$'), ['elements[0].validators[0].regex pattern.unsafe']],
    [pattern('('), ['elements[0].validators[0].regex pattern.unsafe']],
    [
      { elements: [{ ...q, validators: [{ type: 'numeric' }] }] },
      ['elements[0].validators[0].type property.value'],
    ],
    [
      { pages: [{ elements: [{ type: 'panel', elements: [{ ...q, enableIf: '{x}' }] }] }] },
      ['pages[0].elements[0].elements[0].enableIf expression.name'],
    ],
  ])('%j', (survey, expected) => {
    expect(faults(survey)).toEqual(expected);
  });

  test('an expression that is too deep, with its place', () => {
    const visibleIf = `${'max('.repeat(20)}1${', 1)'.repeat(20)} > 1`;
    expect(faults({ elements: [{ ...q, visibleIf }] })).toEqual([
      'elements[0].visibleIf expression.tooDeep',
    ]);
  });

  test('a row of conditions each of which needs the one before', () => {
    const row = (length: number): unknown => ({
      elements: Array.from({ length }, (_, at) => ({
        type: 'text',
        name: `q${at}`,
        ...(at > 0 && { visibleIf: `{q${at - 1}} notempty` }),
      })),
    });
    expect(faults(row(95))).toEqual([]);
    expect(faults(row(3_000))).toEqual(['q100 expression.tooDeep']);
  });

  const panels = (times: number): unknown =>
    Array.from({ length: times }).reduce((inner) => ({ type: 'panel', elements: [inner] }), q);

  test('panels nested too deeply, however deep', () => {
    expect(faults({ pages: [{ elements: [panels(20)] }] })).toEqual([]);
    const path = `pages[0]${'.elements[0]'.repeat(21)}.elements`;
    for (const times of [21, 2_000, 20_000]) {
      expect(faults({ pages: [{ elements: [panels(times)] }] })).toEqual([`${path} form.tooDeep`]);
    }
  });

  test('a key that JavaScript objects keep for themselves', () => {
    const survey = '{"elements": [{"type": "text", "name": "q", "__proto__": {"readOnly": true}}]}';
    expect(faults(JSON.parse(survey))).toEqual(['elements[0].__proto__ form.reservedKey']);
  });

  test('thousands of formulas each of which needs the next', () => {
    const calculatedValues = Array.from({ length: 3_000 }, (_, at) => ({
      name: `c${at}`,
      expression: at === 2_999 ? '1' : `{c${at + 1}} + 1`,
    }));
    expect(faults({ elements: [q], calculatedValues })).toContain(
      'calculatedValues[99].expression expression.tooDeep',
    );
  });

  test('every fault is reported at once, with the question and both languages', () => {
    const result = compileForm({
      elements: [
        { ...q, requiredIf: '{x} = 1' },
        { type: 'signaturepad', name: 's' },
      ],
    });
    expect(result).toMatchObject({
      ok: false,
      faults: [
        { name: 's' },
        { name: 'q', message: { ru: expect.any(String), en: expect.any(String) } },
      ],
    });
  });
});

describe('what a definition becomes', () => {
  test('texts, languages, decimals, plain paragraphs and inherited conditions', () => {
    const result = compileForm({
      title: { default: 'Опрос', en: 'Survey' },
      completedHtml: '<p>Спасибо</p><p>До&nbsp;встречи</p>',
      pages: [
        {
          enableIf: '{n} > 1',
          elements: [
            { type: 'text', name: 'n', inputType: 'number', step: 0.01 },
            { type: 'ranking', name: 'r', choices: ['a', 'b'] },
          ],
        },
      ],
    });
    expect(result).toMatchObject({
      ok: true,
      form: {
        title: { ru: 'Опрос', en: 'Survey' },
        languages: ['ru', 'en'],
        completedText: { ru: 'Спасибо\n\nДо встречи' },
        light: false,
        pages: [
          {
            name: 'page1',
            elements: [{ decimals: 2, enableIf: { call: 'greater' } }, { kind: 'ranking' }],
          },
        ],
      },
    });
  });

  test('a compiled form survives JSON', () => {
    const result = compileForm({ elements: [{ ...q, requiredIf: '{q} empty' }] });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  const library = new URL('../../../forms/library/', import.meta.url);
  test.each(readdirSync(library).filter((name) => name.endsWith('.json')))(
    '%s compiles',
    (name) => {
      const { survey } = JSON.parse(readFileSync(new URL(name, library), 'utf8')) as {
        survey: unknown;
      };
      expect(faults(survey)).toEqual([]);
    },
  );
});
