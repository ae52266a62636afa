/** The packages of the lock file, in node_modules: installed when they differ, else left alone. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say, SetupError } from './console.mjs';

/** @returns {string | null} the file's text, null when there is none */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Whether npm's own record of node_modules names the lock's packages in the lock's versions. */
function isInstalled(lock, record) {
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

/** Runs the npm that started this command, or the one on the path. */
function npm(args, options) {
  const started = process.env.npm_execpath;
  if (started) return run(process.execPath, [started, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/**
 * Installs what the lock file says; asks the network for nothing when it is there already.
 * @param {{ folder?: string, install?: () => void }} [options] for the test
 * @returns {boolean} whether anything was installed
 * @throws {SetupError} when npm fails
 */
export function installPackages({
  folder = root,
  install = () => {
    say('Устанавливаются пакеты (npm ci)… / Installing packages…');
    npm(['ci', '--include=dev', '--include=optional'], { cwd: folder });
  },
} = {}) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed-lock');
  if (read(stamp) === hash) return false;

  const record = read(join(folder, 'node_modules', '.package-lock.json'));
  const installed = isInstalled(lock, record);
  if (!installed) {
    try {
      install();
    } catch (error) {
      throw new SetupError(
        `Пакеты не установились: проверьте сеть и повторите команду.\n${error.message}`,
        'The packages could not be installed: check the network and run the command again.',
      );
    }
  }
  writeFileSync(stamp, hash);
  return !installed;
}
