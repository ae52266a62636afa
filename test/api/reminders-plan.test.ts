import pino from 'pino';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AddressObject } from 'mailparser';
import { addDays } from '../../server/calendar/days.ts';
import type { Role } from '../../server/access.ts';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import type {
  ReminderPlanView,
  ReminderRules,
  ReminderRulesView,
  ReminderView,
} from '../../server/reminders/schema.ts';
import type { OccurrenceList, OccurrenceView } from '../../server/schedules/occurrence.schema.ts';
import type {
  OrganizationPlanDetail,
  ScheduleSettingsView,
} from '../../server/schedules/plan.schema.ts';
import type { ScheduleRowView, ScheduleView } from '../../server/schedules/schema.ts';
import { yearOf } from '../../server/schedules/window.ts';
import { runDue } from '../../server/worker.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';

/** Reminders of what the plan owes: of events, by those responsible, and of organizations' own plans. */
let app: TestApp;
let box: Mailbox;
let town: Town;
const log = pino({ level: 'silent' });
const due = addDays(new Date().toISOString().slice(0, 10), 20);
const year = yearOf(due);

/** Ten in the morning of Vladivostok, so many days after the due date. */
const morning = (days: number) => new Date(`${addDays(due, days)}T00:00:00Z`);
const run = async (days: number) => {
  const deps = { secret: app.secret, log, publicUrl: 'https://forms.example', mailer: box.mailer };
  expect(await runDue(morning(days), deps)).toEqual([]);
};
const arrived = () =>
  box.letters.map(({ to }) => (to as AddressObject).value.map(({ address }) => address).join());
const setRules = async (more: Partial<ReminderRules>) => {
  const now = (await town.asIrina.get('/api/reminders/rules')).json<ReminderRulesView>();
  const body = { ...now, workingDaysOnly: false, ...more };
  const saved = await town.asIrina.put('/api/reminders/rules', body);
  expect(saved.status, saved.text).toBe(200);
};
const setPlanRules = async (more: object) => {
  const {
    organizationPlansDueNow: _,
    meetings: _meetings,
    ...now
  } = (await town.asIrina.get('/api/schedule/settings')).json<ScheduleSettingsView>();
  const saved = await town.asIrina.put('/api/schedule/settings', { ...now, ...more });
  expect(saved.status, saved.text).toBe(200);
};
const reminders = async () => (await town.asIrina.get('/api/reminders')).json<ReminderView[]>();
const rows = async (): Promise<ScheduleRowView[]> =>
  (await town.asIrina.get('/api/schedule')).json<ScheduleView>().rows;
const eventOf = async (rowId: string): Promise<OccurrenceView> => {
  const reply = await town.asIrina.get(`/api/schedule/occurrences?rowId=${rowId}`);
  const [one] = reply.json<OccurrenceList>().items;
  if (!one) throw new Error('No occurrence');
  return one;
};
const change = async (id: string, body: object) => {
  const { version } = (
    await town.asIrina.get(`/api/schedule/occurrences/${id}`)
  ).json<OccurrenceView>();
  const reply = await town.asIrina.patch(`/api/schedule/occurrences/${id}`, { version, ...body });
  expect(reply.status, reply.text).toBe(200);
};

/** Somebody of the department, or of the first school, with an address or without. */
async function person(name: string, role: Role = 'methodologist', email = ''): Promise<string> {
  const own = role === 'head' || role === 'coordinator';
  const account = await createAccount({
    login: `${name}-${town.logins.irina}`,
    name,
    password: testPassword,
    email,
    membership: {
      municipalityId: town.municipalityId,
      role,
      organizationIds: own ? [town.schools[0]!._id] : [],
    },
    now: new Date(),
  });
  return account._id;
}
const answers = (accountId: string) => ({ responsible: { accountId } });

/** An approved row with the due day, of which a result is expected. */
async function planned(level: string, title?: (row: ScheduleRowView) => boolean): Promise<string> {
  const row = (await rows()).find(
    (one) =>
      one.level === level &&
      one.plan.state !== 'approved' &&
      one.deliverable !== undefined &&
      (title?.(one) ?? true),
  );
  if (!row) throw new Error(`No row of ${level}`);
  const dates = { start: due, end: due };
  const given = await town.asIrina.put(`/api/schedule/${row.id}/plan`, dates);
  expect(given.status, given.text).toBe(200);
  const approve = { state: 'approved', rowIds: [row.id] };
  expect((await town.asIrina.put('/api/schedule/states', approve)).status).toBe(200);
  return row.id;
}

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: 'malyshevsky-2020' } });
  box = await startMailbox();
  town = await app.makeTown({ templateId: 'malyshevsky-2020' });
  const { name, timeZone, greeting } = (
    await town.asIrina.get('/api/municipality')
  ).json<MunicipalityView>();
  const body = { name, timeZone, greeting, workingYear: year };
  expect((await town.asIrina.put('/api/municipality', body)).status).toBe(200);
  await setRules({ before: [7], onDueDay: false });
  await setPlanRules({ dayOff: 'stay' });
});
afterEach(() => {
  box.letters.length = 0;
  box.mood = 'takes';
});
afterAll(async () => {
  await box.stop();
  await app.stop();
});

