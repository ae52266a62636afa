/** What every command of this folder says and how it stops: one sentence in Russian, one in English. */

import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was started from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose text is meant for the person at the keyboard: shown without a stack. */
export class SetupError extends Error {
  constructor(ru, en) {
    super(`${ru}\n${en}`);
    this.name = 'SetupError';
  }
}

/** Says what is being done; long steps say so before they begin. */
export function say(text) {
  process.stderr.write(`• ${text}\n`);
}

/**
 * Runs a program to its end and returns its standard output.
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv }} [options] quiet: keep the
 *   output back and show it only when the program fails
 * @throws {Error} with the program's own reason when it cannot be started or fails
 */
export function run(program, args, { quiet = true, cwd = root, env = process.env } = {}) {
  const result = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(`${program}: ${reason(result) || `code ${result.status}`}`);
  }
  return result.stdout ?? '';
}

/** What a program says of its own failure: apt's first error line, else its last lines. */
function reason({ stdout, stderr }) {
  const lines = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').filter((line) => line.trim());
  return lines.find((line) => line.startsWith('E: ')) ?? lines.slice(-5).join('\n');
}

/** Runs a command's main function; a failure ends the process with its text and code 1. */
export async function main(command) {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exit(1);
  }
}
