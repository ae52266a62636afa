import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import type { OccurrenceList } from '../../server/schedules/occurrence.schema.ts';
import type {
  FeedList,
  OrganizationPlanDetail,
  OrganizationPlanList,
  PlanDifference,
  PlanVersionList,
  PlanVersionView,
} from '../../server/schedules/plan.schema.ts';
import type { ScheduleRowView, ScheduleView } from '../../server/schedules/schema.ts';
import { yearOf } from '../../server/schedules/window.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { pdf, sendFile } from '../support/files.ts';
import { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
let other: Town;
/** Ольга, head of the first school; Борис, of the second. */
let asOlga: Person;
let asBoris: Person;
const today = new Date().toISOString().slice(0, 10);
const year = yearOf(today);

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: 'malyshevsky-2020', timeZone: 'Europe/London' } });
  town = await app.makeTown({ templateId: 'malyshevsky-2020', timeZone: 'Europe/London' });
  other = await app.makeTown({ templateId: null });
  const { name, timeZone, greeting } = (
    await town.asIrina.get('/api/municipality')
  ).json<MunicipalityView>();
  await town.asIrina.put('/api/municipality', { name, timeZone, greeting, workingYear: year });
  await town.asIrina.post('/api/schedule/move', { archived: false });
  [asOlga, asBoris] = (await Promise.all(
    town.schools.slice(0, 2).map(async ({ _id }, index) => {
      const login = `head-${index}`;
      const membership = {
        ...{ municipalityId: town.municipalityId, role: 'head' as const },
        organizationIds: [_id],
      };
      const person = { login, name: `Директор ${index + 1}`, password: testPassword };
      await createAccount({ ...person, membership, now: new Date() });
      const head = new Person(app.url, 'ru');
      await head.signIn(login, testPassword);
      return head;
    }),
  )) as [Person, Person];
});
afterAll(() => app.stop());

const hasNobody = ({ carriedBy, responsible }: ScheduleRowView) =>
  carriedBy === undefined && responsible.length === 0;
const schedule = async () => (await town.asIrina.get('/api/schedule')).json<ScheduleView>();
const setStates = (state: string, rowIds: string[]) =>
  town.asIrina.put('/api/schedule/states', { state, rowIds });

describe('responsible people of many rows', () => {
  const body = (part: object = {}) => ({
    filter: { directions: ['low-results'], levels: ['municipality'], withoutOnly: true },
    responsible: { text: 'Методист отдела образования' },
    preview: true,
    ...part,
  });
  const send = (part: object = {}, person = town.asIrina) =>
    person.post('/api/schedule/responsible', body(part));

  it('are not set by a methodologist or a school, nor to people of another town', async () => {
    for (const person of [town.asAnna, town.asMarina, asOlga]) {
      expect((await send({}, person)).status).toBe(403);
    }
    expect((await send({ responsible: { accountId: 'nobody' } })).status).toBe(404);
  });

  it('are counted first: 641 rows have none', async () => {
    const all = await send({ filter: { withoutOnly: true } });
    // Five of the 641 are headings over other rows.
    expect(all.json()).toMatchObject({ rows: 636, written: false });
    const counted = (await send()).json<{ rows: number; titles: string[] }>();
    expect(counted.rows).toBeGreaterThan(50);
    expect(counted.titles).toHaveLength(5);
    const { rows } = await schedule();
    expect(rows.filter(hasNobody)).toHaveLength(641);
  });

  it('are written, shown with their source, and taken back', async () => {
    const { rows: number } = (await send({ preview: false })).json<{ rows: number }>();
    const given = (await schedule()).rows.filter(({ carriedBy }) => carriedBy?.source === 'rule');
    expect(given).toHaveLength(number);
    expect(given[0]?.carriedBy?.name).toBe('Методист отдела образования');
    expect((await send()).json()).toMatchObject({ rows: 0 });
    await send({ preview: false, responsible: null });
    const { rows } = await schedule();
    expect(rows.filter(hasNobody)).toHaveLength(641);
  });
});

