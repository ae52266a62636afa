import { describe, expect, it } from 'vitest';
import { readOffset, timingKinds, timingOf, writeOffset } from '../../../catalogs/timing.ts';
import { CATALOGS, readCatalog } from '../catalogs/read.ts';

describe('the rule of a row’s time', () => {
  it.each([
    [
      'kemerovo-2021',
      { once: 1, annual: 11, continuous: 1, after: 16, followingYear: 8, byOrder: 31 },
      68,
    ],
    ['spassk-dalny-2022', { onRequest: 1, after: 21 }, 22],
    ['verkhovazhye', { continuous: 4, after: 3, byOrder: 2 }, 9],
    [
      'malyshevsky-2020',
      { once: 7, range: 658, annual: 62, continuous: 28, onRequest: 2, byOrder: 5 },
      762,
    ],
    [
      'ob-2022',
      {
        once: 1,
        range: 4,
        annual: 6,
        quarterly: 1,
        continuous: 11,
        onRequest: 9,
        after: 15,
        byOrder: 7,
      },
      54,
    ],
  ] as const)('is found for every row of %s', (id, kinds, total) => {
    const rows = readCatalog(id).schedule;
    const counts: Record<string, number> = {};
    for (const row of rows) {
      const { kind } = timingOf(row);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(counts).toEqual(kinds);
    expect(rows).toHaveLength(total);
  });

  it('is found for all 915 rows', () => {
    const rows = CATALOGS.flatMap(({ id }) => readCatalog(id).schedule);
    expect(rows).toHaveLength(915);
    expect(rows.every((row) => timingKinds.includes(timingOf(row).kind))).toBe(true);
  });

  it('names an event or a row wherever the document counts from something', () => {
    for (const { id } of CATALOGS) {
      const { schedule, anchors } = readCatalog(id);
      const bound = new Set<string>();
      for (const row of schedule) {
        const says = row.offsetAfter !== undefined || row.kind === 'afterProcedure';
        const has = row.after !== undefined || row.reportingYear === true;
        expect(has, `${id} ${row.id}`).toBe(says);
        if (row.after && 'anchor' in row.after) bound.add(row.after.anchor);
      }
      expect([...bound].sort(), id).toEqual(anchors.map((anchor) => anchor.id).sort());
    }
  });

  it.each([
    ['kemerovo-2021', 's-023', { anchor: 'procedure-results' }, { amount: 30, unit: 'workingDay' }],
    ['kemerovo-2021', 's-025', { rows: ['s-023'] }, { amount: 30, unit: 'workingDay' }],
    ['kemerovo-2021', 's-037', { anchor: 'school-included' }, { amount: 2, unit: 'year' }],
    ['verkhovazhye', 's-001', { anchor: 'procedure' }, { amount: 2, unit: 'month' }],
    ['spassk-dalny-2022', 's-006', { rows: ['s-005'] }, null],
    ['ob-2022', 's-035', { rows: ['s-034'] }, null],
  ] as const)('%s %s counts from what the document says', (id, key, from, offset) => {
    const row = readCatalog(id).schedule.find((one) => one.id === key);
    expect(row && timingOf(row)).toEqual({ kind: 'after', from, offset });
  });

  it('reads months in a row as one time and months apart as several', () => {
    const of = (months: number[]) => timingOf({ kind: 'annual', months });
    expect(of([6, 7, 8])).toEqual({ kind: 'annual', parts: [{ first: 6, last: 8 }] });
    expect(of([10, 3])).toEqual({
      kind: 'annual',
      parts: [
        { first: 10, last: 10 },
        { first: 3, last: 3 },
      ],
    });
    expect(of([12, 1, 2])).toEqual({ kind: 'annual', parts: [{ first: 12, last: 2 }] });
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toEqual({ kind: 'annual', parts: [] });
  });

  it('holds twice a year what the document places at the start and the end of it', () => {
    const twice = readCatalog('malyshevsky-2020').schedule.filter(({ sessions }) => sessions);
    expect(twice).toHaveLength(7);
    for (const row of twice) {
      expect(timingOf(row)).toMatchObject({
        parts: [
          { first: 9, last: 9 },
          { first: 5, last: 5 },
        ],
      });
    }
  });

  it.each(['P30WD', 'P2M', 'P1Y', 'P2W', 'P10D'])('writes the term %s as it reads it', (text) => {
    expect(writeOffset(readOffset(text))).toBe(text);
  });
});
