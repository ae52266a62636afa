import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkingDays, plainCalendar } from '../../server/calendar/days.ts';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import type {
  OccurrenceDetail,
  OccurrenceList,
  OccurrenceView,
} from '../../server/schedules/occurrence.schema.ts';
import type {
  AnchorList,
  AnchorPreview,
  ScheduleSettingsView,
} from '../../server/schedules/plan.schema.ts';
import type { ScheduleView } from '../../server/schedules/schema.ts';
import { yearOf } from '../../server/schedules/window.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { sendFile } from '../support/files.ts';

let app: TestApp;
let town: Town;
let other: Town;
const today = new Date().toISOString().slice(0, 10);
const year = yearOf(today);

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: 'kemerovo-2021', timeZone: 'Europe/London' } });
  town = await app.makeTown({ templateId: 'kemerovo-2021', timeZone: 'Europe/London' });
  other = await app.makeTown({ templateId: 'spassk-dalny-2022', timeZone: 'Europe/London' });
  for (const of of [town, other]) {
    const { name, timeZone, greeting } = (
      await of.asIrina.get('/api/municipality')
    ).json<MunicipalityView>();
    const body = { name, timeZone, greeting, workingYear: year };
    expect((await of.asIrina.put('/api/municipality', body)).status).toBe(200);
  }
});
afterAll(() => app.stop());

async function rowIds(keys: string[], of = town): Promise<string[]> {
  const { rows } = (await of.asIrina.get('/api/schedule')).json<ScheduleView>();
  return keys.map((key) => rows.find((row) => row.key === key)?.id ?? '');
}

async function approve(keys: string[], of = town): Promise<string[]> {
  const ids = await rowIds(keys, of);
  const reply = await of.asIrina.put('/api/schedule/states', { state: 'approved', rowIds: ids });
  expect(reply.status, reply.text).toBe(200);
  return ids;
}

