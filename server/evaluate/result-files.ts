import { renameSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Result, ResultStanding, ResultValue } from './result.ts';

/**
 * Writes a result as `name.json`, `name.csv` (values) and `name.lists.csv` (computed lists and
 * indices), whichever of the two endings `out` has. Each file is whole or not there.
 */
export function writeResult(out: string, result: Result): { files: string[]; values: number } {
  const name = out.replace(/\.(json|csv)$/i, '');
  const texts = {
    [`${name}.json`]: jsonOf(result),
    [`${name}.csv`]: valuesCsv(result.values),
    [`${name}.lists.csv`]: listsCsv(result.lists),
  };
  for (const [file, text] of Object.entries(texts)) {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  }
  return { files: Object.keys(texts), values: result.values.length };
}

/** One line for each item of a list: such a file can be read, searched and compared by lines. */
function jsonOf(result: Result): string {
  const fields = Object.entries(result).map(([name, value]) => {
    if (!Array.isArray(value) || value.length === 0) return field(name, value);
    const items = value.map((item) => `    ${JSON.stringify(item)}`);
    return `  ${JSON.stringify(name)}: [\n${items.join(',\n')}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function field(name: string, value: unknown): string {
  return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

const valueColumns: readonly (keyof ResultValue)[] = [
  ...(['indicator', 'part', 'scope', 'organization'] as const),
  ...(['value', 'numerator', 'denominator', 'n'] as const),
  ...(['expected', 'answered', 'reported', 'completeness', 'reason'] as const),
];

function valuesCsv(values: readonly ResultValue[]): string {
  return stringify([...values], { header: true, columns: [...valueColumns] });
}

const listColumns = [
  'list',
  'organization',
  'score',
  'rank',
  'group',
  'listed',
  'marks',
  'numbers',
];

function listsCsv(lists: Result['lists']): string {
  const rows = lists.flatMap(({ id, standings }) =>
    standings.map(({ listed, marks, numbers, ...rest }: ResultStanding) => ({
      list: id,
      ...rest,
      listed: listed === null ? '' : listed ? 'yes' : 'no',
      marks: marks.join(' '),
      numbers: Object.entries(numbers)
        .map(([name, value]) => `${name}=${value ?? ''}`)
        .join(' '),
    })),
  );
  return stringify(rows, { header: true, columns: listColumns });
}
