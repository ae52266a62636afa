import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AddressObject } from 'mailparser';
import type { AssignmentView } from '../../server/assignments/schema.ts';
import { addDays } from '../../server/calendar/days.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import type { LetterTextView } from '../../server/mail/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import type { PersonRow } from '../../server/people/schema.ts';
import type {
  ReminderRules,
  ReminderRulesView,
  ReminderView,
} from '../../server/reminders/schema.ts';
import { runDue } from '../../server/worker.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { fillAndSubmit, openCampaign, owedBy } from '../support/make.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';

/** What befalls letters on their way: a server in trouble, wrong addresses, and hours of waiting. */
let app: TestApp;
let box: Mailbox;
let town: Town;
let forms: AssignmentView[];
let day: string;
const log = pino({ level: 'silent' });
const hour = 3_600_000;

/** Ten in the morning of Vladivostok, so many days after the due date, and hours more. */
const at = (days: number, hours = 0) =>
  new Date(Date.parse(`${addDays(day, days)}T00:00:00Z`) + hours * hour);
const run = async (now: Date, mailer = box.mailer) => {
  const deps = { secret: app.secret, log, publicUrl: 'https://forms.example', mailer };
  expect(await runDue(now, deps)).toEqual([]);
};
const arrived = () =>
  box.letters.map(({ to }) => (to as AddressObject).value.map(({ address }) => address).join());
const letters = async () => (await town.asIrina.get('/api/reminders')).json<ReminderView[]>();
const textOf = async (id: string) =>
  (await town.asIrina.get(`/api/letters/${id}`)).json<LetterTextView>().text;
const setRules = async (more: Partial<ReminderRules>) => {
  const now = (await town.asIrina.get('/api/reminders/rules')).json<ReminderRulesView>();
  const body = { ...now, about: ['form'], workingDaysOnly: false, ...more };
  const saved = await town.asIrina.put('/api/reminders/rules', body);
  expect(saved.status, saved.text).toBe(200);
};
const submit = (form: AssignmentView) =>
  fillAndSubmit(town.asMarina, form.id, { answers: monitoringReports()[0]?.values ?? {} });
const coordinator = async (name: string, email: string, school = 0) =>
  createAccount({
    login: `${email.split('@')[0]}-${town.logins.marina}`,
    name,
    password: testPassword,
    email,
    membership: {
      municipalityId: town.municipalityId,
      role: 'coordinator',
      organizationIds: [town.schools[school]!._id],
    },
    now: new Date(),
  });

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  box = await startMailbox();
});
beforeEach(async () => {
  town = await app.makeTown();
  await setRules({ enabled: false, before: [7, 1], onDueDay: false });
  for (const period of ['2021-2022', '2022-2023']) {
    const formKey = 'upbringing-staff-monitoring';
    await openCampaign(app, town, { formKey, period, graceDays: 30 });
  }
  forms = await owedBy(town.asMarina);
  const zone = { timeZone: 'Asia/Vladivostok' };
  day = new Intl.DateTimeFormat('en-CA', zone).format(new Date(forms[0]!.dueAt));
});
afterEach(async () => {
  // Towns stay: what one of them still owes is not for the next test to see.
  await setRules({ enabled: false });
  box.letters.length = 0;
  box.mood = 'takes';
});
afterAll(async () => {
  await box.stop();
  await app.stop();
});

it('a digest that waited lists what is still owed, and what comes back is written of anew', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  box.mood = 'busy';
  await run(at(-7));
  const [first] = await letters();
  expect(first?.reasons).toHaveLength(2);
  expect(first?.subject).toBe('Нужно сдать 2 формы');
  await submit(forms[0]!);
  box.mood = 'takes';
  await run(at(-7, 1));
  expect(box.letters.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Сдайте форму/),
  ]);
  const [sent] = await letters();
  expect(sent).toMatchObject({
    id: first?.id,
    state: 'sent',
    reasons: [{ assignmentId: forms[1]!.id }],
  });
  // Nobody was told of the first one: returned, it is reminded of by the same rule, once.
  const { revision } = (await town.asIrina.get(`/api/assignments/${forms[0]!.id}`)).json<{
    revision: number;
  }>();
  const remarks = [{ question: null, text: 'Проверьте итог' }];
  const back = await town.asIrina.post(`/api/assignments/${forms[0]!.id}/return`, {
    ...{ revision, remarks },
  });
  expect(back.status, back.text).toBe(200);
  for (const days of [-6, -5, -4]) await run(at(days));
  expect(box.letters.map(({ subject }) => subject).slice(1)).toEqual([
    expect.stringMatching(/^Исправьте и сдайте форму/),
  ]);
});

it('a letter is dropped when reminders are switched off, and written anew when they are on again', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  box.mood = 'busy';
  await run(at(-7));
  await setRules({ enabled: false });
  box.mood = 'takes';
  await run(at(-7, 1));
  expect(await letters()).toMatchObject([{ state: 'dropped', trouble: 'off' }]);
  await setRules({ enabled: true });
  await run(at(-7, 2));
  await run(at(-7, 3));
  await run(at(-6));
  expect(arrived()).toEqual(['sveta@school1.example']);
});

