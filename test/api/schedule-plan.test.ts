import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import type { ScheduleRowView, ScheduleView } from '../../server/schedules/schema.ts';
import { migrate } from '../../server/storage/migrations.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;
let other: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: 'malyshevsky-2020' } });
  town = await app.makeTown({ templateId: 'malyshevsky-2020' });
  other = await app.makeTown({ templateId: 'kemerovo-2021' });
});
afterAll(() => app.stop());

async function schedule(query = '', of = town): Promise<ScheduleView> {
  const reply = await of.asIrina.get(`/api/schedule${query}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<ScheduleView>();
}

async function row(key: string): Promise<ScheduleRowView> {
  const found = (await schedule()).rows.find((one) => one.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
}

const states = (state: string, rows: { id: string }[], person = town.asIrina) =>
  person.put('/api/schedule/states', { state, rowIds: rows.map(({ id }) => id) });
const dates = (id: string, body: object, person = town.asIrina) =>
  person.put(`/api/schedule/${id}/plan`, body);

async function auditOf(id: string): Promise<{ action: string; before: object; after: object }[]> {
  await app.runJobs();
  return (await town.asIrina.get(`/api/audit?subject=${id}`)).json();
}

async function saveWorkingYear(workingYear: string) {
  const { name, timeZone, greeting } = (
    await town.asIrina.get('/api/municipality')
  ).json<MunicipalityView>();
  const body = { name, timeZone, greeting, workingYear };
  expect((await town.asIrina.put('/api/municipality', body)).status).toBe(200);
}

describe('a municipality’s own plan', () => {
  it('is not changed by a methodologist, a coordinator or a neighbour', async () => {
    const [first] = (await schedule()).rows;
    if (!first) throw new Error('no rows');
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await states('approved', [first], person)).status).toBe(403);
      expect((await dates(first.id, { start: null, end: null }, person)).status).toBe(403);
      expect((await person.post('/api/schedule/move', { archived: true })).status).toBe(403);
    }
    expect((await states('approved', [first], other.asIrina)).status).toBe(404);
    expect((await dates(first.id, { start: null, end: null }, other.asIrina)).status).toBe(404);
  });

  it('begins as a draft moved to the working year, nothing due, the document’s words beside', async () => {
    const { rows, states: counts, due, move } = await schedule();
    expect(counts).toEqual({ draft: 762, approved: 0, done: 0, archive: 0 });
    expect(due).toEqual({ overdue: 0, month: 0, running: 0, later: 0 });
    expect(move).toMatchObject({ years: 1, drafts: 0, archived: 0, past: 0 });
    const moved = rows.find(({ timingText }) => timingText === 'февраль 2021');
    expect(moved).toMatchObject({
      plan: { start: '2022-02', end: '2022-02', moved: 1, byHand: false },
    });
    expect(rows.filter(({ plan }) => plan.start === null && plan.end === null)).toHaveLength(97);
  });

  it.each<[string, object, string]>([
    ['a state that does not exist', { state: 'burnt' }, 'state'],
    ['no rows', { rowIds: [] }, 'rowIds'],
    ['something that is no row', { rowIds: ['x'] }, 'rowIds.0'],
    ['an operator', { rowIds: { $ne: null } }, 'rowIds'],
  ])('refuses %s', async (_, part, path) => {
    const { id } = await row('s-001');
    const body = { state: 'approved', rowIds: [id], ...part };
    const reply = await town.asIrina.put('/api/schedule/states', body);
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
  });

  it('approves none when one of them is not its own', async () => {
    const mine = await row('s-001');
    const [theirs] = (await schedule('', other)).rows;
    if (!theirs) throw new Error('no rows');
    expect((await states('approved', [mine, theirs])).status).toBe(404);
    expect((await row('s-001')).plan.state).toBe('draft');
  });

  it('is approved row by row or all at once, once, with an audit line each', async () => {
    const first = await row('s-001');
    expect((await states('approved', [first])).json()).toEqual({ changed: 1 });
    expect((await states('approved', [first, first])).json()).toEqual({ changed: 0 });
    const all = (await schedule('?year=2022&state=draft')).rows;
    expect((await states('approved', all)).json()).toEqual({ changed: all.length });
    const lines = await auditOf(first.id);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      action: 'schedule.write',
      before: { state: 'draft' },
      after: { state: 'approved' },
    });
    const approved = await schedule('?state=approved');
    expect(approved.rows).toHaveLength(all.length + 1);
    expect(approved.states).toMatchObject({ approved: all.length + 1 });
  });

  it('shows as overdue what was approved and is past, until it is done, moved or put away', async () => {
    const overdue = await schedule('?due=overdue');
    expect(overdue.rows.length).toBe(overdue.due.overdue);
    expect(overdue.rows.length).toBeGreaterThan(3);
    const [done, put, late] = overdue.rows;
    if (!done || !put || !late) throw new Error('too few rows');
    await states('done', [done]);
    await states('archive', [put]);
    const reply = await dates(late.id, { start: '2099-02-01', end: '2099-03' });
    expect(reply.json<ScheduleRowView>()).toMatchObject({
      plan: { start: '2099-02-01', end: '2099-03', byHand: true, state: 'approved' },
      due: 'later',
      timingText: late.timingText,
    });
    const left = await schedule('?due=overdue');
    expect(left.due.overdue).toBe(overdue.due.overdue - 3);
    expect((await schedule()).years).toContain(2099);
  });

  it('has the dates of one when two set them at once, and the other is told', async () => {
    const { rows } = (await town.asIrina.get('/api/schedule')).json<ScheduleView>();
    const { id = '' } = rows.at(-1) ?? {};
    const starts = ['2098-01', '2098-02', '2098-03', '2098-04', '2098-05', '2098-06'];
    const replies = await Promise.all(starts.map((start) => dates(id, { start, end: null })));
    for (const [index, reply] of replies.entries()) {
      if (reply.status === 200) {
        expect(reply.json<ScheduleRowView>().plan.start).toBe(starts[index]);
      } else expect(reply.json().error.code).toBe('schedule.changed');
    }
  });

  it.each<[string, object, string]>([
    ['a day that does not exist', { start: '2027-02-29', end: null }, 'start'],
    ['a month that does not exist', { start: null, end: '2027-13' }, 'end'],
    ['words', { start: 'весной', end: null }, 'start'],
    ['an end before the beginning', { start: '2027-03-02', end: '2027-03-01' }, 'end'],
    ['an end in the month before', { start: '2027-03-02', end: '2027-02' }, 'end'],
    ['a state beside the dates', { start: null, end: null, state: 'approved' }, 'state'],
  ])('does not take %s for a date', async (_, body, path) => {
    const before = await row('s-002');
    const reply = await dates(before.id, body);
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
    expect(await row('s-002')).toEqual(before);
  });

  it('keeps dates with one audit line however often they are saved', async () => {
    const { id } = await row('s-002');
    const earlier = await auditOf(id);
    const body = { start: '2022-09-05', end: '2022-09-05' };
    await dates(id, body);
    await dates(id, body);
    const lines = await auditOf(id);
    expect(lines).toHaveLength(earlier.length + 1);
    expect(lines[0]).toMatchObject({ before: { start: null }, after: body });
  });

  it('moves what is not approved along with the working year, there and back', async () => {
    const before = await schedule();
    await saveWorkingYear('2026-2027');
    const offered = (await schedule()).move;
    expect(offered.years).toBe(6);
    expect(offered.drafts).toBeGreaterThan(300);
    expect(offered.past).toBeGreaterThan(0);
    const moved = await town.asIrina.post('/api/schedule/move', { archived: false });
    expect(moved.json()).toEqual({ changed: offered.drafts });
    const again = await town.asIrina.post('/api/schedule/move', { archived: false });
    expect(again.json()).toEqual({ changed: 0 });
    const after = await schedule();
    expect(after.move).toMatchObject({ drafts: 0, archived: 1, past: 0 });
    for (const [index, { plan, timingText }] of after.rows.entries()) {
      const was = before.rows[index];
      expect(timingText).toBe(was?.timingText);
      if (plan.state !== 'draft') expect(plan).toEqual(was?.plan);
    }
    await saveWorkingYear('2021-2022');
    await town.asIrina.post('/api/schedule/move', { archived: false });
    expect((await schedule()).rows).toEqual(before.rows);
  });

  it('takes the archive along when asked', async () => {
    await saveWorkingYear('2026-2027');
    const [archived] = (await schedule('?state=archive')).rows;
    await town.asIrina.post('/api/schedule/move', { archived: true });
    const after = (await schedule()).rows.find(({ id }) => id === archived?.id);
    expect(after?.plan.state).toBe('draft');
    expect((await schedule()).move).toMatchObject({ drafts: 0, archived: 0 });
  });
});

describe('a municipality that keeps the past as an archive', () => {
  it('has nothing due, and its past rows apart', async () => {
    const made = await town.asVera.post('/api/municipalities', {
      name: 'Архивный округ',
      timeZone: 'Asia/Yekaterinburg',
      workingYear: '2022-2023',
      templateId: 'malyshevsky-2020',
      pastRows: 'archive',
    });
    expect(made.status, made.text).toBe(200);
    const { id } = made.json<MunicipalityView>();
    await app.runJobs();
    await town.asVera.put('/api/session/municipality', { municipalityId: id });
    const view = (await town.asVera.get('/api/schedule')).json<ScheduleView>();
    await town.asVera.put('/api/session/municipality', { municipalityId: town.municipalityId });
    // The template says beforehand what will happen.
    const [template] = (await town.asVera.get('/api/catalog-templates'))
      .json<{ id: string; dated: { rows: number; ends: { year: number; rows: number }[] } }[]>()
      .filter((one) => one.id === 'malyshevsky-2020');
    const past = template?.dated.ends.filter(({ year }) => year < 2022) ?? [];
    const told = past.reduce((sum, { rows }) => sum + rows, 0);
    expect(told).toBeGreaterThan(100);
    expect(view.states).toEqual({ draft: 762 - told, approved: 0, done: 0, archive: told });
    expect(view.due).toEqual({ overdue: 0, month: 0, running: 0, later: 0 });
  });
});

describe('a schedule stored before there were plans', () => {
  it('stays in force, what is over becomes an archive, no date is moved', async () => {
    const rows = mongoose.connection.collection('scheduleRows');
    const { municipalityId } = other;
    await rows.updateMany({ municipalityId }, { $unset: { plan: 1 } });
    await mongoose.connection.collection('migrations').deleteMany({});
    expect(await migrate()).toContain('schedule rows get a plan');
    const view = await schedule('', other);
    expect(view.states).toEqual({ draft: 0, approved: 67, done: 0, archive: 1 });
    expect(view.due.overdue).toBe(0);
    const [past] = (await schedule('?state=archive', other)).rows;
    expect(past?.plan).toMatchObject({ start: '2021-01-26', end: '2021-01-26', moved: 0 });
  });
});

describe('a schedule stored before its rows knew what they count from', () => {
  it('learns it from its template, with the events; what a person has written stays', async () => {
    const { municipalityId } = other;
    const connection = mongoose.connection;
    const of = (key: string) => ({ municipalityId, key });
    const kept = { rows: ['s-026'] };
    const rows = connection.collection('scheduleRows');
    await rows.updateMany(
      { municipalityId },
      { $unset: { 'facts.after': 1, 'facts.reportingYear': 1 } },
    );
    await rows.updateOne(of('s-029'), { $set: { 'facts.after': kept } });
    await rows.updateOne(of('s-024'), { $set: { 'facts.title': 'Другое мероприятие' } });
    await connection.collection('scheduleRules').deleteMany({});
    await connection.collection('migrations').deleteMany({});
    expect(await migrate()).toContain('schedule rows learn what they count from');
    const factsOf = async (key: string) => (await rows.findOne(of(key)))?.facts as object;
    expect(await factsOf('s-023')).toMatchObject({ after: { anchor: 'procedure-results' } });
    expect(await factsOf('s-034')).toMatchObject({ reportingYear: true });
    expect(await factsOf('s-029')).toMatchObject({ after: kept });
    expect(await factsOf('s-024')).not.toHaveProperty('after');
    await app.runJobs();
    const events = { year: '2021-2022', anchorId: 'procedure-results' };
    const set = { ...events, events: [{ date: '2022-03-01', title: '' }] };
    expect((await other.asIrina.put('/api/schedule/anchors', set)).status).toBe(200);
  });
});
