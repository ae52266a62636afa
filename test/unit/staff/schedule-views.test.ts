import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OccurrenceView } from '../../../server/schedules/occurrence.schema.ts';
import { ru } from '../../../client/staff/i18n/ru.ts';
import {
  dayByKey,
  daysFrom,
  mondayOf,
  monthsOf,
  plusMonths,
  weeksOf,
} from '../../../client/staff/pages/schedule/days.ts';
import { dayOffText, isDayOff } from '../../../client/staff/pages/schedule/month/day-words.ts';
import { daysOfMonth } from '../../../client/staff/pages/schedule/month/days-of-month.ts';
import {
  countedTexts,
  lateText,
  offsetText,
  whenText,
} from '../../../client/staff/pages/schedule/occurrence-words.ts';
import { readMeeting } from '../../../client/staff/pages/schedule/occurrence/meeting-draft.ts';
import {
  expectedResult,
  quorumOf,
} from '../../../client/staff/pages/schedule/occurrence/meeting-result.ts';
import { byResponsible } from '../../../client/staff/pages/schedule/people/by-responsible.ts';
import { byWeek, weeksAround } from '../../../client/staff/pages/schedule/people/weeks.ts';
import { placeIn, yearMatrix } from '../../../client/staff/pages/schedule/year/matrix.ts';
import { resultOf } from '../../../server/schedules/steps.ts';

const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({ lng: 'ru', resources: { ru: { translation: ru } } });
});

let made = 0;
/** A planned event with what matters to a case. */
function event(part: Partial<OccurrenceView> = {}): OccurrenceView {
  made += 1;
  return {
    ...{ id: `o${made}`, rowId: `r${made}`, title: `Событие ${made}`, level: 'municipality' },
    ...{ year: '2026-2027', sequence: 1, state: 'planned', version: 1 },
    ...part,
  };
}

const ids = (list: readonly OccurrenceView[]) => list.map(({ id }) => id);

describe('the weeks of a month', () => {
  it.each([
    ['2026-11', 6, '2026-10-26', '2026-12-06'],
    ['2027-02', 4, '2027-02-01', '2027-02-28'],
    ['2024-02', 5, '2024-01-29', '2024-03-03'],
    ['2026-12', 5, '2026-11-30', '2027-01-03'],
  ])('%s has %d of them, from %s to %s', (month, number, first, last) => {
    const weeks = weeksOf(month);
    expect(weeks).toHaveLength(number);
    expect([weeks[0]![0], weeks.at(-1)![6]]).toEqual([first, last]);
  });

  it('begins on Monday, on a Sunday too', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-03-31', -1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-30', 12, '2027-11-30'],
  ])('%s and %d months is %s', (day, months, other) => {
    expect(plusMonths(day, months)).toBe(other);
  });

  it.each([
    ['ArrowLeft', false, '2026-10-31'],
    ['ArrowRight', false, '2026-11-02'],
    ['ArrowUp', false, '2026-10-25'],
    ['ArrowDown', false, '2026-11-08'],
    ['Home', false, '2026-10-26'],
    ['End', false, '2026-11-01'],
    ['PageUp', false, '2026-10-01'],
    ['PageDown', true, '2027-11-01'],
    ['Enter', false, null],
  ])('%s leads from the first of November, a Sunday, to its place', (key, shift, day) => {
    expect(dayByKey('2026-11-01', key, shift)).toBe(day);
  });

  it('counts days over the change of the clock', () => {
    expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysFrom('2026-11-22', '2026-11-20')).toBe(-2);
  });
});

describe('the days of a month', () => {
  it('puts what is due on its day, overdue first, and apart what only goes on', () => {
    const late = event({ due: '2026-11-10', overdue: true });
    const done = event({ due: '2026-11-10', state: 'done' });
    const begins = event({ start: '2026-11-05' });
    const through = event({ start: '2026-09-01', due: '2027-05-31' });
    const { days, running } = daysOfMonth([done, through, begins, late], '2026-11');
    expect([...days].map(([day, list]) => [day, ids(list)])).toEqual([
      ['2026-11-10', [late.id, done.id]],
      ['2026-11-05', [begins.id]],
    ]);
    expect(ids(running)).toEqual([through.id]);
  });

  it.each([
    ['2026-11-21', undefined, true],
    ['2026-11-20', undefined, false],
    ['2026-11-04', 'holiday', true],
    ['2026-11-01', 'movedWorking', false],
    ['2026-11-02', 'movedOff', true],
  ] as const)('%s as %s is off: %s', (day, kind, off) => {
    const special = kind && { day, kind, title: null, movedFrom: null, correction: null };
    expect(isDayOff(day, special)).toBe(off);
  });

  it('names a day off by its holiday, else by why it was moved', () => {
    const day = { day: '2026-11-04', movedFrom: null, correction: null };
    const t = texts.t;
    expect(dayOffText({ ...day, kind: 'holiday', title: 'День народного единства' }, t)).toBe(
      'День народного единства',
    );
    expect(dayOffText({ ...day, kind: 'movedOff', title: null }, t)).toBe(
      'выходной перенесён сюда',
    );
    expect(dayOffText(undefined, t)).toBe('');
  });
});

