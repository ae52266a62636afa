import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

interface Packages {
  installPackages(options: { folder: string; install: () => void }): boolean;
}
interface Count {
  countTests(report: unknown, endedWell: boolean): { passed: number; failed: number };
}
interface Setup {
  checkNode(version: string): void;
}
// The scripts are plain JavaScript, because they run before anything is installed.
const script = async <T>(name: string) =>
  (await import(new URL(`../../scripts/${name}.mjs`, import.meta.url).href)) as T;
const { installPackages } = await script<Packages>('packages');
const { countTests } = await script<Count>('test-count');
const { checkNode } = await script<Setup>('setup');

describe('installing packages', () => {
  let folder: string;
  let installs: number;
  const lock = (version: string) => ({
    packages: {
      '': { name: 'x' },
      'node_modules/a': { version },
      'node_modules/mac-only': { version: '1.0.0', optional: true },
    },
  });
  const write = (path: string, value: unknown) => {
    writeFileSync(join(folder, path), JSON.stringify(value));
  };
  const set = (version: string) => write('package-lock.json', lock(version));
  /** Does what npm does: writes its record of what is in node_modules. */
  const install = (version: string) => () => {
    installs += 1;
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version } } });
  };
  const run = (version: string) => installPackages({ folder, install: install(version) });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'setup-'));
    installs = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('once, and again only when the lock file has changed', () => {
    set('1.0.0');
    expect(run('1.0.0')).toBe(true);
    expect(run('1.0.0')).toBe(false);
    set('2.0.0');
    expect(run('2.0.0')).toBe(true);
    expect(run('2.0.0')).toBe(false);
    expect(installs).toBe(2);
  });

  test('not when npm itself has installed the same versions', () => {
    set('1.0.0');
    install('1.0.0')();
    expect(run('1.0.0')).toBe(false);
    expect(installs).toBe(1);
  });

  test('a failure says what to do and is tried again the next time', () => {
    set('1.0.0');
    const failing = () => {
      throw new Error('no network');
    };
    const broken = () => installPackages({ folder, install: failing });
    expect(broken).toThrow(/проверьте сеть[^]*no network[^]*check the network/);
    expect(run('1.0.0')).toBe(true);
  });
});

test('an old Node is refused in both languages', () => {
  expect(() => checkNode('18.20.0')).toThrow(/Нужен Node.js 20.19[^]*Node.js 20.19 or newer/);
  expect(() => checkNode('20.18.3')).toThrow();
  expect(() => checkNode('20.19.0')).not.toThrow();
  expect(() => checkNode('24.0.0')).not.toThrow();
});

describe('counting a test run', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  });
  test.each([
    ['passes and failures', [file('failed', 'passed', 'failed')], false, 1, 1],
    ['a file that broke before its tests', [file('failed'), file('passed', 'passed')], false, 1, 1],
    ['a crash after passing tests', [file('passed', 'passed')], false, 1, 1],
    ['no report', null, false, 0, 1],
    ['no tests', [], true, 0, 1],
    ['all well', [file('passed', 'passed', 'passed')], true, 2, 0],
  ])('%s', (_, testResults, endedWell, passed, failed) => {
    const report = testResults && { testResults };
    expect(countTests(report, endedWell)).toEqual({ passed, failed });
  });
});
