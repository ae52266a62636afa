import { readFileSync, readdirSync } from 'node:fs';
import { datesOf, daysOf, firstSchoolYear, schoolYearOf } from '../../catalogs/dates.ts';
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
    dated: datedRows(catalog),
  };
}

/** What the dates of a schedule are, so that a page can say what moving them will do. */
function datedRows({ schedule }: Catalog): CatalogTemplateView['dated'] {
  const spans = schedule.flatMap((row) => {
    const dates = datesOf(row);
    return (dates && daysOf(dates)) ?? [];
  });
  if (spans.length === 0) return null;
  const firsts = spans.map(({ first }) => first).sort();
  const lasts = spans.map(({ last }) => last).sort();
  const ends = new Map<number, number>();
  for (const last of lasts) {
    const year = schoolYearOf(last);
    ends.set(year, (ends.get(year) ?? 0) + 1);
  }
  return {
    rows: spans.length,
    firstYear: Number(firsts[0]?.slice(0, 4)),
    lastYear: Number(lasts.at(-1)?.slice(0, 4)),
    begins: firstSchoolYear(schedule) ?? schoolYearOf(firsts[0] ?? ''),
    ends: [...ends].map(([year, rows]) => ({ year, rows })),
  };
}