describe('the year as a matrix', () => {
  const months = monthsOf('2026-2027');

  it('goes from September to August', () => {
    expect([months[0], months[3], months[4], months[11]]).toEqual([
      ...['2026-09', '2026-12', '2027-01', '2027-08'],
    ]);
  });

  it.each([
    [{ due: '2026-11-10' }, [2, 2, 2]],
    [{ start: '2026-09-01', due: '2027-05-31' }, [0, 8, 8]],
    // What goes on without a day is marked where it begins.
    [{ start: '2026-12-01', end: '2027-08-31' }, [3, 11, 3]],
    // Windows are cut to the year, also the mark.
    [{ start: '2027-07-01', due: '2027-09-30' }, [10, 11, 11]],
    // What may take place at any time of a year bears no mark in its last month.
    [{ start: '2026-09-01', due: '2027-08-31' }, [0, 11, null]],
    [{ start: '2027-01-01', due: '2027-12-31' }, [4, 11, null]],
    [{ start: '2026-10-01', end: '2027-08-31' }, [1, 11, null]],
    [{ start: '2027-02-20', end: '2027-02-28', due: '2027-03-01' }, [5, 6, 6]],
  ])('%j stands at %j', (part, [from, to, mark]) => {
    expect(placeIn(months, event(part))).toMatchObject({ from, to, mark });
  });

  it.each([[{}], [{ due: '2026-08-31' }], [{ start: '2027-09-01', due: '2027-10-01' }]])(
    '%j has no place',
    (part) => {
      expect(placeIn(months, event(part))).toBeNull();
    },
  );

  it('counts marks of directions by month and standing, rows with overdue ones first', () => {
    const calm = event({ directionId: 'a', due: '2026-11-10' });
    const late = event({ directionId: 'a', due: '2026-11-12', overdue: true });
    const again = event({ rowId: late.rowId, directionId: 'a', due: '2027-02-12', state: 'done' });
    const waits = event({ waits: { for: 'order', title: null } });
    const away = event({ directionId: 'b', due: '2025-10-10' });
    const whole = event({ directionId: 'a', start: '2026-09-01', due: '2027-08-31' });
    const groups = yearMatrix(
      [calm, waits, whole, away, again, late],
      '2026-2027',
      [
        { id: 'b', title: 'Второе' },
        { id: 'a', title: 'Первое' },
      ],
      'Без направления',
    );
    expect(groups.map(({ title }) => title)).toEqual(['Первое', 'Без направления']);
    const [first, others] = groups;
    expect(first!.rows.map(({ rowId }) => rowId)).toEqual([
      ...[late.rowId, calm.rowId, whole.rowId],
    ]);
    expect(first!.months[2]).toMatchObject({ overdue: 1, planned: 1, done: 0 });
    expect(first!.months[5]).toMatchObject({ overdue: 0, planned: 0, done: 1 });
    expect(others!.undated.planned).toBe(1);
    expect(first!.whole.planned).toBe(1);
    expect(ids(others!.rows[0]!.undated)).toEqual([waits.id]);
  });
});

describe('who owes what', () => {
  const person = (accountId: string, name: string) =>
    ({ accountId, name, source: 'hand' }) as const;

  it('puts nobody first, then who is late, people before positions', () => {
    const holders = byResponsible([
      event({ responsible: person('1', 'Яковлева') }),
      event({ responsible: { accountId: null, name: 'Директора школ', source: 'document' } }),
      event({ responsible: person('2', 'Борисова'), overdue: true, due: '2026-11-01' }),
      event({ responsible: person('2', 'Борисова'), state: 'done' }),
      event({ responsible: person('2', 'Борисова'), state: 'cancelled' }),
      event(),
    ]);
    expect(holders.map(({ name, open, overdue, done }) => [name, open, overdue, done])).toEqual([
      ['', 1, 0, 0],
      ['Борисова', 1, 1, 1],
      ['Яковлева', 1, 0, 0],
      ['Директора школ', 1, 0, 0],
    ]);
  });

  it('sorts one’s own by week, on a Sunday as on any other day', () => {
    const today = '2026-11-22';
    expect(weeksAround(today)).toEqual({
      ...{ monday: '2026-11-16', sunday: '2026-11-22', nextSunday: '2026-11-29' },
    });
    const late = event({ due: '2026-11-02', overdue: true });
    const now = event({ due: '2026-11-22' });
    const next = event({ due: '2026-11-29' });
    const begins = event({ start: '2026-11-24', due: '2027-03-01' });
    const goesOn = event({ start: '2026-09-01', end: '2027-08-31' });
    const later = event({ start: '2026-12-01', due: '2026-12-05' });
    const done = event({ due: '2026-11-22', state: 'done' });
    const parts = byWeek([done, later, goesOn, begins, next, now, late], today);
    expect(Object.fromEntries(Object.entries(parts).map(([at, list]) => [at, ids(list)]))).toEqual({
      ...{ overdue: [late.id], this: [now.id], next: [next.id, begins.id] },
      running: [goesOn.id],
    });
  });
});

