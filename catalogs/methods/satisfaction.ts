import { noDataMark } from './common.ts';
import { blank, marksOf, readObservations, readSettings, text, wholeResult } from './data.ts';
import type { Method, OrganizationResult } from './method.ts';
import { tidied, tidy } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';
import { sampleError, sampleSize } from './sample-size.ts';
import { indices } from './satisfaction-indices.ts';
import { satisfactionInputs, satisfactionSettings } from './satisfaction-settings.ts';

export const satisfaction: Method = {
  id: 'satisfaction',
  title: text('Индекс удовлетворённости', 'Index of satisfaction'),
  explanation: text(
    'Считается выбранный индекс. CSAT: процент «4» и «5» среди ответивших по существу. Среднее от 1 до 5. Баланс: доля довольных минус доля недовольных. Шкала 0–100: (среднее − 1) / 4 · 100. NPS: доля 9–10 минус доля 0–6. CSI: оценки, взвешенные важностью, в процентах от 5. Факторы: среднее факторов от 0 до 1, перед сравнением с границами округляется до 0,01. Степанов: среднее от 0 до 4. По муниципалитету складываются ответы, а не проценты, где числа ответов известны. Если известен охват, показаны нужная выборка и погрешность; малая выборка помечена.',
    'The chosen index is computed. CSAT: percent of 4 and 5 among answers in substance. The mean of 1 to 5. Balance: satisfied minus dissatisfied. From zero: (mean − 1) / 4 · 100. NPS: share of 9–10 minus share of 0–6. CSI: ratings weighted by importance as a percent of 5. Factors: the mean of factors from 0 to 1, rounded to 0.01 before it is compared. Stepanov: the mean of 0 to 4. For the municipality answers are added, not percents, where their numbers are known. With coverage known, the sample needed and the error are shown; a small sample is marked.',
  ),
  source: text(
    'Общепринятые формулы CSAT, NPS, CSI (сверить с источником); схема факторов — опубликованная методика школы № 661 Санкт-Петербурга; методика Е. Н. Степанова (сверить с источником).',
    'Usual formulas of CSAT, NPS, CSI (to be checked against the source); the factor scheme is the published one of school No. 661 of Saint Petersburg; E. N. Stepanov’s scheme (to be checked against the source).',
  ),
  inputs: satisfactionInputs,
  settings: satisfactionSettings,
  groups: [
    { id: 'low', title: text('низкая удовлетворённость', 'low satisfaction'), listed: true },
    {
      id: 'medium',
      title: text('средняя удовлетворённость', 'medium satisfaction'),
      listed: false,
    },
    { id: 'high', title: text('высокая удовлетворённость', 'high satisfaction'), listed: false },
  ],
  numbers: [
    { id: 'sample-needed', title: text('Нужно ответов', 'Answers needed') },
    { id: 'sample-error', title: text('Погрешность, п. п.', 'Error, percentage points') },
  ],
  wholeNumbers: [
    { id: 'score', title: text('Индекс муниципалитета', 'Index of the municipality') },
  ],
  marks: [
    noDataMark,
    { id: 'sample-small', title: text('Ответов меньше, чем нужно', 'Fewer answers than needed') },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(satisfactionSettings, data.settings);
    const observed = readObservations(data);
    const name = read.word('index');
    const index = (ids: readonly string[]) =>
      tidied(
        indices[name]?.((input) => ids.flatMap((id) => observed.get(input, id) ?? []), data.inputs),
      );

    const levelOf = (score: number) => {
      if (name === 'factors') {
        const rounded = Math.round(tidy(score * 100) ?? 0) / 100;
        if (rounded <= read.number('factor-low')) return 'low';
        return rounded <= read.number('factor-medium') ? 'medium' : 'high';
      }
      if (name !== 'stepanov') return null;
      if (score >= read.number('stepanov-high')) return 'high';
      return score >= read.number('stepanov-medium') ? 'medium' : 'low';
    };

    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const score = index([id]);
      const coverage = observed.get('coverage', id);
      const [answered, all] = [coverage?.numerator ?? null, coverage?.denominator ?? null];
      const z = read.number('confidence');
      const needed = all === null || all <= 0 ? null : sampleSize(all, read.number('error'), z);
      const error = answered === null || all === null ? null : sampleError(answered, all, z);
      return {
        ...blank(id),
        score,
        group: score === null ? null : levelOf(score),
        numbers: {
          'sample-needed': needed,
          'sample-error': tidied(error),
        },
        marks: marksOf({
          'no-data': score === null,
          'sample-small': needed !== null && answered !== null && answered < needed,
        }),
      };
    });
    return wholeResult(placed(scored, 'greatest'), {
      score: index(data.organizations.map(({ id }) => id)),
    });
  },
};
