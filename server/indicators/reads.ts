import { leavesOf } from '../catalogs/compiled-leaves.ts';
import type {
  CompiledLeaf,
  OwnMeasure,
  PlainCompiled,
  RowSource,
  Span,
} from '../catalogs/compiled.ts';

/** What measures read, and which of them a change of data touches. */

const now: Span = { back: 0, over: 1 };

/** Measures made from other indicators or lists read no data themselves. */
export function isOwn(measure: PlainCompiled): measure is OwnMeasure {
  switch (measure.kind) {
    case 'change':
    case 'index':
    case 'score':
    case 'list':
    case 'judgement':
      return false;
    default:
      return true;
  }
}

/** One source of data by its name: `form:parents-school`, `element:pupils_total`. */
export type SourceName = `${'form' | 'table' | 'element' | 'evidence' | 'external'}:${string}`;

/** A source that a measure reads, and over which periods. */
export interface Read {
  source: SourceName;
  span: Span;
}

/** The name of the form or table that rows come from. */
function sourceOfRows({ source }: RowSource): SourceName {
  return 'form' in source ? `form:${source.form}` : `table:${source.table}`;
}

/** Everything that a measure's own value depends on. */
export function readsOf(measure: PlainCompiled, key: string): Read[] {
  if (measure.kind === 'external') return [{ source: `external:${key}`, span: now }];
  const leaves = leavesOf(measure).flatMap((leaf): Read[] => {
    if (leaf.from === 'rows') return [{ source: sourceOfRows(leaf), span: leaf.span }];
    return elementIds(leaf).map((id) => ({ source: `element:${id}`, span: leaf.span }));
  });
  const proof = measure.kind === 'presence' ? measure.evidence : null;
  return proof === null ? leaves : [...leaves, { source: `evidence:${proof}`, span: now }];
}

/** Ids under which an element's number may be reported: its own, or those of its parts. */
export function elementIds(leaf: Extract<CompiledLeaf, { from: 'element' }>): string[] {
  return [leaf.element, ...Object.values(leaf.parts ?? {})];
}

/** Whether a number taken over a span, for a period, reads the one `distance` periods earlier. */
export function reaches({ back, over }: Span, distance: number): boolean {
  return distance >= back && (over === 'all' || distance < back + over);
}

/** What a leaf takes, whatever the span: leaves of the same name are read once. */
export function leafName({ source, take, value, where, by, per }: RowSource): string {
  return JSON.stringify([source, take, value, where, by, per]);
}
