/** What generated measures are about: the catalog around them. */

/** The questions, columns and elements that generated measures name. */
export const formKey = 'parents-school';
export const stages = ['primary', 'basic', 'senior'] as const;
/** The breakdown knows two of the three stages: rows of the third are in no part. */
export const parts = ['primary', 'basic'] as const;
/** Asked by the library's data form. */
export const askedElements = ['pupils_total', 'pupils_volunteers', 'antidestructive_program'];
export const dataForm = 'upbringing-staff-monitoring';

const number = { type: 'number', owner: ['school'], period: 'schoolYear', section: 'Числа' };
const stageColumn = {
  id: 'stage',
  title: 'Уровень',
  type: 'choice',
  choices: stages.map((value) => ({ value, title: value })),
};

/** What the catalog has besides its indicators. */
export const dictionary = {
  dimensions: [
    { id: 'stage', title: 'Уровень', parts: parts.map((id) => ({ id, title: id })) },
    {
      id: 'shift',
      title: 'Смена',
      parts: [
        { id: 'first', title: 'Первая' },
        { id: 'second', title: 'Вторая' },
      ],
    },
  ],
  elements: [
    { ...number, id: 'clubs', title: 'В кружках', unit: 'чел.', dimension: 'stage' },
    { ...number, id: 'seats', title: 'Мест', unit: 'чел.', dimension: 'shift' },
    { ...number, id: 'load', title: 'Нагрузка', unit: 'чел.', decimals: 2, min: -1000 },
    { ...number, id: 'has_plan', title: 'План', unit: 'да/нет', type: 'yesno' },
  ],
  tables: [
    {
      id: 'results',
      title: 'Результаты',
      source: 'ФИС ОКО',
      period: 'schoolYear',
      persons: true,
      columns: [
        { id: 'pupil', title: 'Ученик', type: 'text', key: true },
        { id: 'class', title: 'Класс', type: 'text', required: false },
        stageColumn,
        { id: 'points', title: 'Баллы', type: 'number', min: 0, max: 100, required: false },
        { id: 'before', title: 'Было', type: 'number', min: 0, max: 100, required: false },
        { id: 'passed', title: 'Сдал', type: 'yesno', required: false },
      ],
    },
    {
      id: 'groups',
      title: 'Классы',
      source: 'ФИС ОКО',
      period: 'schoolYear',
      columns: [
        { id: 'class', title: 'Класс', type: 'text', key: true },
        stageColumn,
        { id: 'took', title: 'Писали', type: 'number', min: 0, max: 40, required: false },
        { id: 'good', title: 'Хорошо', type: 'number', min: 0, max: 40, required: false },
      ],
    },
  ],
  settings: [
    { id: 'norm', title: 'Порог', value: 3, unit: 'points', reason: 'правило', stated: false },
    {
      id: 'base',
      title: 'База',
      value: 'all',
      unit: 'choice',
      choices: [
        { value: 'all', title: 'Все' },
        { value: 'some', title: 'Некоторые' },
      ],
      reason: 'правило',
      stated: false,
    },
  ],
  computed: [
    {
      id: 'low',
      title: 'Нижняя половина',
      method: 'quarter',
      inputs: [{ indicator: 'm.base' }],
      settings: { confirm: 'year', least: 2, share: 50 },
      population: { types: ['school'] },
    },
    { id: 'places', title: 'Места', method: 'ranking', inputs: [{ indicator: 'm.base' }] },
  ],
};

/** The same where several results are one pupil's. */
export const ofPupils = {
  ...dictionary,
  tables: dictionary.tables.map((table) =>
    table.id === 'results' ? { ...table, person: 'pupil' } : table,
  ),
};
