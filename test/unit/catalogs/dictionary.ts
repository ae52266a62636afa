import type { Dictionary } from '../../../catalogs/made-forms.ts';
import type { Dimension, ElementDefinition } from '../../../catalogs/dictionary.ts';

/** An element of a dictionary in a test: what is not said is as in most of them. */
export function element(
  id: string,
  more: Partial<Omit<ElementDefinition, 'id'>> = {},
): ElementDefinition {
  return {
    id,
    title: `Строка ${id}`,
    unit: more.type === 'yesno' ? 'да/нет' : 'чел.',
    type: 'number',
    decimals: 0,
    min: 0,
    owner: ['school'],
    period: 'schoolYear',
    section: 'Обучающиеся',
    ...more,
  };
}

export const stages: Dimension = {
  id: 'stages',
  title: 'Уровни образования',
  parts: [
    { id: 'noo', title: 'начальное' },
    { id: 'ooo', title: 'основное' },
    { id: 'soo', title: 'среднее' },
  ],
};

/** A dictionary of one page with everything that elements can say. */
export const small: Dictionary = {
  dimensions: [stages],
  elements: [
    element('pupils', { title: 'Обучающиеся', dimension: 'stages', at: 'на 1 сентября' }),
    element('pupils_ovz', {
      title: 'Из них с ОВЗ',
      dimension: 'stages',
      partOf: 'pupils',
      at: 'на 1 сентября',
      hint: 'по заключению ПМПК',
    }),
    element('graduates', { title: 'Выпускники 11 класса', partOf: 'pupils', at: 'на 25 мая' }),
    element('gold', { title: 'Медалисты', partOf: 'graduates', when: 'graduates' }),
    element('has_centre', { title: 'Есть центр «Точка роста»', type: 'yesno', section: 'Условия' }),
    element('centre_pupils', {
      title: 'Занимаются в центре',
      section: 'Условия',
      when: 'has_centre',
      partOf: 'pupils',
    }),
    element('spent', {
      title: 'Расходы на центр',
      unit: 'тыс. руб.',
      decimals: 1,
      max: 100000,
      section: 'Условия',
      when: 'has_centre',
    }),
    element('groups', { owner: ['kindergarten'], unit: 'ед.' }),
    element('plan', { owner: ['department', 'methodicalCentre'], type: 'yesno' }),
    element('year_events', { owner: ['school'], period: 'calendarYear', unit: 'ед.' }),
    element('asked_elsewhere', { form: 'upbringing-staff-monitoring' }),
  ],
};
