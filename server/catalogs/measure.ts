import type { Aggregate, Population } from '../../catalogs/aggregate.ts';
import type { Measure, PlainMeasure } from '../../catalogs/measure.ts';
import type {
  CompiledAggregate,
  CompiledMeasure,
  CompiledPopulation,
  OwnMeasure,
  PlainCompiled,
} from './compiled.ts';
import type { Known } from './known.ts';
import { compileAggregate, compileCondition } from './measure-aggregates.ts';
import { isDerived } from './measure-derived.ts';
import { at, MeasureFaults, type MeasureFault } from './measure-faults.ts';
import type { Amount, Compiling } from './measure-rows.ts';
import {
  suitsAdding,
  suitsAmount,
  suitsCounting,
  suitsMean,
  suitsSeries,
  type Suits,
} from './measure-suits.ts';
import { sameUnit, yesNo } from './measure-units.ts';
import { asksTooMuch, selectionsOf } from './selection.ts';

export type CompileMeasureResult =
  { ok: true; measure: CompiledMeasure } | { ok: false; faults: MeasureFault[] };

/**
 * Compiles a measure against what a municipality has (see `knownOf`), or gives every fault with
 * its place: what is not there, an expression that cannot be computed exactly, a number that the
 * kind of measure cannot be made of, unlike units. Nothing is guessed. Settings are put in, so a
 * measure is compiled anew for a period with other settings.
 */
export function compileMeasure(measure: Measure, known: Known): CompileMeasureResult {
  const faults = new MeasureFaults();
  const compiled = compileAny(measure, known, faults);
  return compiled && faults.list.length === 0
    ? { ok: true, measure: compiled }
    : { ok: false, faults: faults.list };
}

function compileAny(measure: Measure, known: Known, faults: MeasureFaults): CompiledMeasure | null {
  if (measure.kind !== 'composite') return compilePlain(measure, '', known, faults);
  const parts = measure.parts.flatMap(({ id, measure: part }, i) => {
    const compiled = compilePlain(part, at('parts', i, 'measure'), known, faults);
    return compiled ? [{ id, measure: compiled }] : [];
  });
  return { kind: 'composite', parts };
}

function compilePlain(
  measure: PlainMeasure,
  path: string,
  known: Known,
  faults: MeasureFaults,
): PlainCompiled | null {
  switch (measure.kind) {
    case 'judgement':
      return { kind: 'judgement', rubric: measure.rubric };
    case 'change': {
      const { kind, of, back, as } = measure;
      return { kind, of, back, as };
    }
    case 'index':
      return { kind: 'index', of: measure.of, weights: measure.weights ?? null };
    case 'score':
      return { kind: 'score', computed: measure.computed, output: measure.output ?? null };
    case 'list': {
      const { kind, computed, groups = null, as } = measure;
      return { kind, computed, groups, as };
    }
    case 'external': {
      const { kind, source } = measure;
      return { kind, source, population: null, breakdown: null, derived: false, selections: [] };
    }
    default:
      return compileOwn(measure, path, known, faults);
  }
}

type OwnKind = Extract<PlainMeasure, { of: Aggregate }>;

const suiting: Record<OwnKind['kind'], Suits> = {
  share: suitsAdding,
  ratio: suitsAdding,
  sum: suitsAdding,
  count: suitsCounting,
  mean: suitsMean,
  median: suitsSeries,
  min: suitsSeries,
  max: suitsSeries,
  percentile: suitsSeries,
  presence: suitsAmount,
};

function compileOwn(
  measure: OwnKind,
  path: string,
  known: Known,
  faults: MeasureFaults,
): OwnMeasure | null {
  const breakdown = known.dimensions.get(measure.breakdown ?? '') ?? null;
  if (measure.breakdown !== undefined && !breakdown) {
    faults.add(at(path, 'breakdown'), 'dimension', { name: measure.breakdown });
  }
  const c: Compiling = { known, faults, breakdown };
  const of = compileAggregate(measure.of, at(path, 'of'), c, suiting[measure.kind]);
  if (of && breakdown && !isDivided(of.aggregate, breakdown.id)) {
    faults.add(at(path, 'of'), 'undivided', { name: breakdown.id });
  }
  const population = compilePopulation(measure.population, at(path, 'population'), c);
  const own = compileKind(measure, of, path, c);
  if (!own) return null;
  const parts = breakdown?.parts.map(({ id }) => id);
  const whole = {
    ...own,
    population,
    breakdown: breakdown && parts ? { dimension: breakdown.id, parts } : null,
  };
  if (asksTooMuch(whole)) faults.add(at(path, 'of'), 'questions');
  // The spread keeps each kind with its own fields.
  return { ...whole, derived: isDerived(whole, known), selections: selectionsOf(whole) };
}

/** The fields of each kind. All of them are compiled, though one has faults, to name them all. */
function compileKind(measure: OwnKind, of: Amount | null, path: string, c: Compiling) {
  switch (measure.kind) {
    case 'share':
    case 'ratio': {
      const whole = compileAggregate(measure.in, at(path, 'in'), c, suitsAdding);
      if (!of || !whole) return null;
      if (measure.kind === 'share') checkUnits(of, whole, at(path, 'of'), c.faults);
      return { kind: measure.kind, of: of.aggregate, in: whole.aggregate };
    }
    case 'percentile':
      return of && { kind: measure.kind, of: of.aggregate, p: measure.p };
    case 'presence': {
      const { kind, expect = true, evidence = null, when } = measure;
      const asked = compileWhere(when, at(path, 'when'), c);
      return of && { kind, of: of.aggregate, expect, when: asked, evidence };
    }
    case 'mean':
      return of && { kind: measure.kind, of: asMean(of.aggregate) };
    default:
      return of && { kind: measure.kind, of: of.aggregate };
  }
}

/** The values of rows have one mean, however it is asked for. */
function asMean(one: CompiledAggregate): CompiledAggregate {
  return one.from === 'rows' && one.take === 'value' ? { ...one, take: 'mean' } : one;
}

function checkUnits(of: Amount, whole: Amount, path: string, faults: MeasureFaults): void {
  const [one, other] = [of.unit, whole.unit];
  if (one === undefined || other === undefined || one === yesNo || other === yesNo) return;
  if (!sameUnit(one, other)) faults.add(path, 'units', { one, other });
}

/** Whether something in an aggregate has a number for each part of the dimension. */
function isDivided(one: CompiledAggregate, dimension: string): boolean {
  if (one.from === 'element') return one.dimension === dimension;
  if (one.from === 'rows') return one.by !== null;
  return Object.values(one.of).some((part) => isDivided(part, dimension));
}

function compileWhere(
  { where, of }: Pick<Population, 'where' | 'of'> = {},
  path: string,
  c: Compiling,
) {
  if (where !== undefined) return compileCondition(where, 'where', of, path, c);
  if (of !== undefined) c.faults.add(at(path, 'of'), 'noCondition');
  return null;
}

function compilePopulation(
  population: Population | undefined,
  path: string,
  c: Compiling,
): CompiledPopulation | null {
  if (!population) return null;
  const { types = null, clusters = null, list } = population;
  return {
    types,
    clusters,
    list: list ? { computed: list.computed, groups: list.groups ?? null } : null,
    where: compileWhere(population, path, c),
  };
}
