import { periodBack, periodsBetween } from '../periods.ts';
import { computedNode, type Need, type Node } from './needs.ts';
import type { Plan } from './plan.ts';
import { reaches, type SourceName } from './reads.ts';
import type { Changed } from './settle.ts';
import type { Unit } from './unit.ts';

/**
 * What a change of data reaches: by the sources that were touched, not by what was different in
 * them, so that after a crash the same is computed again.
 */

/** Data that came, changed or went. */
export interface Touch {
  period: string;
  organizationIds: 'all' | readonly string[];
  sources: readonly SourceName[];
}

/** Units whose own values are to be computed anew in a period, and for whom. */
export interface OwnWork {
  units: readonly Unit[];
  organizationIds: 'all' | readonly string[];
}

/** The units of a period that read what was touched, now or in an earlier period. */
export function ownWork(plan: Plan, period: string, touches: readonly Touch[]): OwnWork {
  const units = new Set<Unit>();
  const ids = new Set<string>();
  let everybody = false;
  for (const touch of touches) {
    const distance = periodsBetween(touch.period, period);
    if (distance === null || distance < 0) continue;
    const sources = new Set<string>(touch.sources);
    const reading = plan.units.filter(({ reads }) =>
      reads.some(({ source, span }) => sources.has(source) && reaches(span, distance)),
    );
    if (reading.length === 0) continue;
    for (const unit of reading) units.add(unit);
    if (touch.organizationIds === 'all') everybody = true;
    else for (const id of touch.organizationIds) ids.add(id);
  }
  return { units: [...units], organizationIds: everybody ? 'all' : [...ids] };
}

type Which = 'all' | ReadonlySet<string>;

/**
 * Everything that changes in a period: the indicators of the touched units and, in turn, what is
 * made from them and from what changed in earlier periods.
 */
export function changedIn(
  plan: Plan,
  period: string,
  { units, organizationIds }: OwnWork,
  earlier: ReadonlyMap<string, Changed>,
): Changed {
  const changed = new Map<Node, Which>();
  const join = (node: Node, which: Which) => {
    const known = changed.get(node);
    const both =
      known === undefined
        ? which
        : known === 'all' || which === 'all'
          ? 'all'
          : new Set([...known, ...which]);
    changed.set(node, both);
  };
  const whose = organizationIds === 'all' ? organizationIds : new Set(organizationIds);
  for (const { key } of units) join(key, whose);
  const lists = new Set([...plan.lists.keys()].map(computedNode));
  for (const node of plan.order) {
    for (const need of plan.needs.get(node) ?? []) {
      for (const which of reached(need, period, changed, earlier)) {
        // A list looks at everybody at once, and so does what is measured on it.
        join(node, lists.has(node) || lists.has(need.node) ? 'all' : which);
      }
    }
  }
  return changed;
}

function reached(
  { node, from, to }: Need,
  period: string,
  changed: Changed,
  earlier: ReadonlyMap<string, Changed>,
): Which[] {
  const found: Which[] = [];
  for (let back = from; back <= to; back += 1) {
    const at = back === 0 ? changed : earlier.get(periodBack(period, back));
    const which = at?.get(node);
    if (which !== undefined) found.push(which);
  }
  return found;
}

/** Whether anything in a period rests on periods before it. */
export function looksBack(plan: Plan): boolean {
  return (
    plan.units.some(({ reads }) => reads.some(({ span }) => span.back > 0 || span.over !== 1)) ||
    [...plan.needs.values()].some((needs) => needs.some(({ to }) => to > 0))
  );
}

/** Everything of a period. */
export function everything(plan: Plan): Changed {
  return new Map(plan.order.map((node) => [node, 'all']));
}
