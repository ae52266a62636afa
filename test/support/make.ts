import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AssignmentView, DataFormView, FieldsSaved } from '../../server/assignments/schema.ts';
import type { CampaignProgress, CampaignView } from '../../server/campaigns/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { TestApp, Town } from './app.ts';
import type { Person, Reply } from './person.ts';

const day = 24 * 60 * 60 * 1000;

interface CampaignOptions {
  formKey?: string;
  period?: string;
  organizationIds?: string[];
  opensInDays?: number;
  closesInDays?: number;
  minimumGroup?: number;
  anonymity?: 'anonymous' | 'named';
  graceDays?: number;
  signature?: boolean;
}

/** What the page sends to draft a campaign; by default parents of all three schools, open now. */
export function campaignBody(town: Town, options: CampaignOptions = {}) {
  const now = Date.now();
  return {
    title: 'Опрос родителей',
    formKey: options.formKey ?? 'parents-school',
    formVersion: 1,
    period: options.period ?? '2021-2022',
    organizationIds: options.organizationIds ?? town.schools.map(({ _id }) => _id),
    opensAt: new Date(now + (options.opensInDays ?? -1) * day).toISOString(),
    closesAt: new Date(now + (options.closesInDays ?? 7) * day).toISOString(),
    ...(options.minimumGroup === undefined ? {} : { minimumGroup: options.minimumGroup }),
    ...(options.anonymity === undefined ? {} : { anonymity: options.anonymity }),
    ...(options.graceDays === undefined ? {} : { graceDays: options.graceDays }),
    ...(options.signature === undefined ? {} : { signature: options.signature }),
  };
}

const opened = new Map<string, number>();

/**
 * The working year for a town's first campaign of a form, a later year for each further one:
 * nobody is asked the same for the same period twice.
 */
function freshPeriod({ municipalityId }: Town, formKey: string): string {
  const key = `${municipalityId} ${formKey}`;
  const before = opened.get(key) ?? 0;
  opened.set(key, before + 1);
  return `${2021 + before}-${2022 + before}`;
}

/** A campaign that Ирина drafted and opened, with its links or assignments made. */
export async function openCampaign(
  app: TestApp,
  town: Town,
  options: CampaignOptions = {},
): Promise<CampaignView> {
  const body = campaignBody(town, {
    ...options,
    period: options.period ?? freshPeriod(town, options.formKey ?? ''),
  });
  const drafted = await town.asIrina.post('/api/campaigns', body);
  expect(drafted.status, drafted.text).toBe(200);
  const { id } = drafted.json<CampaignView>();
  const opened = await town.asIrina.post(`/api/campaigns/${id}/open`);
  expect(opened.status, opened.text).toBe(200);
  await app.runJobs();
  return opened.json<CampaignView>();
}

/** The campaign's links in the order of its organizations. */
export async function linksOf(town: Town, campaignId: string): Promise<LinkView[]> {
  return (await town.asIrina.get(`/api/campaigns/${campaignId}/links`)).json<LinkView[]>();
}

/** Who has answered so far. */
export async function progressOf(
  { asIrina }: Pick<Town, 'asIrina'>,
  campaignId: string,
): Promise<CampaignProgress> {
  return (await asIrina.get(`/api/campaigns/${campaignId}`)).json<CampaignProgress>();
}

/** The token of a link's address. */
export function tokenOf(link: LinkView | undefined): string {
  return link?.url.split('/').at(-1) ?? '';
}

/** Today in the test municipality's zone. */
function today(timeZone = 'Asia/Vladivostok'): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}

/** A submission as the respondent's page sends it. */
export function submission(answers: Record<string, unknown>, id: string = randomUUID()) {
  return { id, formVersion: 1, today: today(), answers };
}

/** What a person's organizations owe, the first due first. */
export async function owedBy(person: Person): Promise<AssignmentView[]> {
  return (await person.get('/api/assignments')).json<AssignmentView[]>();
}

/** What is typed into a form: values, and why there is none. */
export interface Filling {
  answers?: Record<string, unknown>;
  states?: Record<string, { state: string; reason?: string }>;
}

/** One data form as the person sees it. */
export async function formOf(person: Person, assignmentId: string): Promise<DataFormView> {
  const reply = await person.get(`/api/assignments/${assignmentId}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<DataFormView>();
}

/** The answers that stand in a form, by question. */
export function answersIn({ fields }: DataFormView): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ question, answer }) => (answer === undefined ? [] : [[question, answer]])),
  );
}

/** Types into a form as it stands; every field must be saved. */
export async function fillForm(
  person: Person,
  assignmentId: string,
  { answers = {}, states = {} }: Filling,
): Promise<FieldsSaved> {
  const { fields, revision } = await formOf(person, assignmentId);
  const base = (question: string) =>
    fields.find((field) => field.question === question)?.version ?? 0;
  const changes = [
    ...Object.entries(answers).map(([question, answer]) => ({ question, answer })),
    ...Object.entries(states).map(([question, state]) => ({ question, state })),
  ].map((change) => ({ ...change, base: base(change.question) }));
  const sent = { changes, since: revision };
  const reply = await person.patch(`/api/assignments/${assignmentId}/fields`, sent);
  expect(reply.status, reply.text).toBe(200);
  const saved = reply.json<FieldsSaved>();
  expect([saved.refused, saved.conflicts]).toEqual([[], []]);
  return saved;
}

/** Hands a form in as it stands, with a comment on each doubtful number. */
export async function submitForm(person: Person, assignmentId: string): Promise<Reply> {
  const { revision, violations } = await formOf(person, assignmentId);
  const comments = Object.fromEntries(violations.map(({ id }) => [id, 'Проверено, так и есть.']));
  return person.post(`/api/assignments/${assignmentId}/submit`, { revision, comments });
}

/** Fills a form in and hands it in. */
export async function fillAndSubmit(
  person: Person,
  assignmentId: string,
  filling: Filling,
): Promise<DataFormView> {
  await fillForm(person, assignmentId, filling);
  const reply = await submitForm(person, assignmentId);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<DataFormView>();
}