describe('versions of the plan', () => {
  const order = {
    ...{ number: '300/1од', date: '2026-09-01', title: 'Об утверждении дорожной карты' },
    ...{ fileId: null, regulation: 'Регламент мониторинга', regulationFileId: null },
  };
  const add = (part: object = {}, person = town.asIrina) =>
    person.post('/api/schedule/versions', { order: { ...order, ...part } });

  it('are made by planners, of approved rows, with an order', async () => {
    expect((await add({}, town.asAnna)).status).toBe(403);
    expect((await add()).json().error.code).toBe('plan.nothingApproved');
    const nameless = await add({ number: ' ' });
    expect([nameless.status, nameless.json().error.path]).toEqual([422, 'order.number']);
    const { rows } = await schedule();
    await setStates(
      'approved',
      rows.slice(0, 125).map(({ id }) => id),
    );
    const lost = await add({ fileId: '00000000-0000-4000-8000-000000000000' });
    expect(lost.json().error.path).toBe('order.fileId');
    const file = await sendFile(town.asIrina, { purpose: 'order' });
    const made = await add({ fileId: file.id });
    expect(made.status, made.text).toBe(200);
    expect(made.json<PlanVersionView>()).toMatchObject({
      number: 1,
      rows: 125,
      order: { number: '300/1од', file: { id: file.id } },
    });
    // Sent again after a lost answer: still the first.
    expect((await add({ fileId: file.id })).json<PlanVersionView>().number).toBe(1);
    expect((await add()).json().error.code).toBe('plan.nothingChanged');
    expect((await other.asIrina.get('/api/schedule/versions')).json()).toMatchObject({
      versions: [],
    });
  });

  it('say what a later one adds, moves and removes', async () => {
    const { rows } = await schedule();
    const [moved, removed] = rows;
    const added = rows[130];
    if (!moved || !removed || !added) throw new Error('too few rows');
    const dates = { start: '2027-05-17', end: '2027-05-21' };
    await town.asIrina.put(`/api/schedule/${moved.id}/plan`, dates);
    await setStates('draft', [removed.id]);
    await setStates('approved', [added.id]);
    const list = (await town.asMarina.get('/api/schedule/versions')).json<PlanVersionList>();
    expect(list).toMatchObject({ approved: 125, changed: 3 });
    const made = (await add({ number: '12' })).json<PlanVersionView>();
    expect(made.number).toBe(2);
    const reply = await town.asIrina.get('/api/schedule/versions/1/difference?to=2');
    expect(reply.json<PlanDifference>()).toMatchObject({
      added: [{ rowId: added.id }],
      removed: [{ rowId: removed.id }],
      moved: [{ rowId: moved.id, ...dates, before: { start: moved.plan.start } }],
    });
    expect((await town.asIrina.get('/api/schedule/versions/9/difference')).status).toBe(404);
  });
});

