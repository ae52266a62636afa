import { createServer } from 'node:http';
import mongoose from 'mongoose';
import pino from 'pino';
import { makeApp } from './app.ts';
import { readConfig } from './config.ts';
import { demoAccounts } from './demo/accounts.ts';
import { loadDemo } from './demo/load.ts';
import { makeCheckLink } from './evidence/link-check.ts';
import { listen } from './listen.ts';
import type { JobDependencies } from './turn.ts';
import { demoState } from './municipalities/model.ts';
import { makeMailer } from './mail/mailer.ts';
import { StartError } from './start-error.ts';
import { connectStorage, createCollections } from './storage/connect.ts';
import { migrate } from './storage/migrations.ts';
import { startWorker } from './worker.ts';

/** Storage, collections, migrations, demo, HTTP, jobs: in this order; down in the reverse one. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const storage = await connectStorage(config, (event) => log.warn(event, 'storage engine'));
  // Migrations first: one may have to drop an index that is declared otherwise now.
  await migrate();
  await createCollections();
  const mailer = config.mail && makeMailer(config.mail);
  const { publicUrl } = config;
  const deps = { secret: config.appSecret, log, publicUrl, ...(mailer && { mailer }) };
  // The demo's addresses lead nowhere: nobody is asked by itself.
  const asking = config.demo ? {} : { checkLink: makeCheckLink() };
  if (config.demo) await ensureDemo(deps);
  const worker = startWorker({ ...deps, ...asking });
  const server = createServer(
    makeApp({
      config,
      log,
      wake: () => worker.wake(),
      filesLimitMb: config.filesLimitMb,
      mail: mailer !== undefined,
    }),
  );
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await worker.stop();
    await storage.close();
  };
  try {
    await listen(server, config.port, config.host);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
  announce(config.publicUrl, storage.embedded, (await demoState()) === 'loaded');
}

/** Loads the demo into an empty storage; what an interrupted start left of one is thrown away. */
async function ensureDemo(deps: JobDependencies): Promise<void> {
  const state = await demoState();
  if (state === 'loaded' || state === 'other') return;
  if (state === 'half') {
    await mongoose.connection.dropDatabase();
    await createCollections();
  }
  console.log('Загружаются демонстрационные данные… / Loading the demo data…');
  await loadDemo(new Date(), deps);
}

function announce(url: string, embedded: boolean, demo: boolean): void {
  console.log(`\nПоказатель работает / Pokazatel runs: ${url}`);
  if (demo) {
    console.log('\nДемонстрационные входы / Demo accounts:');
    for (const { login, password, words } of demoAccounts) {
      console.log(`  ${login.padEnd(14)} ${password.padEnd(14)} ${words}`);
    }
  }
  if (embedded) {
    console.log(
      '\nВстроенное хранилище — для знакомства и проверки; в работе нужен сервер MongoDB (MONGODB_URI).' +
        '\nThe embedded storage is for trying out; production needs a MongoDB server (MONGODB_URI).',
    );
  }
  console.log('\nОстановить / stop: Ctrl+C');
}

main().catch((error: unknown) => {
  if (error instanceof StartError) console.error(`\n${error.message}\n`);
  else console.error(error);
  process.exit(1);
});