async function list(query: string, of = town, person = of.asIrina): Promise<OccurrenceList> {
  const reply = await person.get(`/api/schedule/occurrences?${query}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json();
}

async function ofRow(rowId: string, of = town): Promise<OccurrenceView[]> {
  return (await list(`rowId=${rowId}`, of)).items;
}

async function detail(id: string, person = town.asIrina): Promise<OccurrenceDetail> {
  const reply = await person.get(`/api/schedule/occurrences/${id}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json();
}

const patch = (id: string, body: object, person = town.asIrina) =>
  person.patch(`/api/schedule/occurrences/${id}`, body);
const setAnchor = (anchorId: string, events: object[], person = town.asIrina) =>
  person.put('/api/schedule/anchors', { year, anchorId, events });

describe('occurrences', () => {
  it('are shown to staff of the town alone and changed by none but planners', async () => {
    const [rowId = ''] = await approve(['s-002']);
    const [one] = await ofRow(rowId);
    const id = one?.id ?? '';
    expect((await app.visitor().get('/api/schedule/occurrences')).status).toBe(401);
    expect((await other.asIrina.get(`/api/schedule/occurrences/${id}`)).status).toBe(404);
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.get(`/api/schedule/occurrences/${id}`)).status).toBe(200);
      const reply = await patch(id, { version: one?.version, note: 'моё' }, person);
      expect([reply.status, reply.json().error.code]).toEqual([403, 'permission.denied']);
      expect((await setAnchor('procedure-results', [], person)).status).toBe(403);
    }
    expect((await patch(id, { version: 1, note: 'чужое' }, other.asIrina)).status).toBe(404);
  });

  it('are made of approved rows only, and go when a row is a draft again', async () => {
    const [rowId = ''] = await approve(['s-005']);
    expect(await ofRow(rowId)).toMatchObject([{ year, sequence: 1, state: 'planned' }]);
    await town.asIrina.put('/api/schedule/states', { state: 'draft', rowIds: [rowId] });
    expect(await ofRow(rowId)).toEqual([]);
  });

  it('keep the dates of two events that two planners set at the same moment', async () => {
    const ids = ['procedure-results', 'school-included'];
    const next = yearOf(`${year.slice(5)}-10-01`);
    for (let day = 10; day < 15; day += 1) {
      const date = `${next.slice(0, 4)}-10-${day}`;
      const set = ids.map((anchorId) =>
        town.asIrina.put('/api/schedule/anchors', {
          ...{ year: next, anchorId, events: [{ date, title: `День ${day}` }] },
        }),
      );
      expect((await Promise.all(set)).map(({ status }) => status)).toEqual([200, 200]);
      const { anchors } = (
        await town.asIrina.get(`/api/schedule/anchors?year=${next}`)
      ).json<AnchorList>();
      expect(anchors.map(({ events }) => events.map((one) => one.date))).toEqual([[date], [date]]);
    }
  });

  it('stay with their event when its dates are sent again after a lost answer', async () => {
    const later = yearOf(`${Number(year.slice(5)) + 1}-10-01`);
    const events = ['05', '19'].map((day) => ({
      date: `${later.slice(0, 4)}-10-${day}`,
      title: '',
    }));
    const send = async () => {
      const body = { year: later, anchorId: 'school-included', events };
      const reply = await town.asIrina.put('/api/schedule/anchors', body);
      return reply.json<AnchorList>().anchors.find(({ id }) => id === body.anchorId)?.events;
    };
    const first = await send();
    expect(first?.map(({ number }) => number)).toEqual([1, 2]);
    expect(await send()).toEqual(first);
  });

  it('count from each date of an event, and move with it', async () => {
    const [analysis = '', meeting = '', advice = ''] = await approve(['s-023', 's-025', 's-026']);
    expect(await ofRow(analysis)).toMatchObject([{ waits: { for: 'anchor' } }]);
    const dates = [`${year.slice(0, 4)}-10-12`, `${year.slice(0, 4)}-11-09`];
    const events = dates.map((date, index) => ({ date, title: `ВПР, ${index + 5} класс` }));
    const preview = await town.asIrina.post('/api/schedule/anchors/preview', {
      ...{ year, anchorId: 'procedure-results', events },
    });
    const due = dates.map((date) => addWorkingDays(plainCalendar, date, 30));
    const [first] = preview.json<AnchorPreview>().moved;
    expect(first).toMatchObject({ before: null, after: due[0], event: 'ВПР, 5 класс' });
    expect(preview.json<AnchorPreview>()).toMatchObject({ removed: 0, kept: 0 });
    expect(await ofRow(analysis)).toMatchObject([{ waits: { for: 'anchor' } }]);
    const reply = await setAnchor('procedure-results', events);
    expect(reply.status, reply.text).toBe(200);
    const anchor = reply.json<AnchorList>().anchors.find(({ id }) => id === 'procedure-results');
    expect(anchor).toMatchObject({ rows: 2, approved: 1, events: [{ number: 1 }, { number: 2 }] });
    expect(await ofRow(analysis)).toMatchObject(
      due.map((day, index) => ({ due: day, of: 2, event: `ВПР, ${index + 5} класс` })),
    );
    expect(await ofRow(meeting)).toMatchObject([
      { start: due[0], due: addWorkingDays(plainCalendar, due[0] ?? '', 30), estimated: true },
      { start: due[1], estimated: true },
    ]);
    // s-026 counts from s-024 too, which is not approved.
    expect(await ofRow(advice)).toMatchObject([{ waits: { for: 'row' } }]);

    // The second is moved, the first is withdrawn: the numbers stay with their events.
    const later = `${year.slice(0, 4)}-11-16`;
    await setAnchor('procedure-results', [{ number: 2, date: later, title: '' }]);
    expect(await ofRow(analysis)).toMatchObject([
      { sequence: 2, due: addWorkingDays(plainCalendar, later, 30) },
    ]);
    await setAnchor('procedure-results', [
      { number: 2, date: later, title: '' },
      { date: dates[0], title: '' },
    ]);
    expect((await ofRow(analysis)).map(({ sequence }) => sequence).sort()).toEqual([2, 3]);
  });

  it('do not move once they are done; what follows counts from that day', async () => {
    const [analysis = '', meeting = ''] = await rowIds(['s-023', 's-025']);
    const [one] = await ofRow(analysis);
    if (!one) throw new Error('none');
    const future = await patch(one.id, {
      version: one.version,
      state: 'done',
      doneOn: '2099-01-01',
    });
    expect([future.status, future.json().error.path]).toEqual([422, 'doneOn']);
    const done = await patch(one.id, { version: one.version, state: 'done', doneOn: today });
    expect(done.json<OccurrenceDetail>()).toMatchObject({
      state: 'done',
      doneOn: today,
      due: one.due,
    });
    const [follows] = (await ofRow(meeting)).filter(({ sequence }) => sequence === one.sequence);
    expect(follows).toMatchObject({ start: today });
    expect(follows).not.toHaveProperty('estimated');
    await setAnchor('procedure-results', [
      { number: one.sequence, date: `${year.slice(5)}-02-01`, title: '' },
    ]);
    expect(await detail(one.id)).toMatchObject({ state: 'done', due: one.due });
    const again = await patch(one.id, { version: one.version, note: 'поздно' });
    expect([again.status, again.json().error.code]).toEqual([409, 'occurrence.changed']);
  });

  it('keep what people write, with a history and an audit line', async () => {
    const [rowId = ''] = await rowIds(['s-002']);
    const [one] = await ofRow(rowId);
    if (!one) throw new Error('none');
    const file = (await sendFile(town.asIrina, { purpose: 'deliverable' })).id;
    const body = {
      version: one.version,
      state: 'underway',
      deliverableText: 'Справка о сопровождении',
      deliverableFileIds: [file],
      deliverableLinks: [{ title: 'Справка', url: 'https://example.org/a.pdf' }],
      published: [{ place: 'Сайт управления', url: 'https://example.org/', date: today }],
      note: 'Первая половина года',
    };
    const reply = await patch(one.id, body);
    expect(reply.status, reply.text).toBe(200);
    const after = reply.json<OccurrenceDetail>();
    expect(after).toMatchObject({ state: 'underway', files: 1, links: 1, publications: 1 });
    expect(after.deliverableFiles[0]?.id).toBe(file);
    // The same again, as after a lost answer.
    expect((await patch(one.id, body)).json<OccurrenceDetail>().version).toBe(after.version);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${one.id}`)).json<object[]>();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ action: 'schedule.carryOut', before: { state: 'planned' } });
    expect(after.history.map(({ what }) => what)).toContain('published');
    // A school sees the result, not the department's notes.
    expect(await detail(one.id, town.asMarina)).toMatchObject({
      note: '',
      history: [],
      may: 'read',
    });
  });

  it.each<[string, object, string]>([
    ['a state that does not exist', { state: 'late' }, 'state'],
    ['a day that does not exist', { state: 'done', doneOn: '2027-02-30' }, 'doneOn'],
    [
      'a link that is none',
      { deliverableLinks: [{ title: '', url: 'javascript:1' }] },
      'deliverableLinks.0.url',
    ],
    ['a field that does not exist', { due: '2027-01-01' }, 'due'],
    ['no reason for a cancellation', { state: 'cancelled' }, 'reason'],
    [
      'a file that is not there',
      { deliverableFileIds: ['00000000-0000-4000-8000-000000000000'] },
      'deliverableFileIds',
    ],
  ])('refuse %s and stay as they are', async (_, part, path) => {
    const [rowId = ''] = await rowIds(['s-002']);
    const [one] = await ofRow(rowId);
    if (!one) throw new Error('none');
    const before = await detail(one.id);
    const reply = await patch(one.id, { version: one.version, ...part });
    expect([reply.status, reply.json().error.path]).toEqual([
      path === 'deliverableFileIds' ? reply.status : 422,
      path,
    ]);
    expect(await detail(one.id)).toEqual(before);
  });

  it('let the responsible person carry out what is theirs, and no more', async () => {
    const [rowId = ''] = await approve(['s-015']);
    const [one] = await ofRow(rowId);
    if (!one) throw new Error('none');
    const people = (await town.asIrina.get('/api/people')).json<{ id: string; login: string }[]>();
    const accountId = people.find(({ login }) => login === town.logins.anna)?.id ?? '';
    const body = { version: one.version, responsible: { accountId } };
    const given = (await patch(one.id, body)).json<OccurrenceDetail>();
    expect(given.responsible).toMatchObject({ accountId, source: 'hand' });
    expect((await list('mine=true', town, town.asAnna)).items.map(({ id }) => id)).toEqual([
      one.id,
    ]);
    const note = await patch(one.id, { version: given.version, note: 'Сделаю' }, town.asAnna);
    expect(note.status, note.text).toBe(200);
    const { version } = note.json<OccurrenceDetail>();
    const hands = { version, responsible: { text: 'Кто-нибудь' } };
    expect((await patch(one.id, hands, town.asAnna)).status).toBe(403);
    const cancel = { version, state: 'cancelled', reason: 'Не успеваю' };
    expect((await patch(one.id, cancel, town.asAnna)).status).toBe(403);
    const cancelled = (await patch(one.id, cancel)).json<OccurrenceDetail>();
    expect(cancelled.state).toBe('cancelled');
    const again = { version: cancelled.version, state: 'planned' };
    expect((await patch(one.id, again, town.asAnna)).status).toBe(403);
    const done = { ...again, state: 'done' };
    expect((await patch(one.id, done, town.asAnna)).status).toBe(403);
    expect((await patch(one.id, again)).status).toBe(200);
  });

  it('are found by month, days, state and words, page by page', async () => {
    await approve(['s-006', 's-030', 's-031', 's-034']);
    const all = await list(`year=${year}`);
    const pages = await Promise.all([list('limit=2'), list('limit=2&offset=2')]);
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items.slice(0, 4));
    expect(pages[0].total).toBe(all.total);
    const spring = await list(`month=${year.slice(5)}-03`);
    for (const { start = '', due, end = due ?? start } of spring.items) {
      expect(start <= `${year.slice(5)}-03-31` && end >= `${year.slice(5)}-03-01`).toBe(true);
    }
    expect((await list('state=undated')).items.every(({ due }) => due === undefined)).toBe(true);
    expect((await list('search=сопровождение')).total).toBeGreaterThan(0);
    const { counts } = all;
    expect(counts.planned + counts.underway + counts.done + counts.cancelled).toBe(all.total);
    expect(Buffer.byteLength(JSON.stringify(all)) / all.items.length).toBeLessThan(1000);
  });

  it('are done with the row, and the row with them', async () => {
    const [rowId = ''] = await approve(['s-032']);
    const states = async () =>
      (await town.asIrina.get('/api/schedule'))
        .json<ScheduleView>()
        .rows.find(({ id }) => id === rowId);
    await town.asIrina.put('/api/schedule/states', { state: 'done', rowIds: [rowId] });
    expect(await ofRow(rowId)).toMatchObject([{ state: 'done' }]);
    expect(await states()).toMatchObject({
      plan: { state: 'done' },
      occurrences: { of: 1, done: 1 },
    });
    const [one] = await ofRow(rowId);
    await patch(one?.id ?? '', { version: one?.version, state: 'planned' });
    expect(await states()).toMatchObject({ plan: { state: 'approved' }, occurrences: { done: 0 } });
  });
});

describe('days off', () => {
  it('move due days as the town has chosen, and as an administrator corrects the calendar', async () => {
    const [rowId = ''] = await approve(['s-003']);
    // 6 March 2027 is a Saturday; 8 March is a holiday.
    const dates = { start: '2027-03-06', end: '2027-03-06' };
    await town.asIrina.put(`/api/schedule/${rowId}/plan`, dates);
    expect(await ofRow(rowId)).toMatchObject([{ end: '2027-03-06', due: '2027-03-09' }]);
    const reply = await town.asIrina.get('/api/schedule/settings');
    const {
      organizationPlansDueNow: _,
      meetings: __,
      ...settings
    } = reply.json<ScheduleSettingsView>();
    const save = (body: object) => town.asIrina.put('/api/schedule/settings', body);
    expect((await save({ ...settings, dayOff: 'previous' })).status).toBe(200);
    expect(await ofRow(rowId)).toMatchObject([{ due: '2027-03-05' }]);
    const noReason = await save({ ...settings, dayOffReason: ' ' });
    expect([noReason.status, noReason.json().error.path]).toEqual([422, 'dayOffReason']);

    const correct = (working: boolean | null, person = town.asVera) =>
      person.put('/api/calendar/2027-03-05', { working, reason: 'указ губернатора' });
    expect((await correct(false, town.asIrina)).status).toBe(403);
    expect((await correct(false)).status).toBe(200);
    await app.runJobs();
    expect(await ofRow(rowId)).toMatchObject([{ due: '2027-03-04' }]);
    await correct(null);
    await app.runJobs();
    expect(await ofRow(rowId)).toMatchObject([{ due: '2027-03-05' }]);
    const log = (await town.asVera.get('/api/audit')).json<{ action: string }[]>();
    const lines = log.filter(({ action }) => action === 'calendar.write');
    expect(lines).toHaveLength(2);
  });
});

describe('the steps of a result', () => {
  const meeting = (part: object = {}) => ({
    ...{ agenda: 'Аналитический отчёт', members: 9, present: 5, votesFor: 3, votesAgainst: 2 },
    ...{ chairFor: true, minutesFileId: null },
    ...part,
  });
  let id = '';
  const step = async (name: string, body: object = {}, person = other.asIrina) => {
    const { version } = await detail(id, other.asIrina);
    const path = `/api/schedule/occurrences/${id}/steps/${name}`;
    return person.put(path, { version, date: today, ...body });
  };

  it('are passed in their order', async () => {
    const [rowId = ''] = await approve(['s-004'], other);
    id = (await ofRow(rowId, other))[0]?.id ?? '';
    expect((await step('draft', {}, other.asMarina)).status).toBe(403);
    const early = await step('approval');
    expect([early.status, early.json().error.code]).toEqual([409, 'step.order']);
    expect((await step('nothing')).status).toBe(404);
    const future = await step('draft', { date: '2099-01-01' });
    expect([future.status, future.json().error.path]).toEqual([422, 'date']);
    const begun = (await step('draft')).json<OccurrenceDetail>();
    expect(begun).toMatchObject({ state: 'underway', steps: { passed: 1, of: 4 } });
    expect((await step('draft')).json().error.code).toBe('step.passed');
  });

  it('need a meeting with at least half of the members and a majority', async () => {
    expect((await step('meeting')).json().error.code).toBe('step.meetingMissing');
    const crowd = await step('meeting', { meeting: meeting({ present: 10 }) });
    expect([crowd.status, crowd.json().error.path]).toEqual([422, 'meeting.present']);
    const minutesFileId = (await sendFile(other.asIrina, { purpose: 'minutes' })).id;
    const few = meeting({ present: 4, votesFor: 4, votesAgainst: 0 });
    expect((await step('meeting', { meeting: few })).json()).toMatchObject({
      steps: { passed: 1 },
    });
    const against = meeting({ votesFor: 2, votesAgainst: 3 });
    await step('meeting', { meeting: against });
    const passed = (
      await step('meeting', { meeting: meeting({ minutesFileId }) })
    ).json<OccurrenceDetail>();
    expect(passed.stepList[1]).toMatchObject({
      passed: true,
      record: { result: 'adopted', minutes: { id: minutesFileId } },
      earlier: [{ result: 'noQuorum' }, { result: 'rejected' }],
    });
    const school = await detail(id, other.asMarina);
    expect(school.stepList[1]?.record).toMatchObject({ meeting: null, minutes: null });
  });

  it('end with a publication that is proved', async () => {
    await step('approval');
    expect((await step('publication')).json().error.code).toBe('step.unpublished');
    const { version } = await detail(id, other.asIrina);
    const published = [{ place: 'Раздел «МСОКО»', url: 'https://example.org/', date: today }];
    await patch(id, { version, published }, other.asIrina);
    expect((await step('publication')).json()).toMatchObject({ steps: { passed: 4, next: null } });
    const { meetings } = (
      await other.asIrina.get('/api/schedule/settings')
    ).json<ScheduleSettingsView>();
    expect(meetings.flatMap(({ dates }) => dates)).toEqual([today]);
  });

  it('are taken back with a reason, with those after them', async () => {
    const { version } = await detail(id, other.asIrina);
    const path = `/api/schedule/occurrences/${id}/steps/meeting/back`;
    expect((await other.asIrina.post(path, { version, reason: '' })).status).toBe(422);
    const back = await other.asIrina.post(path, { version, reason: 'ошибка в отчёте' });
    expect(back.json()).toMatchObject({ steps: { passed: 1 } });
  });
});
