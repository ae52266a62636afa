import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplate } from '../../server/catalogs/templates.ts';
import { copySchedule } from '../../server/schedules/model.ts';
import type { ScheduleRowView, ScheduleView } from '../../server/schedules/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { campaignBody, openCampaign } from '../support/make.ts';

let app: TestApp;
let town: Town;
let large: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  large = await app.makeTown({ templateId: 'malyshevsky-2020' });
});
afterAll(() => app.stop());

async function schedule(of: Town, query = ''): Promise<ScheduleView> {
  const reply = await of.asIrina.get(`/api/schedule${query}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<ScheduleView>();
}

async function firstRow(of: Town): Promise<ScheduleRowView> {
  const [row] = (await schedule(of)).rows;
  if (!row) throw new Error('the schedule is empty');
  return row;
}

describe('the schedule', () => {
  it('is refused to a visitor, and changing it to a methodologist or coordinator', async () => {
    expect((await app.visitor().get('/api/schedule')).status).toBe(401);
    const { id } = await firstRow(town);
    for (const person of [town.asAnna, town.asMarina]) {
      const reply = await person.put(`/api/schedule/${id}/campaigns`, { campaignIds: [] });
      expect([reply.status, reply.json().error.code]).toEqual([403, 'permission.denied']);
    }
  });

  it('has every row of the catalog, in its order', async () => {
    for (const [of, id, rows] of [
      [town, 'spassk-dalny-2022', 22],
      [large, 'malyshevsky-2020', 762],
    ] as const) {
      const all = await schedule(of);
      expect([all.rows.length, all.total]).toEqual([rows, rows]);
      expect(all.rows.map(({ key }) => key)).toEqual(
        readTemplate(id)?.schedule.map((row) => row.id),
      );
    }
  });

  it('stays as it is when copied again', async () => {
    const template = readTemplate('malyshevsky-2020');
    const before = await schedule(large);
    if (template) await copySchedule(large.municipalityId, template, large.by);
    expect(await schedule(large)).toEqual(before);
  });

  it('is filtered by direction, level and year, the filters keeping their counts', async () => {
    const all = await schedule(large);
    const [direction] = all.directions;
    const some = await schedule(large, `?direction=${direction?.id ?? ''}&level=municipality`);
    expect(some.rows.length).toBeGreaterThan(0);
    expect(some.rows.length).toBeLessThanOrEqual(direction?.rows ?? 0);
    for (const row of some.rows) {
      expect([row.directionId, row.level]).toEqual([direction?.id, 'municipality']);
    }
    expect([some.total, some.directions]).toEqual([762, all.directions]);
  });

  it('shows the rows planned for a year with those that have no date', async () => {
    const { years } = await schedule(large);
    expect(years.slice(-3)).toEqual([2022, 2023, 2024]);
    const year = 2022;
    const { rows } = await schedule(large, `?year=${year}`);
    const dated = rows.filter(({ plan }) => plan.start !== null && plan.end !== null);
    expect(dated.length).toBeGreaterThan(0);
    for (const { plan } of dated) {
      expect(Number(plan.start?.slice(0, 4))).toBeLessThanOrEqual(year);
      expect(Number(plan.end?.slice(0, 4))).toBeGreaterThanOrEqual(year);
    }
    expect(rows.some(({ plan }) => plan.start === null && plan.end === null)).toBe(true);
    expect(rows.length).toBeLessThan(762);
  });

  it('is searched by words in any order and case, Cyrillic too', async () => {
    const { rows } = await schedule(large, `?search=${encodeURIComponent('МОНИТОРИНГ  ШКОЛ')}`);
    expect(rows.length).toBeGreaterThan(0);
    const turned = await schedule(large, `?search=${encodeURIComponent('школ мониторинг')}`);
    expect(turned.rows).toEqual(rows);
    const none = await schedule(large, `?search=${encodeURIComponent('.*')}`);
    expect(none.rows).toEqual([]);
  });

  it.each(['level=all', 'year=вчера', 'search[$regex]=.', `search=${'a'.repeat(201)}`])(
    'refuses a wrong filter: %s',
    async (query) => {
      expect((await town.asIrina.get(`/api/schedule?${query}`)).status).toBe(422);
    },
  );
});

describe('a row tied to campaigns', () => {
  const tie = async (id: string, campaignIds: string[]) =>
    town.asIrina.put(`/api/schedule/${id}/campaigns`, { campaignIds });

  it('shows their state, to a coordinator too', async () => {
    const { id } = await firstRow(town);
    const open = await openCampaign(app, town);
    const draft = (await town.asIrina.post('/api/campaigns', campaignBody(town))).json<{
      id: string;
    }>();
    const tied = await tie(id, [open.id, draft.id]);
    expect(tied.status, tied.text).toBe(200);
    const states = (row: ScheduleRowView) => row.campaigns.map(({ state }) => state);
    expect(states(tied.json<ScheduleRowView>())).toEqual(['open', 'draft']);
    await town.asIrina.post(`/api/campaigns/${open.id}/close`);
    const seen = (await town.asMarina.get('/api/schedule')).json<ScheduleView>();
    expect(seen.rows[0] && states(seen.rows[0])).toEqual(['closed', 'draft']);
  });

  it('is not tied to a campaign of another municipality, nor is another’s row changed', async () => {
    const foreign = await openCampaign(app, large);
    const { id } = await firstRow(town);
    const before = await schedule(town);
    const reply = await tie(id, [foreign.id]);
    expect([reply.status, reply.json().error.code]).toEqual([404, 'thing.notFound']);
    const theirs = await firstRow(large);
    expect((await tie(theirs.id, [])).status).toBe(404);
    expect(await schedule(town)).toEqual(before);
  });

  it.each([
    ['not an id', { campaignIds: ['x'] }],
    ['an operator', { campaignIds: { $ne: null } }],
    ['an unknown field', { campaignIds: [], more: 1 }],
  ])('refuses %s', async (_, body) => {
    const { id } = await firstRow(town);
    expect((await town.asIrina.put(`/api/schedule/${id}/campaigns`, body)).status).toBe(422);
  });

  it('leaves one audit line for each change, before and after', async () => {
    const row = await firstRow(town);
    const tied = row.campaigns.map(({ id }) => id);
    await tie(row.id, []);
    await tie(row.id, []);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${row.id}`)).json<
      { action: string; actorName: string; before: unknown; after: unknown }[]
    >();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      action: 'schedule.write',
      actorName: 'irina',
      before: { campaignIds: tied },
      after: { campaignIds: [] },
    });
  });
});
