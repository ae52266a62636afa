import type { Violation } from './schema.ts';

type Kind = Violation['kind'];

/** Words of the list of violations as a file. */
export const foundWords = {
  ru: {
    file: 'Нарушения проверок',
    sheet: 'Нарушения',
    columns: {
      organization: 'Организация',
      form: 'Форма',
      item: 'Показатель',
      severity: 'Вид',
      kind: 'Проверка',
      message: 'Что не так',
      value: 'Значение',
      against: 'С чем сравнили',
      comment: 'Пояснение организации',
      decision: 'Решение',
      note: 'Примечание',
      by: 'Кто решил',
      at: 'Когда',
    },
    severities: { hard: 'ошибка', soft: 'сомнение' },
    kinds: {
      expression: 'правило управления',
      partOf: 'часть больше целого',
      otherForm: 'другая форма',
      zero: 'ноль вместо числа',
      previous: 'изменение за период',
      history: 'непривычное число',
    } satisfies Record<Kind, string>,
    decisions: { explained: 'пояснение принято', returned: 'запрошено исправление' },
    open: 'не рассмотрено',
    page: 'с. &P из &N',
  },
  en: {
    file: 'Violations of checks',
    sheet: 'Violations',
    columns: {
      organization: 'Organization',
      form: 'Form',
      item: 'Item',
      severity: 'Severity',
      kind: 'Check',
      message: 'What is wrong',
      value: 'Value',
      against: 'Held against',
      comment: 'Explanation',
      decision: 'Decision',
      note: 'Note',
      by: 'Decided by',
      at: 'When',
    },
    severities: { hard: 'error', soft: 'doubt' },
    kinds: {
      expression: 'department’s rule',
      partOf: 'part above its whole',
      otherForm: 'another form',
      zero: 'zero for a number',
      previous: 'change over a period',
      history: 'unlike before',
    } satisfies Record<Kind, string>,
    decisions: { explained: 'explanation accepted', returned: 'correction asked for' },
    open: 'not looked at',
    page: 'p. &P of &N',
  },
} as const;
