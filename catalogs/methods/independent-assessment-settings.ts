import { text } from './data.ts';
import type { Method, MethodSetting } from './method.ts';

/** What the independent assessment of conditions reads and what can be set in it. */

const input = (name: string, ru: string, en: string, required = true) => ({
  name,
  title: text(ru, en),
  required,
});

export const assessmentInputs: Method['inputs'] = [
  input('stand-information', '1.1 материалов на стенде из нужных', '1.1 shown at the stand'),
  input('site-information', '1.1 материалов на сайте из нужных', '1.1 shown on the site'),
  input('remote-ways', '1.2 способов дистанционной связи', '1.2 ways of remote contact'),
  input('stand-satisfied', '1.3 довольны стендом', '1.3 satisfied with the stand'),
  input('site-satisfied', '1.3 довольны сайтом', '1.3 satisfied with the site'),
  input('comfort-conditions', '2.1 комфортных условий', '2.1 comfortable conditions'),
  input('waiting', '2.2 время ожидания, баллы', '2.2 waiting, points', false),
  input('comfort-satisfied', '2.3 довольны комфортностью', '2.3 satisfied with comfort'),
  input('access-equipment', '3.1 позиций оборудования', '3.1 pieces of equipment'),
  input('access-services', '3.2 условий доступности', '3.2 conditions of access'),
  input('access-satisfied', '3.3 довольны доступностью', '3.3 satisfied with access'),
  input('polite-contact', '4.1 вежливы при первом контакте', '4.1 polite at first contact'),
  input('polite-service', '4.2 вежливы при оказании услуги', '4.2 polite in service'),
  input('polite-remote', '4.3 вежливы дистанционно', '4.3 polite remotely'),
  input('recommend', '5.1 готовы рекомендовать', '5.1 would recommend'),
  input('schedule-convenient', '5.2 график удобен', '5.2 convenient hours'),
  input('satisfied', '5.3 довольны в целом', '5.3 satisfied on the whole'),
  input('recipients', 'Получателей за прошлый год', 'Recipients in the year before', false),
  input('respondents', 'Опрошено', 'Asked', false),
  input('information-required', 'Нужных материалов всего', 'Materials required', false),
];

const border = (value: number, ru: string, en: string): MethodSetting => ({
  title: text(`С какого балла «${ru}»`, `“${en}” from`),
  default: value,
  min: 0,
  max: 100,
  unit: 'points',
  reason: text(
    'Шкала портала bus.gov.ru (сверить с источником).',
    'Scale of the portal bus.gov.ru (to be checked against the source).',
  ),
});

export const assessmentSettings: Method['settings'] = {
  formula: {
    title: text('Вариант формул 1.1 и 1.3', 'Variant of formulas 1.1 and 1.3'),
    default: 'separate',
    choices: [
      { value: 'separate', title: text('у стенда и сайта свои знаменатели', 'own denominators') },
      { value: 'common', title: text('один знаменатель', 'one denominator') },
    ],
    unit: 'choice',
    reason: text(
      'Уточнённый вид формул приказа № 344н; один знаменатель — вид базового текста (сверить с источником).',
      'The formulas of order No. 344n as made precise; one denominator is its basic text (to be checked against the source).',
    ),
  },
  waiting: {
    title: text('Показатель 2.2, время ожидания', 'Indicator 2.2, waiting'),
    default: 'education',
    choices: [
      { value: 'education', title: text('среднее 2.1 и 2.3', 'the mean of 2.1 and 2.3') },
      { value: 'measured', title: text('измеряется', 'measured') },
    ],
    unit: 'choice',
    reason: text(
      'Приказ Минпросвещения от 13.03.2019 № 114: в образовании время ожидания не измеряется.',
      'Order of the Ministry of Education of 13.03.2019 No. 114: waiting is not measured in education.',
    ),
  },
  absent: {
    title: text('Если отвечать на показатель некому', 'Where nobody could answer an indicator'),
    default: 'reweigh',
    choices: [
      {
        value: 'reweigh',
        title: text('вес переходит к остальным', 'its weight goes to the others'),
      },
      { value: 'none', title: text('критерий без значения', 'no value of the criterion') },
      { value: 'zero', title: text('показатель равен нулю', 'the indicator is zero') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: деление на ноль в приказе не описано.',
      'Working rule: the order does not describe division by zero.',
    ),
  },
  'sample-share': {
    title: text('Доля получателей, которых опрашивают', 'Share of recipients to be asked'),
    default: 40,
    min: 1,
    max: 100,
    unit: 'percent',
    reason: text(
      'Приказ Минтруда от 30.10.2018 № 675н (сверить с источником); округление вверх — рабочее правило.',
      'Order of the Ministry of Labour of 30.10.2018 No. 675n (to be checked against the source); rounding up is a working rule.',
    ),
  },
  'sample-most': {
    title: text('Не больше опрошенных на организацию', 'At most so many in an organization'),
    default: 600,
    min: 1,
    max: 100_000,
    unit: 'count',
    reason: text(
      'Приказ Минтруда от 30.10.2018 № 675н (сверить с источником).',
      'Order of the Ministry of Labour of 30.10.2018 No. 675n (to be checked against the source).',
    ),
  },
  excellent: border(81, 'отлично', 'excellent'),
  good: border(61, 'хорошо', 'good'),
  fair: border(41, 'удовлетворительно', 'fair'),
  weak: border(21, 'ниже среднего', 'below average'),
};
