import type { ContextIndicator } from '../../catalogs/indicator.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { compileForm } from '../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../forms/schema.ts';
import { latestVersions } from '../forms/model.ts';
import { compileMeasure, knownIn } from './measure.ts';
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
  const now = knownIn(versions);
  const then = knownIn([...others, { key, elements, compiled: compiled.form }]);
  return listIndicators(catalog).flatMap(({ indicator }) => {
    const { measure } = indicator;
    if (!measure || !compileMeasure(measure, now.forms, now.elements).ok) return [];
    return compileMeasure(measure, then.forms, then.elements).ok ? [] : [indicator];
  });
}

/** Indicators that would be lost, as pages show them. */
export async function presentLosing(
  municipalityId: string,
  definition: unknown,
): Promise<{ key: string; title: string }[]> {
  const losing = await indicatorsLosing(municipalityId, definition);
  return losing.map(({ key, title }) => ({ key, title }));
}
