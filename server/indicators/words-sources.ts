import { measureLeaves, measureNeeds, type Measure } from '../../catalogs/measure.ts';
import type { IndicatorDetail } from './schema.ts';
import {
  computedTitle,
  elementTitle,
  evidenceTitle,
  formTitle,
  indicatorTitle,
  tableTitle,
  type Names,
} from './words-names.ts';

type Source = IndicatorDetail['sources'][number];

/**
 * What a value is taken from, each once: forms, elements, tables, other indicators, computed lists,
 * documents that prove it, systems outside.
 */
export function sourcesOf(measure: Measure | undefined, names: Names): Source[] {
  if (!measure) return [];
  const leaves = measureLeaves(measure).map(({ leaf }): Source => {
    if ('element' in leaf) {
      return { kind: 'element', id: leaf.element, title: elementTitle(leaf.element, names) };
    }
    return 'form' in leaf
      ? { kind: 'form', id: leaf.form, title: formTitle(leaf.form, names) }
      : { kind: 'table', id: leaf.table, title: tableTitle(leaf.table, names) };
  });
  const { indicators, computed } = measureNeeds(measure);
  const sources: Source[] = [
    ...leaves,
    ...indicators.map(({ key }) => ({
      kind: 'indicator' as const,
      id: key,
      title: indicatorTitle(key, names),
    })),
    ...computed.map(({ id }) => ({
      kind: 'computed' as const,
      id,
      title: computedTitle(id, names),
    })),
    ...outside(measure, names),
  ];
  return [...new Map(sources.map((source) => [`${source.kind} ${source.id}`, source])).values()];
}

function outside(measure: Measure, names: Names): Source[] {
  if (measure.kind === 'composite') {
    return measure.parts.flatMap(({ measure: part }) => outside(part, names));
  }
  if (measure.kind === 'external') {
    return [{ kind: 'external', id: measure.source, title: measure.source }];
  }
  if (measure.kind !== 'presence' || measure.evidence === undefined) return [];
  const { evidence: id } = measure;
  return [{ kind: 'evidence', id, title: evidenceTitle(id, names) }];
}
