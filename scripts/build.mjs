/** Builds the pages (staff application and respondent's page) when their sources have changed. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, root, say } from './console.mjs';

const sources = ['client', 'forms', 'package-lock.json', 'tsconfig.json'];
const entries = ['staff', 'respond'];
const stamp = join(root, 'dist', '.sources');

function* filesOf(path) {
  const folder = readdirSync(join(root, path), { withFileTypes: true });
  for (const entry of folder.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(inside);
    else yield inside;
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const files = source.includes('.') ? [source] : filesOf(source);
    for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function build(entry) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = `client/${entry}/vite.config.ts`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--config', config], { cwd: root });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (words += chunk));
    }
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(words) : reject(new Error(`vite build ${entry}:\n${words}`)),
    );
  });
}

/**
 * Builds the pages into dist/.
 * @param {{ force?: boolean }} [options] force: even when the sources have not changed
 * @returns {Promise<boolean>} whether it built
 * @throws {Error} with the builder's words
 */
export async function buildPages({ force = false } = {}) {
  const hash = hashOfSources();
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  say('Собираются страницы… / Building the pages…');
  rmSync(stamp, { force: true });
  await Promise.all(entries.map(build));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(() => buildPages({ force: true }));
}
