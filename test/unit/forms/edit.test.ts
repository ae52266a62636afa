import { describe, expect, it } from 'vitest';
import { addLines, linesOf, pastedLines, setLine, setOffer } from '../../../forms/edit/choices.ts';
import { parseCondition, writeCondition } from '../../../forms/edit/condition.ts';
import { differences } from '../../../forms/edit/difference.ts';
import {
  changeItem,
  duplicateItem,
  insertItem,
  moveItem,
  removeItem,
  retitle,
} from '../../../forms/edit/edits.ts';
import { withWords, wordsOf, type EditedForm } from '../../../forms/edit/json.ts';
import { addQuestion, changeKind, newItem, setKind, setUnit } from '../../../forms/edit/kinds.ts';
import { editable, itemOf } from '../../../forms/edit/outline.ts';
import { judgeDraft } from '../../../forms/draft.ts';
import { keyFor } from '../../../server/forms/draft-key.ts';
import { readFormLibrary } from '../../../server/forms/library.ts';

function library(id: string): EditedForm {
  const form = readFormLibrary().find((one) => (one as EditedForm).id === id);
  return editable(form as EditedForm);
}
const parents = library('parents-school');
const upbringing = library('upbringing-staff-monitoring');

describe('every form of the library', () => {
  it.each(readFormLibrary().map((form) => [(form as EditedForm).id]))('%s has no faults', (id) => {
    expect(judgeDraft(library(id))).toMatchObject({ ok: true });
  });

  it('is not changed by being made editable', () => {
    for (const form of readFormLibrary() as EditedForm[]) {
      expect(differences(form, editable(form))).toEqual([]);
    }
  });
});

describe('texts', () => {
  it.each([
    [undefined, 'ru', 'Да', 'Да'],
    ['Нет', 'ru', 'Да', 'Да'],
    ['Нет', 'en', 'Yes', { default: 'Нет', en: 'Yes' }],
    [{ default: 'Нет', en: 'No' }, 'ru', 'Да', { default: 'Да', en: 'No' }],
    [{ ru: 'Нет' }, 'ru', 'Да', { ru: 'Да' }],
    [{ default: 'Нет', de: 'Nein' }, 'ru', 'Да', { default: 'Да', de: 'Nein' }],
    [{ default: 'Нет' }, 'ru', '', undefined],
    ['Нет', 'ru', '', undefined],
  ] as const)('%j in %s becomes “%s”', (text, language, words, result) => {
    expect(withWords(text, language, words)).toEqual(result);
    expect(wordsOf(withWords(text, language, words), language)).toBe(words);
  });
});

describe('a list of choices', () => {
  it('keeps the value of a bare choice when its words change', () => {
    expect(setLine(['да', 2], 0, 'ru', 'Конечно')).toEqual([{ value: 'да', text: 'Конечно' }, 2]);
    expect(setLine(['да'], 0, 'en', 'Yes')).toEqual([
      { value: 'да', text: { default: 'да', en: 'Yes' } },
    ]);
  });

  it('shows a line whose words were cleared as empty, not by its value', () => {
    expect(linesOf(setLine(['да'], 0, 'ru', ''))).toMatchObject([{ value: 'да', words: '' }]);
  });

  it('takes a pasted list without its numbers, bullets and empty lines', () => {
    const text = '1. Математика\r\n\r\n2) Русский\tязык\n- Музыка\n• Труд\n  2 класс \n';
    expect(pastedLines(text)).toEqual(['Математика', 'Русский язык', 'Музыка', 'Труд', '2 класс']);
  });

  it('gives every new line a value of its own', () => {
    const values = linesOf(addLines(addLines([], 0, ['а', 'б']), 1, ['в'])).map((one) => one.value);
    expect(new Set(values).size).toBe(3);
  });

  it('offers «Другое» under one name and takes it away under both', () => {
    expect(setOffer({ hasOther: true }, 'other', false)).toEqual({});
    expect(setOffer({}, 'none', true)).toEqual({ showNoneItem: true });
  });
});

describe('conditions', () => {
  it.each([
    '{overall} <= 2',
    "{age} = 'from_5'",
    '{has_special_needs} = true',
    '{a} notempty',
    "{many} contains 'x' or {b} >= 1.5",
  ])('%s is put together from lists and written back the same', (text) => {
    const condition = parseCondition(text);
    expect(condition && writeCondition(condition)).toBe(text);
  });

  it.each([
    '{a} = 1 and {b} = 2 and {c} = 3',
    '{a} = 1 and ({b} = 2 or {c} = 3)',
    '{a} + {b} > 3',
    "{a} anyof ['x']",
    'iif({a} = 1, true, false)',
    '{a} = {b}',
  ])('%s is left as text', (text) => {
    expect(parseCondition(text)).toBeNull();
  });

  it('is not written before it is finished', () => {
    const part = { question: 'a', operator: 'equal' as const };
    expect(writeCondition({ join: 'and', parts: [part] })).toBe('');
    expect(writeCondition({ join: 'and', parts: [{ ...part, value: false }] })).toBe('{a} = false');
  });
});

