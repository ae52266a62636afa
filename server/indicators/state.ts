import type { Plan } from './plan.ts';
import type { IndicatorState, IndicatorValueView } from './schema.ts';

/** Where an indicator stands on its way to a value, and what it still waits for. */
export function stateOf(plan: Plan, key: string, value: IndicatorValueView | null): IndicatorState {
  const bound = plan.byKey.get(key);
  if (!bound || !value) return { state: 'unbound', reason: 'notBound' };
  if (bound.measure.kind === 'judgement') {
    return { state: 'judgement', reason: value.judgement ? null : 'notJudged' };
  }
  // A figure that is hidden has been computed.
  const told = value.parts.some((part) => part.value.value !== null || part.value.hidden);
  if (value.value !== null || value.hidden || value.fewerThanFive || told) {
    return { state: 'computed', reason: null };
  }
  return { state: waitingFor(bound.units), reason: value.reason ?? 'notReported' };
}

function waitingFor(units: Plan['units']): IndicatorState['state'] {
  const reads = units.flatMap((unit) => unit.reads.map(({ source }) => source));
  const others = reads.filter(
    (source) => !source.startsWith('external:') && !source.startsWith('table:'),
  );
  if (reads.length > others.length && others.length === 0) return 'external';
  const proven = others.some((source) => source.startsWith('evidence:'));
  return proven ? 'evidence' : 'waiting';
}
