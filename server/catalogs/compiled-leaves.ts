import type {
  CompiledAggregate,
  CompiledLeaf,
  CompiledMeasure,
  ConditionSource,
  OwnMeasure,
  PlainCompiled,
  Selection,
} from './compiled.ts';

/** Everything that a compiled measure is computed from of an organization's own, in a fixed order. */
function aggregatesOf(measure: CompiledMeasure): CompiledAggregate[] {
  if (measure.kind === 'composite') {
    return measure.parts.flatMap(({ measure: part }) => aggregatesOf(part));
  }
  return ownAggregates(measure);
}

function ownAggregates(measure: PlainCompiled): CompiledAggregate[] {
  const conditions = (...all: (ConditionSource | null | undefined)[]) =>
    all.filter((one) => one !== null && one !== undefined);
  switch (measure.kind) {
    case 'judgement':
    case 'change':
    case 'index':
    case 'score':
    case 'list':
    case 'external':
      return [];
    case 'share':
    case 'ratio':
      return [measure.of, measure.in, ...conditions(measure.population?.where), ...people(measure)];
    case 'presence':
      return [
        measure.of,
        ...conditions(measure.population?.where, measure.when),
        ...people(measure),
      ];
    default:
      return [measure.of, ...conditions(measure.population?.where), ...people(measure)];
  }
}

/** Who is counted to decide what may be shown of only some of the people. */
function people({ selections }: OwnMeasure): CompiledAggregate[] {
  return selections.flatMap((one) => (isOfSome(one) ? [one.picked, one.among] : []));
}

/** Whether its figures are about some of the people, or by part. */
export function isOfSome({ pick, by }: Selection): boolean {
  return pick !== null || by !== null;
}

/** The elements and rows that a compiled measure reads, in a fixed order. */
export function leavesOf(measure: CompiledMeasure): CompiledLeaf[] {
  return aggregatesOf(measure).flatMap(leavesIn);
}

/** The elements and rows that one aggregate reads, itself or through the amounts inside it. */
function leavesIn(one: CompiledAggregate): CompiledLeaf[] {
  if (one.from === 'element' || one.from === 'rows') return [one];
  return Object.values(one.of).flatMap(leavesIn);
}
