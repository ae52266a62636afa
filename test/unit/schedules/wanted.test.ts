import { describe, expect, it } from 'vitest';
import type { ScheduleRow } from '../../../catalogs/schedule.ts';
import { plainCalendar } from '../../../server/calendar/days.ts';
import { dueOf, stateOfRow } from '../../../server/schedules/standing.ts';
import {
  wantedOccurrences,
  type Anchor,
  type Ending,
  type Ground,
  type WantingRow,
} from '../../../server/schedules/wanted.ts';

const allMonths = Array.from({ length: 12 }, (_, index) => index + 1);

type Facts = Partial<Omit<ScheduleRow, 'id'>> & Pick<ScheduleRow, 'kind'>;

function row(key: string, facts: Facts, plan: Partial<WantingRow['plan']> = {}): WantingRow {
  return {
    ...{ _id: key, key },
    facts: {
      ...{ title: `Строка ${key}`, responsible: [], level: 'municipality', educationLevels: [] },
      ...{ sourceLine: 1 },
      ...facts,
    },
    plan: { start: null, end: null, setFor: null, ...plan },
  };
}

function occurrences(rows: WantingRow[], ground: Partial<Ground> = {}) {
  return wantedOccurrences({
    ...{ calendar: plainCalendar, dayOff: 'next', workingYear: '2026-2027' },
    ...{ rows, anchors: new Map<string, Anchor>(), ended: () => null },
    ...ground,
  });
}

/** Days of the occurrences as `start … end (due)`. */
function days(rows: WantingRow[], ground: Partial<Ground> = {}): string[] {
  return occurrences(rows, ground).map(
    ({ start, end, due }) => `${start ?? '?'} … ${end ?? '?'} (${due ?? '-'})`,
  );
}

describe('the occurrences of a row in 2026-2027', () => {
  it.each<[string, Facts, Partial<WantingRow['plan']>, string[]]>([
    [
      'on a day',
      { kind: 'once' },
      { start: '2027-03-01', end: '2027-03-01' },
      ['2027-03-01 … 2027-03-01 (2027-03-01)'],
    ],
    [
      'by a day off, which moves on',
      { kind: 'once' },
      { end: '2027-01-31' },
      ['2027-01-31 … 2027-01-31 (2027-02-01)'],
    ],
    [
      'in a month, which its last working day ends',
      { kind: 'once' },
      { start: '2027-01', end: '2027-01' },
      ['2027-01-01 … 2027-01-31 (2027-01-29)'],
    ],
    [
      'in a year',
      { kind: 'range' },
      { start: '2027', end: '2027' },
      ['2027-01-01 … 2027-12-31 (2027-12-31)'],
    ],
    [
      'twice within a year',
      { kind: 'range', sessions: [9, 5] },
      { start: '2027', end: '2027' },
      ['2027-05-01 … 2027-05-31 (2027-05-31)', '2027-09-01 … 2027-09-30 (2027-09-30)'],
    ],
    [
      'until the end of a programme whose beginning nobody names',
      { kind: 'range' },
      { end: '2030' },
      ['2026-09-01 … 2030-12-31 (2030-12-31)'],
    ],
    [
      'within the days of a programme’s end that is past',
      { kind: 'range' },
      { end: '2025-12' },
      ['2025-12-01 … 2025-12-31 (2025-12-30)'],
    ],
    ['every year', { kind: 'annual' }, {}, ['2026-09-01 … 2027-08-31 (2027-08-31)']],
    [
      'all the year',
      { kind: 'annual', months: allMonths },
      {},
      ['2026-09-01 … 2027-08-31 (2027-08-31)'],
    ],
    [
      'every summer',
      { kind: 'annual', months: [6, 7, 8] },
      {},
      ['2027-06-01 … 2027-08-31 (2027-08-31)'],
    ],
    [
      'in October and March',
      { kind: 'annual', months: [10, 3] },
      {},
      ['2026-10-01 … 2026-10-31 (2026-10-30)', '2027-03-01 … 2027-03-31 (2027-03-31)'],
    ],
    [
      'every quarter',
      { kind: 'quarterly' },
      {},
      [
        '2026-10-01 … 2026-12-31 (2026-12-30)',
        '2027-01-01 … 2027-03-31 (2027-03-31)',
        '2027-04-01 … 2027-06-30 (2027-06-30)',
        '2027-07-01 … 2027-09-30 (2027-09-30)',
      ],
    ],
    ['all the time', { kind: 'continuous' }, {}, ['2026-09-01 … 2027-08-31 (-)']],
    [
      'in the year after the reported one',
      { kind: 'annual', reportingYear: true },
      {},
      ['2027-01-01 … 2027-12-31 (2027-12-31)'],
    ],
    ['on request', { kind: 'onDemand' }, {}, ['? … ? (-)']],
    ['by an order', { kind: 'byCalendar' }, {}, ['? … ? (-)']],
    [
      'by an order, with dates set for this year',
      { kind: 'byCalendar' },
      { start: '2026-12-07', end: '2026-12-11', setFor: '2026-2027' },
      ['2026-12-07 … 2026-12-11 (2026-12-11)'],
    ],
    [
      'by a rule again when the dates were set for another year',
      { kind: 'quarterly' },
      { start: '2025-12-07', end: '2025-12-11', setFor: '2025-2026' },
      [
        '2026-10-01 … 2026-12-31 (2026-12-30)',
        '2027-01-01 … 2027-03-31 (2027-03-31)',
        '2027-04-01 … 2027-06-30 (2027-06-30)',
        '2027-07-01 … 2027-09-30 (2027-09-30)',
      ],
    ],
  ])('%s', (_, facts, plan, expected) => {
    expect(days([row('a', facts, plan)])).toEqual(expected);
  });

  it('has one for every month', () => {
    const all = occurrences([row('a', { kind: 'monthly' })]);
    expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([all[0]?.start, all[11]?.due]).toEqual(['2026-09-01', '2027-08-31']);
  });

  it.each([
    ['next', '2027-02-01'],
    ['previous', '2027-01-29'],
    ['stay', '2027-01-31'],
  ] as const)('moves a due day off a day off as the rule says: %s', (dayOff, due) => {
    const [one] = occurrences([row('a', { kind: 'once' }, { end: '2027-01-31' })], { dayOff });
    expect([one?.end, one?.due]).toEqual(['2027-01-31', due]);
  });

  it('belongs to the year in which its dates begin', () => {
    const years = ['2026-09', '2027', '2028-08-31'].map(
      (date) => occurrences([row('a', { kind: 'once' }, { start: date, end: date })])[0]?.year,
    );
    expect(years).toEqual(['2026-2027', '2026-2027', '2027-2028']);
  });
});

