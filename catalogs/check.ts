import { checkComputed } from './check-computed.ts';
import { checkDictionary } from './check-dictionary.ts';
import { measureNeeds } from './measure.ts';
import type { Catalog } from './schema.ts';

/** A fault found by comparing parts of the catalog with each other. */
interface CrossFault {
  path: (string | number)[];
  fault: string;
  value: string | number;
  first?: string;
  count?: number;
}

type Path = (string | number)[];
export type Report = (fault: CrossFault) => void;

/** Remembers ids of one kind; the second use of an id is the fault. */
export function uniqueIds(report: Report) {
  const seen = new Map<string, Path>();
  return {
    add(id: string, path: Path) {
      const first = seen.get(id);
      if (first) report({ path, fault: 'duplicate', value: id, first: first.join('.') });
      else seen.set(id, path);
    },
    has: (id: string) => seen.has(id),
  };
}

/** Entries that share a `pairId` must be two, of different levels. */
function checkPairs(entries: { pairId: string; level: string; path: Path }[], report: Report) {
  const pairs = new Map<string, typeof entries>();
  for (const entry of entries) {
    pairs.set(entry.pairId, [...(pairs.get(entry.pairId) ?? []), entry]);
  }
  for (const [value, members] of pairs) {
    const levels = new Set(members.map((member) => member.level));
    const last = members.at(-1);
    if (last && (members.length !== 2 || levels.size !== 2)) {
      report({ path: last.path, fault: 'pair', value, count: members.length });
    }
  }
}

function checkDirections(catalog: Catalog, report: Report) {
  const directions = uniqueIds(report);
  const criteria = uniqueIds(report);
  const keys = uniqueIds(report);
  const pairs: { pairId: string; level: string; path: Path }[] = [];
  catalog.directions.forEach((direction, d) => {
    directions.add(direction.id, ['directions', d, 'id']);
    direction.criteria.forEach((criterion, c) => {
      criteria.add(criterion.id, ['directions', d, 'criteria', c, 'id']);
      criterion.indicators.forEach((indicator, i) => {
        const path = ['directions', d, 'criteria', c, 'indicators', i];
        keys.add(indicator.key, [...path, 'key']);
        if (indicator.origin !== 'document') {
          report({ path: [...path, 'origin'], fault: 'origin', value: indicator.origin });
        }
        if (indicator.pairId) {
          pairs.push({
            pairId: indicator.pairId,
            level: indicator.level,
            path: [...path, 'pairId'],
          });
        }
      });
    });
  });
  catalog.context.forEach((indicator, i) => {
    keys.add(indicator.key, ['context', i, 'key']);
    if (indicator.origin !== 'context') {
      report({ path: ['context', i, 'origin'], fault: 'origin', value: indicator.origin });
    }
    if (indicator.direction && !directions.has(indicator.direction)) {
      report({ path: ['context', i, 'direction'], fault: 'missing', value: indicator.direction });
    }
  });
  checkPairs(pairs, report);
  return { directions, keys };
}

/** Every reference from an indicator to an indicator exists, and none leads back to its start. */
function checkIndicatorReferences(catalog: Catalog, has: (key: string) => boolean, report: Report) {
  const needs = new Map<string, string[]>();
  const computed = new Set(catalog.computed.map(({ id }) => id));
  // Lists and indices stand between indicators: their names can never be an indicator's.
  const node = (id: string) => `computed:${id}`;
  for (const { id, inputs, lists = [], population } of catalog.computed) {
    needs.set(node(id), [
      ...inputs.map(({ indicator }) => indicator),
      ...lists.map((other) => node(other.computed)),
      ...(population?.list ? [node(population.list.computed)] : []),
    ]);
  }
  const places: { key: string; path: Path }[] = catalog.computed.map(({ id }, i) => ({
    key: node(id),
    path: ['computed', i],
  }));
  const visit = (indicator: Catalog['context'][number], path: Path) => {
    const references: [string, Path][] = (indicator.sameAs ?? []).map((key, i) => [
      key,
      [...path, 'sameAs', i],
    ]);
    if (indicator.parent) references.push([indicator.parent, [...path, 'parent']]);
    const used = indicator.measure ? measureNeeds(indicator.measure) : null;
    for (const one of used?.indicators ?? []) {
      references.push([one.key, [...path, 'measure', ...one.path]]);
    }
    for (const one of used?.computed ?? []) {
      const place = [...path, 'measure', ...one.path];
      if (!computed.has(one.id)) report({ path: place, fault: 'missing', value: one.id });
    }
    const inputs = [
      ...(used?.indicators ?? []).map(({ key }) => key),
      ...(used?.computed ?? []).map(({ id }) => node(id)),
    ];
    for (const [value, place] of references) {
      if (!has(value)) report({ path: place, fault: 'missing', value });
    }
    needs.set(indicator.key, indicator.parent ? [...inputs, indicator.parent] : inputs);
    places.push({ key: indicator.key, path });
  };
  catalog.directions.forEach((direction, d) => {
    direction.criteria.forEach((criterion, c) => {
      criterion.indicators.forEach((indicator, i) => {
        visit(indicator, ['directions', d, 'criteria', c, 'indicators', i]);
      });
    });
  });
  catalog.context.forEach((indicator, i) => {
    visit(indicator, ['context', i]);
  });
  for (const { key, path } of places) {
    if (reaches(needs, key)) report({ path, fault: 'cycle', value: key.replace('computed:', '') });
  }
}

