import { periodBack } from '../periods.ts';
import type { Plan } from './plan.ts';

/** Which values of which earlier periods the changes of a period are shown against. */
export function earlierOf(
  plan: Plan,
  period: string,
  only: ReadonlySet<string> | null = null,
): Map<string, string[]> {
  const wanted = new Map<string, string[]>();
  for (const { key, measure } of plan.units) {
    if (measure.kind !== 'change' || (only && !only.has(key))) continue;
    const earlier = periodBack(period, measure.back);
    wanted.set(earlier, [...(wanted.get(earlier) ?? []), measure.of]);
  }
  return wanted;
}

/** The indicator and those that it is made of, in turn. */
export function withParts(key: string, plan: Plan, known = new Set<string>()): Set<string> {
  if (known.has(key)) return known;
  known.add(key);
  for (const { measure } of plan.byKey.get(key)?.units ?? []) {
    const of =
      measure.kind === 'index' ? measure.of : measure.kind === 'change' ? [measure.of] : [];
    for (const one of of) withParts(one, plan, known);
  }
  return known;
}
