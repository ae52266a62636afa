import type { CompiledAggregate, RowSource } from './compiled.ts';
import { at, type MeasureFaults } from './measure-faults.ts';

/** Says whether a kind of measure can be made of an aggregate; leaves the fault where not. */
export type Suits = (one: CompiledAggregate, path: string, faults: MeasureFaults) => boolean;

type Code = Parameters<MeasureFaults['add']>[1];

function refuse(faults: MeasureFaults, path: string, code: Code): false {
  faults.add(path, code);
  return false;
}

/** One number of each organization's rows; `per` is for statistics over such numbers only. */
function rowsAsAmount(
  rows: RowSource,
  takes: readonly RowSource['take'][],
  code: Code,
): (path: string, faults: MeasureFaults) => boolean {
  return (path, faults) => {
    if (rows.per !== 'row') return refuse(faults, at(path, 'per'), 'perUnused');
    return takes.includes(rows.take) || refuse(faults, path, code);
  };
}

/** Statistics over rows' own numbers, or over those of groups or organizations. */
function rowsAsSeries(
  rows: RowSource,
  takes: readonly RowSource['take'][],
  code: Code,
): (path: string, faults: MeasureFaults) => boolean {
  return (path, faults) => {
    if (rows.per === 'row') return takes.includes(rows.take) || refuse(faults, path, code);
    return rows.take !== 'value' || refuse(faults, at(path, 'value'), 'perValue');
  };
}

/** Share, ratio, sum: amounts that can be added up over organizations. */
export const suitsAdding: Suits = (one, path, faults) =>
  one.from !== 'rows' || rowsAsAmount(one, ['count', 'sum'], 'additive')(path, faults);

/** Count: rows, or organizations that meet a condition. */
export const suitsCounting: Suits = (one, path, faults) => {
  if (one.from === 'condition') return true;
  if (one.from !== 'rows') return refuse(faults, path, 'countable');
  return rowsAsAmount(one, ['count'], 'countable')(path, faults);
};

/** Mean: of rows, groups or organizations. */
export const suitsMean: Suits = (one, path, faults) => {
  if (one.from === 'condition') return refuse(faults, path, 'mean');
  return one.from !== 'rows' || rowsAsSeries(one, ['mean', 'value'], 'mean')(path, faults);
};

/** Median, percentile, min, max. */
export const suitsSeries: Suits = (one, path, faults) => {
  if (one.from === 'condition') return refuse(faults, path, 'values');
  return one.from !== 'rows' || rowsAsSeries(one, ['value'], 'values')(path, faults);
};

/** Inside conditions and formulas, and for presence: one number of each organization. */
export const suitsAmount: Suits = (one, path, faults) =>
  one.from !== 'rows' || rowsAsAmount(one, ['count', 'sum', 'mean'], 'amount')(path, faults);
