import { measureAggregates, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { compileMeasure, knownIn, type CompiledMeasure } from '../catalogs/measure.ts';
import { getCatalog, type StoredCatalog } from '../catalogs/model.ts';
import { externalElement } from '../elements/model.ts';
import { getVersion, latestVersions, type FormVersion } from '../forms/model.ts';

/** An indicator that has a measure, ready to be computed. */
export interface BoundIndicator {
  key: string;
  /** As the catalog writes it. */
  source: Measure;
  /** Compiled against the newest form versions that have what it needs. */
  measure: CompiledMeasure;
  /** For each quantity it needs, the forms that could bring it. */
  formKeys: string[][];
  /** Made of persons' answers: questionnaires and diagnostics, not reports and observations. */
  personal: boolean;
}

const personalKinds: readonly FormVersion['kind'][] = ['questionnaire', 'diagnostic'];

/** Compiled measures of one set of form versions; forms change seldom, answers arrive often. */
const compiledFor = new Map<string, Map<string, CompiledMeasure | null>>();
const setsKept = 200;

/** Published versions never change, so each is read once. */
const readVersions = new Map<string, FormVersion>();
const versionsKept = 200;

async function versionOf(
  municipalityId: string,
  formKey: string,
  version: number,
): Promise<FormVersion> {
  const name = JSON.stringify([municipalityId, formKey, version]);
  const known = readVersions.get(name);
  if (known) return known;
  const read = await getVersion(municipalityId, formKey, version);
  if (readVersions.size >= versionsKept) readVersions.clear();
  readVersions.set(name, read);
  return read;
}

/** Everything that is computed for a municipality. */
export interface Plan {
  catalog: StoredCatalog;
  bound: BoundIndicator[];
  /** Indicators whose measure no form version can serve now: what is stored of them stays. */
  kept: string[];
  /** The newest version of each form. */
  versions: readonly FormVersion[];
}

/** The municipality's catalog with its measures compiled; null when it works without one. */
export async function planOf(municipalityId: string): Promise<Plan | null> {
  const catalog = await getCatalog(municipalityId);
  if (!catalog) return null;
  const versions = await latestVersions(municipalityId);
  const bound: BoundIndicator[] = [];
  const kept: string[] = [];
  for (const { indicator } of listIndicators(catalog)) {
    const { key, measure } = indicator;
    if (!measure) continue;
    const found = await compileNewest(measure, versions);
    if (found) bound.push({ key, source: measure, ...found });
    else kept.push(key);
  }
  return { catalog, bound, kept, versions };
}

/** The measure against the newest versions; else against an older one that had what it needs. */
async function compileNewest(
  measure: Measure,
  versions: readonly FormVersion[],
): Promise<Omit<BoundIndicator, 'key' | 'source'> | null> {
  const measured = compilerOf(versions)(measure);
  if (measured) return describe(measure, measured, versions);
  const uses = measureAggregates(measure).map(({ aggregate }) => aggregate);
  for (const form of versions) {
    const feeds = uses.some((use) =>
      'element' in use ? form.kind === 'dataForm' : use.form === form.key,
    );
    if (!feeds) continue;
    for (let version = form.version - 1; version > 0; version -= 1) {
      const older = await withVersion(versions, form.key, version);
      const compiled = compilerOf(older)(measure);
      if (compiled) return describe(measure, compiled, older);
    }
  }
  return null;
}

function describe(measure: Measure, compiled: CompiledMeasure, versions: readonly FormVersion[]) {
  const formKeys = measureAggregates(measure).map(({ aggregate }) =>
    'element' in aggregate ? formsFilling(versions, aggregate.element) : [aggregate.form],
  );
  const personal = versions.some(
    (form) => personalKinds.includes(form.kind) && formKeys.some((keys) => keys.includes(form.key)),
  );
  return { measure: compiled, formKeys, personal };
}

/** The newest versions, but one form in the version named. */
async function withVersion(
  versions: readonly FormVersion[],
  formKey: string,
  version: number,
): Promise<readonly FormVersion[]> {
  const newest = versions.find((form) => form.key === formKey);
  if (!newest || newest.version === version) return versions;
  const other = await versionOf(newest.municipalityId, formKey, version);
  return versions.map((form) => (form.key === formKey ? other : form));
}

/**
 * Compiles measures as responses to one version of a form are to be read; null where that version
 * does not have what a measure needs.
 */
export async function compilerFor(
  { versions }: Plan,
  formKey: string,
  version: number,
): Promise<(measure: Measure) => CompiledMeasure | null> {
  return compilerOf(await withVersion(versions, formKey, version));
}

function formsFilling(versions: readonly FormVersion[], element: string): string[] {
  return versions
    .filter((form) => form.elements.some(({ id }) => id === element))
    .map(({ key }) => key);
}

function compilerOf(versions: readonly FormVersion[]) {
  const set = versions.map(({ _id }) => _id).join();
  const known = compiledFor.get(set) ?? new Map<string, CompiledMeasure | null>();
  if (!compiledFor.has(set)) {
    if (compiledFor.size >= setsKept) compiledFor.clear();
    compiledFor.set(set, known);
  }
  const { forms, elements } = knownIn(versions);
  return (measure: Measure): CompiledMeasure | null => {
    const text = JSON.stringify(measure);
    const compiled = known.get(text);
    if (compiled !== undefined) return compiled;
    const result = compileMeasure(measure, forms, elements);
    // A catalog is refused when a measure does not compile; a later form version may still have
    // lost a question.
    known.set(text, result.ok ? result.measure : null);
    return result.ok ? result.measure : null;
  };
}

/** Who was asked, by the campaigns of one period. */
export interface Asked {
  /** Organizations that owe every quantity of the indicator; null where no campaign asks. */
  organizationsOf(indicator: BoundIndicator): ReadonlySet<string> | null;
  /** The strictest threshold of the campaigns behind the indicator. */
  minimumGroupOf(indicator: BoundIndicator): number;
  /** Versions of a form that its campaigns asked, each once. */
  versionsOf(formKey: string): number[];
}

const defaultMinimumGroup = 5;

/** Reads the expected lists that campaigns froze when they opened. */
export async function askedIn(municipalityId: string, period: string): Promise<Asked> {
  const campaigns = await campaignsOf(municipalityId, { period });
  const of = (formKeys: readonly string[]) =>
    campaigns.filter(({ formKey }) => formKeys.includes(formKey));
  const organizations = (formKeys: readonly string[]) =>
    new Set(of(formKeys).flatMap(({ expected }) => expected.map((one) => one.organizationId)));
  return {
    organizationsOf({ formKeys }) {
      if (!formKeys.some((keys) => of(keys).length > 0)) return null;
      const [first, ...others] = formKeys.map(organizations);
      return new Set([...(first ?? [])].filter((id) => others.every((other) => other.has(id))));
    },
    minimumGroupOf({ formKeys }) {
      const groups = of(formKeys.flat()).map(({ minimumGroup }) => minimumGroup);
      return groups.length > 0 ? Math.max(...groups) : defaultMinimumGroup;
    },
    versionsOf: (formKey) => [...new Set(of([formKey]).map(({ formVersion }) => formVersion))],
  };
}

/** Elements that the indicators read, external numbers among them. */
export function elementsOf(bound: readonly BoundIndicator[]): string[] {
  const ids = bound.flatMap(({ key, measure }) => {
    if (measure.kind === 'external') return [externalElement(key)];
    if (measure.kind === 'index') return [];
    const used = measure.kind === 'share' ? [measure.of, measure.in] : [measure.of];
    return used.flatMap((aggregate) => (aggregate.from === 'element' ? [aggregate.element] : []));
  });
  return [...new Set(ids)];
}
