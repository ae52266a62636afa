import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FieldContent, FieldsInput, FieldsSaved } from '../../server/assignments/schema.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { fillForm, formOf, openCampaign, owedBy } from '../support/make.ts';
import { signInAs } from '../support/people.ts';
import type { Person } from '../support/person.ts';

/**
 * Two people of a school and the department at one form, over a network that loses requests and
 * answers. Whatever the order: a value that was told as saved is only ever replaced by somebody
 * who had seen it, and who had not seen it is shown both.
 */

const questions = ['pupils_pdn', 'pupils_orphans', 'vacant_hours', 'crimes_count'] as const;
type Question = (typeof questions)[number];

type Delivery = 'arrives' | 'requestLost' | 'answerLost';
type Step =
  | { kind: 'type'; who: number; question: Question; content: FieldContent; delivery: Delivery }
  | { kind: 'atOnce'; question: Question; contents: [FieldContent, FieldContent] }
  | { kind: 'resend'; who: number }
  | { kind: 'look'; who: number }
  | { kind: 'submit'; who: number }
  | { kind: 'resolve'; who: number; mine: boolean }
  | { kind: 'return' }
  | { kind: 'accept' }
  | { kind: 'reopen' };

const who = fc.nat({ max: 1 });
const question = fc.constantFrom(...questions);
const content: fc.Arbitrary<FieldContent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ answer: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.record({
      state: fc.record({
        state: fc.constantFrom('absent' as const, 'notApplicable' as const),
        reason: fc.constantFrom('', 'нет сведений'),
      }),
    }),
  },
);
const delivery = fc.constantFrom<Delivery>('arrives', 'arrives', 'requestLost', 'answerLost');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('type' as const), who, question, content, delivery }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('atOnce' as const),
      question,
      contents: fc.tuple(content, content),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('resend' as const, 'look' as const, 'submit' as const),
      who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('resolve' as const), who, mine: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('return' as const, 'accept' as const, 'reopen' as const),
    }),
  },
);

interface Stored {
  _id: string;
  state: string;
  revision: number;
  answers: Record<string, unknown>;
  states: Record<string, unknown>;
  fields: Record<string, { version: number }>;
  submitted: { answers: Record<string, unknown>; states: Record<string, unknown> } | null;
}
interface Known {
  version: number;
  content: FieldContent;
}

let app: TestApp;
let town: Town;
let formId: string;
/** The form as it is when a run begins: everything filled in, nothing handed in. */
let beginning: Stored;
let people: [Person, Person];

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  people = [town.asMarina, await signInAs(app, town, 'olga', 'head', town.schools.slice(0, 1))];
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
  const [due] = await owedBy(town.asMarina);
  formId = due!.id;
  await fillForm(town.asMarina, formId, { answers: monitoringReports()[0]?.values ?? {} });
  beginning = await stored();
});
afterAll(() => app.stop());

const responses = () => mongoose.connection.collection<Stored>('dataResponses');

async function stored(): Promise<Stored> {
  const found = await responses().findOne({ _id: formId });
  if (!found) throw new Error('The form is gone');
  return found;
}

function standing(of: Stored, name: string): Known {
  const state = of.states[name] as FieldContent['state'];
  const answer = of.answers[name];
  const standingContent = state ? { state } : answer === undefined ? {} : { answer };
  return { version: of.fields[name]?.version ?? 0, content: standingContent };
}

/** One person's device: what it has been shown, what it waits for, what it must ask about. */
class Device {
  readonly person: Person;
  readonly known = new Map<string, Known>();
  revision = 0;
  unanswered: FieldsInput[] = [];
  conflicts: { question: string; mine: FieldContent }[] = [];

  constructor(person: Person) {
    this.person = person;
  }

  async look(): Promise<void> {
    const { fields, revision } = await formOf(this.person, formId);
    for (const { question: name, version, answer, state } of fields) {
      this.known.set(name, { version, content: contentOf({ answer, state }) });
    }
    this.revision = revision;
  }

  request(name: string, sent: FieldContent): FieldsInput {
    const base = this.known.get(name)?.version ?? 0;
    return { changes: [{ question: name, base, ...sent }], since: this.revision };
  }

  /** Sends a request; null when it is refused as a whole, as after the form was accepted. */
  async send(body: FieldsInput): Promise<FieldsSaved> {
    const reply = await this.person.patch(`/api/assignments/${formId}/fields`, body);
    expect(reply.status, reply.text).toBe(200);
    return reply.json<FieldsSaved>();
  }

  take(body: FieldsInput, saved: FieldsSaved): void {
    const [change] = body.changes;
    const sent = contentOf(change!);
    for (const { question: name, version } of saved.saved) {
      this.known.set(name, { version, content: sent });
    }
    for (const field of saved.conflicts) {
      this.known.set(field.question, { version: field.version, content: contentOf(field) });
      this.conflicts.push({ question: field.question, mine: sent });
    }
    for (const field of saved.others) {
      this.known.set(field.question, { version: field.version, content: contentOf(field) });
    }
    this.revision = saved.revision;
  }
}

function contentOf({ answer, state }: FieldContent): FieldContent {
  return state ? { state } : answer === undefined ? {} : { answer };
}

