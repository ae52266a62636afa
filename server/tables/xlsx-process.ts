import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { TableLimits } from './schema.ts';
import { large } from './xlsx.ts';

/** What one file may take: far more than the largest table that is read. */
const patience = { milliseconds: 60_000, memoryMB: 768 };

/** Two at once leave the rest of the machine to everybody else. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

type Answer = { sheets: RawSheet[] } | { fault: 'large' | 'broken' };

/**
 * Reads a workbook in a process of its own, which is ended when it takes too long or too much: no
 * file holds up those who are doing something else.
 * @param archive the parts of the workbook that hold cells, unpacked
 * @throws Problem table.large, table.broken, table.heavy
 */
export async function readInProcess(
  archive: Buffer,
  most: TableLimits,
  { milliseconds, memoryMB } = patience,
): Promise<RawSheet[]> {
  while (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    const answer = await answerOf(archive, most, { milliseconds, memoryMB });
    if ('sheets' in answer) return answer.sheets;
    throw answer.fault === 'large' ? large(most) : new Problem('table.broken');
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function answerOf(
  archive: Buffer,
  most: TableLimits,
  { milliseconds, memoryMB }: typeof patience,
): Promise<Answer> {
  const script = fileURLToPath(new URL('./xlsx-child.mjs', import.meta.url));
  const args = [`--max-old-space-size=${memoryMB}`, script, JSON.stringify(most)];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    // It needs none of what the server knows.
    env: {},
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // A process that was ended takes no more of the file.
  child.stdin.on('error', () => undefined);
  child.stdin.end(archive);
  const [code, said] = await Promise.all([ended, buffer(child.stdout)]);
  if (code !== 0) throw new Problem('table.heavy');
  return JSON.parse(said.toString()) as Answer;
}
