import type { ContextIndicator } from '../../catalogs/indicator.ts';
import { measureLeaves, type Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { compileForm } from '../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../forms/schema.ts';
import { latestVersions, type FormVersion } from '../forms/model.ts';
import { knownOf } from './known.ts';
import { compileMeasure } from './measure.ts';
import { getCatalog } from './model.ts';

/**
 * Indicators that can be computed with the forms as they are, and could not with this definition
 * as its form's next version. A definition that cannot be published at all takes nothing away.
 */
async function indicatorsLosing(
  municipalityId: string,
  definition: unknown,
): Promise<ContextIndicator[]> {
  const parsed = parseFormDefinition(definition);
  if (!parsed.ok) return [];
  const { id: key, elements, survey } = parsed.form;
  const compiled = compileForm(survey);
  const catalog = await getCatalog(municipalityId);
  if (!compiled.ok || !catalog) return [];
  const versions = await latestVersions(municipalityId);
  const others = versions.filter((one) => one.key !== key);
  const next = { key, kind: parsed.form.kind, elements, compiled: compiled.form };
  const now = knownOf(catalog, versions);
  const then = knownOf(catalog, [...others, next]);
  const dropped = droppedElements(versions, [...others, next]);
  return listIndicators(catalog).flatMap(({ indicator }) => {
    const { measure } = indicator;
    if (!measure || !compileMeasure(measure, now).ok) return [];
    const stays = compileMeasure(measure, then).ok && !reads(measure, dropped);
    return stays ? [] : [indicator];
  });
}

type Asking = Pick<FormVersion, 'elements'>;

/** Elements that a form asks now and none would: the dictionary alone brings no numbers. */
function droppedElements(now: readonly Asking[], then: readonly Asking[]): Set<string> {
  const ids = (versions: readonly Asking[]) =>
    versions.flatMap(({ elements }) => elements.map(({ id }) => id));
  const kept = new Set(ids(then));
  return new Set(ids(now).filter((id) => !kept.has(id)));
}

function reads(measure: Measure, elements: ReadonlySet<string>): boolean {
  // An element of a dimension is asked by its parts, `pupils__noo`.
  const wholes = new Set([...elements].flatMap((id) => [id, id.split('__')[0] ?? id]));
  return measureLeaves(measure).some(({ leaf }) => 'element' in leaf && wholes.has(leaf.element));
}

/** Indicators that would be lost, as pages show them. */
export async function presentLosing(
  municipalityId: string,
  definition: unknown,
): Promise<{ key: string; title: string }[]> {
  const losing = await indicatorsLosing(municipalityId, definition);
  return losing.map(({ key, title }) => ({ key, title }));
}