it('one that is sent again by a person keeps its reasons to itself: it may have arrived', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  box.mood = 'takesAndDies';
  await run(at(-7));
  const [first] = await letters();
  expect(first).toMatchObject({ state: 'unknown', trouble: 'broken' });
  box.letters.length = 0;
  box.mood = 'takes';
  await town.asIrina.post(`/api/letters/${first!.id}/retry`);
  for (const form of forms) await submit(form);
  await run(at(-7, 5));
  expect(await letters()).toMatchObject([{ state: 'dropped', trouble: 'done' }]);
  const { revision } = (await town.asIrina.get(`/api/assignments/${forms[0]!.id}`)).json<{
    revision: number;
  }>();
  const remarks = [{ question: null, text: 'Проверьте итог' }];
  await town.asIrina.post(`/api/assignments/${forms[0]!.id}/return`, { revision, remarks });
  for (const days of [-6, -5]) await run(at(days));
  expect(arrived()).toEqual([]);
  await run(at(-1));
  expect(arrived()).toEqual(['sveta@school1.example']);
});

it('nothing of a rule goes out at night that waited since the evening', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  box.mood = 'busy';
  await run(at(-7, 10.5));
  box.mood = 'takes';
  // Half past eight in the evening; nine, midnight, six in the morning.
  for (const hours of [11.5, 14, 20]) await run(at(-7, hours));
  expect(await letters()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  await run(at(-6, 0.6));
  expect(arrived()).toEqual(['sveta@school1.example']);
});

it('a corrected address gets the letter that the wrong one was refused', async () => {
  const account = await coordinator('Светлана Ивановна', 'swetta@school1.example');
  await setRules({ enabled: true });
  box.mood = 'refusesAddress';
  await run(at(-7));
  const [first] = await letters();
  expect(first).toMatchObject({ state: 'refused', trouble: 'address', attempts: 1 });
  const people = (await town.asIrina.get('/api/people')).json<PersonRow[]>();
  const { name, role, organizationIds, phone } = people.find(({ id }) => id === account._id)!;
  const corrected = await town.asIrina.put(`/api/people/${account._id}`, {
    ...{ name, role, organizationIds, phone, email: 'sveta@school1.example' },
  });
  expect(corrected.status, corrected.text).toBe(200);
  box.mood = 'takes';
  await town.asIrina.post(`/api/letters/${first!.id}/retry`);
  await run(at(-7, 1));
  expect(arrived()).toEqual(['sveta@school1.example']);
  expect((await letters())[0]?.to.email).toBe('sveta@school1.example');
});

it.each([
  ['refusesSender', 'sender', 'Sender address rejected'],
  ['refusesLogin', 'login', 'Authentication failed'],
] as const)(
  'a server that %s is asked once a turn, and all letters wait',
  async (mood, trouble, words) => {
    await coordinator('Светлана Ивановна', 'sveta@school1.example');
    await coordinator('Павел Петрович', 'pavel@school2.example', 1);
    await setRules({ enabled: true });
    box.mood = mood;
    const before = box.asked;
    await run(at(-7), box.signedIn);
    expect(box.asked - before).toBe(1);
    const waiting = await letters();
    expect(waiting).toHaveLength(2);
    for (const one of waiting)
      expect(one).toMatchObject({ state: 'waiting', attempts: 1, trouble });
    expect(waiting[0]?.error).toContain(words);
    box.mood = 'takes';
    await run(at(-7, 1), box.signedIn);
    expect(arrived().sort()).toEqual(['pavel@school2.example', 'sveta@school1.example']);
  },
);

it('a server that is down for a day gets them the next morning', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  const gone = await startMailbox();
  await gone.stop();
  for (const hours of [0, 0.1, 0.7, 2.8, 7, 8]) await run(at(-7, hours), gone.mailer);
  for (const hours of [0, 4, 8]) await run(at(-6, hours), gone.mailer);
  expect(await letters()).toMatchObject([{ state: 'waiting', trouble: 'silent' }]);
  for (const hours of [0, 4, 8]) await run(at(-5, hours));
  expect(arrived()).toEqual(['sveta@school1.example']);
});

it('nothing in a name breaks out of its line', async () => {
  await coordinator(
    'Иванова "Света" <boss@x.example>\r\nBcc: spy@x.example',
    'sveta@school1.example',
  );
  await coordinator('Павел', 'a@school2.example\r\nRCPT TO:<spy@x.example>', 1);
  await setRules({ enabled: true });
  await run(at(-7));
  expect(arrived()).toEqual(['sveta@school1.example']);
  const [letter] = box.letters;
  expect(letter?.bcc).toBeUndefined();
  expect((letter?.to as AddressObject).value).toHaveLength(1);
  expect((letter?.to as AddressObject).value[0]?.name).toContain('"Света"');
  const refused = (await letters()).find(({ state }) => state === 'refused');
  expect(refused).toMatchObject({ to: { name: 'Павел' }, trouble: 'address' });
});

it('letters are kept for four hundred days', async () => {
  await coordinator('Светлана Ивановна', 'sveta@school1.example');
  await setRules({ enabled: true });
  await run(at(-7));
  const [first] = await letters();
  expect(await textOf(first!.id)).toContain('Здравствуйте');
  await setRules({ enabled: false });
  await run(at(-7 + 399));
  expect(await letters()).toHaveLength(1);
  await run(at(-7 + 401));
  expect(await letters()).toHaveLength(0);
});
