import { measureAggregates, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { compileMeasure, type CompiledMeasure } from '../catalogs/measure.ts';
import { getCatalog, type StoredCatalog } from '../catalogs/model.ts';
import { externalElement } from '../elements/model.ts';
import { latestVersions, type FormVersion } from '../forms/model.ts';

/** An indicator that has a measure, ready to be computed. */
export interface BoundIndicator {
  key: string;
  measure: CompiledMeasure;
  /** For each quantity it needs, the forms that could bring it. */
  formKeys: string[][];
  /** Made of persons' answers: questionnaires and diagnostics, not reports and observations. */
  personal: boolean;
}

const personalKinds: readonly FormVersion['kind'][] = ['questionnaire', 'diagnostic'];

/** Compiled measures of one set of form versions; forms change seldom, answers arrive often. */
const compiledFor = new Map<string, Map<string, CompiledMeasure | null>>();
const setsKept = 50;

/** Everything that is computed for a municipality: its catalog's indicators with their measures. */
export async function planOf(
  municipalityId: string,
): Promise<{ catalog: StoredCatalog; bound: BoundIndicator[] } | null> {
  const catalog = await getCatalog(municipalityId);
  if (!catalog) return null;
  const versions = await latestVersions(municipalityId);
  const compile = compilerOf(versions);
  const bound = listIndicators(catalog).flatMap(({ indicator: { key, measure } }) => {
    const compiled = measure && compile(measure);
    if (!compiled) return [];
    const formKeys = measureAggregates(measure).map(({ aggregate }) =>
      'element' in aggregate ? formsFilling(versions, aggregate.element) : [aggregate.form],
    );
    const personal = versions.some(
      (form) =>
        personalKinds.includes(form.kind) && formKeys.some((keys) => keys.includes(form.key)),
    );
    return [{ key, measure: compiled, formKeys, personal }];
  });
  return { catalog, bound };
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
  const forms = new Map(versions.map((form) => [form.key, form.compiled]));
  const elements = new Set(versions.flatMap((form) => form.elements.map(({ id }) => id)));
  return (measure: Measure): CompiledMeasure | null => {
    const text = JSON.stringify(measure);
    const compiled = known.get(text);
    if (compiled !== undefined) return compiled;
    const result = compileMeasure(measure, forms, elements);
    // A catalog is refused when a measure does not compile; a later form version may still have
    // lost a question: then the indicator reads as not bound.
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
