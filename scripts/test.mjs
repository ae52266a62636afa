/**
 * `npm test`: sets up, runs every check and every test, and ends with the line
 * `N passed, N failed`. A check (types and lint, format, unused, build) counts as one.
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

/** Each check is a program that must succeed. */
const checks = {
  'types and lint': [join(root, 'scripts', 'types-and-lint.mjs')],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  unused: [bin('knip/bin/knip.js')],
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

/** Runs a step; gives how it went and the lines that say so. */
async function step(name, run) {
  const startedAt = Date.now();
  const { ok, words } = await run();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  return { ok, lines: `${ok ? '✓' : '✗'} ${name} (${seconds} s)\n${ok ? '' : `${words}\n`}` };
}

/** One after another: they run beside the tests, and the tests are for two cores. */
async function runChecks() {
  const steps = [];
  for (const [name, program] of Object.entries(checks)) {
    steps.push(await step(name, () => runNode(program)));
  }
  return steps;
}

async function build() {
  try {
    await buildPages();
    return { ok: true, words: '' };
  } catch (error) {
    return { ok: false, words: error.message };
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
  const built = await step('build', build);
  process.stdout.write(built.lines);
  const [checked, tests] = await Promise.all([
    only.length > 0 ? [] : runChecks(),
    runTests(chromium, only),
  ]);
  // Not in between: the runner draws its progress over what others write.
  for (const { lines } of checked) process.stdout.write(lines);
  const steps = [built, ...checked];
  const passed = tests.passed + steps.filter(({ ok }) => ok).length;
  const failed = tests.failed + steps.filter(({ ok }) => !ok).length;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});
