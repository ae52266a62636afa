import type {
  CompiledAggregate,
  CompiledLeaf,
  CompiledMeasure,
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
  switch (measure.kind) {
    case 'judgement':
    case 'change':
    case 'index':
    case 'score':
    case 'list':
    case 'external':
      return [];
    default:
      return [
        ...measured(measure),
        ...(measure.population?.where ? [measure.population.where] : []),
        ...people(measure),
      ];
  }
}

/** A measure of data that organizations gave here, not a number from elsewhere. */
type DataMeasure = Exclude<OwnMeasure, { kind: 'external' }>;

/** What a measure looks at, other than who belongs to its population. */
function measured(measure: DataMeasure): CompiledAggregate[] {
  const all: CompiledAggregate[] = [measure.of];
  if ('in' in measure) all.push(measure.in);
  if (measure.kind === 'presence' && measure.when) all.push(measure.when);
  return all;
}

/** Whether it looks at data at all: a number of organizations as such does not. */
export function looksAtData(measure: DataMeasure): boolean {
  return measured(measure).some((one) => leavesIn(one).length > 0);
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

/**
 * Whether several of the rows that it takes may be one person's: of one table by its column or of one
 * roster, or one a period over several periods. People who answered a form are taken as different.
 */
export function mayRepeat(leaf: CompiledLeaf): boolean {
  if (leaf.from === 'element' || !leaf.persons) return false;
  if (leaf.person !== null) return true;
  return 'table' in leaf.source && leaf.span.over !== 1;
}
