import { describe, expect, it } from 'vitest';
import { yearsToMove } from '../../../catalogs/dates.ts';
import type { Catalog } from '../../../catalogs/schema.ts';
import { timingOf } from '../../../catalogs/timing.ts';
import { isWorkingDay, plainCalendar } from '../../../server/calendar/days.ts';
import { firstPlan } from '../../../server/schedules/plan.ts';
import {
  wantedOccurrences,
  type Anchor,
  type Wanted,
  type WantingRow,
} from '../../../server/schedules/wanted.ts';
import { readCatalog, type CatalogId } from '../catalogs/read.ts';

const known = new Map<CatalogId, Catalog>();

function catalogOf(id: CatalogId): Catalog {
  const catalog = known.get(id) ?? readCatalog(id);
  known.set(id, catalog);
  return catalog;
}

/** A municipality that approves everything its document says. */
function planned(id: CatalogId, workingYear: string, dates: Record<string, string> = {}) {
  const { schedule, anchors } = catalogOf(id);
  const years = yearsToMove(schedule, workingYear);
  const rows = schedule.map(({ id: key, ...facts }): WantingRow => {
    const plan = firstPlan(facts, { workingYear, years, pastRows: 'move' });
    return { _id: key, key, facts, plan };
  });
  const events = (of: string) =>
    dates[of] === undefined ? [] : [{ number: 1, date: dates[of], title: '' }];
  const named = anchors.map(({ id: of, title }): [string, Anchor] => [
    of,
    { title, events: events(of) },
  ]);
  const made = wantedOccurrences({
    ...{ calendar: plainCalendar, dayOff: 'next', workingYear, rows },
    ...{ anchors: new Map(named), ended: () => null },
  });
  const byRow = new Map(rows.map(({ key }): [string, Wanted[]] => [key, []]));
  for (const one of made) byRow.get(one.rowId)?.push(one);
  return { rows, anchors, made, byRow };
}

/** `dated`, `open` (goes on, no due day) or what it waits for. */
function sortOf({ due, start, waits }: Wanted): string {
  if (waits) return waits.for;
  if (due !== null) return 'dated';
  return start === null ? 'nothing' : 'open';
}

/** How many occurrences of each sort, by the kind of time. */
type Counts = Record<string, Record<string, number>>;

