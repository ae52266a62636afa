import {
  criteria,
  criterionOf,
  indicators,
  type AssessmentIndicator,
  type Points,
} from './assessment-criteria.ts';
import { meanNumber, noDataMark } from './common.ts';
import { blank, marksOf, readObservations, readSettings, text, wholeResult } from './data.ts';
import { assessmentInputs, assessmentSettings } from './independent-assessment-settings.ts';
import type { Method, OrganizationResult } from './method.ts';
import { mean, tidied, tidy } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const scale = ['excellent', 'good', 'fair', 'weak'] as const;

const title = text('Независимая оценка условий (НОК УООД)', 'Independent assessment of conditions');

export const independentAssessment: Method = {
  id: 'independent-assessment',
  title,
  explanation: text(
    'Показатели 1.1–5.3 считаются по формулам Единого порядка, критерий — сумма показателей с весами, итог — простое среднее пяти критериев; промежуточного округления нет. В образовании время ожидания не измеряется: показатель 2.2 равен среднему показателей 2.1 и 2.3. Если отвечать было некому (никто не пользовался дистанционной связью, нет инвалидов), показатель не считается, его вес переходит к остальным показателям критерия, организация помечена; если никто не пользовался только стендом или только сайтом, берётся другой. Показатель, о котором нет сведений, оставляет критерий и итог без значения. Оценка словом даётся по итогу, округлённому до целого.',
    'Indicators 1.1–5.3 follow the common order’s formulas, a criterion is their weighted sum, the whole is the simple mean of five criteria; nothing is rounded on the way. In education waiting is not measured: indicator 2.2 is the mean of 2.1 and 2.3. Where nobody could answer (nobody used remote contact, nobody is disabled) the indicator is left out, its weight goes to the others of its criterion and the organization is marked; where only the stand or only the site was unused, the other counts alone. An indicator that was not reported leaves its criterion and the whole without a value. The word of the scale goes by the whole rounded to an integer.',
  ),
  source: text(
    'Ст. 95.2 Закона № 273-ФЗ; приказ Минтруда от 31.05.2018 № 344н, формулы 1.1–5.3; приказ Минпросвещения от 13.03.2019 № 114; выборка — приказ Минтруда от 30.10.2018 № 675н (сверить с источником).',
    'Article 95.2 of Law No. 273-FZ; order of the Ministry of Labour of 31.05.2018 No. 344n, formulas 1.1–5.3; order of the Ministry of Education of 13.03.2019 No. 114; sample: order of 30.10.2018 No. 675n (to be checked against the source).',
  ),
  inputs: assessmentInputs,
  settings: assessmentSettings,
  groups: [
    { id: 'excellent', title: text('отлично', 'excellent'), listed: false },
    { id: 'good', title: text('хорошо', 'good'), listed: false },
    { id: 'fair', title: text('удовлетворительно', 'fair'), listed: false },
    { id: 'weak', title: text('ниже среднего', 'below average'), listed: true },
    { id: 'poor', title: text('неудовлетворительно', 'poor'), listed: true },
  ],
  numbers: [
    ...indicators.map(({ id, title: name }) => ({ id, title: name })),
    ...criteria,
    { id: 'sample-needed', title: text('Нужно опросить', 'To be asked') },
  ],
  wholeNumbers: [meanNumber, ...criteria],
  marks: [
    noDataMark,
    {
      id: 'absent-indicator',
      title: text(
        'Отвечать на один из показателей было некому',
        'Nobody could answer one of the indicators',
      ),
    },
    {
      id: 'half-indicator',
      title: text(
        'Показатель посчитан только по стенду или только по сайту',
        'An indicator goes by the stand alone or by the site alone',
      ),
    },
    {
      id: 'not-reported',
      title: text('Сведений о показателе нет', 'An indicator was not reported'),
    },
    {
      id: 'sample-small',
      title: text('Опрошено меньше, чем нужно', 'Fewer were asked than needed'),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(assessmentSettings, data.settings);
    const observed = readObservations(data);
    const waitingMeasured = read.word('waiting') === 'measured';
    const common = read.word('formula') === 'common';
    const absent = read.word('absent');

    const pointsOf = (id: string): { one: AssessmentIndicator; points: Points }[] => {
      const all = indicators.map((one) => ({
        one,
        points: one.points((input) => observed.get(input, id), common),
      }));
      if (waitingMeasured) return all;
      const of = (name: string) => all.find(({ one }) => one.id === name)?.points ?? 'unknown';
      return all.map((each) =>
        each.one.id === 'p2-2' ? { ...each, points: between(of('p2-1'), of('p2-3')) } : each,
      );
    };

    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const all = pointsOf(id);
      const kept = all.map(({ points }) => points);
      const parts = criteria.map((_, i) =>
        criterionOf(
          all
            .filter(({ one }) => one.criterion === i + 1)
            .map(({ one, points }) => ({ weight: one.weight, points })),
          absent,
        ),
      );
      const known = parts.filter((x) => x !== null);
      const score = known.length === parts.length ? mean(known) : null;
      const recipients = observed.value('recipients', id);
      const needed = recipients === null || recipients < 0 ? null : sampleNeeded(recipients);
      const asked = observed.value('respondents', id);
      const any = kept.some((points) => points !== 'unknown');
      return {
        ...blank(id),
        score,
        group: score === null ? null : wordOf(Math.round(score)),
        numbers: {
          ...Object.fromEntries(
            all.map(({ one, points }) => [
              one.id,
              typeof points === 'object' ? tidy(points.points) : null,
            ]),
          ),
          ...Object.fromEntries(criteria.map(({ id: name }, i) => [name, tidied(parts[i])])),
          'sample-needed': needed,
        },
        marks: marksOf({
          'no-data': !any,
          'absent-indicator': kept.includes('absent'),
          'half-indicator': kept.some((points) => typeof points === 'object' && points.half),
          'not-reported': any && kept.includes('unknown'),
          'sample-small': needed !== null && asked !== null && asked < needed,
        }),
      };
    });
    return wholeResult(
      placed(scored, 'greatest'),
      Object.fromEntries(
        criteria.map(({ id }) => [id, mean(scored.flatMap(({ numbers }) => numbers[id] ?? []))]),
      ),
    );

    function sampleNeeded(recipients: number): number {
      const share = tidy((read.number('sample-share') * recipients) / 100) ?? 0;
      return Math.min(read.number('sample-most'), Math.ceil(share));
    }

    function wordOf(score: number) {
      return scale.find((word) => score >= read.number(word)) ?? 'poor';
    }
  },
};

/** Indicator 2.2 in education: the mean of its neighbours, or what is wrong with them. */
function between(first: Points, second: Points): Points {
  if (first === 'unknown' || second === 'unknown') return 'unknown';
  if (first === 'absent' || second === 'absent') return 'absent';
  return { points: (first.points + second.points) / 2 };
}
