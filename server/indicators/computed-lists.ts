import { listOrganizations } from '../organizations/model.ts';
import { listResults } from './computed.model.ts';
import type { ComputedListsView } from './computed.schema.ts';
import { currentCatalog } from './known-now.ts';
import { planOf } from './plan.ts';
import { viewerOf } from './shown.ts';
import { maySeeResult, standingsIn } from './standings.ts';
import { editionOf, periodsOf, type Look } from './views.ts';
import { said } from './words-names.ts';

/**
 * Every computed list of the catalog with what came out of it, in the catalog's order; counts are
 * those of the organizations that the reader may see.
 */
export async function computedLists({
  actor,
  language,
  ...look
}: Look): Promise<ComputedListsView> {
  const { municipalityId } = actor;
  const catalog = await currentCatalog(municipalityId);
  const { period, periods } = await periodsOf(municipalityId, catalog, look.period);
  const plan = catalog && (await planOf(municipalityId, period));
  if (!plan) return { period, periods, lists: [] };
  const lists = [...plan.lists.values()];
  const [results, organizations] = await Promise.all([
    listResults(
      { municipalityId, catalogId: await editionOf(plan, period) },
      { computedIds: lists.map(({ id }) => id), periods: [period] },
    ),
    listOrganizations(municipalityId, { closed: true }),
  ]);
  const viewer = viewerOf(actor);
  const { organizations: visible } = viewer;
  const seen = organizations.filter(({ _id }) => visible === 'all' || visible.includes(_id));
  const byId = new Map(results.map((one) => [one.computedId, one]));
  return {
    period,
    periods,
    lists: lists.map((list) => {
      const stored = byId.get(list.id);
      const hidden = !maySeeResult(list, viewer);
      const standings = standingsIn(
        list,
        hidden ? [] : (stored?.result.organizations ?? []),
        language,
      );
      const own = seen.flatMap(({ _id }) => standings.get(_id) ?? []);
      return {
        id: list.id,
        title: list.definition.title,
        method: said(list.method.title, language),
        restricted: list.restricted,
        hidden,
        computed: stored !== undefined,
        freshAt: hidden ? null : (stored?.freshAt ?? null),
        organizations: own.length,
        listed: own.filter(({ group }) => group?.listed).length,
      };
    }),
  };
}
