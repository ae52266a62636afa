import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AddressObject } from 'mailparser';
import type { AssignmentView } from '../../server/assignments/schema.ts';
import type { LetterTextView, LetterView } from '../../server/mail/schema.ts';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import { addDays } from '../../server/calendar/days.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import { createAccount } from '../../server/people/model.ts';
import type {
  ReminderPlanView,
  ReminderRulesView,
  ReminderView,
  RemindInput,
  RemindView,
} from '../../server/reminders/schema.ts';
import { runDue } from '../../server/worker.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { campaignBody, fillAndSubmit, owedBy } from '../support/make.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';

let app: TestApp;
let box: Mailbox;
let town: Town;
let due: { assignment: AssignmentView; day: string };
const log = pino({ level: 'silent' });
const day = 24 * 3_600_000;

/** Every day counts, so that a test means the same on whichever day it runs. */
const rules = {
  enabled: true,
  before: [7, 1],
  onDueDay: true,
  after: { first: 1, every: 3, most: 5 },
  headsToo: true,
  digest: true,
  workingDaysOnly: false,
  hour: 9,
};

/** Ten in the morning of Vladivostok, so many days after the due date. */
const morning = (days: number) => new Date(`${addDays(due.day, days)}T00:00:00Z`);
const run = async (now: Date, mailer = box.mailer) => {
  const deps = { secret: app.secret, log, publicUrl: 'https://forms.example', mailer };
  expect(await runDue(now, deps)).toEqual([]);
};
const rulesNow = async () =>
  (await town.asIrina.get('/api/reminders/rules')).json<ReminderRulesView>();
const setRules = async (more: Partial<typeof rules>) => {
  const { revision } = await rulesNow();
  const saved = await town.asIrina.put('/api/reminders/rules', { ...rules, ...more, revision });
  expect(saved.status, saved.text).toBe(200);
};
const reminders = async () => (await town.asIrina.get('/api/reminders')).json<ReminderView[]>();
const arrived = () =>
  box.letters.map(({ to }) => (to as AddressObject).value.map(({ address }) => address).join());

async function makeReportingTown() {
  town = await app.makeTown();
  await setRules({ enabled: false });
  const { municipalityId, schools } = town;
  for (const [login, role, name] of [
    ['sveta', 'coordinator', 'Светлана Ивановна'],
    ['olga', 'head', 'Ольга Петровна'],
  ] as const) {
    await createAccount({
      login: `${login}-${town.logins.marina}`,
      name,
      password: testPassword,
      email: `${login}@school1.example`,
      membership: { municipalityId, role, organizationIds: [schools[0]!._id] },
      now: new Date(),
    });
  }
  const body = {
    ...campaignBody(town, { formKey: 'upbringing-staff-monitoring' }),
    title: 'Кадры воспитания',
    graceDays: 30,
  };
  const drafted = await town.asIrina.post('/api/campaigns', body);
  expect(drafted.status, drafted.text).toBe(200);
  await town.asIrina.post(`/api/campaigns/${drafted.json<CampaignView>().id}/open`);
  await app.runJobs();
  const [assignment] = await owedBy(town.asMarina);
  const zone = { timeZone: 'Asia/Vladivostok' };
  const local = new Intl.DateTimeFormat('en-CA', zone).format(new Date(assignment!.dueAt));
  due = { assignment: assignment!, day: local };
}

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  box = await startMailbox();
});
afterEach(() => {
  box.letters.length = 0;
  box.mood = 'takes';
});
afterAll(async () => {
  await box.stop();
  await app.stop();
});

