import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '../../server/people/schema.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../server/add-account.ts', import.meta.url));

/** Runs the command against the application's own storage; gives what it printed. */
async function addAccount(...args: string[]): Promise<string> {
  const env = { ...process.env, MONGODB_URI: app.storageUri, APP_SECRET: app.secret };
  const ran = await run(process.execPath, ['--import', 'tsx', script, ...args], { env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return ran.stdout + ran.stderr;
}

const orlova = ['--login', 'orlova', '--name', 'Орлова В. А.', '--municipality', 'Обь'];

describe('the account command', () => {
  it('asks for what it needs to create a municipality, and creates nothing', async () => {
    expect(await addAccount(...orlova)).toContain('--zone');
    expect(await mongoose.connection.collection('accounts').countDocuments()).toBe(0);
  });

  it('gives an empty storage its first administrator, who can sign in', async () => {
    const zone = ['--zone', 'Asia/Novosibirsk', '--year', '2026-2027', '--catalog', 'ob-2022'];
    const printed = await addAccount(...orlova, ...zone);
    const password = /password: (\S+)/.exec(printed)?.[1] ?? '';
    const person = app.visitor();
    const session = (await person.signIn('orlova', password)).json<SessionView>();
    expect(session.person).toMatchObject({ name: 'Орлова В. А.', role: 'administrator' });
    await app.runJobs();
    const lines = (await person.get('/api/audit')).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toContain('account.write');
    expect(await addAccount(...orlova)).toContain('вход уже есть');
  });

  it('names a role or an organization that does not exist', async () => {
    const again = ['--login', 'x', '--name', 'X', '--municipality', 'Обь'];
    expect(await addAccount(...again, '--role', 'king')).toContain('king');
    expect(await addAccount(...again, '--organization', 'Школа № 77')).toContain('Школа № 77');
  });
});
