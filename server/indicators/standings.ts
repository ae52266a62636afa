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
  const groups = new Map(list.method.groups.map((one) => [one.id, one]));
  const marks = new Map(list.method.marks.map((one) => [one.id, one]));
  return new Map(
    (stored?.result.organizations ?? []).map((one) => [
      one.organizationId,
      {
        score: one.score,
        rank: one.rank,
        group: one.group === null ? null : groupView(one.group, groups.get(one.group), language),
        marks: one.marks.map((id) => ({ id, title: said(marks.get(id)?.title, language) ?? id })),
      },
    ]),
  );
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