describe('reminders', () => {
  beforeAll(makeReportingTown);

  it('are the department’s business', async () => {
    const paths = ['/api/reminders', '/api/reminders/plan', '/api/reminders/rules'];
    for (const path of paths) {
      expect((await app.visitor().get(path)).status).toBe(401);
      expect((await town.asMarina.get(path)).status).toBe(403);
    }
    const hand = { assignmentIds: [due.assignment.id] };
    expect((await town.asMarina.post('/api/reminders', hand)).status).toBe(403);
    expect((await town.asAnna.post('/api/reminders', hand)).status).toBe(403);
    const put = await town.asMarina.put('/api/reminders/rules', { ...rules, revision: 1 });
    expect(put.status).toBe(403);
  });

  it.each([
    ['before', { before: [0] }],
    ['before', { before: [1, 2, 3, 4, 5, 6] }],
    ['before', { before: [3, 3] }],
    ['hour', { hour: 23 }],
    ['after.first', { after: { first: 0, every: 1, most: 1 } }],
  ])('have rules that make sense: %s', async (path, more) => {
    const { revision } = await rulesNow();
    const reply = await town.asIrina.put('/api/reminders/rules', { ...rules, ...more, revision });
    expect([reply.status, reply.json().error.path]).toEqual([422, expect.stringContaining(path)]);
  });

  it('have rules that two people do not change over each other', async () => {
    const { revision } = await rulesNow();
    const stale = { ...rules, before: [5], revision: revision - 1 };
    const reply = await town.asIrina.put('/api/reminders/rules', stale);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'reminder.conflict']);
  });

  it('go to those who owe, once for each rule, in Russian, through a real mail server', async () => {
    await setRules({});
    await run(morning(-7));
    // Coordinators without an address are passed over; the others have none at all.
    expect(arrived()).toEqual(['sveta@school1.example']);
    const [letter] = box.letters;
    expect(letter?.subject).toMatch(/^Сдайте форму «.+»$/);
    expect(letter?.from?.text).toBe('"Показатель" <no-reply@forms.example>');
    expect((letter?.to as AddressObject).value[0]?.name).toBe('Светлана Ивановна');
    expect(letter?.text).toContain('Здравствуйте, Светлана Ивановна!');
    expect(letter?.text).toContain(`https://forms.example/assignments/${due.assignment.id}`);
    expect(letter?.html).toContain('<ul>');
    expect(letter?.headers.get('auto-submitted')).toBe('auto-generated');
    const [line] = await reminders();
    expect(line).toMatchObject({
      to: { email: 'sveta@school1.example' },
      by: null,
      state: 'sent',
      attempts: 1,
      reasons: [{ kind: 'before', number: 7, state: 'notStarted' }],
    });
    expect(letter?.messageId).toBe(`<${line!.id}@forms.example>`);
    // Later that day, the days between, and again with everything run twice.
    for (const moment of [0.1, 0.2, 1, 2, 3]) {
      await run(new Date(morning(-7).getTime() + moment * day));
    }
    expect(arrived()).toHaveLength(1);
    await run(morning(-1));
    await run(morning(0));
    // Two working days may lie anywhere: three weeks hold them all.
    expect(arrived()).toHaveLength(3);
    for (let days = 1; days <= 29; days += 1) await run(morning(days));
    const after = (await reminders()).filter(({ reasons }) => reasons[0]?.kind === 'after');
    const numbers = (email: string) =>
      after.filter(({ to }) => to.email === email).map(({ reasons }) => reasons[0]?.number);
    // After the due date the head too; until the lock, five at most.
    expect(numbers('sveta@school1.example')).toEqual([5, 4, 3, 2, 1]);
    expect(numbers('olga@school1.example')).toEqual([5, 4, 3, 2, 1]);
  });

  it('are planned for all to see, with those whom nobody can reach', async () => {
    const { mail, days } = (await town.asIrina.get('/api/reminders/plan')).json<ReminderPlanView>();
    expect(mail).toBe(false);
    expect(days).toHaveLength(2);
    expect(days[0]?.unreachable.map(({ organizationId }) => organizationId).sort()).toEqual(
      town.schools
        .slice(1)
        .map(({ _id }) => _id)
        .sort(),
    );
  });
});

describe('a reminder', () => {
  beforeAll(makeReportingTown);

  it('waits for its hour and is not sent at night', async () => {
    await setRules({});
    await run(new Date(morning(-7).getTime() - 2 * 3_600_000));
    await run(new Date(morning(-8).getTime() + 12 * 3_600_000));
    expect(arrived()).toEqual([]);
  });

  it('is dropped when the form was handed in while it waited', async () => {
    box.mood = 'busy';
    await run(morning(-7));
    expect((await reminders())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    expect((await reminders())[0]?.error).toContain('Try again later');
    const values = monitoringReports()[0]?.values ?? {};
    await fillAndSubmit(town.asMarina, due.assignment.id, { answers: values });
    box.mood = 'takes';
    await run(new Date(morning(-7).getTime() + day / 24));
    expect(arrived()).toEqual([]);
    expect((await reminders())[0]).toMatchObject({ state: 'dropped', trouble: 'done' });
    for (const days of [-1, 0, 1, 5]) await run(morning(days));
    expect(await reminders()).toHaveLength(1);
  });

  it('goes to whoever has to correct what was returned, and moves with an exception', async () => {
    const { id } = due.assignment;
    const { revision } = (await town.asIrina.get(`/api/assignments/${id}`)).json<{
      revision: number;
    }>();
    const returned = await town.asIrina.post(`/api/assignments/${id}/return`, {
      revision,
      remarks: [{ question: null, text: 'Проверьте итог' }],
    });
    expect(returned.status, returned.text).toBe(200);
    await run(morning(-1));
    expect(box.letters.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Исправьте и сдайте форму/),
    ]);
    box.letters.length = 0;
    const until = new Date(new Date(due.assignment.dueAt).getTime() + 10 * day).toISOString();
    const granted = await town.asIrina.post('/api/assignments/except', {
      assignmentIds: [id],
      until,
      reason: 'Ремонт',
    });
    if (granted.status === 200) {
      await run(morning(0));
      await run(morning(1));
      expect(box.letters).toHaveLength(1);
      expect(box.letters[0]?.text).not.toContain('Срок прошёл');
    }
  });
});

