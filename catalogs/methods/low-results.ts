import { byPercentMark, listedNumber, missingYearMark, noDataMark } from './common.ts';
import {
  blank,
  marksOf,
  partsOfInputs,
  readObservations,
  readSettings,
  shareOf,
  text,
  wholeResult,
} from './data.ts';
import { isLowSchool, type LowRule, type YearOfProcedures } from './low-results-rule.ts';
import type { Method, MethodData, OrganizationResult } from './method.ts';
import { percentOf, reachesShare } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const settings: Method['settings'] = {
  rule: {
    title: text('Когда школа в списке', 'When a school is on the list'),
    default: 'over-years',
    choices: [
      {
        value: 'over-years',
        title: text('достаточно низких результатов за все годы', 'enough over all years'),
      },
      {
        value: 'in-year',
        title: text('достаточно низких результатов за один год', 'enough within one year'),
      },
      {
        value: 'same-procedure',
        title: text('по одной и той же процедуре два года подряд', 'the same two years running'),
      },
      {
        value: 'same-or-in-year',
        title: text(
          'по одной и той же процедуре два года подряд или несколько за один год',
          'the same two years running, or several in one year',
        ),
      },
      {
        value: 'every-year',
        title: text('хотя бы один низкий результат в каждый год', 'at least one in every year'),
      },
      {
        value: 'every-year-or-in-year',
        title: text(
          'хотя бы один в каждый год или несколько за один год',
          'at least one in every year, or several in one year',
        ),
      },
      {
        value: 'one',
        title: text('хотя бы один низкий результат за год', 'at least one in the year'),
      },
    ],
    unit: 'choice',
    reason: text(
      'Методика ФИОКО 2020 г.: не менее двух процедур за два предыдущих учебных года (сверить с источником). Спасск (строка 71): стабильно низкие, без чисел. Верховажье (строка 99): два года подряд или две процедуры за год.',
      'FIOKO 2020: at least two procedures over the two years before (to be checked against the source). Spassk (line 71): steadily low, no numbers. Verkhovazhye (line 99): two years running or two procedures in a year.',
    ),
  },
  'low-share': {
    title: text(
      'Доля участников, с которой результат низкий',
      'Share from which a procedure is low',
    ),
    default: 30,
    min: 1,
    max: 100,
    unit: 'percent',
    reason: text(
      'Концепция МСОКО Спасска-Дальнего, строка 69; Верховажье, строка 99: не менее 30 %.',
      'Spassk-Dalny concept, line 69; Verkhovazhye, line 99: at least 30 %.',
    ),
  },
  least: {
    title: text('Сколько процедур с низким результатом нужно', 'How many low procedures it takes'),
    default: 2,
    min: 1,
    max: 20,
    unit: 'count',
    reason: text(
      'Методика ФИОКО 2020 г. (сверить с источником); Верховажье, строка 99: две.',
      'FIOKO 2020 (to be checked against the source); Verkhovazhye, line 99: two.',
    ),
  },
  parts: {
    title: text('Какие части разбивки считаются', 'Which parts of the breakdown count'),
    default: '',
    unit: 'text',
    reason: text(
      'Верховажье, строка 99: русский язык и математика; Спасск, строка 69: любая процедура.',
      'Verkhovazhye, line 99: Russian and mathematics; Spassk, line 69: any procedure.',
    ),
  },
  when: {
    title: text('За какие годы искать «за один год»', 'In which years to look for “in one year”'),
    default: 'computed',
    choices: [
      { value: 'computed', title: text('за расчётный год', 'the year computed') },
      { value: 'any', title: text('за любой из годов', 'any of the years') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: Верховажье говорит и об одном годе (строка 99), и о двух последних (строка 91).',
      'Working rule: Verkhovazhye speaks of one year (line 99) and of the last two (line 91).',
    ),
  },
};

/** What each procedure says of an organization in one year. */
function readYears(data: MethodData, low: (of: number, all: number) => boolean, only: string) {
  const wanted = only
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const observed = readObservations(data);
  const procedures = [...partsOfInputs(data)].flatMap(([name, parts]) =>
    parts
      .filter((part) => wanted.length === 0 || wanted.includes(part === '' ? name : part))
      .map((part) => ({ name, part })),
  );
  return (organizationId: string): YearOfProcedures[] =>
    Array.from({ length: data.years }, (_, back) => {
      const year: YearOfProcedures = { taken: new Set(), low: new Set(), byPercent: false };
      for (const { name, part } of procedures) {
        const share = shareOf(observed.get(name, organizationId, back, part));
        if (!share || share.all === 0) continue;
        const procedure = JSON.stringify([name, part]);
        year.taken.add(procedure);
        if (low(share.of, share.all)) year.low.add(procedure);
        year.byPercent ||= share.byPercent;
      }
      return year;
    });
}

export const lowResults: Method = {
  id: 'low-results',
  title: text('Школы с низкими результатами', 'Schools with low results'),
  explanation: text(
    'Результат процедуры низкий, если «2» получила или порог не преодолела заданная доля участников или больше; сравниваются числа людей, без округления доли (9 из 30 — низкий, 61 из 205 — нет). Процедура без участников не считается. Предмет, параллель или вид работы — отдельная процедура, если у показателя есть разбивка. Индекс низких результатов (ИНР) — процент процедур с низким результатом среди процедур с участниками за год; по муниципалитету — то же по всем школам вместе. Год без данных ничего не подтверждает, школа помечена.',
    'A procedure is low where at least the given share of participants got a “2” or did not reach the minimum; people are compared, the share is not rounded (9 of 30 is low, 61 of 205 is not). A procedure without participants does not count. Each part of an indicator’s breakdown is a procedure of its own. The index of low results is the percent of low ones among the year’s procedures with participants; of the municipality, the same over all schools together. A year without data confirms nothing and is marked.',
  ),
  source: text(
    'Концепция МСОКО Спасска-Дальнего, строки 69–71; Верховажье, строки 91 и 99; имя ИНР — Кемерово, строка 583, его формула — рабочее правило.',
    'Spassk-Dalny concept, lines 69–71; Verkhovazhye, lines 91 and 99; the index’s name is Kemerovo’s, line 583, its formula a working rule.',
  ),
  inputs: [
    {
      name: '*',
      title: text('Доли не преодолевших порог', 'Shares of those below the minimum'),
      required: true,
    },
  ],
  settings,
  groups: [
    { id: 'low', title: text('с низкими результатами', 'with low results'), listed: true },
    { id: 'other', title: text('остальные', 'others'), listed: false },
  ],
  numbers: [
    { id: 'index', title: text('ИНР, %', 'Index of low results, %'), isScore: true },
    {
      id: 'low',
      title: text('Процедур с низким результатом за год', 'Low procedures in the year'),
    },
    { id: 'procedures', title: text('Процедур с участниками за год', 'Procedures in the year') },
    {
      id: 'low:*',
      title: text('Процедур с низким результатом', 'Low procedures'),
      years: true,
    },
  ],
  wholeNumbers: [
    { id: 'score', title: text('ИНР муниципалитета, %', 'Index of the municipality, %') },
    { id: 'low', title: text('Процедур с низким результатом', 'Low procedures') },
    { id: 'procedures', title: text('Процедур с участниками', 'Procedures with participants') },
    listedNumber,
  ],
  marks: [
    noDataMark,
    missingYearMark,
    byPercentMark,
    {
      id: 'years-too-few',
      title: text(
        'Правило смотрит на два года, а задан один',
        'The rule looks at two years but one is given',
      ),
    },
    ...placeMarks,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const rule: LowRule = {
      name: read.word('rule'),
      least: read.number('least'),
      anyYear: read.word('when') === 'any',
    };
    const yearsOf = readYears(
      data,
      (of, all) => reachesShare(of, all, read.number('low-share')),
      read.word('parts'),
    );
    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const years = yearsOf(id);
      const known = years.filter(({ taken }) => taken.size > 0).length;
      const low = years[0]?.low.size ?? 0;
      const procedures = years[0]?.taken.size ?? 0;
      const index = percentOf(low, procedures);
      return {
        ...blank(id),
        score: index,
        group: known === 0 ? null : isLowSchool(years, rule) ? 'low' : 'other',
        numbers: {
          index,
          low,
          procedures,
          ...Object.fromEntries(
            years.map((year, back) => [
              `low:${String(back)}`,
              year.taken.size > 0 ? year.low.size : null,
            ]),
          ),
        },
        marks: marksOf({
          'no-data': known === 0,
          'missing-year': known > 0 && known < years.length,
          'by-percent': years.some(({ byPercent }) => byPercent),
        }),
      };
    });
    const total = (name: string) =>
      scored.reduce((all, { numbers }) => all + (numbers[name] ?? 0), 0);
    const known = scored.some(({ group }) => group !== null);
    return wholeResult(
      placed(scored, 'least'),
      {
        score: percentOf(total('low'), total('procedures')),
        low: total('low'),
        procedures: total('procedures'),
        listed: known ? scored.filter(({ group }) => group === 'low').length : null,
      },
      marksOf({
        'years-too-few': data.years < 2 && !['one', 'in-year'].includes(rule.name),
      }),
    );
  },
};
