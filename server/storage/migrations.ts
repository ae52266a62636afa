import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Db } from 'mongodb';
import { datesOf, daysOf } from '../../catalogs/dates.ts';
import { giveOrigins } from './give-origins.ts';
import { giveStates } from './give-states.ts';
import { StartError } from '../start-error.ts';
import { withLease } from './leases.ts';

/** One change of stored data, once released never edited. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  number: number;
  /** What it does, for the log and the record. */
  name: string;
  /**
   * Must be safe to run again from where it stopped: `position` is what the last run saved
   * (null at first), `save` records how far this one got.
   */
  run: (
    db: Db,
    progress: { position: string | null; save: (position: string) => Promise<void> },
  ) => Promise<void>;
}

interface MigrationRecord {
  _id: number;
  name: string;
  position: string | null;
  finishedAt: Date | null;
}

/** Every released migration, oldest first. */
const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'municipalities get a greeting',
    run: async (db) => {
      const without = { greeting: { $exists: false } };
      await db.collection('municipalities').updateMany(without, { $set: { greeting: '' } });
    },
  },
  {
    number: 2,
    name: 'organizations get a code and a number of teachers',
    run: async (db) => {
      const organizations = db.collection('organizations');
      const without = { code: { $exists: false } };
      await organizations.updateMany(without, { $set: { code: '', teachers: null } });
      // Nobody can be expected of nobody: zero was written where the number was unknown.
      await organizations.updateMany({ headcount: 0 }, { $set: { headcount: null } });
    },
  },
  {
    number: 3,
    name: 'accounts get an e-mail, a phone and invitations',
    run: async (db) => {
      const added = { email: '', phone: '', generation: 0, invitation: null, spentCodes: [] };
      const without = { generation: { $exists: false } };
      await db.collection('accounts').updateMany(without, { $set: { ...added, identity: [] } });
    },
  },
  {
    number: 4,
    name: 'schedule rows get a plan',
    run: givePlans,
  },
  {
    number: 5,
    name: 'data forms get states, terms and versions of their fields',
    run: giveStates,
  },
  {
    number: 6,
    name: 'done schedule rows become approved ones with done occurrences',
    run: async (db) => {
      const rows = db.collection('scheduleRows');
      // The job that makes occurrences closes those of marked rows.
      await rows.updateMany({ 'plan.state': 'done' }, [
        {
          $set: {
            'plan.state': 'approved',
            mark: { id: '$_id', to: 'done', name: 'Система', at: '$$NOW' },
          },
        },
      ]);
      const without = { 'plan.state': 'approved', stale: { $exists: false } };
      await rows.updateMany(without, [{ $set: { stale: '$_id' } }]);
    },
  },
  {
    number: 7,
    name: 'schedule rows learn what they count from',
    run: giveOrigins,
  },
  {
    number: 8,
    name: 'values say how many people stand behind counts by several questions',
    run: async (db) => {
      // The job that takes up saved catalogs computes every open period anew.
      await db.collection('catalogs').updateMany({}, { $set: { stale: true } });
    },
  },
  {
    number: 9,
    name: 'values count people where one has several rows of a table',
    run: async (db) => {
      await db.collection('catalogs').updateMany({}, { $set: { stale: true } });
    },
  },
];

/**
 * A schedule that was in use stays in force with its own dates; what is over by today becomes an
 * archive, so that nothing is suddenly late.
 */
async function givePlans(db: Db): Promise<void> {
  const without = { pastRows: { $exists: false } };
  await db.collection('municipalities').updateMany(without, { $set: { pastRows: 'archive' } });
  const rows = db.collection<{ _id: string; facts: Parameters<typeof datesOf>[0] }>('scheduleRows');
  const today = new Date().toISOString().slice(0, 10);
  for await (const { _id, facts } of rows.find({ plan: { $exists: false } })) {
    const dates = datesOf(facts) ?? { start: null, end: null };
    const days = daysOf(dates);
    const state = days !== null && days.last < today ? 'archive' : 'approved';
    const plan = { ...dates, state, moved: 0, setFor: null };
    await rows.updateOne({ _id, plan: { $exists: false } }, { $set: { plan } });
  }
}

const LEASE_MS = 60_000;
const WAIT_MS = 500;

const records = () => mongoose.connection.collection<MigrationRecord>('migrations');

async function unfinished(list: readonly Migration[]): Promise<Migration[]> {
  const finished = await records()
    .find({ finishedAt: { $ne: null } })
    .toArray();
  const newest = Math.max(0, ...finished.map(({ _id }) => _id));
  if (newest > list.length) {
    throw new StartError(
      `База данных новее этой версии Показателя (миграция ${newest}, известно ${list.length}): запустите версию, которая с ней работала, или новее.`,
      `The database is newer than this version of Pokazatel (migration ${newest}, known ${list.length}): run the version that worked with it, or a newer one.`,
    );
  }
  const done = new Set(finished.map(({ _id }) => _id));
  return list.filter(({ number }) => !done.has(number));
}

/**
 * Brings the stored data to this version: runs what has not finished, in order, one process at a
 * time; a second process waits until the first is done. Returns the names of what it ran.
 * @throws {StartError} when the database is newer than the program
 */
export async function migrate(
  list: readonly Migration[] = migrations,
  clock: () => Date = () => new Date(),
): Promise<string[]> {
  for (const [index, { number, name }] of list.entries()) {
    if (number !== index + 1) throw new Error(`Migration "${name}" must have number ${index + 1}`);
  }
  while ((await unfinished(list)).length > 0) {
    const turn = await withLease('migrations', LEASE_MS, clock(), async (lease) => {
      const ran: string[] = [];
      for (const migration of await unfinished(list)) {
        await runOne(migration, clock, async () => {
          if (!(await lease.renew(clock()))) throw new Error('Another process took the migrations');
        });
        ran.push(migration.name);
      }
      return ran;
    });
    if (turn.ran) return turn.result;
    await delay(WAIT_MS);
  }
  return [];
}

async function runOne(
  { number, name, run }: Migration,
  clock: () => Date,
  stillOurs: () => Promise<void>,
): Promise<void> {
  await stillOurs();
  const filter = { _id: number };
  const started = await records().findOneAndUpdate(
    filter,
    { $setOnInsert: { name, position: null, finishedAt: null } },
    { upsert: true, returnDocument: 'after' },
  );
  await run(mongoose.connection.getClient().db(mongoose.connection.name), {
    position: started?.position ?? null,
    save: async (position) => {
      await stillOurs();
      await records().updateOne(filter, { $set: { position } });
    },
  });
  await records().updateOne(filter, { $set: { finishedAt: clock() } });
}
