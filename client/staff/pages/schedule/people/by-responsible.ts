import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { inOrder, isOpen } from '../standing.ts';

export interface Holder {
  /** The account's id, else the position's words; '' is nobody. */
  key: string;
  name: string;
  /** Has an account here. */
  isPerson: boolean;
  list: OccurrenceView[];
  open: number;
  overdue: number;
  done: number;
}

/**
 * Who owes what: nobody's first, as that is a task of its own, then whoever has most overdue, then
 * by name. Cancelled ones are nobody's matter any more.
 */
export function byResponsible(items: readonly OccurrenceView[]): Holder[] {
  const holders = new Map<string, Holder>();
  for (const one of items.toSorted(inOrder)) {
    if (one.state === 'cancelled') continue;
    const { accountId = null, name = '' } = one.responsible ?? {};
    const key = accountId ?? name;
    let holder = holders.get(key);
    if (!holder) {
      holder = { key, name, isPerson: accountId !== null, list: [], open: 0, overdue: 0, done: 0 };
      holders.set(key, holder);
    }
    holder.list.push(one);
    if (isOpen(one)) holder.open += 1;
    if (one.overdue) holder.overdue += 1;
    if (one.state === 'done') holder.done += 1;
  }
  return [...holders.values()].toSorted(
    (a, b) =>
      Number(a.key !== '') - Number(b.key !== '') ||
      b.overdue - a.overdue ||
      Number(b.isPerson) - Number(a.isPerson) ||
      a.name.localeCompare(b.name, 'ru'),
  );
}
