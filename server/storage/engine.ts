import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { makeScratchFolder, removeAbandonedScratch } from './scratch.ts';
import { StartError } from '../start-error.ts';

/** What happens to the engine's process after its first start. */
export type EngineEvent =
  | { kind: 'died'; exit: string }
  | { kind: 'restarted'; pid: number }
  | { kind: 'restartFailed'; reason: string };

export interface EngineOptions {
  /** The folder of the database's files; made when missing. */
  dataFolder: string;
  /** Told when the engine dies and comes back; for the log. */
  onEvent?: (event: EngineEvent) => void;
}

export interface RunningEngine {
  /** A connection string that stays the same over restarts. */
  uri: string;
  /** The process id of the engine that serves now. */
  pid(): number;
  /** Closes the engine and waits until the data folder is free. */
  stop(): Promise<void>;
}

type ChildMessage = { socketPath: string } | { error: string };

const childModule = fileURLToPath(new URL('engine-child.mjs', import.meta.url));
const libraryFolder = fileURLToPath(new URL('../../.cache/glibc', import.meta.url));

/** The name of the link that the driver connects to; tells the engine's address from a server's. */
const SOCKET = 'pokazatel.sock';

/**
 * What the engine's address asks of every write: acknowledged when it is in the journal. Not
 * `w: 'majority'`: this engine has no other members and then answers before the journal is
 * written, so that a kill loses up to 50 ms of acknowledged writes (measured: 2,708 of 37,163;
 * with `w: 1` none of 21,045).
 */
const JOURNALED = 'w=1&journal=true';

/** Whether an address is of an embedded engine, which knows its own write concern. */
export function isEngineAddress(uri: string): boolean {
  return uri.includes(SOCKET);
}

/** A parent that was just killed needs a moment until its engine lets go of the folder. */
const LOCK_ATTEMPTS = 10;
const LOCK_PAUSE_MS = 200;
const LONGEST_RESTART_PAUSE_MS = 5_000;
const CLOSING_LIMIT_MS = 15_000;

/** The loader and its arguments where setup fetched a newer C library, else nothing. */
function loaderCommand(): string[] {
  let text: string;
  try {
    text = readFileSync(join(libraryFolder, 'library.json'), 'utf8');
  } catch {
    return [];
  }
  const library = JSON.parse(text) as { folder: string; loader: string };
  const own = join(libraryFolder, library.folder);
  const system = [`/${library.folder.replace(/^usr\//, '')}`, `/${library.folder}`];
  return [join(own, library.loader), '--library-path', [own, ...system].join(':')];
}

function explain(reason: string, dataFolder: string): StartError {
  if (reason.includes('DBPathInUse')) {
    return new StartError(
      `Папка данных ${dataFolder} уже занята другим запущенным Показателем: остановите его или укажите другую папку в DATA_FOLDER.`,
      `The data folder ${dataFolder} is in use by another running Pokazatel: stop that one, or name another folder in DATA_FOLDER.`,
    );
  }
  if (/GLIBC_|native binding|Cannot find (package|module)/.test(reason)) {
    return new StartError(
      'Встроенная MongoDB на этой системе не запускается: выполните «npm start» (он подготовит систему), укажите сервер в MONGODB_URI или запустите «docker compose up».',
      'The embedded MongoDB does not start on this system: run "npm start" (it prepares the system), name a server in MONGODB_URI, or run "docker compose up".',
      { cause: reason },
    );
  }
  return new StartError(
    `Встроенная MongoDB не открыла папку данных ${dataFolder}: ${reason}`,
    `The embedded MongoDB could not open the data folder ${dataFolder}: ${reason}`,
  );
}

/** Starts one engine process; resolves when it serves, rejects with its own words. */
function startChild(dataFolder: string, scratch: string) {
  const [loader, ...loaderArgs] = loaderCommand();
  const child = fork(childModule, [dataFolder, scratch], {
    execArgv: [],
    ...(loader && { execPath: loader, execArgv: [...loaderArgs, process.execPath] }),
  });
  return new Promise<{ child: ChildProcess; socketPath: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`the engine ended with ${signal ?? `code ${code}`} before it served`));
    });
    child.once('message', (message: ChildMessage) => {
      if ('error' in message) reject(new Error(message.error));
      else resolve({ child, socketPath: message.socketPath });
    });
  });
}

async function startUnlocked(dataFolder: string, scratch: string) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startChild(dataFolder, scratch);
    } catch (error) {
      const reason = (error as Error).message;
      if (!reason.includes('DBPathInUse') || attempt === LOCK_ATTEMPTS) {
        throw explain(reason, dataFolder);
      }
      await delay(LOCK_PAUSE_MS);
    }
  }
}

/** Points the fixed link at the socket of the engine that serves now, in one step. */
function pointLink(link: string, socketPath: string): void {
  const fresh = `${link}.new`;
  rmSync(fresh, { force: true });
  symlinkSync(socketPath, fresh);
  renameSync(fresh, link);
}

/**
 * Starts MongoDB's engine in a child process that serves `dataFolder`, and keeps it running:
 * a killed engine is started again and the driver finds it under the same address. The engine
 * knows no sessions, transactions or change streams.
 * @throws {StartError} when the folder is in use, or the engine cannot run on this system
 */
export async function startEngine({ dataFolder, onEvent }: EngineOptions): Promise<RunningEngine> {
  removeAbandonedScratch();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const scratch = makeScratchFolder();
  const link = join(scratch, SOCKET);
  let stopping = false;
  let current: ChildProcess;
  let restarting: Promise<void> | undefined;

  function adopt({ child, socketPath }: { child: ChildProcess; socketPath: string }): number {
    pointLink(link, socketPath);
    current = child;
    child.removeAllListeners('exit');
    child.once('exit', (code, signal) => {
      if (stopping) return;
      onEvent?.({ kind: 'died', exit: signal ?? `code ${code}` });
      restarting = restart();
    });
    return child.pid ?? 0;
  }

  async function restart(): Promise<void> {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, LONGEST_RESTART_PAUSE_MS)) {
      try {
        const pid = adopt(await startUnlocked(dataFolder, scratch));
        onEvent?.({ kind: 'restarted', pid });
        return;
      } catch (error) {
        onEvent?.({ kind: 'restartFailed', reason: (error as Error).message });
        await delay(pause);
      }
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    await restarting;
    if (current.exitCode === null && current.signalCode === null) {
      const ended = new Promise((resolve) => current.once('exit', resolve));
      const limit = setTimeout(() => current.kill('SIGKILL'), CLOSING_LIMIT_MS);
      if (current.connected) current.disconnect();
      await ended;
      clearTimeout(limit);
    }
    rmSync(scratch, { recursive: true, force: true });
  }

  try {
    adopt(await startUnlocked(dataFolder, scratch));
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
  return {
    uri: `mongodb://${encodeURIComponent(link)}/?directConnection=true&${JOURNALED}`,
    pid: () => current.pid ?? 0,
    stop,
  };
}
