import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { inject } from 'vitest';
import { demoAccounts, type Place } from '../../server/demo/accounts.ts';
import { loadDemo } from '../../server/demo/load.ts';
import { startTestApp, type TestApp } from './app.ts';

/**
 * The real application with demo municipalities, as the first `npm start` leaves them. Loading
 * them takes seconds: the first file of a run does it, the others begin with a copy of its storage.
 * @param places the first two where nothing else is said: the third takes seconds more
 */
export async function startDemoApp(
  places: readonly Place[] = ['spassk', 'malyshevsky'],
): Promise<TestApp> {
  const loaded = join(inject('sharedFolder'), places.join('+'));
  if (!existsSync(loaded)) await load(places, loaded);
  return startTestApp({}, loaded);
}

async function load(places: readonly Place[], to: string): Promise<void> {
  const app = await startTestApp();
  try {
    await loadDemo(new Date(), { secret: app.secret, log: pino({ level: 'silent' }) }, places);
  } catch (error) {
    await app.stop();
    throw error;
  }
  await app.stop(to);
}

/** The demo account of a login, by what a reader of the README types. */
export function demoAccount(login: string): { login: string; password: string } {
  const account = demoAccounts.find((one) => one.login === login);
  if (!account) throw new Error(`the demo has no account ${login}`);
  return account;
}
