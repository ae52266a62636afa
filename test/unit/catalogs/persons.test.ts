import { describe, expect, it } from 'vitest';
import { personColumn, tableSchema } from '../../../catalogs/dictionary.ts';
import { readCatalog } from './read.ts';

const table = (keys: readonly string[], more: object = {}) =>
  tableSchema.parse({
    ...{ id: 'exam', title: 'Экзамен', source: 'РИС ГИА', period: 'schoolYear', persons: true },
    columns: ['code', 'subject', 'mark'].map((id) => ({
      ...{ id, title: id, type: 'text', key: keys.includes(id) },
    })),
    ...more,
  });

describe('one person’s rows', () => {
  it.each([
    ['are each a person’s of its own without keys', table([]), null],
    ['likewise with one key', table(['code']), null],
    ['share the first of several keys', table(['code', 'subject']), 'code'],
    ['share the column that is named', table(['subject', 'mark'], { person: 'code' }), 'code'],
    [
      'are nobody’s where no persons stand behind',
      table(['code', 'subject'], { persons: false }),
      null,
    ],
  ])('%s', (_, of, column) => {
    expect(personColumn(of)).toBe(column);
  });

  it.each(['ob-2022', 'kemerovo-2021'] as const)('are those of a code at the exams of %s', (id) => {
    const { tables } = readCatalog(id);
    const persons = tables.filter((one) => one.persons && personColumn(one) !== null);
    expect(persons.map((one) => [one.id, one.person])).toEqual([
      ['oge', 'participant'],
      ['ege', 'participant'],
    ]);
  });
});