describe('what counts from an event', () => {
  const facts: Facts = { kind: 'afterProcedure', offset: 'P30WD', after: { anchor: 'results' } };
  const anchors = (events: Anchor['events']) => new Map([['results', { title: 'Итоги', events }]]);

  it('waits for it by name, whether or not the plan knows it', () => {
    const [known] = occurrences([row('a', facts)], { anchors: anchors([]) });
    expect(known).toMatchObject({ due: null, waits: { for: 'anchor', title: 'Итоги' } });
    const [unknown] = occurrences([row('a', facts)]);
    expect(unknown).toMatchObject({ due: null, waits: { for: 'anchor', title: null } });
  });

  it('has one for each date, under the date’s own number', () => {
    const events = [
      { number: 1, date: '2027-04-15', title: 'ВПР, 5 класс' },
      { number: 3, date: '2027-06-28', title: '' },
    ];
    expect(occurrences([row('a', facts)], { anchors: anchors(events) })).toMatchObject([
      { sequence: 1, event: 'ВПР, 5 класс', start: '2027-04-15', due: '2027-05-31', waits: null },
      { sequence: 3, event: null, start: '2027-06-28', due: '2027-08-09' },
    ]);
  });

  it.each([
    ['P2M', '2026-12-31', '2027-03-01'],
    ['P2Y', '2027-03-01', '2029-03-01'],
    ['P2W', '2026-12-25', '2027-01-11'],
    ['P10D', '2027-02-01', '2027-02-11'],
  ])('%s from %s is %s', (offset, date, due) => {
    const ground = { anchors: anchors([{ number: 1, date, title: '' }]) };
    expect(occurrences([row('a', { ...facts, offset })], ground)[0]?.due).toBe(due);
  });
});

