import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleRow } from '../../catalogs/schedule.ts';
import { isWorkingDay, plainCalendar } from '../../server/calendar/days.ts';
import {
  reconcile,
  type Changes,
  type Kept,
  type RowSort,
} from '../../server/schedules/reconcile.ts';
import {
  happensOnce,
  ownDates,
  wantedOccurrences,
  type Anchor,
  type Ending,
  type Ground,
  type Wanted,
  type WantingRow,
} from '../../server/schedules/wanted.ts';

const day = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const partial = fc
  .tuple(day, fc.constantFrom(4, 7, 10))
  .map(([date, length]) => date.slice(0, length));

const facts = (index: number): fc.Arbitrary<Partial<ScheduleRow> & Pick<ScheduleRow, 'kind'>> =>
  fc.oneof(
    fc.constantFrom<Partial<ScheduleRow> & Pick<ScheduleRow, 'kind'>>(
      { kind: 'once' },
      { kind: 'range' },
      { kind: 'range', sessions: [9, 5] },
      { kind: 'annual' },
      { kind: 'annual', months: [6, 7, 8] },
      { kind: 'annual', months: [10, 3] },
      { kind: 'quarterly' },
      { kind: 'monthly' },
      { kind: 'continuous' },
      { kind: 'onDemand' },
      { kind: 'byCalendar' },
      { kind: 'annual', reportingYear: true },
      { kind: 'afterProcedure', after: { anchor: 'results' }, offset: 'P30WD' },
    ),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, index - 1) }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom('P30WD', 'P2M', undefined),
      )
      .map(([before, offset]) => ({
        kind: 'afterProcedure' as const,
        after: { rows: before.map((number) => `r${number}`) },
        ...(offset !== undefined && { offset }),
      })),
  );

const row = (index: number): fc.Arbitrary<WantingRow> =>
  fc.record({ facts: facts(index), start: partial, dated: fc.boolean() }).map((of) => ({
    ...{ _id: `id${index}`, key: `r${index}` },
    facts: {
      ...{ title: `r${index}`, responsible: [], level: 'both', educationLevels: [], sourceLine: 1 },
      ...of.facts,
    },
    plan: {
      start: of.dated ? of.start : null,
      end: of.dated ? of.start : null,
      setFor: of.dated ? '2026-2027' : null,
    },
  }));

const rows = fc.tuple(...Array.from({ length: 7 }, (_, index) => row(index)));
const anchor: fc.Arbitrary<Anchor> = fc.array(day, { maxLength: 3 }).map((dates) => ({
  title: 'Итоги',
  events: dates.map((date, index) => ({ number: index + 1, date, title: '' })),
}));

interface World {
  rows: WantingRow[];
  anchor: Anchor;
  workingYear: string;
  dayOff: Ground['dayOff'];
}
const world: fc.Arbitrary<World> = fc.record({
  rows,
  anchor,
  workingYear: fc.constantFrom('2025-2026', '2026-2027', '2027-2028'),
  dayOff: fc.constantFrom('next', 'previous', 'stay'),
});

const placeOf = (one: Pick<Wanted, 'rowId' | 'year' | 'sequence'>) =>
  `${one.rowId} ${one.year} ${one.sequence}`;

/** Storage in memory: what `writeChanges` does, one write after the other, up to a kill. */
class Memory {
  kept: Kept[] = [];
  #ids = 0;

  changes({ rows: all, anchor: events, workingYear, dayOff }: World): Changes {
    const endings = new Map<string, Ending | null>(
      this.kept.map((one) => [
        placeOf(one),
        one.state === 'done' ? { doneOn: '2026-12-01' } : null,
      ]),
    );
    const wanted = wantedOccurrences({
      ...{ calendar: plainCalendar, dayOff, workingYear, rows: all },
      anchors: new Map([['results', events]]),
      ended: (of) => endings.get(placeOf(of)) ?? null,
    });
    const sorts = new Map(all.map((one) => [one._id, sortOf(one, workingYear)]));
    return reconcile(this.kept, wanted, { workingYear, sortOf: (id) => sorts.get(id) ?? null });
  }