describe('a reminder by hand', () => {
  beforeAll(makeReportingTown);
  const remind = async (more: Partial<RemindInput> = {}) =>
    town.asIrina.post('/api/reminders', {
      assignmentIds: [due.assignment.id],
      text: 'Очень ждём, завтра совещание.',
      ...more,
    });

  it('is refused for another municipality’s form and for nobody', async () => {
    const other = await app.makeTown();
    const hand = { assignmentIds: [due.assignment.id] };
    expect((await other.asIrina.post('/api/reminders', hand)).status).toBe(404);
    expect((await remind({ assignmentIds: [] })).status).toBe(422);
  });

  it('says whom it would reach and why not the others, writing nothing', async () => {
    const others = (await Promise.all([owedBy(town.asMarina), owedBy(town.asPyotr)])).flat();
    const ids = others.map(({ id }) => id);
    const said = (await remind({ assignmentIds: ids, dryRun: true })).json<RemindView>();
    expect(said.letters.map(({ to }) => to.name)).toEqual(['Светлана Ивановна']);
    expect(said.skipped.map(({ why }) => why)).toEqual(ids.slice(1).map(() => 'noAddress'));
    expect(await reminders()).toEqual([]);
  });

  it('goes out with own words, once a day, and is in the log with who sent it', async () => {
    const sent = await remind();
    expect(sent.status, sent.text).toBe(200);
    expect(sent.json<RemindView>().letters).toHaveLength(1);
    const [again, twice] = await Promise.all([remind(), remind()]);
    for (const reply of [again, twice]) {
      expect(reply.json<RemindView>()).toMatchObject({ letters: [], skipped: [{ why: 'today' }] });
    }
    await run(new Date());
    expect(arrived()).toEqual(['sveta@school1.example']);
    expect(box.letters[0]?.text).toContain('Очень ждём, завтра совещание.\nirina');
    expect((await reminders())[0]).toMatchObject({ by: 'irina', state: 'sent' });
    expect((await town.asIrina.get('/api/audit?limit=9')).text).toContain('letter.write');
  });
});

describe('a letter', () => {
  beforeAll(makeReportingTown);
  const write = async () => {
    const sent = await town.asIrina.post('/api/reminders', {
      assignmentIds: [due.assignment.id],
    });
    expect(sent.json<RemindView>().letters).toHaveLength(1);
    return (await reminders())[0]!.id;
  };
  const letter = async (id: string) =>
    (await town.asIrina.get(`/api/letters/${id}`)).json<LetterTextView>();
  const retry = (id: string) => town.asIrina.post(`/api/letters/${id}/retry`);

  it('is tried for a day, then given up, and sent again by a person', async () => {
    const id = await write();
    expect((await town.asMarina.get(`/api/letters/${id}`)).status).toBe(403);
    const early = await retry(id);
    expect([early.status, early.json().error.code]).toEqual([409, 'letter.onItsWay']);
    box.mood = 'busy';
    const start = Date.now();
    // After 1, 5, 30, 120, 240, 480 and 804 minutes; between them nobody asks.
    for (const minute of [0, 0.5, 1, 3, 6, 7, 36, 157, 300, 397, 700, 877, 1600, 1682]) {
      await run(new Date(start + minute * 60_000 + 1000));
    }
    expect(await letter(id)).toMatchObject({ state: 'failed', attempts: 8, trouble: 'busy' });
    expect(arrived()).toEqual([]);
    box.mood = 'takes';
    expect((await retry(id)).json<LetterView>()).toMatchObject({ state: 'waiting', attempts: 0 });
    await run(new Date(start + 1700 * 60_000));
    expect(await letter(id)).toMatchObject({ state: 'sent', error: null, trouble: null });
    expect(arrived()).toHaveLength(1);
  });

  it.each([
    ['refusesAddress', 'refused', 'No such user'],
    ['refusesContent', 'refused', 'Content refused'],
    // It may have gone: it is not sent again by itself.
    ['takesAndDies', 'unknown', ''],
  ] as const)('is not repeated where the server %s', async (mood, state, words) => {
    await makeReportingTown();
    const id = await write();
    box.mood = mood;
    await run(new Date());
    expect(await letter(id)).toMatchObject({ state, attempts: 1 });
    expect((await letter(id)).error).toContain(words);
    box.mood = 'takes';
    box.letters.length = 0;
    await run(new Date(Date.now() + day / 2));
    expect(arrived()).toEqual([]);
    expect((await retry(id)).status).toBe(200);
  });

  it('stays here to be read where there is no mail server', async () => {
    await makeReportingTown();
    const id = await write();
    await app.runJobs();
    expect(await letter(id)).toMatchObject({ state: 'kept', sentAt: null });
    expect((await letter(id)).text).toContain('Здравствуйте, Светлана Ивановна!');
  });

  it('waits while no server can be reached', async () => {
    await makeReportingTown();
    const id = await write();
    const gone = await startMailbox();
    await gone.stop();
    await run(new Date(), gone.mailer);
    expect(await letter(id)).toMatchObject({ state: 'waiting', attempts: 1 });
  });
});
