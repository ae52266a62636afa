import { text } from './data.ts';
import type { Method, MethodSetting, NamedPart } from './method.ts';

/** Settings, numbers and marks that several methods have in common, worded once. */

export const scopeSetting: MethodSetting = {
  title: text('Среди каких организаций сравнивать', 'Among which organizations to compare'),
  default: 'all',
  choices: [
    { value: 'all', title: text('среди всех', 'among all') },
    { value: 'cluster', title: text('внутри кластера', 'within the cluster') },
  ],
  unit: 'choice',
  reason: text(
    'Рабочее правило: Концепция Оби говорит и о кластерах, и обо всех школах (строки 1016 и 1031), состав кластеров не раскрыт.',
    'Working rule: the Ob concept speaks both of clusters and of all schools (lines 1016 and 1031) and does not say what the clusters are.',
  ),
};

/** Of a method over one number: an indicator's value or another list's score (`oneNumber`). */
export const oneNumberSources: Pick<Method, 'inputs' | 'lists'> = {
  inputs: [{ name: 'value', title: text('Показатель', 'Indicator'), required: false }],
  lists: [
    {
      name: 'score',
      title: text('Список, балл которого берётся', 'List to score by'),
      required: false,
    },
  ],
};

export const meanNumber: NamedPart = {
  id: 'score',
  title: text('Среднее по организациям', 'Mean over organizations'),
};
export const medianNumber: NamedPart = { id: 'median', title: text('Медиана', 'Median') };
export const listedNumber: NamedPart = {
  id: 'listed',
  title: text('Организаций в списке', 'Organizations on the list'),
};

export const noDataMark: NamedPart = {
  id: 'no-data',
  title: text('Нет данных', 'No data'),
};
export const missingInputMark: NamedPart = {
  id: 'missing-input',
  title: text(
    'Часть показателей не заполнена: посчитано по имеющимся',
    'Some indicators are missing: computed from those present',
  ),
};
export const missingYearMark: NamedPart = {
  id: 'missing-year',
  title: text(
    'Есть год без данных: «во все годы» не подтверждено',
    'A year is without data: “every year” is not confirmed',
  ),
};
export const tooFewMark: NamedPart = {
  id: 'too-few',
  title: text(
    'Слишком мало организаций с данными: список не составлен',
    'Too few organizations have data: no list was made',
  ),
};
export const equalValuesMark: NamedPart = {
  id: 'equal-values:*',
  title: text(
    'Значения у всех одинаковы, показатель не различает организации и не учтён',
    'All have the same value, the indicator tells nobody apart and is left out',
  ),
};
export const byPercentMark: NamedPart = {
  id: 'by-percent',
  title: text(
    'Известен только процент без числа участников',
    'Only the percent is known, not the number of participants',
  ),
};