describe('an organization’s own plan', () => {
  const path = (index: number) => `/api/schedule/organizations/${town.schools[index]?._id ?? ''}`;
  const own = async (index: number, person: Person) => {
    const reply = await person.get(path(index));
    expect(reply.status, reply.text).toBe(200);
    return reply.json<OrganizationPlanDetail>();
  };
  const event = (index: number, id: string, body: object, person: Person) =>
    person.patch(`${path(index)}/events/${id}`, body);

  it('is seen by the organization and the department, not by another school', async () => {
    expect((await asBoris.get(path(0))).status).toBe(404);
    expect((await town.asPyotr.get(path(0))).status).toBe(404);
    expect((await other.asIrina.get(path(0))).status).toBe(404);
    const mine = await own(0, asOlga);
    expect(mine).toMatchObject({ state: 'draft', mayWrite: true, mayApprove: true });
    expect(mine.events).toBeGreaterThan(50);
    expect((await own(0, town.asMarina)).mayApprove).toBe(false);
    const list = (await asBoris.get('/api/schedule/organizations')).json<OrganizationPlanList>();
    expect(list.plans.map(({ organizationId }) => organizationId)).toEqual([town.schools[1]?._id]);
    const all = (
      await town.asIrina.get('/api/schedule/organizations')
    ).json<OrganizationPlanList>();
    expect(all.plans).toHaveLength(4);
    expect(all.deadline).toBe(`${year.slice(5)}-03-01`);
  });

  it('has dates within the municipality’s window, marks and notes', async () => {
    const { list } = await own(0, asOlga);
    const found = list.find(({ window }) => window.start !== null && window.due !== null);
    if (!found) throw new Error('no dated event');
    const { occurrenceId: id, window } = found;
    const outside = await event(0, id, { due: '2099-01-01' }, town.asMarina);
    expect([outside.status, outside.json().error.path]).toEqual([422, 'due']);
    expect((await event(0, id, { due: window.due }, town.asPyotr)).status).toBe(404);
    expect((await event(0, id, { note: 'да' }, town.asAnna)).status).toBe(403);
    const kept = await event(0, id, { due: window.due, note: 'Педсовет' }, town.asMarina);
    expect(kept.json<OrganizationPlanDetail>()).toMatchObject({ adjusted: 1, done: 0 });
    const done = await event(0, id, { done: true }, asOlga);
    expect(done.json<OrganizationPlanDetail>()).toMatchObject({ adjusted: 1, done: 1 });
    expect((await own(1, asBoris)).done).toBe(0);
  });

  it('takes marks that several people make at once, and loses none of what others wrote', async () => {
    const { list } = await own(0, asOlga);
    const [first, second, third] = list.slice(-3).map(({ occurrenceId }) => occurrenceId);
    const replies = await Promise.all([
      event(0, first!, { note: 'Приказ № 14' }, asOlga),
      event(0, second!, { note: 'Совещание' }, town.asMarina),
      event(0, third!, { done: true }, town.asMarina),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    const seen = { note: '', done: false };
    const over = await event(0, first!, { note: 'Позже', seen }, town.asMarina);
    expect([over.status, over.json().error]).toMatchObject([409, { path: 'note' }]);
    const beside = await event(0, first!, { done: true, seen: { done: false } }, town.asMarina);
    expect(beside.status, beside.text).toBe(200);
    const again = await event(0, first!, { done: true, seen: { done: false } }, town.asMarina);
    expect(again.status).toBe(200);
    const { list: now } = await own(0, asOlga);
    const byId = new Map(now.map((one) => [one.occurrenceId, one]));
    expect(byId.get(first!)).toMatchObject({ note: 'Приказ № 14', done: true });
    expect(byId.get(second!)).toMatchObject({ note: 'Совещание', done: false });
    expect(byId.get(third!)).toMatchObject({ note: '', done: true });
  });

  it('is approved by its head, once, and then keeps its dates', async () => {
    const approve = (index: number, version: number, person: Person) =>
      person.post(`${path(index)}/approve`, { version });
    const { version, list } = await own(0, asOlga);
    expect((await approve(0, version, town.asMarina)).status).toBe(403);
    expect((await approve(0, version, asBoris)).status).toBe(404);
    expect((await approve(0, version - 1, asOlga)).json().error.code).toBe('occurrence.changed');
    const approved = (await approve(0, version, asOlga)).json<OrganizationPlanDetail>();
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'Директор 1', late: false });
    const { occurrenceId = '', window } = list[0] ?? {};
    const moved = await event(0, occurrenceId, { start: window?.start, due: window?.due }, asOlga);
    expect(moved.json().error.code).toBe('organizationPlan.approved');
    const { plans } = (
      await town.asIrina.get('/api/schedule/organizations')
    ).json<OrganizationPlanList>();
    expect(plans.filter(({ state }) => state === 'approved')).toHaveLength(1);
    const back = await asOlga.post(`${path(0)}/reopen`, { version: approved.version });
    expect(back.json()).toMatchObject({ state: 'draft', onTime: null });
  });

  it('rests on an order of its own, whose file the organization brings and others do not see', async () => {
    const now = await own(1, asBoris);
    const place = { purpose: 'order', organizationId: town.schools[1]?._id ?? '' } as const;
    const search = new URLSearchParams({ name: 'Приказ.pdf', ...place });
    expect((await asOlga.upload(`/api/files?${search}`, pdf('чужой'))).status).toBe(404);
    const first = await sendFile(asBoris, place, pdf('1'));
    const second = await sendFile(asBoris, place, pdf('2'));
    const order = {
      ...{ number: '17/2', date: today, title: 'Об утверждении плана', fileId: first.id },
      ...{ regulation: '', regulationFileId: null },
    };
    const act = (name: 'approve' | 'reopen', body: object) =>
      asBoris.post(`${path(1)}/${name}`, body);
    const foreign = await act('approve', {
      version: now.version,
      order: { ...order, fileId: crypto.randomUUID() },
    });
    expect([foreign.status, foreign.json().error.path]).toEqual([422, 'order.fileId']);
    const approved = (
      await act('approve', { version: now.version, order })
    ).json<OrganizationPlanDetail>();
    expect(approved).toMatchObject({ state: 'approved', order: { number: '17/2', file: first } });
    const read = (person: Person, id: string) => person.get(`/api/files/${id}`);
    expect((await read(town.asIrina, first.id)).status).toBe(200);
    expect((await read(asOlga, first.id)).status).toBe(404);
    const open = (
      await act('reopen', { version: approved.version })
    ).json<OrganizationPlanDetail>();
    const replaced = (
      await act('approve', { version: open.version, order: { ...order, fileId: second.id } })
    ).json<OrganizationPlanDetail>();
    expect(replaced.order?.file?.id).toBe(second.id);
    expect((await read(asBoris, second.id)).status).toBe(200);
    await act('reopen', { version: replaced.version });
  });

  it('says of the deadline whether it was kept', async () => {
    const settings = (await town.asIrina.get('/api/schedule/settings')).json<object>();
    const {
      organizationPlansDueNow: _,
      meetings: __,
      ...own
    } = settings as Record<string, unknown>;
    const due = (day: string) =>
      town.asIrina.put('/api/schedule/settings', { ...own, organizationPlansDue: day });
    expect((await due('2020-01-01')).status).toBe(200);
    const late = (await asBoris.get(path(1))).json<OrganizationPlanDetail>();
    expect(late).toMatchObject({ late: true, deadline: '2020-01-01' });
    const done = await asBoris.post(`${path(1)}/approve`, { version: late.version });
    expect(done.json()).toMatchObject({ onTime: false, late: false });
    await due(today);
    expect((await asBoris.get(path(1))).json()).toMatchObject({ onTime: true });
  });
});

