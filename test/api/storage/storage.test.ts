import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { Schema } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clusterById } from '../../../server/storage/clustered.ts';
import { createCollections } from '../../../server/storage/connect.ts';
import { withLease } from '../../../server/storage/leases.ts';
import { migrate, type Migration } from '../../../server/storage/migrations.ts';
import { expires, sweep } from '../../../server/storage/sweep.ts';
import { openTestStorage } from '../../support/storage.ts';

const Plain = mongoose.model(
  'Plain',
  new Schema<{ _id: string; code: string }>(
    { _id: String, code: String },
    { collection: 'plain', versionKey: false },
  ).index({ code: 1 }, { unique: true }),
);
const clustered = new Schema<{ _id: string }>({ _id: String }, { collection: 'clustered' });
clusterById(clustered, 'byId');
mongoose.model('Clustered', clustered);

let storage: Awaited<ReturnType<typeof openTestStorage>>;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

const now = new Date('2026-09-01T08:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const db = () => mongoose.connection.getClient().db(mongoose.connection.name);

describe('the connection', () => {
  test('acknowledges writes when they are in the journal, and repeats none', () => {
    const { writeConcern, retryWrites } = mongoose.connection.getClient().options;
    expect(writeConcern).toMatchObject({ w: 1, j: true });
    expect(retryWrites).toBe(false);
    expect(mongoose.connection.name).toBe('pokazatel');
  });

  test('refuses a misspelt name in a filter or a document instead of ignoring it', async () => {
    const misspelt = { cod: 'a' } as Record<string, string>;
    await expect(Plain.find(misspelt)).rejects.toThrow(/cod/);
    await expect(Plain.create({ _id: '1', ...misspelt })).rejects.toThrow(/cod/);
  });

  test('makes declared collections and indexes only when told, and again without harm', async () => {
    expect(await db().listCollections().toArray()).toEqual([]);
    await createCollections();
    await createCollections();
    const made = await db().listCollections().toArray();
    expect(made.map(({ name }) => name)).toEqual(expect.arrayContaining(['clustered', 'plain']));
    const found = made.find(({ name }) => name === 'clustered');
    expect(found).toMatchObject({ options: { clusteredIndex: { key: { _id: 1 } } } });
    await Plain.create({ _id: '1', code: 'a' });
    await expect(Plain.create({ _id: '2', code: 'a' })).rejects.toMatchObject({ code: 11000 });
  });
});

describe('a lease', () => {
  test('is held by one of two', async () => {
    const outcome = await withLease('job', 1000, now, async () =>
      withLease('job', 1000, later(999), async () => 'inner'),
    );
    expect(outcome).toEqual({ ran: true, result: { ran: false } });
  });

  test('of sixteen who ask at once, one has it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let running = 0;
    const asked = Array.from({ length: 16 }, () =>
      withLease('crowd', 1000, now, async () => {
        running += 1;
        await held;
      }),
    );
    let refused = 0;
    for (const one of asked) void one.then(({ ran }) => (refused += ran ? 0 : 1));
    while (refused < 15) await delay(1);
    release();
    await Promise.all(asked);
    expect(running).toBe(1);
  });

  test('is free again after the work, after a failure, and when its holder went silent', async () => {
    await withLease('free', 1000, now, async () => 'done');
    const failing = withLease('free', 1000, now, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    const outcome = await withLease('free', 1000, now, async (lease) => {
      const heir = await withLease('free', 1000, later(1000), async () => lease.renew(later(1001)));
      expect(heir).toEqual({ ran: true, result: false });
      return 'silent';
    });
    expect(outcome).toEqual({ ran: true, result: 'silent' });
  });

  test('renewed, outlives its first term', async () => {
    await withLease('long', 1000, now, async (lease) => {
      expect(await lease.renew(later(900))).toBe(true);
      const second = await withLease('long', 1000, later(1500), async () => 'taken');
      expect(second).toEqual({ ran: false });
    });
  });
});

describe('migrations', () => {
  beforeEach(() => db().collection('migrations').deleteMany({}));

  /** Upper-cases names one by one; breaks before `breakAt`. */
  const upperCase = (breakAt: string | null, seen: string[]): Migration => ({
    number: 1,
    name: 'names in upper case',
    run: async (database, { position, save }) => {
      const people = database.collection<{ _id: string; name: string }>('people');
      const rest = people.find({ _id: { $gt: position ?? '' } }).sort({ _id: 1 });
      for await (const { _id, name } of rest) {
        if (_id === breakAt) throw new Error('power cut');
        seen.push(_id);
        await people.updateOne({ _id }, { $set: { name: name.toUpperCase() } });
        await save(_id);
      }
    },
  });

  test('a broken one goes on from where it stopped, and runs once', async () => {
    const people = db().collection<{ _id: string; name: string }>('people');
    await people.insertMany(['a', 'b', 'c'].map((_id) => ({ _id, name: _id })));
    const seen: string[] = [];
    await expect(migrate([upperCase('c', seen)])).rejects.toThrow('power cut');
    expect(seen).toEqual(['a', 'b']);
    expect(await migrate([upperCase(null, seen)])).toEqual(['names in upper case']);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(await migrate([upperCase(null, seen)])).toEqual([]);
    expect(seen).toHaveLength(3);
    expect(await people.distinct('name')).toEqual(['A', 'B', 'C']);
  });

  test('two processes starting at once run each one once', async () => {
    let runs = 0;
    const list: Migration[] = [
      { number: 1, name: 'one', run: async () => void (runs += 1) },
      { number: 2, name: 'two', run: async () => void (runs += 1) },
    ];
    const ran = await Promise.all([migrate(list), migrate(list)]);
    expect(ran.flat()).toEqual(['one', 'two']);
    expect(runs).toBe(2);
  });

  test('a database of a newer version is refused in both languages', async () => {
    const one: Migration = { number: 1, name: 'one', run: async () => undefined };
    await migrate([one]);
    await expect(migrate([])).rejects.toThrow(/новее[^]*newer/);
  });

  test('numbers with a gap are refused', async () => {
    const gap: Migration = { number: 2, name: 'two', run: async () => undefined };
    await expect(migrate([gap])).rejects.toThrow(/number 1/);
  });
});

test('the sweep deletes what has expired, sessions too, and nothing the second time', async () => {
  expires('tokens');
  await db()
    .collection('tokens')
    .insertMany([{ expiresAt: later(-1) }, { expiresAt: later(0) }, { other: 1 }]);
  await db()
    .collection('sessions')
    .insertMany([{ expires: later(-1) }, { expires: later(1) }]);
  expect(await sweep(now)).toEqual({ tokens: 1, sessions: 1 });
  expect(await sweep(now)).toEqual({});
  expect(await db().collection('tokens').countDocuments()).toBe(2);
});

test('a write to a killed engine fails as unreachable and succeeds when sent again', async () => {
  const { isUnreachable } = await import('../../../server/storage/errors.ts');
  process.kill(storage.engine.pid(), 'SIGKILL');
  const failures: unknown[] = [];
  for (;;) {
    try {
      await Plain.updateOne({ _id: 'again' }, { $set: { code: 'z' } }, { upsert: true });
      break;
    } catch (error) {
      failures.push(error);
      await delay(5);
    }
  }
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.filter((error) => !isUnreachable(error))).toEqual([]);
  expect(await Plain.countDocuments({ _id: 'again' })).toBe(1);
});
