import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The example of docs/evaluate.md. */
export const exampleFolder = fileURLToPath(
  new URL('../../docs/examples/evaluate', import.meta.url),
);

/** What `npm run evaluate` starts; npm itself would take a third of the time. */
const [, ...command] = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: { evaluate: string };
  }
).scripts.evaluate.split(' ');

/** Runs what `npm run -s evaluate -- …` runs, to its end. */
export function evaluate(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const { MONGODB_URI: _, ...own } = process.env;
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: root,
    env: { ...own, LANG: 'C', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
