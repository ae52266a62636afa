import type { ContextIndicator } from '../../catalogs/indicator.ts';
import { measureLeaves, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { CompiledMeasure } from '../catalogs/compiled.ts';
import { knownOf, type Settings } from '../catalogs/known.ts';
import { compileMeasure } from '../catalogs/measure.ts';
import type { StoredCatalog } from '../catalogs/model.ts';
import { settingsOf } from '../catalogs/settings.model.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';
import { admissionKey, admissionOf, computedListsOf, type ComputedList } from './computed-list.ts';
import { currentCatalog, currentVersions, Remembered } from './known-now.ts';
import {
  computedNode,
  inOrder,
  needsOf,
  needsOfList,
  restsOn,
  type Need,
  type Node,
} from './needs.ts';
import { bind, withTold, type BoundIndicator, type Unit } from './unit.ts';

/** Everything that is computed for a municipality in one period. */
export interface Plan {
  catalog: StoredCatalog;
  settings: Settings;
  /** What the catalog says of each indicator. */
  indicators: ReadonlyMap<string, ContextIndicator>;
  bound: readonly BoundIndicator[];
  byKey: ReadonlyMap<string, BoundIndicator>;
  /** Every number that is computed, and who is in the population of a computed list. */
  units: readonly Unit[];
  /** Indicators whose measure no form version can serve now: what is stored of them stays. */
  kept: readonly string[];
  /** The newest version of each form. */
  versions: readonly FormVersion[];
  lists: ReadonlyMap<string, ComputedList>;
  needs: ReadonlyMap<Node, readonly Need[]>;
  /** Indicators and lists, each after what it is made from. */
  order: readonly Node[];
  /** The parts of a unit's breakdown; none where it is not divided. */
  partsOf(unit: Unit): readonly { id: string; title: string }[];
  /**
   * Compiles measures as responses to one version of a form are to be read; null where that
   * version does not have what a measure needs.
   */
  compilerFor(formKey: string, version: number): Promise<Compile>;
}

type Compile = (measure: Measure) => CompiledMeasure | null;

/** Plans by what they are made from; catalogs and forms change seldom, answers arrive often. */
const plans = new Remembered<Plan>(60);

/**
 * The municipality's catalog with its measures compiled for one period; null when it works
 * without one.
 * @param settings in place of those of the period, to see what they would do
 */
export async function planOf(
  municipalityId: string,
  period: string,
  settings?: Settings,
): Promise<Plan | null> {
  const [catalog, versions] = await Promise.all([
    currentCatalog(municipalityId),
    currentVersions(municipalityId),
  ]);
  if (!catalog) return null;
  const given = settings ?? (await settingsOf(catalog, period));
  const name = JSON.stringify([
    catalog._id,
    catalog.revision,
    versions.map(({ _id }) => _id),
    [...given],
  ]);
  return plans.get(name, () => makePlan(catalog, versions, given));
}

async function makePlan(
  catalog: StoredCatalog,
  versions: readonly FormVersion[],
  settings: Settings,
): Promise<Plan> {
  const compilers = new Compilers(catalog, versions, settings);
  const found: BoundIndicator[] = [];
  const kept: string[] = [];
  for (const { indicator } of listIndicators(catalog)) {
    const { key, measure } = indicator;
    if (!measure) continue;
    const newest = await compilers.newest(measure);
    if (newest) found.push(bind(key, measure, newest.compiled, newest.versions));
    else kept.push(key);
  }
  const known = knownOf(catalog, versions, settings);
  const lists = computedListsOf(catalog, known, settings);
  const admissions = lists.flatMap(({ id, definition, population }) => {
    const measure = population?.where ? admissionOf(definition) : null;
    const compiled = measure && compilers.of(versions)(measure);
    return compiled ? [bind(admissionKey(id), measure, compiled, versions)] : [];
  });
  const everything = withTold([...found, ...admissions]);
  const bound = everything.slice(0, found.length);
  const needs = new Map<Node, readonly Need[]>([
    ...everything.map((one) => [one.key, needsOf(one)] as const),
    ...lists.map((one) => [computedNode(one.id), needsOfList(one)] as const),
  ]);
  const indicators = new Map(
    listIndicators(catalog).map(({ indicator }) => [indicator.key, indicator]),
  );
  const isRestricted = (key: Node) => {
    const confidentiality = indicators.get(key)?.confidentiality;
    return confidentiality === 'own' || confidentiality === 'named';
  };
  return {
    catalog,
    settings,
    indicators,
    bound,
    units: everything.flatMap(({ units }) => units),
    byKey: new Map(bound.map((one) => [one.key, one])),
    kept,
    versions,
    lists: new Map(
      lists.map((one) => {
        const restricted = restsOn(computedNode(one.id), needs, isRestricted);
        return [one.id, { ...one, restricted }];
      }),
    ),
    needs,
    order: inOrder(needs),
    partsOf: ({ measure }) => {
      const breakdown = 'breakdown' in measure ? measure.breakdown : null;
      return catalog.dimensions.find(({ id }) => id === breakdown?.dimension)?.parts ?? [];
    },
    compilerFor: async (formKey, version) =>
      compilers.of(await compilers.withVersion(formKey, version)),
  };
}

/** Compiles measures against sets of form versions, each measure once a set. */
class Compilers {
  readonly #catalog: StoredCatalog;
  readonly #newest: readonly FormVersion[];
  readonly #settings: Settings;
  readonly #sets = new Map<string, Compile>();
  readonly #older = new Map<string, FormVersion>();

  constructor(catalog: StoredCatalog, newest: readonly FormVersion[], settings: Settings) {
    this.#catalog = catalog;
    this.#newest = newest;
    this.#settings = settings;
  }

  of(versions: readonly FormVersion[]): Compile {
    const set = versions.map(({ _id }) => _id).join();
    const made = this.#sets.get(set);
    if (made) return made;
    const known = knownOf(this.#catalog, versions, this.#settings);
    const done = new Map<string, CompiledMeasure | null>();
    const compile = (measure: Measure) => {
      const text = JSON.stringify(measure);
      const before = done.get(text);
      if (before !== undefined) return before;
      // A catalog is refused when a measure does not compile; a later form version may still have
      // lost a question.
      const result = compileMeasure(measure, known);
      const compiled = result.ok ? result.measure : null;
      done.set(text, compiled);
      return compiled;
    };
    this.#sets.set(set, compile);
    return compile;
  }

  /** The measure against the newest versions; else against an older one that had what it needs. */
  async newest(
    measure: Measure,
  ): Promise<{ compiled: CompiledMeasure; versions: readonly FormVersion[] } | null> {
    const compiled = this.of(this.#newest)(measure);
    if (compiled) return { compiled, versions: this.#newest };
    const leaves = measureLeaves(measure).map(({ leaf }) => leaf);
    for (const form of this.#newest) {
      const feeds = leaves.some((leaf) =>
        'element' in leaf ? form.kind === 'dataForm' : 'form' in leaf && leaf.form === form.key,
      );
      if (!feeds) continue;
      for (let version = form.version - 1; version > 0; version -= 1) {
        const versions = await this.withVersion(form.key, version);
        const older = this.of(versions)(measure);
        if (older) return { compiled: older, versions };
      }
    }
    return null;
  }

  /** The newest versions, but one form in the version named. */
  async withVersion(formKey: string, version: number): Promise<readonly FormVersion[]> {
    const newest = this.#newest.find((form) => form.key === formKey);
    if (!newest || newest.version === version) return this.#newest;
    const name = `${formKey} ${version}`;
    // Published versions never change, so each is read once.
    const other =
      this.#older.get(name) ?? (await getVersion(newest.municipalityId, formKey, version));
    this.#older.set(name, other);
    return this.#newest.map((form) => (form.key === formKey ? other : form));
  }
}
