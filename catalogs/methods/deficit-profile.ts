import { meanNumber, missingInputMark, noDataMark } from './common.ts';
import {
  blank,
  marksOf,
  readObservations,
  readSettings,
  shareOf,
  text,
  wholeResult,
} from './data.ts';
import type { Method, OrganizationResult } from './method.ts';
import { mean, places, rawPercentOf, tidied } from './numbers.ts';
import { placed, placeMarks } from './placing.ts';

const borderReason = text(
  'Рабочее правило: шкала распоряжения Р-201 в открытом тексте границ не называет; 60 и 80 % обычны в практике.',
  'Working rule: the scale of order R-201 names no borders in its open text; 60 and 80 % are usual.',
);

const settings: Method['settings'] = {
  base: {
    title: text('Ниже чего блок — дефицит', 'Below this a block is a deficit'),
    default: 60,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: borderReason,
  },
  high: {
    title: text('С чего уровень высокий', 'From this on the level is high'),
    default: 80,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: borderReason,
  },
};

export const deficitProfile: Method = {
  id: 'deficit-profile',
  title: text('Профиль профессиональных дефицитов', 'Profile of professional deficits'),
  explanation: text(
    'По каждому блоку диагностики считается процент набранных баллов. Блоки ниже границы — дефициты; их порядок — от самого слабого, равные делят место. Уровень определяет самый слабый блок. Блок без данных не считается нулём. Показывается по организациям: результаты отдельных людей в список не идут.',
    'Each block of the diagnostic has its percent of points. Blocks below the border are deficits, ordered from the weakest, equals sharing a place. The weakest block gives the level. A block without data is no zero. It is shown by organization; single persons’ results are in no list.',
  ),
  source: text(
    'Распоряжение Минпросвещения от 27.08.2021 № Р-201; Кемерово, раздел о профессиональном развитии; границы — рабочее правило.',
    'Order of the Ministry of Education of 27.08.2021 No. R-201; Kemerovo’s section on professional development; borders are a working rule.',
  ),
  inputs: [{ name: '*', title: text('Блоки диагностики', 'Blocks'), required: true }],
  settings,
  groups: [
    { id: 'deficit', title: text('есть дефициты', 'has deficits'), listed: true },
    { id: 'base', title: text('базовый уровень', 'base level'), listed: false },
    { id: 'high', title: text('высокий уровень', 'high level'), listed: false },
  ],
  numbers: [
    { id: 'percent:*', title: text('Процент блока', 'Percent of the block') },
    { id: 'order:*', title: text('Очередь блока', 'Order of the block') },
    { id: 'below', title: text('Блоков ниже границы', 'Blocks below the border') },
  ],
  wholeNumbers: [
    meanNumber,
    { id: 'percent:*', title: text('Средний процент блока', 'Mean percent of the block') },
  ],
  marks: [noDataMark, missingInputMark, ...placeMarks],
  run(data) {
    const read = readSettings(settings, data.settings);
    const observed = readObservations(data);
    const base = read.number('base');
    const groupOf = (weakest: number) => {
      if (weakest < base) return 'deficit';
      return weakest >= read.number('high') ? 'high' : 'base';
    };
    const scored = data.organizations.map(({ id }): OrganizationResult => {
      const raw = data.inputs.map(({ name }) => {
        const share = shareOf(observed.get(name, id));
        return share && rawPercentOf(share.of, share.all);
      });
      const percents = raw.map(tidied);
      const known = percents.filter((x) => x !== null);
      const order = places(
        percents.map((x) => (x !== null && x < base ? x : null)),
        'least',
      );
      return {
        ...blank(id),
        score: mean(raw.filter((x) => x !== null)),
        group: known.length === 0 ? null : groupOf(Math.min(...known)),
        numbers: {
          ...Object.fromEntries(
            data.inputs.map(({ name }, i) => [`percent:${name}`, percents[i] ?? null]),
          ),
          ...Object.fromEntries(
            data.inputs.map(({ name }, i) => [`order:${name}`, order[i] ?? null]),
          ),
          below: known.length === 0 ? null : known.filter((x) => x < base).length,
        },
        marks: marksOf({
          'no-data': known.length === 0,
          'missing-input': known.length > 0 && known.length < percents.length,
        }),
      };
    });
    return wholeResult(
      placed(scored, 'greatest'),
      Object.fromEntries(
        data.inputs.map(({ name }) => [
          `percent:${name}`,
          mean(scored.flatMap(({ numbers }) => numbers[`percent:${name}`] ?? [])),
        ]),
      ),
    );
  },
};
