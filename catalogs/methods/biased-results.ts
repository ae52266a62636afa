import { allParts, makeSigns } from './biased-signs.ts';
import { listedNumber, noDataMark } from './common.ts';
import {
  blank,
  marksOf,
  partsOfInputs,
  readObservations,
  readSettings,
  text,
  wholeResult,
} from './data.ts';
import type { Method, MethodSetting, OrganizationResult } from './method.ts';
import { percentOf } from './numbers.ts';

const sign = (ru: string, en: string): MethodSetting => ({
  title: text(`Учитывать признак: ${ru}`, `Count the sign: ${en}`),
  default: true,
  unit: 'yesno',
  reason: text(
    'Смысл признака — методы ФИОКО 2018 г.; набор признаков управление выбирает само.',
    'The sign follows FIOKO’s methods of 2018; the department chooses which signs count.',
  ),
});

const rule = text(
  'Рабочее правило: порог признака в открытых методиках не назван.',
  'Working rule: published methods name no threshold.',
);

const settings: Method['settings'] = {
  m1: sign('результат выше ожидаемого', 'result above the expected'),
  m2: sign('отметки расходятся с журналом', 'marks differ from the school’s own'),
  m3: sign('перепад у той же параллели через год', 'fall of the same pupils in a year'),
  m4: sign('простое решают хуже, сложное лучше', 'easy tasks worse, hard tasks better'),
  m5: sign('всплеск на границе отметок', 'peak at the border of marks'),
  z: {
    title: text('М1: во сколько стандартных ошибок превышение', 'M1: standard errors above'),
    default: 1.96,
    min: 0,
    max: 10,
    unit: 'number',
    reason: rule,
    under: 'm1',
  },
  'changed-share': {
    title: text('М2: доля изменённых отметок, больше которой', 'M2: share of changed marks above'),
    default: 30,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: rule,
    under: 'm2',
  },
  'changed-side': {
    title: text('М2: какие изменения смотреть', 'M2: which changes count'),
    default: 'either',
    choices: [
      { value: 'either', title: text('повышение или понижение', 'raised or lowered') },
      { value: 'raised', title: text('повышение', 'raised') },
      { value: 'lowered', title: text('понижение', 'lowered') },
    ],
    unit: 'choice',
    reason: rule,
    under: 'm2',
  },
  'fall-deviations': {
    title: text('М3: на сколько отклонений сильнее остальных', 'M3: deviations beyond the others'),
    default: 2,
    min: 0,
    max: 10,
    unit: 'number',
    reason: rule,
    under: 'm3',
  },
  'easy-gap': {
    title: text('М4: простое хуже больше чем на', 'M4: easy tasks worse by'),
    default: 0,
    min: 0,
    max: 100,
    unit: 'percentage-points',
    reason: rule,
    under: 'm4',
  },
  'hard-gap': {
    title: text('М4: сложное лучше больше чем на', 'M4: hard tasks better by'),
    default: 0,
    min: 0,
    max: 100,
    unit: 'percentage-points',
    reason: rule,
    under: 'm4',
  },
  'border-ratio': {
    title: text('М5: во сколько раз больше соседних баллов', 'M5: times the neighbouring scores'),
    default: 2,
    min: 1,
    max: 20,
    unit: 'number',
    reason: rule,
    under: 'm5',
  },
  'border-least': {
    title: text('М5: не меньше скольких на границе', 'M5: at least so many at the border'),
    default: 5,
    min: 1,
    max: 1000,
    unit: 'count',
    reason: text(
      'Рабочее правило: у нескольких человек всплеск случаен.',
      'Working rule: among a few pupils a peak is chance.',
    ),
    under: 'm5',
  },
  'least-peers': {
    title: text(
      'По скольким другим школам судить об обычном разбросе перепада',
      'From how many other schools the usual spread of the fall is told',
    ),
    default: 3,
    min: 2,
    max: 100,
    unit: 'count',
    reason: text(
      'Рабочее правило: по одной-двум школам о разбросе не судят.',
      'Working rule: one or two schools say nothing of a spread.',
    ),
    under: 'm3',
  },
  'least-signs': {
    title: text('Сколько признаков нужно для списка', 'How many signs put a school on the list'),
    default: 1,
    min: 1,
    max: 5,
    unit: 'count',
    reason: text(
      'Рабочее правило: Верховажье и Кемерово говорят о признаках, не называя их числа.',
      'Working rule: Verkhovazhye and Kemerovo speak of signs without their number.',
    ),
  },
};
const ids = ['m1', 'm2', 'm3', 'm4', 'm5'] as const;

const optional = (name: string, ru: string, en: string) => ({
  name,
  title: text(ru, en),
  required: false,
});

