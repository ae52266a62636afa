import { readFileSync, readdirSync } from 'node:fs';
import { parseCatalog, type Catalog } from '../../catalogs/schema.ts';
import type { CatalogTemplateView } from './schema.ts';

const folder = new URL('../../catalogs/', import.meta.url);
const cache = new Map<string, Catalog>();

/** The catalogs that a municipality can start from, as they stand in files. */
export function catalogTemplates(): Catalog[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readTemplate(name.replace(/\.json$/, '')))
    .filter((catalog) => catalog !== null);
}

/** One template; null when there is none of that name. A broken file stops with its place. */
export function readTemplate(id: string): Catalog | null {
  const known = cache.get(id);
  if (known) return known;
  if (!/^[a-z0-9-]+$/.test(id)) return null;
  let text: string;
  try {
    text = readFileSync(new URL(`${id}.json`, folder), 'utf8');
  } catch {
    return null;
  }
  const parsed = parseCatalog(JSON.parse(text));
  if (!parsed.ok) throw new Error(`${id}.json: ${JSON.stringify(parsed.faults[0])}`);
  cache.set(id, parsed.catalog);
  return parsed.catalog;
}

export function presentTemplate(catalog: Catalog): CatalogTemplateView {
  const criteria = catalog.directions.flatMap((direction) => direction.criteria);
  return {
    id: catalog.id,
    title: catalog.document.title,
    municipality: catalog.municipality.name,
    region: catalog.municipality.region,
    timeZone: catalog.municipality.timeZone,
    directions: catalog.directions.length,
    criteria: criteria.length,
    indicators: criteria.flatMap((criterion) => criterion.indicators).length,
    scheduleRows: catalog.schedule.length,
  };
}