describe('a calendar subscription', () => {
  const open = async (kind: string, person: Person) => {
    const reply = await person.post(`/api/schedule/feeds/${kind}`);
    expect(reply.status, reply.text).toBe(200);
    return new URL(reply.json<{ url: string }>().url);
  };
  const read = ({ pathname, search }: URL) => app.visitor().get(`${pathname}${search}`);

  it('needs its secret address and nothing else', async () => {
    expect((await app.visitor().get('/api/schedule/feed.ics')).status).toBe(422);
    const made = await read(new URL(`${app.url}/api/schedule/feed.ics?token=${'a'.repeat(24)}`));
    expect(made.status).toBe(404);
    const url = await open('plan', town.asIrina);
    expect((await open('plan', town.asIrina)).href).toBe(url.href);
    const reply = await read(url);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(reply.headers.get('set-cookie')).toBeNull();
    const { items } = (
      await town.asIrina.get('/api/schedule/occurrences?limit=1000')
    ).json<OccurrenceList>();
    const dated = items.filter(({ due }) => due !== undefined);
    expect(reply.text.match(/BEGIN:VEVENT/g)).toHaveLength(dated.length);
    const { due = '' } = dated[0] ?? {};
    expect(reply.text).toContain(`DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`);
  });

  it('has a head’s own organization alone, and ends when it is withdrawn', async () => {
    const url = await open('mine', asOlga);
    const mine = (await read(url)).text.match(/BEGIN:VEVENT/g) ?? [];
    const { list } = (
      await asOlga.get(`/api/schedule/organizations/${town.schools[0]?._id ?? ''}`)
    ).json<OrganizationPlanDetail>();
    expect(mine).toHaveLength(list.filter(({ due }) => due !== null).length);
    expect((await open('mine', asBoris)).href).not.toBe(url.href);
    expect((await asOlga.delete('/api/schedule/feeds/mine')).json()).toEqual({
      kind: 'mine',
      url: null,
    });
    expect((await read(url)).status).toBe(404);
    expect((await open('mine', asOlga)).href).not.toBe(url.href);
    const { feeds } = (await asOlga.get('/api/schedule/feeds')).json<FeedList>();
    expect(feeds.map(({ kind, url: one }) => [kind, one === null])).toEqual([
      ['mine', false],
      ['plan', true],
    ]);
  });

  it('shows nothing more to whoever was blocked', async () => {
    const url = await open('plan', asBoris);
    expect((await read(url)).status).toBe(200);
    const people = (await town.asVera.get('/api/people')).json<{ id: string; login: string }[]>();
    const { id = '' } = people.find(({ login }) => login === 'head-1') ?? {};
    const blocked = await town.asVera.post(`/api/people/${id}/block`);
    expect(blocked.status, blocked.text).toBe(200);
    expect((await read(url)).status).toBe(404);
  });
});
