import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { autosaveBench } from './autosave.ts';
import { indicatorBench } from './indicators.ts';
import type { Measurement } from './measure.ts';
import { sizeBench } from './size.ts';
import { submitBench } from './submit.ts';

const benches = [submitBench, autosaveBench, indicatorBench, sizeBench];

/**
 * `npm run bench [name…]`: a table on the screen and the same lines in `bench/last.json`, where
 * lines of benches that did not run stay.
 */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const known = benches.flatMap((bench) => bench.names);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No such bench: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
    process.exit(2);
  }
  const lines: Measurement[] = [];
  for (const bench of benches) {
    if (asked.length > 0 && !bench.names.some((name) => asked.includes(name))) continue;
    lines.push(...(await bench.run()));
  }
  console.table(
    lines.map(({ name, ratio, spread, value, unit, against, n }) => ({
      name,
      ratio: ratio.toFixed(2),
      spread: spread.toFixed(2),
      value: `${value.toFixed(1)} ${unit}`,
      against,
      n,
    })),
  );
  const file = fileURLToPath(new URL('last.json', import.meta.url));
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measurement[]) : [];
  const all = new Map([...before, ...lines].map((line) => [line.name, line]));
  const inOrder = known.flatMap((name) => all.get(name) ?? []);
  writeFileSync(file, `${JSON.stringify(inOrder, null, 2)}\n`);
}

await main();
