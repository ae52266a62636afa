import pino from 'pino';
import { demoAccounts } from '../../server/demo/accounts.ts';
import { loadDemo } from '../../server/demo/load.ts';
import { startTestApp, type TestApp } from './app.ts';

/** The real application with the demo municipality, as the first `npm start` leaves it. */
export async function startDemoApp(): Promise<TestApp> {
  const app = await startTestApp();
  try {
    await loadDemo(new Date(), { secret: app.secret, log: pino({ level: 'silent' }) });
  } catch (error) {
    await app.stop();
    throw error;
  }
  return app;
}

/** The demo account of a login, by what a reader of the README types. */
export function demoAccount(login: string): { login: string; password: string } {
  const account = demoAccounts.find((one) => one.login === login);
  if (!account) throw new Error(`the demo has no account ${login}`);
  return account;
}