describe('questions', () => {
  it('keep their name, and so their indicators, under another title', () => {
    const form = retitle(parents, 'overall', 'ru', 'Довольны ли вы?');
    expect(itemOf(form, 'overall')).toMatchObject({
      name: 'overall',
      title: { default: 'Довольны ли вы?', en: expect.any(String) as string },
    });
  });

  it('go over the edge of a page to its neighbour', () => {
    const [first, second] = moveItem(parents, 'stage', 1).survey.pages;
    expect([first?.elements.length, second?.elements[0]?.name]).toEqual([0, 'stage']);
  });

  it('keep their choices from one kind of choice to another, and lose them with a rating', () => {
    const item = { ...newItem('one', 'q'), title: 'Как?', choices: ['а', 'б'], hasOther: true };
    expect(changeKind(item, 'many')).toMatchObject({ type: 'checkbox', choices: ['а', 'б'] });
    expect(changeKind(item, 'matrix')).toMatchObject({ columns: ['а', 'б'], rows: [] });
    const rating = changeKind(item, 'rating');
    expect(rating).toEqual({ type: 'rating', name: 'q', title: 'Как?', rateMin: 1, rateMax: 5 });
  });
});

describe('questions of a data form', () => {
  it('take their element with them, and bring one when they are made', () => {
    const { form: left, removed } = removeItem(upbringing, 'pupils_total');
    expect(left.elements).toHaveLength(upbringing.elements.length - 1);
    expect(removed?.elements).toMatchObject([{ at: 0, element: { id: 'pupils_total' } }]);
    const { form, name } = addQuestion(upbringing, 'number', { page: 0, at: 0 });
    expect(form.elements.at(-1)).toMatchObject({ question: name, unit: 'чел.' });
    expect(setKind(form, name, 'long').elements).toHaveLength(upbringing.elements.length);
    expect(setUnit(form, name, '%').elements.at(-1)?.unit).toBe('%');
  });

  it('have an element named like them while it was named like them', () => {
    const form = retitle(upbringing, 'pupils_total', 'ru', 'Всего детей');
    expect(form.elements[0]?.title).toEqual({ ru: 'Всего детей', en: 'Pupils, total' });
  });

  it('when copied fill an element of their own', () => {
    const { form, name } = duplicateItem(upbringing, 'pupils_total');
    expect(form.elements.filter(({ question }) => question === name)).toHaveLength(1);
    expect(new Set(form.elements.map(({ id }) => id)).size).toBe(form.elements.length);
  });
});

it('a table with added rows is moved and copied as a whole, without faults of its columns', () => {
  const table = {
    ...{ type: 'matrixdynamic', name: 'children', title: 'Дети' },
    columns: [
      { name: 'age', cellType: 'text', inputType: 'number' },
      { name: 'club', cellType: 'text' },
    ],
  };
  const form = insertItem(parents, table, { page: 0, at: 0 });
  expect(judgeDraft(form)).toMatchObject({ ok: true });
  expect(differences(parents, form).map(({ code, about }) => [code, about])).toEqual([
    ['question.added', 'Дети'],
  ]);
  const wider = changeItem(form, 'children', (item) => ({ ...item, maxRowCount: 5 }));
  expect(differences(form, wider).map(({ code }) => code)).toEqual(['question.other']);
});

it('differences say one sentence for one edit', () => {
  const codes = (form: EditedForm) => differences(parents, form).map(({ code }) => code);
  expect(codes(moveItem(parents, 'teaching', 1))).toEqual(['question.moved']);
  expect(codes(retitle(parents, 'teaching', 'ru', 'Как учат?'))).toEqual(['question.title']);
  expect(codes(removeItem(parents, 'overall').form)).toEqual(['question.removed']);
  expect(codes(setKind(parents, 'teaching', 'long'))).toEqual(['question.kind']);
  expect(codes(retitle(parents, 'teaching', 'en', 'Teaching?'))).toEqual(['question.other']);
});

it.each([
  ['Опрос о питании', [], 'opros-o-pitanii'],
  ['Опрос о питании', ['opros-o-pitanii'], 'opros-o-pitanii-2'],
  ['100 вопросов', [], 'voprosov'],
  ['???', [], 'form'],
])('“%s” has a key of its own', (title, taken, key) => {
  expect(keyFor(title, new Set(taken))).toBe(key);
});
