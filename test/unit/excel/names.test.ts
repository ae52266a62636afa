import { expect, it } from 'vitest';
import { compileDefinition } from '../../../forms/definition.ts';
import { compareUpload } from '../../../server/assignments/excel-compare.ts';
import { templateRows } from '../../../server/assignments/excel-rows.ts';

const part = (name: string, title: string) => ({
  ...{ type: 'text', inputType: 'number', name, title, min: 0, max: 100 },
});
const definition = compileDefinition({
  ...{ id: 'parts', version: 1, kind: 'dataForm', audience: 'organization' },
  ...{ organizationTypes: ['school'], periodType: 'schoolYear', anonymous: false },
  title: { ru: 'Форма' },
  purpose: { ru: 'Числа' },
  survey: {
    title: 'Форма',
    pages: [
      {
        name: 'p',
        elements: [
          {
            ...{ type: 'panel', name: 'clubs', title: 'Кружки' },
            elements: [part('first', '1 класс'), part('second', '2 класс')],
          },
          part('alone', 'Учителя'),
        ],
      },
    ],
  },
  elements: [{ id: 'alone', question: 'alone', title: { ru: 'Учителя' }, unit: 'чел.' }],
  settings: [],
});

it('a cell is told with what it is a part of, in the order of the sheet', () => {
  if (!definition.ok) throw new Error(JSON.stringify(definition.faults));
  const form = definition.compiled;
  const row = (id: string, at: number, text: string) => {
    const empty = { address: `B${at}`, cell: { kind: 'empty' as const } };
    const value = { address: `E${at}`, cell: { kind: 'text' as const, text } };
    return {
      id,
      cells: { number: empty, title: empty, unit: empty, value, state: empty, reason: empty },
    };
  };
  const { refused, changes } = compareUpload(
    {
      seal: {
        ...{ format: 1, municipalityId: 'm', assignmentId: 'a', formVersion: 1, revision: 0 },
        ...{ madeAt: '2022-05-01T00:00:00.000Z', language: 'ru', fields: {} },
      },
      // Too many is found out after what is no number at all.
      rows: [row('first', 8, '500'), row('second', 9, '7'), row('alone', 10, 'сорок')],
    },
    {
      ...{ form, rows: templateRows(form, []), content: { answers: {}, states: {} } },
      ...{ version: () => 0, today: '2022-05-02', language: 'ru' },
    },
  );
  expect(refused.map(({ cell, title }) => [cell, title?.ru])).toEqual([
    ['E8', 'Кружки: 1 класс'],
    ['E10', 'Учителя'],
  ]);
  expect(changes.map(({ title }) => title.ru)).toEqual(['Кружки: 2 класс']);
});
