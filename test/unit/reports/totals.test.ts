import { describe, expect, it } from 'vitest';
import type { CompiledForm, CompiledQuestion } from '../../../forms/run/types.ts';
import { dataFormTable, type Submission } from '../../../server/reports/data-form.ts';
import type { Place } from '../../../server/reports/places.ts';
import { totalOf } from '../../../server/reports/units.ts';

const question = (
  name: string,
  kind: CompiledQuestion['kind'],
  decimals = 0,
): CompiledQuestion => ({
  element: 'question',
  name,
  kind,
  title: { ru: name },
  required: false,
  readOnly: false,
  validators: [],
  decimals,
});

const compiled: CompiledForm = {
  format: 1,
  title: { ru: 'Форма' },
  languages: ['ru'],
  pages: [
    {
      name: 'p1',
      title: { ru: 'Первый раздел' },
      elements: [
        question('pupils', 'number'),
        question('score', 'number', 1),
        {
          element: 'panel',
          name: 'inner',
          title: { ru: 'Внутри' },
          elements: [question('library', 'boolean')],
        },
      ],
    },
  ],
  calculated: [],
  light: true,
};
const elements = [
  { id: 'pupils', question: 'pupils', title: { ru: 'Учащиеся' }, unit: 'чел.' },
  { id: 'score', question: 'score', title: { ru: 'Средний балл' }, unit: 'балл' },
  { id: 'library', question: 'library', title: { ru: 'Есть читальный зал' }, unit: 'да/нет' },
];

const places: Place[] = ['1', '2', '3', '4'].map((id) => ({
  organizationId: id,
  name: `Школа № ${id}`,
  shortName: `Школа № ${id}`,
  cluster: id === '4' ? '' : 'Север',
}));

const at = new Date('2022-05-30T08:00:00Z');
const sent = (part: Partial<Submission>): Submission => ({ at, answers: {}, states: {}, ...part });
const submissions = new Map([
  ['1', sent({ answers: { pupils: 0.1, score: 62.5, library: true } })],
  [
    '2',
    sent({
      answers: { pupils: 0.2, library: false },
      states: { score: { state: 'absent', reason: '=СУММ(A1)' } },
    }),
  ],
  [
    '4',
    sent({ answers: { score: 0 }, states: { library: { state: 'notApplicable', reason: '' } } }),
  ],
]);

const table = dataFormTable({
  form: { elements, compiled },
  places,
  submissions,
  sensitive: { counts: new Set(), withheld: new Set() },
  language: 'ru',
});
const row = (id: string) => table.rows.find((one) => one.id === id);

describe('a data form as a table', () => {
  it('names why each figure is missing, never by a zero', () => {
    expect(row('2')?.cells).toEqual([
      { value: 0.2 },
      { value: null, why: 'absent', reason: '=СУММ(A1)' },
      { value: false },
    ]);
    expect(row('3')?.cells.map(({ why }) => why)).toEqual(Array(3).fill('notSubmitted'));
    expect(row('4')?.cells).toEqual([
      { value: null, why: 'empty' },
      { value: 0 },
      { value: null, why: 'notApplicable' },
    ]);
  });

  it('adds up quantities, counts «да», and adds up nothing else', () => {
    expect(row('whole')?.cells).toEqual([
      { value: 0.3, n: 2, of: 4 },
      { value: null, why: 'notSummed', n: 2, of: 4 },
      { value: 1, n: 2, of: 3 },
    ]);
  });

  it('gives each cluster its subtotal after its organizations, those of none before the total', () => {
    expect(table.rows.map(({ id }) => id)).toEqual(['1', '2', '3', 'cluster:Север', '4', 'whole']);
    expect(row('cluster:Север')).toMatchObject({ n: 2, expected: 3 });
    expect(row('cluster:Север')?.cells[0]).toEqual({ value: 0.3, n: 2, of: 3 });
  });

  it('says that nobody has submitted, not that the total is nothing', () => {
    const none = dataFormTable({
      form: { elements, compiled },
      places,
      submissions: new Map(),
      sensitive: { counts: new Set(), withheld: new Set() },
      language: 'ru',
    });
    const whole = none.rows.at(-1);
    expect(whole?.cells[0]).toEqual({ value: null, why: 'notSubmitted', n: 0, of: 4 });
  });

  it('puts a question under the heading it stands under in the form', () => {
    expect(table.columns.map(({ group }) => group)).toEqual([
      'Первый раздел',
      'Первый раздел',
      'Внутри',
    ]);
  });

  it('keeps what is for named officers from everybody else, in totals too', () => {
    const closed = dataFormTable({
      form: { elements, compiled },
      places,
      submissions,
      sensitive: { counts: new Set(['pupils']), withheld: new Set(['pupils']) },
      language: 'ru',
    });
    const told = closed.rows.map(({ cells }) => cells[0]);
    expect(told).toEqual(Array(6).fill({ value: null, why: 'restricted' }));
  });
});

describe('a total', () => {
  it.each([
    ['чел.', 'Учащиеся, всего', 'sum'],
    ['чел.', 'Обучающиеся, посещающие кружки', 'sum'],
    ['чел.', 'Педагоги со средним профессиональным образованием', 'sum'],
    ['тыс. руб.', 'Средства, израсходованные на учебники', 'sum'],
    ['кв. м', 'Общая площадь помещений', 'sum'],
    ['кв. м', 'Общая площадь помещений в расчёте на одного учащегося', 'none'],
    ['шт.', 'Количество компьютеров в расчете на одного учащегося', 'none'],
    ['чел.', 'Средняя наполняемость классов', 'none'],
    ['чел.', 'Средняя численность воспитанников в группе', 'none'],
    ['ед.', 'Соотношение педагогов и воспитанников', 'none'],
    ['балл', 'Средний балл ЕГЭ по математике', 'none'],
    ['%', 'Доля педагогов с высшей категорией', 'none'],
    ['%', 'Охвачены питанием', 'none'],
    ['попугай', 'Длина удава', 'none'],
    ['да/нет', 'Есть спортивный зал', 'yes'],
  ])('of «%s», %s: %s', (unit, title, total) => {
    expect(totalOf(unit, title)).toBe(total);
  });
});