describe('a chain', () => {
  const chain = [
    row('first', { kind: 'once' }, { start: '2027-02-01', end: '2027-02-01' }),
    row('second', { kind: 'afterProcedure', offset: 'P30WD', after: { rows: ['first'] } }),
    row('third', { kind: 'afterProcedure', after: { rows: ['second'] } }),
    row('fourth', { kind: 'afterProcedure', after: { rows: ['third'] } }),
  ];
  const done = (days: Record<string, Ending>) => ({
    ended: ({ rowId }: { rowId: string }) => days[rowId] ?? null,
  });

  it('counts from the due days as long as nothing is done, and says so', () => {
    expect(occurrences(chain)).toMatchObject([
      { due: '2027-02-01', estimated: false },
      { start: '2027-02-01', due: '2027-03-17', estimated: true },
      { start: '2027-03-17', due: null, estimated: true },
      { start: null, waits: { for: 'row', title: 'Строка third' } },
    ]);
  });

  it('counts from the day on which it was done', () => {
    const of = occurrences(chain, done({ first: { doneOn: '2027-02-10' } }));
    expect(of[1]).toMatchObject({ start: '2027-02-10', due: '2027-03-26', estimated: false });
    const later = occurrences(chain, done({ third: { doneOn: '2027-04-01' } }));
    expect(later[3]).toMatchObject({ start: '2027-04-01', estimated: false });
  });

  it('waits for what was cancelled or is not approved', () => {
    expect(occurrences(chain, done({ first: 'cancelled' }))[1]).toMatchObject({
      due: null,
      waits: { for: 'row', title: 'Строка first' },
    });
    expect(occurrences(chain.slice(1))[0]).toMatchObject({ due: null, waits: { for: 'row' } });
  });

  it('follows the last of several', () => {
    const both = [
      row('a', { kind: 'once' }, { start: '2027-02-01', end: '2027-02-01' }),
      row('b', { kind: 'once' }, { start: '2027-03-01', end: '2027-03-01' }),
      row('c', { kind: 'afterProcedure', offset: 'P1M', after: { rows: ['a', 'b'] } }),
    ];
    expect(occurrences(both)[2]).toMatchObject({ start: '2027-03-01', due: '2027-04-01' });
  });

  it('does not go round in circles', () => {
    const round = [
      row('a', { kind: 'afterProcedure', after: { rows: ['b'] } }),
      row('b', { kind: 'afterProcedure', after: { rows: ['a'] } }),
    ];
    for (const one of occurrences(round)) expect(one.due).toBeNull();
  });
});

describe('how an occurrence stands to 15 November 2026', () => {
  const ranged = (start: string | null, end: string | null, facts: Facts = { kind: 'range' }) =>
    row('a', facts, { start, end });
  it.each<[string, WantingRow, ReturnType<typeof dueOf>]>([
    ['over yesterday', ranged('2026-10', '2026-11-13'), 'overdue'],
    ['its last day was a day off', ranged(null, '2026-11-15'), 'month'],
    ['this month', ranged('2026-11', '2026-11'), 'month'],
    ['begins in two weeks', ranged('2026-11-29', '2027-02'), 'month'],
    ['began this month', ranged('2026-11', '2027-02'), 'month'],
    ['goes on', ranged('2026', '2027'), 'running'],
    ['next year', ranged('2027', '2027'), 'later'],
    ['every November', row('a', { kind: 'annual', months: [11] }), 'month'],
    ['every May', row('a', { kind: 'annual', months: [5] }), 'later'],
    ['all the year round', row('a', { kind: 'annual', months: allMonths }), 'running'],
    ['all the time', row('a', { kind: 'continuous' }), 'running'],
    ['without a date', row('a', { kind: 'afterProcedure' }), null],
  ])('%s', (_, of, due) => {
    const [one] = occurrences([of]);
    if (!one) throw new Error('none');
    expect(dueOf({ ...one, state: 'planned' }, '2026-11-15')).toBe(due);
    for (const state of ['done', 'cancelled'] as const) {
      expect(dueOf({ ...one, state }, '2026-11-15')).toBeNull();
    }
  });

  it('makes a row done when all of the year are, one of them really', () => {
    const brief = (state: 'planned' | 'done' | 'cancelled', year = '2026-2027') => ({
      ...{ _id: 'o', rowId: 'a', year, state, campaignIds: [], loose: false },
      ...{ start: null, end: null, due: null },
    });
    const of = (...list: ReturnType<typeof brief>[]) =>
      stateOfRow({ state: 'approved' }, list, '2026-2027');
    expect(of()).toBe('approved');
    expect(of(brief('done'), brief('planned'))).toBe('approved');
    expect(of(brief('done'), brief('cancelled'))).toBe('done');
    expect(of(brief('cancelled'))).toBe('approved');
    expect(of(brief('done', '2025-2026'), brief('planned'))).toBe('approved');
    expect(of(brief('planned', '2025-2026'), brief('done'))).toBe('done');
    expect(stateOfRow({ state: 'draft' }, [brief('done')], '2026-2027')).toBe('draft');
  });
});
