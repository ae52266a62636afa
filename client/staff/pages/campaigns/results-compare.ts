import type { ComparedGroup, Comparison } from '../../../../server/responses/schema.ts';

/** What of a question is compared: its mean, or the share of some of its answers. */
export interface Measure {
  kind: 'mean' | 'share';
  /** Places of the answers that count. */
  options: readonly number[];
}

export type Order = 'value' | 'valueUp' | 'name' | 'n';

/** The usual first look: the mean where there is one, else the share of the first answer. */
export function usualMeasure({ whole, question }: Comparison): Measure {
  if (whole.mean !== null) return { kind: 'mean', options: [] };
  return { kind: 'share', options: question.cells.length > 0 ? [0] : [] };
}

/** The compared value of a group, null where it is hidden or nobody answered. */
export function valueOf(group: ComparedGroup, { kind, options }: Measure): number | null {
  if (group.hidden || !group.n) return null;
  if (kind === 'mean') return group.mean;
  if (options.length === 0) return null;
  const count = options.reduce((sum, i) => sum + (group.counts[i] ?? 0), 0);
  return (100 * count) / group.n;
}

/** Where a value stands between 0 and the end of its scale, 0 to 100. */
export function placeOf(value: number, { kind }: Measure, end: number): number {
  return kind === 'share' ? value : end > 0 ? (100 * value) / end : 0;
}

/** Groups whose value is told, in the order asked for; equal ones by name. */
export function ordered(
  groups: readonly ComparedGroup[],
  measure: Measure,
  order: Order,
): { group: ComparedGroup; value: number }[] {
  const told = groups.flatMap((group) => {
    const value = valueOf(group, measure);
    return value === null ? [] : [{ group, value }];
  });
  const name = (a: ComparedGroup, b: ComparedGroup) =>
    a.name.localeCompare(b.name, 'ru', { numeric: true });
  return told.sort((a, b) => {
    if (order === 'name') return name(a.group, b.group);
    if (order === 'n') return (b.group.n ?? 0) - (a.group.n ?? 0) || name(a.group, b.group);
    return (order === 'value' ? b.value - a.value : a.value - b.value) || name(a.group, b.group);
  });
}
