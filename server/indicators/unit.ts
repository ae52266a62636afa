import { leavesOf } from '../catalogs/compiled-leaves.ts';
import type {
  CompiledLeaf,
  CompiledMeasure,
  PlainCompiled,
  Selection,
} from '../catalogs/compiled.ts';
import { tellingsOf } from '../catalogs/selection.ts';
import type { Measure, PlainMeasure } from '../../catalogs/measure.ts';
import type { FormVersion } from '../forms/model.ts';
import { elementIds, readsOf, type Read } from './reads.ts';

/** One number that is computed: an indicator, or one part of a composite indicator. */
export interface Unit {
  key: string;
  /** Id of the composite's part; '' for an indicator that is one number. */
  part: string;
  measure: PlainCompiled;
  /** As the catalog writes it. */
  source: PlainMeasure;
  leaves: readonly CompiledLeaf[];
  /** Those of its measure, each in its place; null where nothing else tells of whom it picks. */
  selections: readonly (Selection | null)[];
  reads: readonly Read[];
  /** For each quantity that it needs of the period, the forms that could bring it. */
  formKeys: readonly (readonly string[])[];
  /** Made of persons' answers: questionnaires, diagnostics, tables with a person in each row. */
  personal: boolean;
}

/** An indicator that has a measure, ready to be computed. */
export interface BoundIndicator {
  key: string;
  source: Measure;
  /** Compiled against the newest form versions that have what it needs. */
  measure: CompiledMeasure;
  units: readonly Unit[];
  formKeys: readonly (readonly string[])[];
  personal: boolean;
}

/** Describes a compiled measure: what it reads, who owes that, whether persons stand behind it. */
export function bind(
  key: string,
  source: Measure,
  measure: CompiledMeasure,
  versions: readonly FormVersion[],
): BoundIndicator {
  const units =
    measure.kind === 'composite' && source.kind === 'composite'
      ? measure.parts.flatMap(({ id, measure: part }): Unit[] => {
          const own = source.parts.find((one) => one.id === id);
          return own
            ? [unitOf({ key, part: id, measure: part, source: own.measure }, versions)]
            : [];
        })
      : measure.kind !== 'composite' && source.kind !== 'composite'
        ? [unitOf({ key, part: '', measure, source }, versions)]
        : [];
  return {
    key,
    source,
    measure,
    units,
    formKeys: units.flatMap(({ formKeys }) => formKeys),
    personal: units.some(({ personal }) => personal),
  };
}

function unitOf(
  of: Pick<Unit, 'key' | 'part' | 'measure' | 'source'>,
  versions: readonly FormVersion[],
): Unit {
  const leaves = leavesOf(of.measure);
  const current = leaves.filter(({ span }) => span.back === 0);
  return {
    ...of,
    leaves,
    selections: 'selections' in of.measure ? of.measure.selections : [],
    reads: readsOf(of.measure, of.key),
    formKeys: current.flatMap((leaf) => formsBringing(leaf, versions)),
    personal: leaves.some((leaf) => leaf.from === 'rows' && leaf.persons),
  };
}

/** The forms that could bring a leaf's number, as one list; a table is brought by no campaign. */
function formsBringing(leaf: CompiledLeaf, versions: readonly FormVersion[]): string[][] {
  if (leaf.from === 'rows') return 'form' in leaf.source ? [[leaf.source.form]] : [];
  const ids = new Set(elementIds(leaf));
  const filling = versions.filter((form) => form.elements.some(({ id }) => ids.has(id)));
  return [filling.map(({ key }) => key)];
}

/**
 * Leaves out of each unit the selections that nothing goes with: a number of rows by two columns
 * gives nobody away while no other number is by one of them alone. (How many are picked by three
 * columns follows from no numbers by two of them; if those of two are few already, that is looked
 * at with these.)
 */
export function withTold(all: readonly BoundIndicator[]): BoundIndicator[] {
  const tellings = new Map<string, (readonly string[])[]>();
  for (const { measure } of all.flatMap(({ units }) => units)) {
    if (!('selections' in measure)) continue;
    for (const { rows, by } of tellingsOf(measure)) {
      tellings.set(rows, [...(tellings.get(rows) ?? []), by]);
    }
  }
  const isTold = ({ beside }: Selection) =>
    beside === null ||
    (tellings.get(beside.rows) ?? []).some(
      (by) =>
        beside.pick.every((one) => by.includes(one)) &&
        !beside.told.some((one) => by.includes(one)),
    );
  const told = (unit: Unit) => ({
    ...unit,
    selections: unit.selections.map((one) => (one && isTold(one) ? one : null)),
  });
  return all.map((one) => ({ ...one, units: one.units.map(told) }));
}

/** The part under which a value stands: of a composite, of a breakdown, or of both. */
export function partName(unit: Pick<Unit, 'part'>, divided: string): string {
  return [unit.part, divided].filter((one) => one !== '').join('/');
}
