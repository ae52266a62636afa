import type { Method, OrganizationResult } from '../../catalogs/methods/method.ts';
import { withoutPlaceMarks } from '../../catalogs/methods/placing.ts';
import type { LocalText } from '../../forms/run/types.ts';
import type { ComputedList } from './computed-list.ts';
import { readResult } from './computed.model.ts';
import type { Plan } from './plan.ts';
import type { StandingView } from './schema.ts';
import type { Viewer } from './shown.ts';
import { editionOf } from './views.ts';

type Language = 'ru' | 'en';

/**
 * Whether a reader may see what a list says of organizations: one that rests on indicators that are
 * not for everybody is the department's alone.
 */
export function maySeeResult({ restricted }: Pick<ComputedList, 'restricted'>, viewer: Viewer) {
  return !restricted || viewer.department;
}

/**
 * What the computed list behind an indicator says of each organization: its place, group and what
 * has to be known about it. Nothing where the reader may not see it.
 */
export async function standingsOf(
  plan: Plan,
  key: string,
  period: string,
  language: Language,
  viewer: Viewer,
): Promise<Map<string, StandingView>> {
  const list = listBehind(plan, key);
  const confidentiality = plan.indicators.get(key)?.confidentiality;
  const own = confidentiality === 'own' || confidentiality === 'named';
  if (!list) return new Map();
  const restricted = list.restricted || own;
  if (confidentiality === 'named' && !viewer.officer) return new Map();
  if (!maySeeResult({ restricted }, viewer)) return new Map();
  const { municipalityId } = plan.catalog;
  const place = { municipalityId, catalogId: await editionOf(plan, period), period };
  const stored = await readResult(place, list.id);
  return standingsIn({ ...list, restricted }, stored?.result.organizations ?? [], language);
}

/**
 * What a list says of each organization, groups and marks in the reader's words. A restricted one
 * gives nobody a place: it is no ranking.
 */
export function standingsIn(
  { method, restricted }: Pick<ComputedList, 'method' | 'restricted'>,
  organizations: readonly OrganizationResult[],
  language: Language,
): Map<string, StandingView> {
  const groups = new Map(method.groups.map((one) => [one.id, one]));
  return new Map(
    organizations.map((one) => {
      const { organizationId, score, rank, group, marks } = one;
      const standing = {
        score,
        rank: restricted ? null : rank,
        group: group === null ? null : groupView(group, groups.get(group), language),
        marks: markViews(method, restricted ? withoutPlaceMarks(one) : marks, language),
      };
      return [organizationId, standing];
    }),
  );
}

/** What has to be known about a result, in words. */
function markViews(
  { marks }: Pick<Method, 'marks'>,
  ids: readonly string[],
  language: Language,
): { id: string; title: string }[] {
  return ids.map((id) => ({
    id,
    title: said(marks.find((one) => one.id === id)?.title, language) ?? id,
  }));
}

function listBehind(plan: Plan, key: string) {
  for (const { measure } of plan.byKey.get(key)?.units ?? []) {
    if (measure.kind === 'score' || measure.kind === 'list')
      return plan.lists.get(measure.computed);
  }
  return undefined;
}

function groupView(
  id: string,
  group: { title: LocalText; listed: boolean } | undefined,
  language: Language,
) {
  // Groups that the data made are their own titles.
  return { id, title: said(group?.title, language) ?? id, listed: group?.listed ?? false };
}

function said(text: LocalText | undefined, language: Language): string | undefined {
  return language === 'en' ? (text?.en ?? text?.ru) : text?.ru;
}
