import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { afterEach, expect, test, vi } from 'vitest';
import { startEngine, type EngineEvent } from '../../../server/storage/engine.ts';
import { isUnreachable } from '../../../server/storage/errors.ts';
import { startTestEngine } from '../../support/engine.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function testEngine() {
  const engine = await startTestEngine();
  closing.push(() => engine.stop());
  const client = new MongoClient(engine.uri, { retryWrites: false });
  closing.push(() => client.close());
  return { engine, client };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a killed engine comes back under the same address with every acknowledged write', async () => {
  const { engine, client } = await testEngine();
  const writes = client.db('test').collection<{ _id: number }>('writes');
  const ways: ((_id: number) => Promise<unknown>)[] = [
    (_id) => writes.insertOne({ _id }),
    (_id) => writes.updateOne({ _id }, { $set: { updated: true } }, { upsert: true }),
    (_id) => writes.findOneAndUpdate({ _id }, { $set: { found: true } }, { upsert: true }),
    (_id) => writes.bulkWrite([{ insertOne: { document: { _id } } }]),
  ];
  const acknowledged: number[] = [];
  let next = 0;
  let kills = 0;
  async function write(until: number): Promise<void> {
    while (acknowledged.length < until) {
      const _id = next++;
      try {
        await ways[_id % ways.length]!(_id);
        acknowledged.push(_id);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        await delay(5);
      }
    }
  }
  const killed = new Set<number>();
  for (const until of [300, 600, 900, 1200, 1500]) {
    const writers = Array.from({ length: 8 }, () => write(until));
    while (acknowledged.length < until - 200) await delay(1);
    killed.add(engine.pid());
    process.kill(engine.pid(), 'SIGKILL');
    kills += 1;
    await Promise.all(writers);
  }
  expect(killed.size).toBe(kills);
  expect(killed).not.toContain(engine.pid());
  const kept = new Set((await writes.find().toArray()).map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});

test('a folder in use is refused by its own sentence, in both languages', async () => {
  const { engine } = await testEngine();
  const second = startEngine({ dataFolder: engine.dataFolder });
  await expect(second).rejects.toMatchObject({
    name: 'StartError',
    ru: expect.stringMatching(/уже занята.*DATA_FOLDER/) as string,
    en: expect.stringMatching(/in use.*DATA_FOLDER/) as string,
  });
});

test('stop frees the folder at once and removes nothing of the data', async () => {
  const { engine } = await testEngine();
  const again = await startTestEngine();
  closing.push(() => again.stop());
  const events: EngineEvent[] = [];
  const dataFolder = `${again.dataFolder}-kept`;
  const first = await startEngine({ dataFolder, onEvent: (event) => events.push(event) });
  const client = new MongoClient(first.uri);
  await client.db('test').collection('kept').insertOne({ value: 1 });
  await client.close();
  await first.stop();
  const second = await startEngine({ dataFolder });
  closing.push(() => second.stop());
  const reader = new MongoClient(second.uri);
  closing.push(() => reader.close());
  expect(await reader.db('test').collection('kept').countDocuments()).toBe(1);
  expect(events).toEqual([]);
  expect(engine.pid()).not.toBe(second.pid());
});

test('the engine of a killed parent ends, and its folders are removed by the next start', async () => {
  // A temporary folder of its own: the starts of other tests would tidy up before this one looks.
  const temporary = mkdtempSync(join(tmpdir(), 'pk-'));
  vi.stubEnv('TMPDIR', temporary);
  closing.push(() => {
    vi.unstubAllEnvs();
    return rm(temporary, { recursive: true, force: true });
  });
  const program = fileURLToPath(new URL('../../support/orphan-parent.ts', import.meta.url));
  const parent = fork(program, { execArgv: ['--import', 'tsx'] });
  const [{ pid, dataFolder }] = (await once(parent, 'message')) as [
    { pid: number; dataFolder: string },
  ];
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  while (isRunning(pid)) await delay(10);
  expect(existsSync(dataFolder)).toBe(true);
  await testEngine();
  expect(existsSync(dataFolder)).toBe(false);
});