export const biasedResults: Method = {
  id: 'biased-results',
  title: text('Признаки необъективности результатов', 'Signs of biased results'),
  explanation: text(
    'Считается, сколько из пяти признаков показала школа. М1: средний результат выше ожидаемого настолько, что случайностью этого не объяснить. М2: отметки повышены или понижены против журнала больше чем у заданной доли. М3: та же параллель через год упала сильнее остальных. М4: простые задания решают хуже, сложные — лучше ожидаемого. М5: на границе отметки учеников больше, чем на соседних баллах. Признак есть, если он есть хотя бы в одном предмете. Признак без данных не считается ни показанным, ни опровергнутым. Где ожидаемое не задано, берётся среднее остальных организаций. Лицеи и гимназии управление исключает отбором организаций.',
    'How many of five signs a school shows. M1: the mean is above the expected by more than chance allows. M2: more than the given share of marks are above or below the school’s own. M3: the same pupils fell in a year more than the others. M4: easy tasks are solved worse and hard ones better than expected. M5: more pupils stand at a mark’s border than at the neighbouring scores. A sign in one subject is a sign. Without data a sign is neither shown nor refuted. Where nothing is expected, the mean of the other organizations stands in. Schools for the gifted are left out by choosing organizations.',
  ),
  source: text(
    'Методы ФИОКО 2018 г. (смысл признаков); пороги — рабочие правила; список — Кемерово, строки 464 и 506, Верховажье, показатели 1.1–1.2 объективности.',
    'FIOKO’s methods of 2018 (what the signs mean); thresholds are working rules; the list is asked for by Kemerovo, lines 464 and 506, and Verkhovazhye, objectivity 1.1–1.2.',
  ),
  inputs: [
    optional('mean', 'М1: средний результат с числом участников', 'M1: mean with participants'),
    optional('expected', 'М1: ожидаемый средний результат', 'M1: expected mean'),
    optional('spread', 'М1: стандартное отклонение результатов', 'M1: standard deviation'),
    optional('raised', 'М2: доля повысивших отметку', 'M2: share of raised marks'),
    optional('lowered', 'М2: доля понизивших отметку', 'M2: share of lowered marks'),
    optional('fall', 'М3: падение той же параллели, п. п.', 'M3: fall of the same pupils, points'),
    optional('expected-fall', 'М3: ожидаемое падение, п. п.', 'M3: expected fall, points'),
    optional('easy', 'М4: решаемость простых заданий, %', 'M4: easy tasks solved, %'),
    optional('hard', 'М4: решаемость сложных заданий, %', 'M4: hard tasks solved, %'),
    optional('expected-easy', 'М4: ожидаемая решаемость простых, %', 'M4: expected for easy, %'),
    optional('expected-hard', 'М4: ожидаемая решаемость сложных, %', 'M4: expected for hard, %'),
    optional('at-border', 'М5: учеников на границе отметки', 'M5: pupils at the border'),
    optional('below-border', 'М5: учеников баллом ниже', 'M5: pupils one score below'),
    optional('above-border', 'М5: учеников баллом выше', 'M5: pupils one score above'),
  ],
  settings,
  groups: [
    {
      id: 'signs',
      title: text('с признаками необъективности', 'with signs of bias'),
      listed: true,
    },
    { id: 'no-signs', title: text('без признаков', 'without signs'), listed: false },
  ],
  numbers: [
    ...ids.map((id) => ({
      id,
      title: text(`Признак М${id.slice(1)}`, `Sign M${id.slice(1)}`),
    })),
    { id: 'assessed', title: text('Признаков оценено', 'Signs assessed') },
  ],
  wholeNumbers: [
    { id: 'score', title: text('Доля организаций в списке, %', 'Share on the list, %') },
    listedNumber,
  ],
  marks: [
    noDataMark,
    {
      id: 'partly-assessed',
      title: text('Не все признаки удалось оценить', 'Not every sign could be assessed'),
    },
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const signs = makeSigns(readObservations(data), data.organizations, read);
    const parts = allParts(partsOfInputs(data));
    const on = ids.filter((id) => read.flag(id));
    const organizations = data.organizations.map(({ id }): OrganizationResult => {
      const shown = on.map((name) => {
        const known = parts.map((part) => signs[name](id, part)).filter((one) => one !== null);
        return { name, shown: known.length === 0 ? null : Number(known.includes(true)) };
      });
      const assessed = shown.flatMap((one) => one.shown ?? []);
      const score =
        assessed.length === 0 ? null : assessed.reduce((total: number, one) => total + one, 0);
      const listed = score !== null && score >= read.number('least-signs');
      return {
        ...blank(id),
        score,
        group: score === null ? null : listed ? 'signs' : 'no-signs',
        numbers: {
          ...Object.fromEntries(ids.map((name) => [name, null])),
          ...Object.fromEntries(shown.map((one) => [one.name, one.shown])),
          assessed: assessed.length,
        },
        marks: marksOf({
          'no-data': assessed.length === 0,
          'partly-assessed': assessed.length > 0 && assessed.length < on.length,
        }),
      };
    });
    const known = organizations.filter(({ group }) => group !== null).length;
    const listed = organizations.filter(({ group }) => group === 'signs').length;
    return wholeResult(organizations, {
      score: percentOf(listed, known),
      listed: known > 0 ? listed : null,
    });
  },
};
