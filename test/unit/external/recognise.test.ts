import { describe, expect, it } from 'vitest';
import { organizationMeanings, valueMeanings } from '../../../server/external/import/meanings.ts';
import { keyOf } from '../../../server/external/import/reading.ts';
import { recognise } from '../../../server/external/import/recognise.ts';
import type { Cell } from '../../../server/tables/typed.ts';
import { resultsHead, resultsTable } from '../../support/external.ts';

const none = new Map<string, string>();
const all = ['@organization', 'subject', 'grade', 'pupils', 'quality', 'note', 'objective'];

describe('columns', () => {
  it.each<[string, Cell[][], number, string[]]>([
    ['by their titles', [resultsHead], 0, all],
    [
      'by their ids',
      [['организация', 'subject', 'GRADE']],
      0,
      ['@organization', 'subject', 'grade'],
    ],
    [
      'under a title over the whole table',
      [['Результаты ВПР, весна 2022'], [], ['Логин ОО', 'Класс', 'Предмет']],
      2,
      ['@organization', 'grade', 'subject'],
    ],
    [
      'by a part of the title, where only one has it',
      [['ОО', 'Предмет', 'Класс (параллель)', 'Кол-во', 'Качество, %']],
      0,
      ['@organization', 'subject', 'grade', '', 'quality'],
    ],
    ['each once', [['Школа', 'Организация', 'Предмет']], 0, ['@organization', '', 'subject']],
    [
      'not at all in another table',
      [
        ['ФИО', 'Адрес'],
        ['Иванов', 'Мира, 1'],
      ],
      0,
      ['', ''],
    ],
  ])('are recognised %s', (_, rows, header, columns) => {
    expect(recognise(rows, resultsTable, none)).toMatchObject({ header, columns });
  });

  it('are what somebody has said of the same headings before', () => {
    const said = new Map([
      [keyOf('Наш показатель'), 'quality'],
      [keyOf('Класс'), ''],
      [keyOf('Старый столбец'), 'gone'],
    ]);
    const rows = [['Школа', 'Наш показатель', 'Класс', 'Старый столбец']];
    expect(recognise(rows, resultsTable, said).columns).toEqual([
      '@organization',
      'quality',
      '',
      '',
    ]);
  });

  it('are read below the row that the person chose', () => {
    const rows = [resultsHead, ['Школа', 'Класс']];
    expect(recognise(rows, resultsTable, none, 1).columns.slice(0, 2)).toEqual([
      '@organization',
      'grade',
    ]);
    expect(recognise(rows, resultsTable, none, null).columns.join('')).toBe('');
  });

  it.each([
    ['5,5', ','],
    ['5.5', '.'],
    ['55', ','],
  ])('with %s have the decimal sign %s', (text, decimal) => {
    const rows = [resultsHead, ['Школа', 'Математика', 4, '3', text]];
    expect(recognise(rows, resultsTable, none).decimal).toBe(decimal);
  });
});

const organizations = [
  { id: 'one', name: 'МБОУ «СОШ № 1»', shortName: 'Школа № 1', code: '250101', spellings: [] },
  {
    id: 'two',
    name: 'МБОУ «СОШ № 2»',
    shortName: 'Школа № 2',
    code: '250102',
    spellings: [keyOf('Вторая')],
  },
  { id: 'twin', name: 'Лицей', shortName: 'Лицей', code: '', spellings: [] },
  { id: 'other', name: 'Лицей города', shortName: 'Лицей', code: '', spellings: [] },
];

function meaningOf(text: string, remembered = none, chosen = new Map<string, string | null>()) {
  const texts = new Map([[keyOf(text), { text, count: 3 }]]);
  return organizationMeanings(texts, organizations, remembered, chosen)[0];
}

describe('an organization', () => {
  it.each([
    ['мбоу сош №1', 'one'],
    ['250102', 'two'],
    ['Школа № 2', 'two'],
    ['Вторая', 'two'],
  ])('is known by «%s»', (text, means) => {
    expect(meaningOf(text)).toMatchObject({ means, by: 'name', count: 3 });
  });

  it('that two may be is asked, with both', () => {
    expect(meaningOf('Лицей')).toMatchObject({
      means: null,
      by: 'nobody',
      candidates: ['twin', 'other'],
    });
  });

  it('that nobody knows is asked, with what looks like it', () => {
    expect(meaningOf('СОШ 1 им. Пушкина')).toMatchObject({ means: null, candidates: ['one'] });
  });

  it('is remembered; what the person says now goes first, also that it is none', () => {
    const key = keyOf('sch250101');
    const before = new Map([[key, 'one']]);
    expect(meaningOf('sch250101', before)).toMatchObject({ means: 'one', by: 'remembered' });
    expect(meaningOf('sch250101', before, new Map([[key, 'two']]))).toMatchObject({
      means: 'two',
      by: 'chosen',
    });
    expect(meaningOf('sch250101', before, new Map([[key, null]]))).toMatchObject({ means: null });
    expect(meaningOf('sch250101', new Map([[key, 'elsewhere']]))).toMatchObject({ means: null });
  });

  it('is not what a total is called', () => {
    expect(meaningOf('Итого')).toBeUndefined();
  });
});

describe('a choice', () => {
  const column = resultsTable.columns[0]!;
  const found = (text: string, remembered = none, chosen = new Map<string, string | null>()) =>
    valueMeanings(new Map([[keyOf(text), { text, count: 1 }]]), column, remembered, chosen)[0];

  it('is known by its title or value, asked otherwise, and remembered', () => {
    expect(found('русский  язык')).toMatchObject({ means: 'rus', by: 'name' });
    expect(found('MAT')).toMatchObject({ means: 'mat', by: 'name' });
    expect(found('Русский')).toMatchObject({ means: null, candidates: ['rus'] });
    expect(found('РУ', new Map([['ру', 'rus']]))).toMatchObject({ means: 'rus', by: 'remembered' });
    expect(found('РУ', none, new Map([['ру', 'mat']]))).toMatchObject({
      means: 'mat',
      by: 'chosen',
    });
    expect(found('РУ', none, new Map([['ру', 'physics']]))).toMatchObject({ means: null });
  });
});