  /** Carries out so many writes. */
  write({ insert, update, show, hide, remove }: Changes, most = Number.POSITIVE_INFINITY): void {
    const set = (id: string, to: Partial<Kept>) => {
      this.kept = this.kept.map((one) => (one._id === id ? { ...one, ...to } : one));
    };
    const writes = [
      ...remove.map((id) => () => (this.kept = this.kept.filter(({ _id }) => _id !== id))),
      ...hide.map((id) => () => set(id, { live: false })),
      ...show.map((id) => () => set(id, { live: true })),
      ...update.map((one) => () => set(one._id, one.to)),
      ...insert.map((one) => () => {
        const _id = `o${(this.#ids += 1)}`;
        this.kept.push({ ...one, _id, state: 'planned', live: true, touched: false });
      }),
    ];
    for (const write of writes.slice(0, most)) write();
  }

  refresh(of: World): void {
    this.write(this.changes(of));
  }

  /** What can be seen, without ids. */
  seen(): string[] {
    return this.kept.map(({ _id: _, ...one }) => JSON.stringify(one)).sort();
  }
}

function sortOf(one: WantingRow, workingYear: string): RowSort {
  return happensOnce(one.facts) && ownDates(one, workingYear) ? 'dated' : 'recurring';
}

const nothing: Changes = { insert: [], update: [], show: [], hide: [], remove: [] };

describe('recomputing occurrences', () => {
  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(world, world, (first, second) => {
        const memory = new Memory();
        for (const of of [first, second]) {
          memory.refresh(of);
          expect(memory.changes(of)).toEqual(nothing);
        }
      }),
    );
  });

  it('after a kill in the middle gives what it would have given', () => {
    fc.assert(
      fc.property(world, world, fc.nat(30), (first, second, writes) => {
        const [whole, killed] = [new Memory(), new Memory()];
        for (const memory of [whole, killed]) memory.refresh(first);
        whole.refresh(second);
        killed.write(killed.changes(second), writes);
        killed.refresh(second);
        expect(killed.seen()).toEqual(whole.seen());
      }),
    );
  });

  it('never moves or removes what is done, and keeps what people wrote', () => {
    fc.assert(
      fc.property(world, fc.array(world, { maxLength: 3 }), fc.nat(), (first, later, pick) => {
        const memory = new Memory();
        memory.refresh(first);
        memory.kept = memory.kept.map((one, index) => {
          if ((index + pick) % 3 === 0) return { ...one, state: 'done', touched: true };
          return (index + pick) % 3 === 1 ? { ...one, touched: true } : one;
        });
        const before = memory.kept.filter(({ touched }) => touched);
        for (const of of later) memory.refresh(of);
        for (const one of before) {
          const now = memory.kept.find(({ _id }) => _id === one._id);
          expect(now).toBeDefined();
          if (one.state === 'done') expect({ ...now, live: true }).toEqual({ ...one, live: true });
        }
        const places = memory.kept.map(placeOf);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('lets nothing in a chain come before what it follows, and due days fall on working days', () => {
    fc.assert(
      fc.property(world, (of) => {
        const memory = new Memory();
        memory.refresh(of);
        const byKey = new Map(of.rows.map((one) => [one.key, one._id]));
        for (const {
          _id,
          facts: { after },
        } of of.rows) {
          if (
            !after ||
            !('rows' in after) ||
            ownDates(
              of.rows.find((one) => one._id === _id)!,
              of.workingYear,
            )
          )
            continue;
          for (const one of memory.kept.filter(({ rowId }) => rowId === _id)) {
            if (one.start === null) continue;
            for (const key of after.rows) {
              const before = memory.kept.filter(({ rowId }) => rowId === byKey.get(key));
              const same = before.find(({ sequence }) => sequence === one.sequence);
              const due = same?.due ?? before.map((each) => each.due ?? '').sort()[0] ?? '';
              expect(one.start >= due).toBe(true);
            }
          }
        }
        for (const { due } of memory.kept) {
          if (due !== null && of.dayOff !== 'stay') {
            expect(isWorkingDay(plainCalendar, due)).toBe(true);
          }
        }
      }),
    );
  });
});
