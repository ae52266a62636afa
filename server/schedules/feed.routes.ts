import { z } from 'zod';
import { can, visibleOrganizations, type StaffActor } from '../access.ts';
import { openRoute, Raw, staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { openMemberships } from '../people/account.ts';
import { actorOf, findAccount } from '../people/model.ts';
import { notFound } from '../problem.ts';
import { writeFeed, type FeedEvent } from './feed.ts';
import {
  feedToken,
  findFeed,
  listFeeds,
  openFeed,
  withdrawFeed,
  type Feed,
  type FeedKind,
} from './feed.model.ts';
import type { ScheduleRow } from './model.ts';
import type { Occurrence } from './occurrence.model.ts';
import { responsibleFor } from './occurrence.view.ts';
import { listOrganizationPlans } from './organization-plan.model.ts';
import { eventsOf, ownDays } from './organization-plan.view.ts';
import { feedKinds, feedList, feedView } from './plan.schema.ts';
import { sceneOf } from './scene.ts';
import { belongsTo } from './wanted.ts';

const params = z.object({ kind: z.enum(feedKinds) });

/** Withdrawn and made-up addresses answer alike. */
const unknown = () => notFound('календарь', 'calendar');

/** Whoever a feed belongs to, as long as that person may read the schedule here. */
async function ownerOf({ accountId, municipalityId }: Feed): Promise<StaffActor> {
  const account = await findAccount(accountId);
  const member =
    account && openMemberships(account).some((one) => one.municipalityId === municipalityId);
  if (!account || !member) throw unknown();
  const actor = actorOf(account, municipalityId);
  if (!can(actor, 'schedule.read')) throw unknown();
  return actor;
}

async function eventsFor(actor: StaffActor, kind: FeedKind, now: Date, publicUrl: string) {
  const { scene, all } = await sceneOf({ actor, now });
  const ofYear = all.filter(
    (one) => belongsTo(one, scene.workingYear) && one.state !== 'cancelled',
  );
  const event = (one: Occurrence, row: ScheduleRow, days = one): FeedEvent[] => {
    if (days.due === null) return [];
    const responsible = responsibleFor(one, row)?.name;
    const words = [row.directionTitle, responsible, row.facts.deliverable].filter(Boolean);
    return [
      {
        id: `${one._id}@pokazatel`,
        title: one.event === null ? row.facts.title : `${row.facts.title} (${one.event})`,
        start: days.start ?? days.due,
        due: days.due,
        done: one.state === 'done',
        words: words.join('\n'),
        url: `${publicUrl}/schedule/occurrences/${one._id}`,
      },
    ];
  };
  const rowed = ofYear.flatMap((one) => {
    const row = scene.rows.get(one.rowId);
    return row ? [{ one, row }] : [];
  });
  if (kind === 'plan') return rowed.flatMap(({ one, row }) => event(one, row));
  const mine = rowed.filter(
    ({ one, row }) => responsibleFor(one, row)?.accountId === actor.accountId,
  );
  const own = await ownPlans(actor, ofYear, scene);
  const seen = new Set(mine.map(({ one }) => one._id));
  return [
    ...mine.flatMap(({ one, row }) => event(one, row)),
    ...own.flatMap(({ one, row, days }) => (seen.has(one._id) ? [] : event(one, row, days))),
  ];
}

/** What the person's own organizations carry out, on the days that these have chosen. */
async function ownPlans(
  actor: StaffActor,
  all: readonly Occurrence[],
  scene: Parameters<typeof eventsOf>[3] & { workingYear: string },
) {
  const visible = visibleOrganizations(actor);
  if (visible === 'all') return [];
  const { municipalityId } = actor;
  const plans = await listOrganizationPlans(municipalityId, scene.workingYear);
  const organizations = await listOrganizations(municipalityId);
  return organizations
    .filter(({ _id }) => visible.includes(_id))
    .flatMap((organization) => {
      const plan = plans.find(({ organizationId }) => organizationId === organization._id);
      return eventsOf(organization, all, scene.workingYear, scene).map(({ one, row }) => {
        const entry = plan?.entries.find(({ occurrenceId }) => occurrenceId === one._id);
        const { start, due } = ownDays(one, entry);
        const state = entry?.done === true ? ('done' as const) : one.state;
        return { one: { ...one, state }, row, days: { ...one, start, due } };
      });
    });
}

/** Calendar subscriptions of the schedule. */
export function feedRoutes({ secret, publicUrl }: { secret: string; publicUrl: string }) {
  const view = (kind: FeedKind, feed: Feed | undefined) => ({
    kind,
    url:
      feed && feed.hash !== null
        ? `${publicUrl}/api/schedule/feed.ics?token=${feedToken(secret, feed)}`
        : null,
  });
  const staff = [
    staffRoute(
      {
        method: 'get',
        path: '/api/schedule/feeds',
        summary: 'The person’s own calendar subscriptions with their secret addresses',
        can: 'schedule.read',
        answer: feedList,
      },
      async ({ actor }) => {
        const feeds = await listFeeds({ actor });
        return {
          feeds: feedKinds.map((kind) =>
            view(
              kind,
              feeds.find((feed) => feed.kind === kind),
            ),
          ),
        };
      },
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/schedule/feeds/:kind',
        summary: 'Make a calendar subscription: own events, or the whole plan',
        can: 'schedule.read',
        params,
        answer: feedView,
      },
      async (context, { params: { kind } }) => view(kind, await openFeed(context, kind, secret)),
    ),
    staffRoute(
      {
        method: 'delete',
        path: '/api/schedule/feeds/:kind',
        summary: 'Withdraw a calendar subscription: its address works no more',
        can: 'schedule.read',
        params,
        answer: feedView,
      },
      async (context, { params: { kind } }) => {
        await withdrawFeed(context, kind);
        return view(kind, undefined);
      },
    ),
  ];
  const open = openRoute(
    {
      method: 'get',
      path: '/api/schedule/feed.ics',
      summary: 'A calendar subscription (iCalendar) by its secret address',
      query: z.strictObject({ token: z.string().regex(/^[\w-]{20,64}$/) }),
    },
    async ({ now }, { query: { token } }) => {
      const feed = await findFeed(token);
      if (!feed) throw unknown();
      const actor = await ownerOf(feed);
      const { name } = await getMunicipality(feed.municipalityId);
      const events = await eventsFor(actor, feed.kind, now, publicUrl);
      const title = feed.kind === 'mine' ? `Мои мероприятия — ${name}` : `План-график — ${name}`;
      return new Raw('text/calendar; charset=utf-8', writeFeed(title, events, now), {
        headers: { 'Cache-Control': 'private, no-store' },
      });
    },
  );
  return { staff, open };
}
