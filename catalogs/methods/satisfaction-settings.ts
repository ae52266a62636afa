import { text } from './data.ts';
import type { Method, MethodSetting } from './method.ts';

/** What the index of satisfaction reads and what can be set in it. */

const input = (name: string, ru: string, en: string) => ({
  name,
  title: text(ru, en),
  required: false,
});

export const satisfactionInputs: Method['inputs'] = [
  input('satisfied', 'Доля ответов «4» и «5»', 'Share of 4 and 5'),
  input('dissatisfied', 'Доля ответов «1» и «2»', 'Share of 1 and 2'),
  input('mean', 'Средний ответ', 'Mean answer'),
  input('promoters', 'Доля ответов 9–10', 'Share of 9–10'),
  input('detractors', 'Доля ответов 0–6', 'Share of 0–6'),
  input('coverage', 'Охват: ответили из всех', 'Coverage: answered of all'),
  input('*', 'Факторы «factor/…», пары «rating/…» и «importance/…»', 'Factors and pairs'),
];

const border = (
  value: number,
  max: number,
  ru: string,
  en: string,
  reason: MethodSetting['reason'],
): MethodSetting => ({
  title: text(ru, en),
  default: value,
  min: 0,
  max,
  unit: 'number',
  reason,
});

const factorReason = text(
  'Опубликованная схема: 0–0,40 низкая, 0,41–0,70 средняя, 0,71–1 высокая.',
  'Published scheme: 0–0.40 low, 0.41–0.70 medium, 0.71–1 high.',
);
const stepanovReason = text(
  'Методика Е. Н. Степанова (сверить с источником).',
  'E. N. Stepanov’s scheme (to be checked against the source).',
);

export const satisfactionSettings: Method['settings'] = {
  index: {
    title: text('Какой индекс считать', 'Which index'),
    default: 'csat',
    choices: [
      { value: 'csat', title: text('CSAT, доля довольных', 'CSAT, share of the satisfied') },
      { value: 'mean', title: text('среднее от 1 до 5', 'mean of 1 to 5') },
      { value: 'balance', title: text('баланс', 'balance') },
      { value: 'from-zero', title: text('шкала от 0 до 100', 'scale from 0 to 100') },
      { value: 'nps', title: text('NPS, готовность рекомендовать', 'NPS, would recommend') },
      { value: 'csi', title: text('CSI, с важностью', 'CSI, with importance') },
      { value: 'factors', title: text('схема факторов', 'factor scheme') },
      { value: 'stepanov', title: text('методика Степанова', 'Stepanov’s scheme') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: документы не называют индекса; принята доля довольных.',
      'Working rule: the documents name no index; the share of the satisfied is taken.',
    ),
  },
  'factor-low': border(0.4, 1, 'Факторы: низкая до', 'Factors: low up to', factorReason),
  'factor-medium': border(0.7, 1, 'Факторы: средняя до', 'Factors: medium up to', factorReason),
  'stepanov-medium': border(2, 4, 'Степанов: средняя с', 'Stepanov: medium from', stepanovReason),
  'stepanov-high': border(3, 4, 'Степанов: высокая с', 'Stepanov: high from', stepanovReason),
  error: {
    title: text('Допустимая погрешность', 'Allowed error'),
    default: 5,
    min: 0.1,
    max: 50,
    unit: 'percentage-points',
    reason: text('Рабочее правило: обычная точность опроса.', 'Working rule: usual for polls.'),
  },
  confidence: {
    title: text('Коэффициент доверия', 'Coefficient of confidence'),
    default: 1.96,
    min: 0.1,
    max: 5,
    unit: 'number',
    reason: text('Рабочее правило: вероятность 95 %.', 'Working rule: 95 % confidence.'),
  },
};