it('are not written of a draft, of what nobody is responsible for, or where that is switched off', async () => {
  const rowId = await planned('municipality');
  const { id } = await eventOf(rowId);
  // The document names a position; nobody with an account.
  await run(-7);
  expect(arrived()).toEqual([]);
  const { days } = (await town.asIrina.get('/api/reminders/plan')).json<ReminderPlanView>();
  expect(days[0]?.letters).toEqual([]);
  await change(id, answers(await person('anna', 'methodologist', 'anna@department.example')));
  await setRules({ about: ['form'] });
  await run(-7);
  expect(arrived()).toEqual([]);
  await setRules({ about: ['form', 'event', 'ownPlan'] });
  await town.asIrina.put('/api/schedule/states', { state: 'draft', rowIds: [rowId] });
  await run(-7);
  expect(arrived()).toEqual([]);
  await town.asIrina.put('/api/schedule/states', { state: 'approved', rowIds: [rowId] });
  await change((await eventOf(rowId)).id, { state: 'cancelled', reason: 'Перенесено' });
  await run(-7);
  expect(arrived()).toEqual([]);
});

it('go to whoever is responsible, before and after the day, until it is done; never twice', async () => {
  const rowId = await planned('municipality');
  const { id, title } = await eventOf(rowId);
  const email = 'sveta@department.example';
  await change(id, answers(await person('Светлана Ивановна', 'methodologist', email)));
  for (const days of [-8, -7, -6, -1, 0]) await run(days);
  expect(arrived()).toEqual([email]);
  const [letter] = box.letters;
  expect(letter?.subject).toMatch(/^Мероприятие плана «.+»: подходит срок$/);
  expect(letter?.text).toContain(`«${title.slice(0, 60)}`);
  expect(letter?.text).toContain('результат ещё не приложен');
  expect(letter?.text).toContain(`https://forms.example/schedule/occurrences/${id}`);
  box.letters.length = 0;
  for (let days = 1; days <= 8; days += 1) await run(days);
  const late = arrived().length;
  expect(late).toBeGreaterThan(0);
  expect(box.letters[0]?.text).toContain('Мероприятия плана, срок которых прошёл');
  const about = (await reminders()).map(({ reasons }) => reasons);
  expect(about[0]).toMatchObject([{ of: 'event', occurrenceId: id, organizationId: null }]);
  await change(id, { state: 'done' });
  for (let days = 9; days <= 30; days += 1) await run(days);
  expect(arrived()).toHaveLength(late);
});

it('go in one letter about several events, or one by one', async () => {
  const ids = [await planned('municipality'), await planned('municipality')];
  const vera = await person('vera', 'specialist', 'vera@department.example');
  for (const rowId of ids) await change((await eventOf(rowId)).id, answers(vera));
  await run(-7);
  expect(box.letters.map(({ subject }) => subject)).toEqual([
    'Нужно выполнить 2 мероприятия плана',
  ]);
  expect(box.letters[0]?.text).toContain('https://forms.example/schedule?view=week');
  box.letters.length = 0;
  await setRules({ digest: false, before: [7, 3] });
  await run(-3);
  expect(arrived()).toHaveLength(2);
  await setRules({ digest: true, before: [7] });
  for (const rowId of ids) await change((await eventOf(rowId)).id, { state: 'done' });
});

it('say whom they cannot reach: a position, nobody, a person without an address or gone', async () => {
  const silent = await person('Безадресная');
  const gone = await person('Ушедшая', 'methodologist', 'gone@department.example');
  const named = [answers(silent), answers(gone), { responsible: { text: 'Начальник отдела' } }];
  for (const body of named) await change((await eventOf(await planned('municipality'))).id, body);
  expect((await town.asVera.post(`/api/people/${gone}/block`)).status).toBe(200);
  await setRules({ before: [40], about: ['event'] });
  const { days } = (await town.asIrina.get('/api/reminders/plan')).json<ReminderPlanView>();
  const known = days[0]?.unreachable.map(({ why, name }) => [why, name]);
  expect(known).toEqual(
    expect.arrayContaining([
      ['address', 'Безадресная'],
      ['gone', 'Ушедшая'],
      ['position', 'Начальник отдела'],
    ]),
  );
  expect(days[0]?.letters).toEqual([]);
  await setRules({ before: [7], about: ['form', 'event', 'ownPlan'] });
});

it('tell a head to approve the organization’s plan, then its people of its events', async () => {
  const [school] = town.schools;
  await person('olga', 'head', 'olga@school1.example');
  await person('zoya', 'coordinator', 'zoya@school1.example');
  const path = `/api/schedule/organizations/${school!._id}`;
  // One row of the document itself demands the plans, and with it sets the day.
  const rowId = await planned('organization', ({ title }) => !/план/i.test(title));
  const { id } = await eventOf(rowId);
  // While nobody has set a day, nobody has to approve anything, and no draft plan binds a school.
  await run(-7);
  expect(arrived()).toEqual([]);
  const plan = (await town.asIrina.get(path)).json<OrganizationPlanDetail>();
  expect(plan.list.map(({ occurrenceId }) => occurrenceId)).toContain(id);
  await setPlanRules({ organizationPlansDue: due });
  await run(-6);
  expect(box.letters.map(({ subject }) => subject)).toEqual(['Утвердите план-график организации']);
  expect(arrived()).toEqual(['olga@school1.example']);
  box.letters.length = 0;
  const approved = await town.asIrina.post(`${path}/approve`, {
    version: plan.version,
    order: null,
  });
  expect(approved.status, approved.text).toBe(200);
  await run(-5);
  expect(arrived()).toEqual(['zoya@school1.example']);
  expect(box.letters[0]?.text).toContain('Школа № 1');
  expect(box.letters[0]?.text).toContain(`/schedule?view=organization&organization=${school!._id}`);
  box.letters.length = 0;
  const put = await town.asIrina.patch(`${path}/events/${id}`, { done: true });
  expect(put.status, put.text).toBe(200);
  for (const days of [1, 2, 3, 4, 5]) await run(days);
  expect(arrived().filter((email) => email.endsWith('school1.example'))).toEqual([]);
});
