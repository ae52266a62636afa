import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../forms/library/', import.meta.url);

/** The product's own forms as they stand in files: templates to copy from. */
export function readFormLibrary(): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);
}
