import { describe, expect, it } from 'vitest';
import { datesOf, daysOf, isDate, moveDate, yearsToMove } from '../../../catalogs/dates.ts';
import {
  endsBefore,
  firstPlan,
  planFor,
  type Facts,
  type Plan,
} from '../../../server/schedules/plan.ts';
import { CATALOGS, readCatalog } from '../catalogs/read.ts';

describe('a date moved by whole years', () => {
  it.each([
    ['2021', 6, '2027'],
    ['2020-12', 6, '2026-12'],
    ['2021-03-01', 6, '2027-03-01'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2021-02', 0, '2021-02'],
    [null, 6, null],
  ])('%s by %i is %s', (date, years, moved) => {
    expect(moveDate(date, years)).toBe(moved);
  });

  it.each([
    ['2027', true],
    ['2027-13', false],
    ['2027-02-29', false],
    ['2028-02-29', true],
    ['2027-04-31', false],
  ])('%s exists: %s', (date, exists) => {
    expect(isDate(date)).toBe(exists);
  });
});

describe('the dates of a row', () => {
  it.each<[string, Facts, [string, string] | null]>([
    ['a year', { kind: 'range', start: '2021', end: '2021' }, ['2021-01-01', '2021-12-31']],
    ['a month', { kind: 'once', start: '2024-02', end: '2024-02' }, ['2024-02-01', '2024-02-29']],
    ['only a last day', { kind: 'once', end: '2021-03-01' }, ['2021-03-01', '2021-03-01']],
    ['from a year on, without end', { kind: 'continuous', start: '2021' }, null],
    ['months of every year', { kind: 'annual', months: [9] }, null],
    ['every year', { kind: 'annual', start: '2021-09' }, null],
    ['after a procedure', { kind: 'afterProcedure' }, null],
    ['none', { kind: 'once' }, null],
  ])('%s', (_, facts, days) => {
    const dates = datesOf(facts);
    expect(dates && daysOf(dates)).toEqual(days && { first: days[0], last: days[1] });
  });
});

describe('how far a plan moves', () => {
  const once = (start: string): Facts => ({ kind: 'once', start, end: start });
  it.each<[string, Facts[], string, number]>([
    ['from its first school year', [once('2021-02'), once('2020-12')], '2026-2027', 6],
    ['a spring belongs to the year that began before it', [once('2021-05')], '2026-2027', 6],
    ['September begins a year', [once('2021-09-01')], '2026-2027', 5],
    ['a calendar year begins in January', [once('2021')], '2026-2027', 6],
    [
      'a programme of many years began before the plan',
      [once('2022-06-30'), { kind: 'range', start: '2019', end: '2025' }],
      '2026-2027',
      5,
    ],
    [
      'so did one whose end alone is known',
      [once('2022-06-30'), { kind: 'range', end: '2020' }],
      '2026-2027',
      5,
    ],
    ['by programmes alone', [{ kind: 'range', start: '2019', end: '2025' }], '2026-2027', 8],
    [
      'two calendar years are an event',
      [{ kind: 'range', start: '2021', end: '2022' }],
      '2026-2027',
      6,
    ],
    ['not when it begins in the working year', [once('2026-09')], '2026-2027', 0],
    ['not when it begins later', [once('2028')], '2026-2027', 0],
    ['not without dates', [{ kind: 'annual', months: [9] }], '2026-2027', 0],
    ['never by a row that comes round again', [{ kind: 'annual', start: '2010' }], '2026-2027', 0],
  ])('%s', (_, rows, workingYear, years) => {
    expect(yearsToMove(rows, workingYear)).toBe(years);
  });
});

describe.each(CATALOGS)('the schedule of $id in a new municipality', ({ id, rows: count }) => {
  const { schedule } = readCatalog(id);
  const dated = schedule.filter((row) => datesOf(row) !== null);

  const made = (workingYear: string, pastRows: 'move' | 'archive') => {
    const years = yearsToMove(schedule, workingYear);
    return schedule.map((row) => ({
      row,
      plan: firstPlan(row, { workingYear, years, pastRows }),
    }));
  };

  it.each(['2018-2019', '2020-2021', '2022-2023', '2026-2027', '2035-2036'])(
    'has nothing in force in %s, and invents no date',
    (workingYear) => {
      for (const pastRows of ['move', 'archive'] as const) {
        const all = made(workingYear, pastRows);
        expect(all).toHaveLength(count);
        for (const { row, plan } of all) {
          // Only approved rows have occurrences, and only these fall due.
          expect(['draft', 'archive']).toContain(plan.state);
          const hasDate = plan.start !== null || plan.end !== null;
          expect(hasDate, row.id).toBe(datesOf(row) !== null);
        }
      }
    },
  );

  it('moved, begins in the working year or later and keeps every distance', () => {
    const years = yearsToMove(schedule, '2026-2027');
    for (const { row, plan } of made('2026-2027', 'move')) {
      if (datesOf(row) === null) continue;
      expect(endsBefore(plan, '2026-2027')).toBe(false);
      expect(plan.moved).toBe(years);
      for (const side of ['start', 'end'] as const) {
        const [before, after] = [row[side], plan[side]];
        if (before === undefined) expect(after).toBeNull();
        else expect(after).toBe(`${Number(before.slice(0, 4)) + years}${before.slice(4)}`);
      }
    }
  });

  it('kept, leaves what is past in the archive and the rest as a draft with its own dates', () => {
    for (const { row, plan } of made('2026-2027', 'archive')) {
      expect(plan).toMatchObject({ moved: 0, ...datesOf(row) });
      expect(plan.state).toBe(endsBefore(plan, '2026-2027') ? 'archive' : 'draft');
    }
  });

  it('moves there and back to the same dates, however often', () => {
    const there = { workingYear: '2030-2031', years: yearsToMove(schedule, '2030-2031') };
    const back = { workingYear: '2026-2027', years: yearsToMove(schedule, '2026-2027') };
    for (const { row, plan } of made('2026-2027', 'move')) {
      const moved = planFor(row, plan, there);
      expect(planFor(row, moved, there)).toEqual(moved);
      expect(planFor(row, moved, back)).toEqual(plan);
    }
  });

  it('counts its dated rows', () => {
    const expected = {
      'kemerovo-2021': 1,
      'spassk-dalny-2022': 0,
      verkhovazhye: 0,
      'malyshevsky-2020': 665,
      'ob-2022': 5,
    };
    expect(dated).toHaveLength(expected[id]);
  });
});

describe('moving a plan again', () => {
  const facts: Facts = { kind: 'once', start: '2024-02-29', end: '2024-02-29' };
  const to = { workingYear: '2027-2028', years: 4 };
  const byHand: Plan = {
    start: '2026-10',
    end: '2026-11',
    moved: 3,
    setFor: '2026-2027',
    state: 'draft',
  };
  it('leaves alone what was approved', () => {
    const plan: Plan = { ...byHand, state: 'approved' };
    expect(planFor(facts, plan, to)).toBe(plan);
  });
  it('counts dates set by a person from the year they were set in', () => {
    const moved = planFor(facts, byHand, to);
    expect(moved).toEqual({ ...byHand, start: '2027-10', end: '2027-11', setFor: '2027-2028' });
    expect(planFor(facts, moved, to)).toEqual(moved);
  });
  it('gives a day in February back where it exists again', () => {
    const first = firstPlan(facts, { workingYear: '2026-2027', years: 3, pastRows: 'move' });
    expect(first.start).toBe('2027-02-28');
    expect(planFor(facts, first, to).start).toBe('2028-02-29');
  });
  it('takes the archive along as a draft', () => {
    expect(planFor(facts, { ...byHand, state: 'archive' }, to).state).toBe('draft');
  });
});
