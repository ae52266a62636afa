import { meanNumber, noDataMark, oneNumberSources } from './common.ts';
import { blank, marksOf, oneNumber, readSettings, text, wholeResult } from './data.ts';
import type { Method, OrganizationResult } from './method.ts';

const borderReason = text(
  'Рабочее правило: Концепция Оби (строка 1071) отдаёт границы групп экспертам; приняты треть и две трети.',
  'Working rule: the Ob concept (line 1071) leaves the borders to experts; a third and two thirds are taken.',
);

const settings: Method['settings'] = {
  low: {
    title: text('Ниже чего значение недостаточное', 'Below this a value is insufficient'),
    default: 0.33,
    unit: 'number',
    reason: borderReason,
  },
  high: {
    title: text('С чего значение достаточное', 'From this on a value is sufficient'),
    default: 0.67,
    unit: 'number',
    reason: borderReason,
  },
};

const groups = ['insufficient', 'medium', 'sufficient'] as const;

export const threeGroups: Method = {
  id: 'three-groups',
  title: text('Три группы по экспертным границам', 'Three groups by experts’ thresholds'),
  explanation: text(
    'Значение ниже первой границы недостаточное, от второй границы и выше достаточное, между ними среднее. Значение ровно на границе относится к верхней группе. Без значения группы нет.',
    'Below the first threshold a value is insufficient, from the second on sufficient, in between medium. A value exactly at a threshold belongs above it. No value, no group.',
  ),
  source: text('Концепция МСОКО г. Оби, строка 1071.', 'Ob concept, line 1071.'),
  ...oneNumberSources,
  settings,
  groups: [
    { id: 'insufficient', title: text('недостаточное значение', 'insufficient'), listed: true },
    { id: 'medium', title: text('среднее значение', 'medium'), listed: false },
    { id: 'sufficient', title: text('достаточное значение', 'sufficient'), listed: false },
  ],
  numbers: [],
  wholeNumbers: [
    meanNumber,
    { id: 'insufficient', title: text('С недостаточным значением', 'Insufficient') },
    { id: 'medium', title: text('Со средним значением', 'Medium') },
    { id: 'sufficient', title: text('С достаточным значением', 'Sufficient') },
  ],
  marks: [noDataMark],
  run(data) {
    const read = readSettings(settings, data.settings);
    const { at } = oneNumber(data);
    const groupOf = (x: number) => {
      if (x >= read.number('high')) return 'sufficient';
      return x >= read.number('low') ? 'medium' : 'insufficient';
    };
    const organizations = data.organizations.map(({ id }): OrganizationResult => {
      const score = at(id);
      return {
        ...blank(id),
        score,
        group: score === null ? null : groupOf(score),
        marks: marksOf({ 'no-data': score === null }),
      };
    });
    const known = organizations.some(({ group }) => group !== null);
    return wholeResult(
      organizations,
      Object.fromEntries(
        groups.map((name) => [
          name,
          known ? organizations.filter(({ group }) => group === name).length : null,
        ]),
      ),
    );
  },
};
