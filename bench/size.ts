import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Bench, Measurement } from './measure.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

/** Compressed bytes of what a client loads before its first screen (lazy chunks are not). */
function entrySize(folder: string): number {
  const manifest = JSON.parse(
    readFileSync(`${dist}/${folder}/.vite/manifest.json`, 'utf8'),
  ) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (chunk: Chunk | undefined) => {
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const name of chunk.imports ?? []) visit(manifest[name]);
  };
  visit(Object.values(manifest).find((chunk) => chunk.isEntry));
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${dist}/${folder}/${file}`), { level: 9 }).length,
    0,
  );
}

function line(name: string, folder: string, limit: number): Measurement {
  const value = entrySize(folder) / 1000;
  return {
    name,
    ratio: value / limit,
    spread: 0,
    unit: 'кБ',
    value,
    of: `сжатые скрипты и стили dist/${folder}`,
    against: `предел ${limit} кБ`,
    n: readdirSync(`${dist}/${folder}`).length,
  };
}

/** How much each client loads before its first screen. Needs `npm run build`. */
export const sizeBench: Bench = {
  names: ['respondent.scriptKB', 'staff.scriptKB'],
  run: () =>
    Promise.resolve([
      line('respondent.scriptKB', 'respond', 60),
      line('staff.scriptKB', 'staff', 400),
    ]),
};
