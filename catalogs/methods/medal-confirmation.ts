import { byPercentMark } from './common.ts';
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
import { percentOf, reachesShare, sum, tidy } from './numbers.ts';

const settings: Method['settings'] = {
  'least-confirmed': {
    title: text('Индекс, ниже которого школа в списке', 'Index below which a school is listed'),
    default: 100,
    min: 0,
    max: 100,
    unit: 'percent',
    reason: text(
      'Рабочее правило: Кемерово (строка 506) называет индекс, но не границу; пороги баллов по годам — настройки каталога.',
      'Working rule: Kemerovo (line 506) names the index but no border; the scores needed in a year are settings of the catalog.',
    ),
  },
};

const less = (confirmed: number | null) => (confirmed === null ? null : tidy(100 - confirmed));

export const medalConfirmation: Method = {
  id: 'medal-confirmation',
  title: text('Подтверждение медалистов', 'Confirmation of medal claimants'),
  explanation: text(
    'Индекс подтверждения — процент претендентов на медаль, набравших порог ЕГЭ своего года; индекс неподтверждения дополняет его до 100. По муниципалитету складываются люди, а не проценты. Школа без претендентов индекса не имеет.',
    'The index of confirmation is the percent of medal claimants who reached that year’s threshold; non-confirmation is the rest of 100. For the municipality people are added, not percents. A school without claimants has no index.',
  ),
  source: text(
    'Имя индекса — Кемерово, строка 506; формула — рабочее правило.',
    'The name is Kemerovo’s, line 506; the formula is a working rule.',
  ),
  inputs: [
    {
      name: 'reached',
      title: text('Доля претендентов, набравших порог', 'Share of claimants who reached it'),
      required: true,
    },
  ],
  settings,
  groups: [
    { id: 'unconfirmed', title: text('есть неподтверждённые', 'not confirmed'), listed: true },
    { id: 'confirmed', title: text('подтверждены', 'confirmed'), listed: false },
  ],
  numbers: [
    { id: 'unconfirmed', title: text('Индекс неподтверждения, %', 'Non-confirmation, %') },
    { id: 'claimants', title: text('Претендентов', 'Claimants') },
    { id: 'reached', title: text('Набрали порог', 'Reached the threshold') },
  ],
  wholeNumbers: [
    { id: 'score', title: text('Индекс подтверждения, %', 'Confirmation, %') },
    { id: 'unconfirmed', title: text('Индекс неподтверждения, %', 'Non-confirmation, %') },
    { id: 'claimants', title: text('Претендентов', 'Claimants') },
  ],
  marks: [
    { id: 'no-claimants', title: text('Претендентов нет', 'No claimants') },
    { id: 'no-data', title: text('Нет данных', 'No data') },
    byPercentMark,
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const observed = readObservations(data);
    // The only input needs no name.
    const input = data.inputs.length === 1 ? data.inputs[0]?.name : 'reached';
    const shares = data.organizations.map(({ id }) => ({
      id,
      share: shareOf(observed.get(input ?? 'reached', id)),
    }));
    const organizations = shares.map(({ id, share }): OrganizationResult => {
      const score = share && percentOf(share.of, share.all);
      const people = share && !share.byPercent ? share : null;
      const confirmed =
        share !== null && reachesShare(share.of, share.all, read.number('least-confirmed'));
      return {
        ...blank(id),
        score,
        group: score === null ? null : confirmed ? 'confirmed' : 'unconfirmed',
        numbers: {
          unconfirmed: less(score),
          claimants: people?.all ?? null,
          reached: people?.of ?? null,
        },
        marks: marksOf({
          'no-claimants': share?.all === 0,
          'no-data': share === null,
          'by-percent': share?.byPercent ?? false,
        }),
      };
    });
    const people = shares.flatMap(({ share }) => (share && !share.byPercent ? share : []));
    const claimants = people.length > 0 ? tidy(sum(people.map(({ all }) => all))) : null;
    const score = percentOf(sum(people.map(({ of }) => of)), claimants ?? 0);
    return wholeResult(organizations, { score, unconfirmed: less(score), claimants });
  },
};
