import { measureLeaves, measureNeeds, type Measure } from '../../catalogs/measure.ts';
import type { IndicatorDetail } from './schema.ts';
import {
  computedTitle,
  elementTitle,
  evidenceTitle,
  formTitle,
  indicatorTitle,
  quoted,
  rosterTitle,
  tableTitle,
  type Names,
} from './words-names.ts';

type Source = IndicatorDetail['sources'][number] & {
  /** Of a form: the question whose rows are taken, where it is not the responses themselves. */
  roster?: string;
};

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
    if ('table' in leaf) {
      return { kind: 'table', id: leaf.table, title: tableTitle(leaf.table, names) };
    }
    const { form: id, roster } = leaf;
    const title = formTitle(id, names);
    if (roster === undefined) return { kind: 'form', id, title };
    const question = quoted(rosterTitle(id, roster, names), names.language);
    return { kind: 'form', id, title: `${title}: ${question}`, roster };
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
  const named = sources.map(
    (source) => [[source.kind, source.id, source.roster].join(' '), source] as const,
  );
  return [...new Map(named).values()];
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
