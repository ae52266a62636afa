import { readFileSync } from 'node:fs';
import { parseCatalog, type Catalog } from '../../../catalogs/schema.ts';

/** The five catalogs with what their documents hold: the counts are facts of the documents. */
export const CATALOGS = [
  { id: 'kemerovo-2021', directions: 8, criteria: 53, indicators: 171, rows: 68, lines: 1524 },
  { id: 'spassk-dalny-2022', directions: 8, criteria: 6, indicators: 48, rows: 22, lines: 628 },
  { id: 'verkhovazhye', directions: 9, criteria: 36, indicators: 96, rows: 9, lines: 389 },
  { id: 'malyshevsky-2020', directions: 8, criteria: 44, indicators: 211, rows: 762, lines: 836 },
  { id: 'ob-2022', directions: 9, criteria: 68, indicators: 68, rows: 54, lines: 1446 },
] as const;

export type CatalogId = (typeof CATALOGS)[number]['id'];

export function readJson(id: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../catalogs/${id}.json`, import.meta.url), 'utf8'),
  ) as unknown;
}

/** A catalog file read through the schema; a refused one fails with its faults. */
export function readCatalog(id: CatalogId): Catalog {
  const result = parseCatalog(readJson(id));
  if (!result.ok) throw new Error(`${id}: ${JSON.stringify(result.faults.slice(0, 5))}`);
  return result.catalog;
}
