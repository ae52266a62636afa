import type {
  CoverageView,
  CoveredIndicator,
} from '../../../../server/indicators/coverage.schema.ts';

export type State = CoveredIndicator['state'];

/** In the order of the way to a value. */
export const states: State[] = [
  'computed',
  'waiting',
  'external',
  'evidence',
  'judgement',
  'otherPeriod',
  'unbound',
];

export type Counts = Record<State, number> & { all: number };

/** How many indicators are in each state. */
export function countStates(indicators: readonly CoveredIndicator[]): Counts {
  const of = (state: State) => indicators.filter((one) => one.state === state).length;
  return {
    all: indicators.length,
    computed: of('computed'),
    waiting: of('waiting'),
    external: of('external'),
    evidence: of('evidence'),
    judgement: of('judgement'),
    otherPeriod: of('otherPeriod'),
    unbound: of('unbound'),
  };
}

/** Every indicator with the name of its direction, in the catalog's order. */
export function allOf({ directions }: CoverageView) {
  return directions.flatMap(({ title: direction, indicators }) =>
    indicators.map((one) => ({ ...one, direction })),
  );
}
export type Covered = ReturnType<typeof allOf>[number];