/** Whether something needs itself, directly or through others. */
function reaches(needs: ReadonlyMap<string, readonly string[]>, start: string): boolean {
  const reached = new Set<string>();
  const queue = [...(needs.get(start) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    queue.push(...(needs.get(next) ?? []));
  }
  return reached.has(start);
}

function checkSchedule(
  catalog: Catalog,
  known: { directions: { has(id: string): boolean }; keys: { has(id: string): boolean } },
  report: Report,
) {
  const rows = uniqueIds(report);
  catalog.schedule.forEach((row, r) => {
    rows.add(row.id, ['schedule', r, 'id']);
  });
  checkOrigins(catalog, rows, report);
  const series = new Map<string, Path[]>();
  const pairs: { pairId: string; level: string; path: Path }[] = [];
  catalog.schedule.forEach((row, r) => {
    const path: Path = ['schedule', r];
    if (row.direction && !known.directions.has(row.direction)) {
      report({ path: [...path, 'direction'], fault: 'missing', value: row.direction });
    }
    for (const name of ['parent', 'roadmapId', 'sameAs'] as const) {
      const value = row[name];
      if (value && !rows.has(value)) report({ path: [...path, name], fault: 'missing', value });
    }
    row.indicatorKeys?.forEach((value, i) => {
      if (!known.keys.has(value)) {
        report({ path: [...path, 'indicatorKeys', i], fault: 'missing', value });
      }
    });
    if (row.start && row.end && row.end.padEnd(10, '~') < row.start) {
      report({ path: [...path, 'end'], fault: 'order', value: row.end, first: row.start });
    }
    if (row.pairId) pairs.push({ pairId: row.pairId, level: row.level, path: [...path, 'pairId'] });
    if (row.seriesId) {
      series.set(row.seriesId, [...(series.get(row.seriesId) ?? []), [...path, 'seriesId']]);
    }
  });
  for (const [value, members] of series) {
    if (members.length === 1 && members[0]) report({ path: members[0], fault: 'series', value });
  }
  checkPairs(pairs, report);
}

/** What rows count from: known events and rows, and no row from itself, however far round. */
function checkOrigins(
  { schedule, anchors }: Catalog,
  rows: { has(id: string): boolean },
  report: Report,
) {
  const events = uniqueIds(report);
  anchors.forEach(({ id }, a) => {
    events.add(id, ['anchors', a, 'id']);
  });
  const needs = new Map<string, readonly string[]>();
  schedule.forEach(({ id, after }, r) => {
    if (!after) return;
    const path: Path = ['schedule', r, 'after'];
    if ('anchor' in after) {
      const { anchor: value } = after;
      if (!events.has(value)) report({ path: [...path, 'anchor'], fault: 'missing', value });
      return;
    }
    needs.set(id, after.rows);
    after.rows.forEach((value, i) => {
      if (!rows.has(value)) report({ path: [...path, 'rows', i], fault: 'missing', value });
    });
  });
  schedule.forEach(({ id }, r) => {
    if (reaches(needs, id)) report({ path: ['schedule', r, 'after'], fault: 'cycle', value: id });
  });
}

/** References of the remaining sections: surveys, figures, settings, rules. */
function checkSections(
  catalog: Catalog,
  known: { directions: { has(id: string): boolean }; keys: { has(id: string): boolean } },
  report: Report,
) {
  const settings = uniqueIds(report);
  const rules = uniqueIds(report);
  catalog.settings.forEach((setting, s) => {
    settings.add(setting.id, ['settings', s, 'id']);
    setting.indicators?.forEach((value, i) => {
      if (!known.keys.has(value)) {
        report({ path: ['settings', s, 'indicators', i], fault: 'missing', value });
      }
    });
  });
  catalog.computation.forEach((rule, r) => {
    if (rule.id) rules.add(rule.id, ['computation', r, 'id']);
    if (rule.direction && !known.directions.has(rule.direction)) {
      report({ path: ['computation', r, 'direction'], fault: 'missing', value: rule.direction });
    }
  });
  catalog.directions.forEach((direction, d) => {
    direction.criteria.forEach((criterion, c) => {
      criterion.computationRefs?.forEach((value, i) => {
        if (!rules.has(value)) {
          const path = ['directions', d, 'criteria', c, 'computationRefs', i];
          report({ path, fault: 'missing', value });
        }
      });
    });
  });
  catalog.surveys.forEach((survey, s) => {
    const ids = survey.feedsKind === 'directions' ? known.directions : known.keys;
    survey.feeds.forEach((value, i) => {
      if (!ids.has(value)) report({ path: ['surveys', s, 'feeds', i], fault: 'missing', value });
    });
  });
  catalog.figures.forEach((figure, f) => {
    if (figure.indicator && !known.keys.has(figure.indicator)) {
      report({ path: ['figures', f, 'indicator'], fault: 'missing', value: figure.indicator });
    }
  });
}

/** Every `…Line` number lies within the document. */
function checkLines(value: unknown, last: number, path: Path, report: Report) {
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      checkLines(item, last, [...path, i], report);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      checkLines(inner, last, [...path, name], report);
    }
  } else if (typeof value === 'number' && value > last) {
    const name = path.findLast((part) => typeof part === 'string');
    if (typeof name === 'string' && /Line$/.test(name)) {
      report({ path, fault: 'line', value, count: last });
    }
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/');
  } catch {
    return false;
  }
}

/** Compares the parts of a well-formed catalog with each other and reports every fault. */
export function checkCatalog(catalog: Catalog, report: Report): void {
  const { timeZone } = catalog.municipality;
  if (!isTimeZone(timeZone)) {
    report({ path: ['municipality', 'timeZone'], fault: 'zone', value: timeZone });
  }
  const known = checkDirections(catalog, report);
  checkIndicatorReferences(catalog, known.keys.has, report);
  checkSchedule(catalog, known, report);
  checkSections(catalog, known, report);
  checkDictionary(catalog, known.keys.has, report);
  checkComputed(catalog, report);
  if (catalog.document.lines) checkLines(catalog, catalog.document.lines, [], report);
}
