import type { ComputedDefinition } from '../../catalogs/dictionary.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { closingOf } from '../catalogs/closed-periods.model.ts';
import { listPeriodSettings } from '../catalogs/settings.model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { knownPeriods } from './compute.ts';
import { admissionOf } from './computed-list.ts';
import { computedNode, type Node } from './needs.ts';
import { newestFirst } from '../periods.ts';
import { planOf, type Plan } from './plan.ts';
import type { SettingsView } from './settings.schema.ts';
import { settingIdsOf } from './words-restricted.ts';

/** The settings of a period with what they drive; without a period the working year's. */
export async function settingsOfPeriod(
  { municipalityId }: Pick<StaffActor, 'municipalityId'>,
  asked: string | undefined,
): Promise<SettingsView> {
  const { workingYear } = await getMunicipality(municipalityId);
  const known = await knownPeriods(municipalityId);
  const period = asked ?? workingYear;
  const periods = [...new Set([workingYear, period, ...known])].sort(newestFirst);
  const plan = await planOf(municipalityId, period);
  const closing = await closingOf(municipalityId, period);
  const closed = closing && { by: closing.changedBy, at: closing.changedAt.toISOString() };
  const view = { period, periods, closed, known: known.includes(period) };
  if (!plan) return { ...view, title: '', settings: [] };
  const own = await listPeriodSettings(plan.catalog, period);
  const driven = drivenBy(plan);
  const { catalog } = plan;
  return {
    ...view,
    title: catalog.document.title,
    settings: catalog.settings.map(
      ({ id, title, unit, choices, value, reason, stated, sourceLine, indicators = [] }) => {
        const set = own.find(({ settingId }) => settingId === id);
        return {
          id,
          title,
          unit,
          choices: choices ?? [],
          value: plan.settings.get(id) ?? value,
          default: value,
          reason,
          stated,
          sourceLine: sourceLine ?? null,
          ...namedOf(plan, driven.get(id) ?? new Set()),
          about: driven.has(id) ? [] : namedOf(plan, new Set(indicators)).indicators,
          changed: set ? { by: set.savedBy, at: set.savedAt.toISOString() } : null,
        };
      },
    ),
  };
}

function namedOf({ catalog }: Plan, nodes: ReadonlySet<Node>) {
  return {
    indicators: listIndicators(catalog).flatMap(({ indicator: { key, title } }) =>
      nodes.has(key) ? [{ id: key, title }] : [],
    ),
    lists: catalog.computed.flatMap(({ id, title }) =>
      nodes.has(computedNode(id)) ? [{ id, title }] : [],
    ),
  };
}

/** By setting: the indicators and lists that name it, and all that are made from those. */
function drivenBy(plan: Plan): Map<string, Set<Node>> {
  const driven = new Map<string, Set<Node>>();
  const add = (ids: readonly string[], node: Node) => {
    for (const id of ids) driven.set(id, (driven.get(id) ?? new Set()).add(node));
  };
  for (const { indicator } of listIndicators(plan.catalog)) {
    if (indicator.measure) add(settingIdsOf(indicator.measure), indicator.key);
  }
  for (const definition of plan.catalog.computed) {
    add(settingsNamed(definition), computedNode(definition.id));
  }
  // Everything stands after what it is made from in the same period.
  for (const node of plan.order) {
    const needs = (plan.needs.get(node) ?? []).map((need) => need.node);
    for (const nodes of driven.values()) {
      if (needs.some((one) => nodes.has(one))) nodes.add(node);
    }
  }
  return driven;
}

function settingsNamed(definition: ComputedDefinition): string[] {
  const { settings, years, inputs } = definition;
  const given = [...Object.values(settings ?? {}), years, ...inputs.map(({ norm }) => norm)];
  const admission = admissionOf(definition);
  return [
    ...given.flatMap((one) => (typeof one === 'object' ? [one.setting] : [])),
    ...(admission ? settingIdsOf(admission) : []),
  ];
}
