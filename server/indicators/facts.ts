import type { RowSource } from '../catalogs/compiled.ts';
import { campaignsOf } from '../campaigns/model.ts';
import {
  externalElement,
  readElements,
  reportedPeriods,
  type ElementReading,
} from '../elements/model.ts';
import { currentImports, type CurrentImport } from '../external/model.ts';
import { askedIn, type Asked } from './asked.ts';
import { periodsBetween } from '../periods.ts';
import type { Plan } from './plan.ts';
import { periodsIn, type Facts } from './quantity.ts';
import { elementIds, leafName } from './reads.ts';
import { readFormRows, readTableRows, type RowsRead } from './rows.ts';
import type { LeafRows } from './tally.ts';
import type { Unit } from './unit.ts';

/** Whose data is read. */
export interface Reading {
  municipalityId: string;
  period: string;
  organizationIds: 'all' | readonly string[];
}

export interface ReadFacts {
  facts: Facts;
  /** Units that the storage could not compute, with what it said. */
  failed: ReadonlyMap<Unit, unknown>;
}

/**
 * Reads what organizations have said to the given units: each form, table and period once, all
 * organizations at once, whatever the number of indicators.
 */
export async function readFacts(
  of: Reading,
  units: readonly Unit[],
  plan: Plan,
  asked: Asked,
): Promise<ReadFacts> {
  const { municipalityId, period } = of;
  const spans = units.flatMap(({ leaves }) => leaves.map(({ span }) => span));
  const before = spans.some(({ over }) => over === 'all')
    ? await periodsBefore(municipalityId, period)
    : [];
  const reading = new Readings(of, plan, before);
  reading.askedAt.set(period, asked);
  for (const [at, some] of byPeriod(units, period, before)) await reading.read(at, some);
  const failed = new Map<Unit, unknown>();
  for (const unit of units) {
    for (const leaf of unit.leaves) {
      if (leaf.from !== 'rows') continue;
      const name = leafName(leaf);
      if (reading.failed.has(name)) failed.set(unit, reading.failed.get(name));
    }
  }
  return { facts: reading, failed };
}

/** Periods of its kind before this one that anybody was asked or reported anything for. */
async function periodsBefore(municipalityId: string, period: string): Promise<string[]> {
  const imports = await currentImports(municipalityId);
  const campaigns = await campaignsOf(municipalityId, {});
  const all = new Set([
    ...(await reportedPeriods(municipalityId)),
    ...imports.map((one) => one.period),
    ...campaigns.map((one) => one.period),
  ]);
  return [...all].filter((one) => (periodsBetween(one, period) ?? 0) > 0).sort();
}

/** Which leaves are read in which period. */
function byPeriod(
  units: readonly Unit[],
  period: string,
  before: readonly string[],
): Map<string, Leaves> {
  const all = new Map<string, Leaves>();
  const at = (one: string) => {
    const known = all.get(one) ?? { elements: new Set<string>(), rows: [] };
    all.set(one, known);
    return known;
  };
  for (const unit of units) {
    if (unit.measure.kind === 'external') at(period).elements.add(externalElement(unit.key));
    unit.leaves.forEach((leaf, i) => {
      for (const one of periodsIn(leaf.span, period, before)) {
        if (leaf.from === 'rows') at(one).rows.push({ unit, leaf, i });
        else for (const id of elementIds(leaf)) at(one).elements.add(id);
      }
    });
  }
  return all;
}

interface Leaves {
  elements: Set<string>;
  rows: UnitLeaf[];
}

/** A place in a unit where rows are read: the `i`-th of its leaves. */
export interface UnitLeaf {
  unit: Unit;
  leaf: RowSource;
  i: number;
}

class Readings implements Facts {
  readonly askedAt = new Map<string, Asked>();
  readonly failed = new Map<string, unknown>();
  readonly #of: Reading;
  readonly #plan: Plan;
  readonly #before: readonly string[];
  readonly #elements = new Map<string, Map<string, Map<string, ElementReading>>>();
  readonly #rows = new Map<string, ReadonlyMap<string, LeafRows>>();
  readonly #imports = new Map<string, readonly CurrentImport[]>();

  constructor(of: Reading, plan: Plan, before: readonly string[]) {
    this.#of = of;
    this.#plan = plan;
    this.#before = before;
  }

  async read(period: string, { elements, rows }: Leaves): Promise<void> {
    const { municipalityId, organizationIds } = this.#of;
    const of = { ...this.#of, period };
    if (elements.size > 0) {
      const read = { period, elementIds: [...elements], organizationIds };
      this.#elements.set(period, await readElements(municipalityId, read));
    }
    const forms = rows.filter(({ leaf }) => 'form' in leaf.source);
    if (forms.length > 0) {
      const asked = this.askedAt.get(period) ?? (await askedIn(municipalityId, period));
      this.askedAt.set(period, asked);
      this.#keep(period, await readFormRows(of, forms, this.#plan, asked));
    }
    const tables = rows.filter(({ leaf }) => 'table' in leaf.source);
    if (tables.length > 0) {
      const tableIds = tables.flatMap(({ leaf: { source } }) =>
        'table' in source ? [source.table] : [],
      );
      const imports = await currentImports(municipalityId, { tableIds, periods: [period] });
      this.#imports.set(period, imports);
      this.#keep(period, await readTableRows(of, tables, imports));
    }
  }

  #keep(period: string, { read, failed }: RowsRead): void {
    for (const [name, rows] of read) this.#rows.set(`${period} ${name}`, rows);
    for (const [name, error] of failed) this.failed.set(name, error);
  }

  element(elementId: string, period: string, organizationId: string) {
    return this.#elements.get(period)?.get(organizationId)?.get(elementId);
  }

  rows(leaf: RowSource, period: string, organizationId: string) {
    return this.#rows.get(`${period} ${leafName(leaf)}`)?.get(organizationId);
  }

  asked({ source }: RowSource, period: string): boolean {
    if ('form' in source) return this.askedAt.get(period)?.isAsked(source.form) ?? false;
    return this.#imports.get(period)?.some(({ tableId }) => tableId === source.table) ?? false;
  }

  before(_period: string): readonly string[] {
    return this.#before;
  }
}
