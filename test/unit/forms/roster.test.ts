import { describe, expect, test } from 'vitest';
import { compileForm } from '../../../forms/compile/compile.ts';
import { compileDefinition } from '../../../forms/definition.ts';
import { checkAnswers, checkQuestion } from '../../../forms/run/check.ts';
import { formState } from '../../../forms/run/state.ts';
import type { Answers, CompiledQuestion } from '../../../forms/run/types.ts';

const age = { name: 'age', cellType: 'text', inputType: 'number', min: 0, max: 18 };

function roster(more: object = {}): object {
  return { type: 'matrixdynamic', name: 'children', columns: [age], ...more };
}

function refused(element: object, survey: object = {}): string[] {
  const result = compileForm({ elements: [element], ...survey });
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path} ${code}`);
}

function question(more: object): CompiledQuestion {
  const result = compileForm({ elements: [roster(more)] });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.form.pages[0]?.elements[0] as CompiledQuestion;
}

function column(more: object): object {
  return roster({ columns: [{ name: 'a', cellType: 'text', ...more }] });
}

describe('what a roster may not have is refused with its place', () => {
  const one = 'elements[0].columns[0]';
  test.each<[object, string[]]>([
    [roster({ columns: [] }), ['elements[0].columns choices.missing']],
    [roster({ columns: 'x' }), ['elements[0].columns property.value']],
    [roster({ columns: [{ cellType: 'text' }] }), [`${one}.name name.missing`]],
    [column({ name: 'row' }), [`${one}.name name.invalid`]],
    [column({ name: 'a.b' }), [`${one}.name name.invalid`]],
    [
      roster({ columns: [age, { ...age, name: 'AGE' }] }),
      ['elements[0].columns[1].name name.repeated'],
    ],
    [column({ cellType: 'file' }), [`${one}.cellType question.type`]],
    [column({ cellType: 'expression' }), [`${one}.cellType question.type`]],
    [column({ cellType: 'constructor' }), [`${one}.cellType question.type`]],
    [column({ inputType: 'color' }), [`${one}.inputType question.type`]],
    [column({ cellType: 'dropdown' }), [`${one}.choices choices.missing`]],
    [column({ title: '{row.age}' }), [`${one}.title text.invalid`]],
    ...[
      ...['visibleIf', 'enableIf', 'requiredIf', 'defaultValue', 'readOnly', 'isUnique'],
      ...['totalType', 'totalExpression', 'visible', 'description'],
    ].map((name): [object, string[]] => [
      column({ [name]: '{row.b} = 1' }),
      [`${one}.${name} property.unsupported`],
    ]),
    [
      column({ validators: [{ type: 'expression', expression: '{row.a} = 1' }] }),
      [`${one}.validators[0].expression property.unsupported`],
    ],
    ...[
      ...['defaultValue', 'defaultRowValue', 'keyName', 'allowAddRows', 'detailElements'],
      ...['columnsVisibleIf', 'totalText', 'rowsVisibleIf', 'allowRowReorder'],
    ].map((name): [object, string[]] => [
      roster({ [name]: [] }),
      [`elements[0].${name} property.unsupported`],
    ]),
    [roster({ maxRowCount: 101 }), ['elements[0].maxRowCount property.value']],
    [roster({ maxRowCount: 2.5 }), ['elements[0].maxRowCount property.value']],
    [roster({ minRowCount: 51 }), ['elements[0].minRowCount property.value']],
    [roster({ rowCount: -1 }), ['elements[0].rowCount property.value']],
    [{ type: 'paneldynamic', name: 'p' }, ['elements[0].type question.type']],
  ])('%j', (element, faults) => {
    expect(refused(element)).toEqual(faults);
  });

  test.each([
    '{children} = 1',
    "{children} contains 'a'",
    'count({children}) > 1',
    '{children.age} > 1',
  ])('an expression does not see the rows: %s', (visibleIf) => {
    const shown = { type: 'comment', name: 'c', visibleIf };
    const result = compileForm({ elements: [roster(), shown] });
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual([
      'elements[1].visibleIf',
    ]);
  });

  test('a data form has none: its numbers are elements', () => {
    const result = compileDefinition({
      id: 'counts',
      version: 1,
      kind: 'dataForm',
      audience: 'organization',
      organizationTypes: ['school'],
      periodType: 'schoolYear',
      anonymous: false,
      title: { ru: 'Счёт', en: 'Counts' },
      purpose: { ru: 'Проверить', en: 'To try' },
      elements: [{ id: 'pupils', question: 'n', title: { ru: 'Дети' }, unit: 'чел.' }],
      survey: {
        pages: [
          { name: 'p1', elements: [{ type: 'text', name: 'n', inputType: 'number' }, roster()] },
        ],
      },
    });
    expect(result.ok ? [] : result.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'survey.pages[0].elements[1] form.roster',
    ]);
  });
});

describe('a roster is a form of its columns', () => {
  test('columns are read as questions of a page', () => {
    const { kind, roster: rows } = question({
      cellType: 'dropdown',
      choices: ['а', 'б'],
      columns: [
        { ...age, isRequired: true, title: 'Возраст', decimals: 1 },
        { name: 'own', choices: [1, 2] },
        { name: 'shared' },
        { name: 'many', cellType: 'tagbox', maxSelectedChoices: 1 },
        { name: 'mail', cellType: 'text', inputType: 'email' },
        { name: 'mark', cellType: 'rating', rateMax: 3 },
      ],
    });
    expect(kind).toBe('roster');
    const columns = rows?.pages[0]?.elements as CompiledQuestion[];
    expect(
      columns.map(({ name, kind: of, required }) => `${name} ${of}${required ? ' required' : ''}`),
    ).toEqual([
      'age number required',
      'own dropdown',
      'shared dropdown',
      'many tagbox',
      'mail text',
      'mark rating',
    ]);
    expect(columns[0]).toMatchObject({ title: { ru: 'Возраст' }, decimals: 1, min: 0, max: 18 });
    expect(columns.map(({ choices }) => choices?.map(({ value }) => value))).toEqual([
      undefined,
      [1, 2],
      ['а', 'б'],
      ['а', 'б'],
      undefined,
      [1, 2, 3],
    ]);
  });

  test.each<[object, [number, number, number]]>([
    [{}, [0, 50, 0]],
    [{ isRequired: true }, [0, 50, 1]],
    [{ rowCount: 3 }, [0, 50, 3]],
    [{ minRowCount: 2, maxRowCount: 100, rowCount: 1 }, [2, 100, 2]],
  ])('%j has rows: fewest, most, first', (more, [min, max, first]) => {
    expect(question(more)).toMatchObject({ minRows: min, maxRows: max, firstRows: first });
  });
});

describe('an answer is a list of rows, each checked as an answer to the columns', () => {
  const club = { name: 'club', cellType: 'text', maxLength: 5 };
  const sex = { name: 'sex', choices: ['м', 'ж'], showOtherItem: true };
  const strict = roster({ columns: [{ ...age, isRequired: true }, club, sex], maxRowCount: 3 });
  const loose = roster({ columns: [age, club], minRowCount: 2 });
  const asked = roster({ columns: [age], isRequired: true, minRowCount: 2 });

  test.each<[object, unknown, string[]]>([
    [strict, 'x', ['children type']],
    [strict, { age: 5 }, ['children type']],
    [strict, [5, null], ['children[0] type', 'children[1] type']],
    [strict, [{ age: 5 }, { age: 'пять' }], ['children[1].age type']],
    [strict, [{ age: { $gt: 0 } }], ['children[0].age type']],
    [strict, [{ age: 5, name: 'Аня' }], ['children[0].name unknown']],
    [strict, [{ age: 5 }, { age: 19 }], ['children[1].age range']],
    [strict, [{ age: 5.5 }], ['children[0].age decimals']],
    [strict, [{ age: 5, club: 'Шахматы' }], ['children[0].club length']],
    [strict, [{ age: 5, sex: 'x' }], ['children[0].sex choice']],
    [strict, [{ age: 5, sex: 'other' }], ['children[0].sex-Comment required']],
    [strict, [{ age: 5, sex: 'м', 'sex-Comment': 'x' }], ['children[0].sex-Comment hidden']],
    [strict, [{ club: 'Хор' }], ['children[0].age required']],
    [strict, [{ age: 5 }, {}], ['children[1].age required']],
    [strict, [{}, {}, {}, {}], ['children count']],
    [asked, undefined, ['children required']],
    [asked, [], ['children required']],
    [asked, [{}, { age: '' }], ['children required']],
    [asked, [{ age: 5 }, {}], ['children count']],
    [asked, [{ age: 5 }, { age: 19 }, {}], ['children[1].age range']],
    [asked, [{ age: 5 }, { age: 6 }], []],
    [loose, [{ age: 5 }], []],
    [loose, undefined, []],
    [
      roster({ columns: [{ ...age, isRequired: true }], minRowCount: 2 }),
      [{ age: 5 }],
      ['children[1].age required'],
    ],
  ])('%#: %j', (element, answer, faults) => {
    const result = compileForm({ elements: [element] });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const sent = answer === undefined ? {} : { children: answer };
    const checked = checkAnswers(result.form, sent, { today: '2026-03-15' });
    expect(checked.ok ? [] : checked.faults.map(({ path, code }) => `${path} ${code}`)).toEqual(
      faults,
    );
    for (const fault of checked.ok ? [] : checked.faults) {
      expect(fault.message.ru, fault.path).toMatch(/[а-я]/);
      expect(fault.message.en, fault.path).toMatch(/[a-z]/);
    }
  });

  test.each<[unknown, Answers]>([
    [
      [{ age: 5 }, {}, { age: '', club: 'Хор' }, { club: null }],
      { children: [{ age: 5 }, { club: 'Хор' }] },
    ],
    [[{}, { age: '' }], {}],
    [[{ age: 0 }], { children: [{ age: 0 }] }],
  ])('rows with nothing in them are not stored: %j', (children, stored) => {
    const result = compileForm({ elements: [loose] });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const checked = checkAnswers(result.form, { children }, { today: '2026-03-15' });
    expect(checked).toMatchObject({ ok: true, answers: stored });
    expect(checked.ok && Object.keys(checked.answers)).toEqual(Object.keys(stored));
  });

  test('a table of empty rows is no answer to conditions and to a question left', () => {
    const note = {
      type: 'comment',
      name: 'note',
      isRequired: true,
      visibleIf: '{children} notempty',
    };
    const result = compileForm({ elements: [strict, note] });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const { form } = result;
    const shown = (children: Answers['children']): boolean | undefined =>
      formState(form, { children } as Answers, { today: '2026-03-15' }).visible['note'];
    expect([shown([{}]), shown([{ age: 1 }])]).toEqual([false, true]);
    const left = checkQuestion(
      form,
      'children',
      { children: [{ age: 30 }] },
      { today: '2026-03-15' },
    );
    expect(left.map(({ path }) => path)).toEqual(['children[0].age']);
  });
});
