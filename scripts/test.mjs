/**
 * `npm test`: sets up, runs every check and every test, and ends with the line
 * `N passed, N failed`. A check (types, lint, format, unused, build) counts as one.
 * `npm test -- test/unit/x.test.ts` runs those tests only, without the checks.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build.mjs';
import { prepareChromium } from './chromium.mjs';
import { main, root } from './console.mjs';
import { setUp } from './setup.mjs';
import { countTests } from './test-count.mjs';

const bin = (path) => join(root, 'node_modules', path);
const tsc = [bin('typescript/bin/tsc'), '--noEmit'];

/** Each check is a list of programs that must all succeed; the slowest first. */
const checks = {
  lint: [[bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  types: [tsc, [...tsc, '-p', 'client/respond/tsconfig.json']],
  format: [[bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  unused: [[bin('knip/bin/knip.js')]],
};

function runNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, ...options });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (words += chunk));
    }
    child.on('error', (error) => resolve({ ok: false, words: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, words }));
  });
}

function show(name, ok, words, startedAt) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds} s)\n${ok ? '' : `${words}\n`}`);
  return ok;
}

async function check(name) {
  const startedAt = Date.now();
  for (const args of checks[name]) {
    const { ok, words } = await runNode(args);
    if (!ok) return show(name, false, words, startedAt);
  }
  return show(name, true, '', startedAt);
}

/** Two at a time: the machine these commands must be fast on has two cores. */
async function runChecks() {
  const waiting = Object.keys(checks);
  const results = [];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) results.push(await check(name));
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function build() {
  const startedAt = Date.now();
  try {
    await buildPages();
    return show('build', true, '', startedAt);
  } catch (error) {
    return show('build', false, error.message, startedAt);
  }
}

async function runTests(chromium, only) {
  const report = join(root, '.cache', 'tests.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await runNode([bin('vitest/vitest.mjs'), 'run', ...reporters, ...only], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium, NODE_ENV: 'test' },
  });
  try {
    return countTests(JSON.parse(readFileSync(report, 'utf8')), ok);
  } catch {
    return countTests(null, ok);
  }
}

await main(async () => {
  setUp();
  const chromium = prepareChromium();
  const only = process.argv.slice(2);
  const steps = only.length > 0 ? [] : await runChecks();
  steps.push(await build());
  const tests = await runTests(chromium, only);
  const passed = tests.passed + steps.filter((ok) => ok).length;
  const failed = tests.failed + steps.filter((ok) => !ok).length;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});
