import type { CoverageView, CoveredIndicator, SourceState } from './coverage.schema.ts';
import { planOf } from './plan.ts';
import type { IndicatorRow } from './schema.ts';
import { sourcesOfIndicator, sourceStates, type SourceLook } from './source-states.ts';
import { editionOf, treeOf, type Look } from './views.ts';

/**
 * The whole catalog by how far each indicator is on its way to a value, with the state of
 * everything that the indicators are made from: what has come, and what nobody has asked or
 * brought.
 */
export async function coverageOf(look: Look & { now: Date }): Promise<CoverageView> {
  const tree = await treeOf(look);
  const { title, period, periods } = tree;
  const at = await sourceLookOf(look, period);
  if (!at) return { title, period, periods, directions: [], sources: [] };
  const rows = tree.directions.flatMap(({ criteria }) =>
    criteria.flatMap(({ indicators }) => indicators),
  );
  const of = new Map(rows.map(({ key }) => [key, sourcesOfIndicator(at, key)]));
  const sources = await sourceStates(at, [...of.values()].flat());
  const byId = new Map(sources.map((one) => [one.id, one]));
  const cover = (row: IndicatorRow, criterion: string): CoveredIndicator => {
    const { key, title: name, unit, unitCode, decimals, level, origin, state, value } = row;
    const own = (of.get(key) ?? []).flatMap(({ id }) => byId.get(id) ?? []);
    return {
      key,
      title: name,
      criterion,
      unit,
      unitCode,
      decimals,
      level,
      origin,
      state: isOfOther(state.state, own) ? 'otherPeriod' : state.state,
      reason: state.reason,
      value,
      sources: own.map(({ id }) => id),
    };
  };
  return {
    title,
    period,
    periods,
    directions: tree.directions.map(({ id, title: direction, criteria }) => ({
      id,
      title: direction,
      indicators: criteria.flatMap((criterion) =>
        criterion.indicators.map((row) => cover(row, criterion.title)),
      ),
    })),
    sources,
  };
}

/** Nothing of what it is made from is counted for such a period: it is not waited for here. */
function isOfOther(state: IndicatorRow['state']['state'], own: readonly SourceState[]): boolean {
  if (state === 'computed' || own.length === 0) return false;
  return own.every(({ status }) => status === 'otherPeriod');
}

/** Where sources are looked at; null for a municipality without a catalog. */
async function sourceLookOf(
  { actor, language, now }: Look & { now: Date },
  period: string,
): Promise<SourceLook | null> {
  const plan = await planOf(actor.municipalityId, period);
  if (!plan) return null;
  const names = { language, forms: plan.versions, catalog: plan.catalog, settings: plan.settings };
  return { plan, catalogId: await editionOf(plan, period), period, names, now };
}

/** The same for one indicator; null when the catalog has none such. */
export async function sourcesBehind(
  look: Look & { now: Date; period: string },
  key: string,
): Promise<SourceState[] | null> {
  const at = await sourceLookOf(look, look.period);
  if (!at?.plan.indicators.has(key)) return null;
  return sourceStates(at, sourcesOfIndicator(at, key));
}