/** What one request may have done to its field, and what its answer must say of it. */
function judge(before: Stored, after: Stored, body: FieldsInput, saved: FieldsSaved, of: Device) {
  const [change] = body.changes;
  const name = change!.question;
  const sent = contentOf(change!);
  const [was, is] = [standing(before, name), standing(after, name)];
  if (is.version !== was.version) {
    // Replaced: by what was sent, and only by somebody who had seen what stood there.
    expect(is.content).toEqual(sent);
    expect(change!.base).toBe(was.version);
    const seen = of.known.get(name);
    if (seen?.version === was.version) expect(seen.content).toEqual(was.content);
  } else {
    expect(is.content).toEqual(was.content);
  }
  const told = saved.saved.find((one) => one.question === name);
  if (told) expect([told.version, is.content]).toEqual([is.version, sent]);
  const shown = saved.conflicts.find((one) => one.question === name);
  if (shown) expect({ version: shown.version, content: contentOf(shown) }).toEqual(is);
  expect([told, shown].filter(Boolean)).toHaveLength(1);
  others(before, after, name);
}

/** Fields that nobody wrote are as they were. */
function others(before: Stored, after: Stored, except?: string): void {
  for (const name of Object.keys({ ...before.fields, ...after.fields })) {
    if (name !== except) expect(standing(after, name)).toEqual(standing(before, name));
  }
}

async function write(device: Device, body: FieldsInput, answerLost: boolean): Promise<void> {
  const before = await stored();
  const saved = await device.send(body);
  judge(before, await stored(), body, saved, device);
  if (answerLost) device.unanswered.push(body);
  else device.take(body, saved);
}

/** Two requests under way at once: one is first, and the other has not seen it. */
async function atOnce(devices: readonly Device[], name: string, contents: FieldContent[]) {
  const before = await stored();
  const bodies = devices.map((device, at) => device.request(name, contents[at]!));
  const answers = await Promise.all(devices.map((device, at) => device.send(bodies[at]!)));
  const after = await stored();
  const is = standing(after, name);
  for (const [at, saved] of answers.entries()) {
    const told = saved.saved.some((one) => one.question === name);
    // Both were told as saved only where both had sent the same, or one had seen the other's.
    if (told && !same(is.content, contents[at]!)) {
      const later = bodies[1 - at]!.changes[0]!;
      expect(saved.saved[0]?.version).toBe(later.base);
    }
    const conflict = saved.conflicts.find((one) => one.question === name);
    if (conflict) {
      const shown = contentOf(conflict);
      const known = [standing(before, name).content, contents[1 - at]!];
      expect(known.some((one) => same(one, shown))).toBe(true);
    }
    devices[at]!.take(bodies[at]!, saved);
  }
  others(before, after, name);
}

const same = (one: FieldContent, other: FieldContent) =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

async function submit(device: Device): Promise<void> {
  const before = await stored();
  const reply = await device.person.post(`/api/assignments/${formId}/submit`, {
    revision: device.revision,
  });
  const after = await stored();
  others(before, after);
  if (reply.status !== 200) {
    expect(after.submitted).toEqual(before.submitted);
    return;
  }
  // Handed in is what the person had seen, each field of it.
  if (after.revision !== before.revision) {
    expect(device.revision).toBe(before.revision);
    for (const name of questions) {
      expect(after.submitted?.answers[name]).toEqual(after.answers[name]);
      expect(after.submitted?.states[name]).toEqual(after.states[name]);
    }
  }
  device.revision = after.revision;
}

async function decide(action: 'return' | 'accept' | 'reopen'): Promise<void> {
  const before = await stored();
  const { revision } = await formOf(town.asIrina, formId);
  const remarks = [{ question: 'pupils_pdn', text: 'Проверьте' }];
  const body = action === 'return' ? { revision, remarks } : { revision };
  const reply = await town.asIrina.post(`/api/assignments/${formId}/${action}`, body);
  expect([200, 409]).toContain(reply.status);
  const after = await stored();
  others(before, after);
  expect(after.submitted).toEqual(before.submitted);
}

async function walk(devices: [Device, Device], one: Step): Promise<void> {
  if (one.kind === 'return' || one.kind === 'accept' || one.kind === 'reopen') {
    return decide(one.kind);
  }
  if (one.kind === 'atOnce') return atOnce(devices, one.question, [...one.contents]);
  const device = devices[one.who]!;
  if (one.kind === 'look') return device.look();
  if (one.kind === 'submit') return submit(device);
  if (one.kind === 'type') {
    const body = device.request(one.question, one.content);
    if (one.delivery === 'requestLost') device.unanswered.push(body);
    else await write(device, body, one.delivery === 'answerLost');
    return;
  }
  if (one.kind === 'resend') {
    const body = device.unanswered.shift();
    if (body) await write(device, body, false);
    return;
  }
  const conflict = device.conflicts.shift();
  if (conflict && one.mine) {
    await write(device, device.request(conflict.question, conflict.mine), false);
  }
}

it('loses no value that was told as saved, whatever the order and the network', async () => {
  let conflicts = 0;
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      await responses().replaceOne({ _id: formId }, beginning);
      const devices: [Device, Device] = [new Device(people[0]), new Device(people[1])];
      for (const device of devices) await device.look();
      for (const one of steps) {
        await walk(devices, one);
        conflicts += devices.reduce((sum, device) => sum + device.conflicts.length, 0);
        sent += one.kind === 'type' ? 1 : 0;
      }
    }),
    { numRuns: 40 },
  );
  // The runs were worth something: values met each other.
  expect(sent).toBeGreaterThan(50);
  expect(conflicts).toBeGreaterThan(5);
});
