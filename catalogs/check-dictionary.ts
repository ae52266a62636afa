import type { Aggregate } from './aggregate.ts';
import { uniqueIds, type Report } from './check.ts';
import type { ElementDefinition } from './dictionary.ts';
import { measureAggregates, measureLeaves, type Measure } from './measure.ts';
import type { Catalog } from './schema.ts';
import { listIndicators } from './walk.ts';

type Path = (string | number)[];
type Known = Record<
  'dimensions' | 'tables' | 'evidence' | 'rubrics' | 'computed' | 'settings',
  { has(id: string): boolean }
> & {
  elements: ReadonlyMap<string, ElementDefinition>;
  /** Units of indicators by their keys. */
  units: ReadonlyMap<string, string>;
};

/** Every expression of a value, with its place: where settings are named in braces. */
function expressionsIn(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return value.includes('{@') ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((one, i) => expressionsIn(one, [...path, i]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => expressionsIn(one, [...path, name]));
}

/** Elements with the ids of their parts: an element of a dimension is asked once for each. */
export function elementsWithParts(
  catalog: Pick<Catalog, 'elements' | 'dimensions'>,
): Map<string, ElementDefinition> {
  const parts = new Map(catalog.dimensions.map(({ id, parts: ids }) => [id, ids]));
  return new Map(
    catalog.elements.flatMap((element): [string, ElementDefinition][] => [
      [element.id, element],
      ...(parts.get(element.dimension ?? '') ?? []).map((part): [string, ElementDefinition] => [
        `${element.id}__${part.id}`,
        element,
      ]),
    ]),
  );
}

/**
 * Holds the dictionary, the lists, the targets and the measures against each other: every name
 * exists, shares and means are of like units, the elements of one measure are for one kind of period.
 * Forms of the library, and elements that only they bring, are known to the server alone.
 */
export function checkDictionary(
  catalog: Catalog,
  isIndicator: (key: string) => boolean,
  report: Report,
): void {
  const ids = (name: 'dimensions' | 'tables' | 'evidence' | 'rubrics' | 'computed') => {
    const seen = uniqueIds(report);
    catalog[name].forEach(({ id }, i) => {
      seen.add(id, [name, i, 'id']);
    });
    return seen;
  };
  const elementIds = uniqueIds(report);
  catalog.elements.forEach(({ id }, i) => {
    elementIds.add(id, ['elements', i, 'id']);
  });
  // «pupils» in parts takes the ids «pupils__noo» …; no other element may have them.
  catalog.elements.forEach(({ id, dimension }, i) => {
    const parts = catalog.dimensions.find((one) => one.id === dimension)?.parts ?? [];
    for (const part of parts) elementIds.add(`${id}__${part.id}`, ['elements', i, 'dimension']);
  });
  const known: Known = {
    dimensions: ids('dimensions'),
    tables: ids('tables'),
    evidence: ids('evidence'),
    rubrics: ids('rubrics'),
    computed: ids('computed'),
    settings: new Set(catalog.settings.map(({ id }) => id)),
    elements: elementsWithParts(catalog),
    units: new Map(listIndicators(catalog).map(({ indicator: { key, unit } }) => [key, unit])),
  };
  const need = (kind: keyof Known, value: string | undefined, path: Path) => {
    if (value !== undefined && !known[kind].has(value)) report({ path, fault: 'missing', value });
  };
  checkElements(catalog, known, need, report);
  catalog.tables.forEach(({ columns, persons, person }, t) => {
    const names = uniqueIds(report);
    columns.forEach(({ id, type, choices }, c) => {
      names.add(id, ['tables', t, 'columns', c, 'id']);
      if ((type === 'choice') !== (choices !== undefined)) {
        report({ path: ['tables', t, 'columns', c], fault: 'choices', value: id });
      }
    });
    if (person === undefined) return;
    // Rows that do not say whose they are could not be counted as anybody's.
    const told = columns.some(({ id, required }) => id === person && required);
    const fault = names.has(person) ? 'person' : 'missing';
    if (!persons || !told) report({ path: ['tables', t, 'person'], fault, value: person });
  });
  catalog.targets.forEach(({ indicator }, t) => {
    if (!isIndicator(indicator)) {
      report({ path: ['targets', t, 'indicator'], fault: 'missing', value: indicator });
    }
  });
  catalog.computed.forEach(({ inputs, lists = [], population, ...rest }, c) => {
    inputs.forEach(({ indicator }, i) => {
      if (!isIndicator(indicator)) {
        report({ path: ['computed', c, 'inputs', i], fault: 'missing', value: indicator });
      }
    });
    lists.forEach((one, i) => {
      need('computed', one.computed, ['computed', c, 'lists', i]);
    });
    need('computed', population?.list?.computed, ['computed', c, 'population', 'list']);
    for (const [name, value] of Object.entries({ ...rest.settings, years: rest.years })) {
      if (typeof value === 'object') need('settings', value.setting, ['computed', c, name]);
    }
  });
  for (const { indicator, path } of listIndicators(catalog)) {
    if (indicator.measure) {
      checkMeasure(indicator.measure, [...path.split('.'), 'measure'], known, need, report);
    }
  }
}

type Need = (kind: keyof Known, value: string | undefined, path: Path) => void;

function checkElements(catalog: Catalog, { elements }: Known, need: Need, report: Report) {
  catalog.elements.forEach((element, e) => {
    need('dimensions', element.dimension, ['elements', e, 'dimension']);
    for (const name of ['partOf', 'when'] as const) {
      const value = element[name];
      if (value === undefined) continue;
      need('elements', value, ['elements', e, name]);
      const other = elements.get(value);
      if (!other) continue;
      const asked = element.owner.every((type) => other.owner.includes(type));
      if (!asked || other.period !== element.period) {
        report({
          path: ['elements', e, name],
          fault: 'partOf',
          value: element.id,
          first: value,
        });
      }
    }
    if (dependsOnItself(element, elements)) {
      report({ path: ['elements', e, 'when'], fault: 'cycle', value: element.id });
    }
  });
}

/** Whether an element would be asked only where it has been answered already. */
function dependsOnItself({ id, when }: ElementDefinition, elements: Known['elements']): boolean {
  const seen = new Set<string>();
  let next = when === undefined ? undefined : elements.get(when);
  while (next && next.id !== id && !seen.has(next.id)) {
    seen.add(next.id);
    next = next.when === undefined ? undefined : elements.get(next.when);
  }
  return next?.id === id;
}

/** A mean is of like units: what is unlike has to be normalised first. */
function checkUnits(of: readonly string[], path: Path, { units }: Known, report: Report): void {
  const [first = ''] = of;
  of.forEach((value, i) => {
    const [unit, other] = [units.get(first), units.get(value)];
    if (unit !== undefined && other !== undefined && unit !== other) {
      report({ path: [...path, 'of', i], fault: 'indexUnits', value, first });
    }
  });
}

function checkMeasure(measure: Measure, path: Path, known: Known, need: Need, report: Report) {
  for (const { path: place, text } of expressionsIn(measure, path)) {
    for (const [, id] of text.matchAll(/\{@([^{}]+)\}/g)) need('settings', id, place);
  }
  if (measure.kind === 'composite') {
    measure.parts.forEach((part, i) => {
      checkMeasure(part.measure, [...path, 'parts', i, 'measure'], known, need, report);
    });
    return;
  }
  if ('breakdown' in measure) need('dimensions', measure.breakdown, [...path, 'breakdown']);
  if ('rubric' in measure) need('rubrics', measure.rubric, [...path, 'rubric']);
  if ('evidence' in measure) need('evidence', measure.evidence, [...path, 'evidence']);
  if (measure.kind === 'index' && measure.weights) {
    const [value, count] = [measure.weights.length, measure.of.length];
    if (value !== count) report({ path: [...path, 'weights'], fault: 'weights', value, count });
  }
  if (measure.kind === 'index') checkUnits(measure.of, path, known, report);
  for (const { path: place, aggregate } of measureAggregates(measure)) {
    for (const id of choicesIn(aggregate)) need('settings', id, [...path, ...place, 'setting']);
  }
  const used = measureLeaves(measure).flatMap(({ path: place, leaf }) => {
    if ('table' in leaf) need('tables', leaf.table, [...path, ...place, 'table']);
    const element = 'element' in leaf ? known.elements.get(leaf.element) : undefined;
    return element ? [{ element, path: [...path, ...place] }] : [];
  });
  const [first] = used;
  for (const { element, path: place } of used) {
    if (first && element.period !== first.element.period) {
      report({ path: place, fault: 'periods', value: element.id, first: first.element.id });
    }
  }
  if (measure.kind !== 'share' || !('element' in measure.of) || !('element' in measure.in)) return;
  const [part, whole] = [measure.of, measure.in].map(({ element }) => known.elements.get(element));
  if (part && whole && part.unit !== whole.unit) {
    report({ path: [...path, 'of'], fault: 'units', value: part.id, first: whole.id });
  }
}

/** Settings by which an aggregate chooses what it takes. */
function choicesIn(one: Aggregate): string[] {
  if ('cases' in one) return [one.setting, ...Object.values(one.cases).flatMap(choicesIn)];
  if ('of' in one && one.of) return Object.values(one.of).flatMap(choicesIn);
  return [];
}
