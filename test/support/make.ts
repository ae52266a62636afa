import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { CampaignProgress, CampaignView } from '../../server/campaigns/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { TestApp, Town } from './app.ts';

const day = 24 * 60 * 60 * 1000;

interface CampaignOptions {
  formKey?: string;
  period?: string;
  organizationIds?: string[];
  opensInDays?: number;
  closesInDays?: number;
  minimumGroup?: number;
  anonymity?: 'anonymous' | 'named';
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
export async function progressOf(town: Town, campaignId: string): Promise<CampaignProgress> {
  return (await town.asIrina.get(`/api/campaigns/${campaignId}`)).json<CampaignProgress>();
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