describe('when something takes place, in words', () => {
  it.each([
    [{ due: '2027-02-15' }, 'до 15.02.2027'],
    [{ start: '2027-02-01', due: '2027-02-15' }, '01.02.2027 – 15.02.2027'],
    [{ start: '2026-09-01', end: '2027-08-31' }, '01.09.2026 – 31.08.2027'],
    [{ due: '2027-02-15', estimated: true as const }, 'до 15.02.2027 (ориентировочно)'],
    [{ start: '2026-09-01' }, 'с 01.09.2026'],
    [{ waits: { for: 'anchor' as const, title: 'Итоги ВПР' } }, 'ждёт даты события «Итоги ВПР»'],
    [{ waits: { for: 'order' as const, title: null } }, 'срок назначает приказ'],
    [{}, 'срок не указан'],
  ])('%j: %s', (part, words) => {
    expect(whenText(event(part), 'ru', texts.t)).toBe(words);
  });

  it.each([
    ['P30WD', '30 рабочих дней'],
    ['P2M', '2 месяца'],
    ['P1Y', '1 год'],
    ['P21D', '21 день'],
    ['PT1H', 'PT1H'],
  ])('%s is «%s»', (offset, words) => {
    expect(offsetText(offset, texts.t)).toBe(words);
  });

  it('tells what the day was counted from, and that it was moved off a day off', () => {
    const one = event({ end: '2027-06-20', due: '2027-06-21', estimated: true });
    const counted = {
      ...({ from: 'anchor', title: 'Итоги ЕГЭ', date: '2027-05-12', offset: 'P30WD' } as const),
    };
    expect(countedTexts({ ...one, counted }, 'ru', texts.t)).toEqual([
      'Отсчёт: 30 рабочих дней после события «Итоги ЕГЭ» (12.05.2027).',
      'То, от чего ведётся отсчёт, ещё не выполнено: срок сдвинется вместе с ним.',
      'Последний день срока, 20.06.2027, нерабочий, поэтому срок — 21.06.2027.',
    ]);
    expect(countedTexts({ ...event({ due: '2027-01-11' }), counted: null }, 'ru', texts.t)).toEqual(
      [],
    );
  });

  it('says by how much it is late, and only of what is', () => {
    const late = { due: '2026-11-01', overdue: true as const };
    expect(lateText(late, '2026-11-22', texts.t)).toBe('Просрочено на 21 день');
    expect(lateText({ due: '2026-11-01' }, '2026-11-22', texts.t)).toBe('');
  });
});

describe('a meeting as it is typed', () => {
  const typed = {
    ...{ agenda: 'Проект плана', members: '8', present: '4', votesFor: '3', votesAgainst: '1' },
    chairFor: false,
  };

  it.each([
    [{ agenda: ' ' }, { agenda: 'agenda' }],
    [{ members: '' }, { members: 'number' }],
    [{ present: '4,5' }, { present: 'number' }],
    [{ present: '9' }, { present: 'absent' }],
    [{ votesFor: '4' }, { votesFor: 'votes' }],
  ])('%j is refused at its place', (part, faults) => {
    expect(readMeeting({ ...typed, ...part }, null)).toEqual({ value: null, faults });
  });

  it('is read when all of it is there', () => {
    expect(readMeeting(typed, 'file')).toMatchObject({
      faults: {},
      value: { members: 8, present: 4, minutesFileId: 'file' },
    });
  });

  it('foretells what the server will decide, whatever the numbers', () => {
    for (let members = 1; members <= 7; members += 1) {
      for (let present = 0; present <= members; present += 1) {
        for (let votesFor = 0; votesFor <= present; votesFor += 1) {
          const votesAgainst = present - votesFor;
          for (const chairFor of [true, false]) {
            const votes = { members, present, votesFor, votesAgainst, chairFor };
            expect(expectedResult(votes), JSON.stringify(votes)).toBe(resultOf(votes));
          }
        }
      }
    }
    expect([quorumOf(7), quorumOf(8)]).toEqual([4, 4]);
  });
});
