import type { Place } from '../reports/places.ts';
import type { CompiledCell, CompiledColumn, CompiledRow } from './compilation.schema.ts';

/** What an organization said about one element. */
export interface Said {
  value: number | boolean | null;
  state: 'value' | 'absent' | 'notApplicable';
  reason: string;
  status: 'preliminary' | 'final';
}

/** Whether a form asks an organization for an element, and whether it has been handed in. */
export type AskedState = 'notAsked' | 'notInForm' | 'notSubmitted' | 'submitted';

const nobodyOwes: readonly CompiledCell['why'][] = ['notApplicable', 'notAsked', 'notInForm'];

export interface Compiling {
  columns: readonly CompiledColumn[];
  /** By cluster and name; those of no cluster last. */
  places: readonly Place[];
  /** What was said, by organization and element. */
  said: (organizationId: string, elementId: string) => Said | undefined;
  /** Whether a form asks the organization for it, and whether it has been handed in. */
  asked: (organizationId: string, elementId: string) => AskedState;
  /** Elements that this reader may not see. */
  withheld: ReadonlySet<string>;
}

/** The rows: organizations, the subtotal of each cluster after them, the municipality at last. */
export function compileRows(of: Compiling): CompiledRow[] {
  const { places } = of;
  const cells = new Map(
    places.map(({ organizationId: id }) => [id, of.columns.map(({ id: e }) => cellOf(of, id, e))]),
  );
  const own = (inside: readonly Place[]) =>
    inside.map(({ organizationId: id, name, shortName, cluster }): CompiledRow => ({
      ...{ id, kind: 'organization', name, shortName, cluster },
      cells: cells.get(id) ?? [],
    }));
  const together = (inside: readonly Place[]) =>
    of.columns.map((column, index) =>
      totalOf(
        column,
        inside.flatMap(({ organizationId }) => cells.get(organizationId)?.[index] ?? []),
      ),
    );
  const clusters = [...new Set(places.map(({ cluster }) => cluster))].filter(Boolean);
  return [
    ...clusters.flatMap((cluster): CompiledRow[] => {
      const inside = places.filter((place) => place.cluster === cluster);
      const head = { id: `cluster:${cluster}`, kind: 'cluster' as const, name: cluster };
      return [...own(inside), { ...head, shortName: cluster, cluster, cells: together(inside) }];
    }),
    ...own(places.filter(({ cluster }) => cluster === '')),
    { id: 'whole', kind: 'whole', name: '', shortName: '', cluster: '', cells: together(places) },
  ];
}

/**
 * The same rows with the organizations of each cluster in another order; subtotals stay where they
 * are. Those that the order does not name come after those that it does.
 */
export function ordered(rows: readonly CompiledRow[], order: readonly string[]): CompiledRow[] {
  const place = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ id }: CompiledRow) => place.get(id) ?? order.length;
  const byCluster = new Map<string, CompiledRow[]>();
  for (const row of rows) {
    if (row.kind !== 'organization') continue;
    byCluster.set(row.cluster, [...(byCluster.get(row.cluster) ?? []), row]);
  }
  for (const inside of byCluster.values()) inside.sort((a, b) => placeOf(a) - placeOf(b));
  return rows.map((row) =>
    row.kind === 'organization' ? (byCluster.get(row.cluster)?.shift() ?? row) : row,
  );
}

function cellOf(of: Compiling, organizationId: string, elementId: string): CompiledCell {
  if (of.withheld.has(elementId)) return { value: null, why: 'restricted' };
  const said = of.said(organizationId, elementId);
  if (!said) {
    const asked = of.asked(organizationId, elementId);
    return { value: null, why: asked === 'submitted' ? 'empty' : asked };
  }
  const { state, value, reason, status } = said;
  if (state !== 'value') return { value: null, why: state, ...(reason ? { reason } : {}) };
  if (value === null) return { value: null, why: 'empty' };
  return { value, preliminary: status === 'preliminary' ? 1 : 0 };
}

/**
 * Values of several organizations together: a sum, or how many said «да», over those with a value
 * only, beside how many of those that were to give one it holds. Where nobody gave a value there is
 * none, never a zero.
 */
export function totalOf(column: CompiledColumn, cells: readonly CompiledCell[]): CompiledCell {
  if (cells.some(({ why }) => why === 'restricted')) return { value: null, why: 'restricted' };
  const given = cells.filter(({ value }) => value !== null);
  const owing = cells.filter(({ why }) => !nobodyOwes.includes(why));
  const preliminary = given.reduce((sum, one) => sum + (one.preliminary ?? 0), 0);
  const beside = { preliminary, n: given.length, of: owing.length };
  if (given.length === 0) {
    const reasons = (owing.length > 0 ? owing : cells).flatMap(({ why }) => why ?? []);
    const [first = 'notAsked'] = reasons;
    const same = reasons.every((why) => why === first);
    return { value: null, why: same ? first : 'empty', ...beside };
  }
  if (column.total === 'none') return { value: null, why: 'notSummed', ...beside };
  if (column.total === 'yes') {
    return { value: given.filter(({ value }) => value === true).length, ...beside };
  }
  // Each value is exact to its decimals: the sum is brought back to them.
  const sum = given.reduce((total, { value }) => total + Number(value), 0);
  return { value: Number(sum.toFixed(6)), ...beside };
}