describe('every row of a document in 2026-2027', () => {
  it.each<[CatalogId, number, Counts]>([
    [
      'kemerovo-2021',
      68,
      {
        once: { dated: 1 },
        continuous: { open: 1 },
        byOrder: { order: 31 },
        annual: { dated: 11 },
        // Eight analyses follow a yearly monitoring, without a term of their own.
        after: { anchor: 3, row: 5, open: 8 },
        followingYear: { dated: 8 },
      },
    ],
    ['spassk-dalny-2022', 22, { onRequest: { request: 1 }, after: { row: 20, anchor: 1 } }],
    ['verkhovazhye', 9, { after: { anchor: 3 }, byOrder: { order: 2 }, continuous: { open: 4 } }],
    [
      'malyshevsky-2020',
      770,
      {
        byOrder: { order: 5 },
        once: { dated: 7 },
        annual: { dated: 63 },
        continuous: { open: 27, dated: 2 },
        range: { dated: 664 },
        onRequest: { request: 2 },
      },
    ],
    [
      'ob-2022',
      57,
      {
        once: { dated: 1 },
        continuous: { open: 11 },
        byOrder: { order: 7 },
        annual: { dated: 6 },
        after: { open: 1, row: 7, anchor: 7 },
        range: { dated: 4 },
        quarterly: { dated: 4 },
        onRequest: { request: 9 },
      },
    ],
  ])('of %s takes place, goes on or waits for something named: %i', (id, total, counts) => {
    const { rows, made, byRow } = planned(id, '2026-2027');
    const found: Counts = {};
    for (const { key, facts } of rows) {
      const own = byRow.get(key) ?? [];
      expect(own.length, key).toBeGreaterThan(0);
      const of = (found[timingOf(facts).kind] ??= {});
      for (const one of own) of[sortOf(one)] = (of[sortOf(one)] ?? 0) + 1;
    }
    expect(found).toEqual(counts);
    expect(made).toHaveLength(total);
    for (const { waits, rowId } of made) {
      if (waits?.for === 'anchor' || waits?.for === 'row') expect(waits.title, rowId).toBeTruthy();
    }
  });

  it.each<[CatalogId, string, string, string[]]>([
    ['kemerovo-2021', 's-001', 'приказ от 26.01.2021', ['2027-01-26 … 2027-01-26']],
    ['kemerovo-2021', 's-005', 'не реже одного раза в год', ['2026-09-01 … 2027-08-31']],
    [
      'kemerovo-2021',
      's-034',
      'календарный год, следующий за отчётным',
      ['2027-01-01 … 2027-12-31'],
    ],
    ['malyshevsky-2020', 's-003', 'до 01.03.2021', ['2027-03-01 … 2027-03-01']],
    ['malyshevsky-2020', 's-006', 'Декабрь 2020', ['2026-12-01 … 2026-12-30']],
    ['malyshevsky-2020', 's-008', 'февраль 2021', ['2027-02-01 … 2027-02-26']],
    ['malyshevsky-2020', 's-013', 'Декабрь 2021', ['2027-12-01 … 2027-12-31']],
    [
      'malyshevsky-2020',
      's-016',
      'постоянно: в начале и в конце учебного года',
      ['2026-09-01 … 2026-09-30', '2027-05-01 … 2027-05-31'],
    ],
    ['malyshevsky-2020', 's-112', 'сентябрь ежегодно', ['2026-09-01 … 2026-09-30']],
    ['malyshevsky-2020', 's-116', 'июнь-август ежегодно', ['2027-06-01 … 2027-08-31']],
    [
      'malyshevsky-2020',
      's-119',
      'октябрь, март',
      ['2026-10-01 … 2026-10-30', '2027-03-01 … 2027-03-31'],
    ],
    [
      'malyshevsky-2020',
      's-124',
      '2021 год, в начале и в конце учебного года',
      ['2027-05-01 … 2027-05-31', '2027-09-01 … 2027-09-30'],
    ],
    ['malyshevsky-2020', 's-197', '2021 год', ['2027-01-01 … 2027-12-31']],
    ['malyshevsky-2020', 's-244', '2022 год', ['2028-01-01 … 2028-12-29']],
    ['malyshevsky-2020', 's-668', '2021 год, летние каникулы', ['2027-06-01 … 2027-08-31']],
    // Programmes of many years do not push the plan's own deadline into 2030.
    ['ob-2022', 's-001', 'в срок до 30 июня 2022 года', ['2027-06-30 … 2027-06-30']],
    ['ob-2022', 's-020', 'на период до 2025 года', ['2026-09-01 … 2030-12-31']],
    ['ob-2022', 's-021', 'на 2019-2025 годы', ['2024-01-01 … 2030-12-31']],
    [
      'ob-2022',
      's-038',
      'не реже одного раза в квартал',
      [
        '2026-10-01 … 2026-12-30',
        '2027-01-01 … 2027-03-31',
        '2027-04-01 … 2027-06-30',
        '2027-07-01 … 2027-09-30',
      ],
    ],
  ])('%s %s, «%s»', (id, key, _, expected) => {
    const own = planned(id, '2026-2027').byRow.get(key) ?? [];
    expect(own.map(({ start, due }) => `${start ?? '?'} … ${due ?? '?'}`)).toEqual(expected);
  });

  it.each<[CatalogId, string, string, string, string, string]>([
    // 30 working days over the May holidays; the meeting 30 working days after the analysis.
    ['kemerovo-2021', 's-023', 'procedure-results', '2026-04-15', '2025-2026', '2026-05-29'],
    ['kemerovo-2021', 's-025', 'procedure-results', '2026-04-15', '2025-2026', '2026-07-13'],
    ['kemerovo-2021', 's-037', 'school-included', '2026-09-01', '2026-2027', '2028-09-01'],
    ['verkhovazhye', 's-001', 'procedure', '2026-12-31', '2026-2027', '2027-03-01'],
  ])('%s %s counts from %s on %s', (id, key, anchor, date, workingYear, due) => {
    const [one] = planned(id, workingYear, { [anchor]: date }).byRow.get(key) ?? [];
    expect(one?.due).toBe(due);
  });
});

describe.each(['2025-2026', '2026-2027', '2027-2028'])('the plans of %s', (workingYear) => {
  const all = (
    ['kemerovo-2021', 'spassk-dalny-2022', 'verkhovazhye', 'malyshevsky-2020', 'ob-2022'] as const
  ).map((id) => planned(id, workingYear));

  it('fall due on working days, and none before the year begins', () => {
    for (const { made } of all) {
      for (const { due, start, rowId } of made) {
        if (due === null) continue;
        expect(isWorkingDay(plainCalendar, due), `${rowId} ${due}`).toBe(true);
        expect(due >= `${workingYear.slice(0, 4)}-09-01`, `${rowId} ${due}`).toBe(true);
        expect((start ?? due) <= due, rowId).toBe(true);
      }
    }
  });

  it('hold both sides of a pair to the same days', () => {
    const pairs = new Map<string, string[]>();
    for (const { rows, byRow } of all) {
      for (const { key, facts } of rows) {
        if (facts.pairId === undefined) continue;
        const days = (byRow.get(key) ?? [])
          .map(({ start, due }) => `${start ?? '?'} ${due ?? '?'}`)
          .join();
        pairs.set(facts.pairId, [...(pairs.get(facts.pairId) ?? []), days]);
      }
    }
    expect(pairs.size).toBe(306);
    for (const [pair, days] of pairs) {
      expect(days, pair).toHaveLength(2);
      expect(new Set(days).size, pair).toBe(1);
    }
  });
});
