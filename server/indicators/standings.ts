import type { Method, OrganizationResult } from '../../catalogs/methods/method.ts';
import type { LocalText } from '../../forms/run/types.ts';
import { readResult } from './computed.model.ts';
import type { Plan } from './plan.ts';
import type { StandingView } from './schema.ts';
import { editionOf } from './views.ts';

type Language = 'ru' | 'en';

/**
 * What the computed list behind an indicator says of each organization: its place, group and what
 * has to be known about it. Nothing where the indicator, or one that the list rests on, is not for
 * everybody: such are in no ranking.
 */
export async function standingsOf(
  plan: Plan,
  key: string,
  period: string,
  language: Language,
): Promise<Map<string, StandingView>> {
  const list = listBehind(plan, key);
  const confidentiality = plan.indicators.get(key)?.confidentiality;
  const restricted = confidentiality === 'own' || confidentiality === 'named';
  if (!list || list.restricted || restricted) return new Map();
  const { municipalityId } = plan.catalog;
  const place = { municipalityId, catalogId: await editionOf(plan, period), period };
  const stored = await readResult(place, list.id);
  return standingsIn(list.method, stored?.result.organizations ?? [], language);
}

/** What a method says of each organization, groups and marks in the reader's words. */
export function standingsIn(
  method: Pick<Method, 'groups' | 'marks'>,
  organizations: readonly OrganizationResult[],
  language: Language,
): Map<string, StandingView> {
  const groups = new Map(method.groups.map((one) => [one.id, one]));
  return new Map(
    organizations.map(({ organizationId, score, rank, group, marks }) => [
      organizationId,
      {
        score,
        rank,
        group: group === null ? null : groupView(group, groups.get(group), language),
        marks: markViews(method, marks, language),
      },
    ]),
  );
}

/** What has to be known about a result, in words. */
export function markViews(
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
