import type { CampaignInput, CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { fromWallClock, toWallClock } from '../../format/date.ts';

/** A campaign as it is being typed: times as the municipality's wall clock shows them. */
export interface CampaignDraft {
  formKey: string;
  /** Null: the form's latest version. */
  formVersion: number | null;
  title: string;
  /** The title follows the form and period until somebody writes another. */
  titleTouched: boolean;
  period: string;
  organizationIds: string[];
  /** Expected numbers as typed, by organization, where they differ from the registry's. */
  people: Record<string, string>;
  /** Organizations of types that the form is not for are meant. */
  otherTypes: boolean;
  opensAt: string;
  /** Of a data form: when it is due. */
  closesAt: string;
  graceDays: string;
  signature: boolean;
  anonymity: 'anonymous' | 'named';
  minimumGroup: string;
}

export type DraftField =
  | 'formKey'
  | 'title'
  | 'period'
  | 'organizationIds'
  | 'people'
  | 'otherTypes'
  | 'opensAt'
  | 'closesAt'
  | 'graceDays'
  | 'anonymity'
  | 'minimumGroup';

const day = 24 * 60 * 60 * 1000;

/** An empty draft: opens now, closes at the end of a working day in ten days. */
export function emptyDraft(zone: string, now: Date): CampaignDraft {
  const closing = toWallClock(new Date(now.getTime() + 10 * day).toISOString(), zone);
  return {
    formKey: '',
    formVersion: null,
    title: '',
    titleTouched: false,
    period: '',
    organizationIds: [],
    people: {},
    otherTypes: false,
    opensAt: toWallClock(now.toISOString(), zone),
    closesAt: `${closing.slice(0, 10)}T18:00`,
    graceDays: '0',
    signature: false,
    anonymity: 'anonymous',
    minimumGroup: '5',
  };
}

/** A stored draft as it was typed. */
export function draftOf(
  { campaign, organizations }: CampaignProgress,
  registry: readonly OrganizationView[],
  zone: string,
): CampaignDraft {
  const people: Record<string, string> = {};
  for (const { id, expected } of organizations) {
    const known = registry.find((one) => one.id === id);
    if (known && registryPeople(known, campaign.audience) === expected) continue;
    people[id] = expected === null ? '' : String(expected);
  }
  return {
    formKey: campaign.formKey,
    formVersion: campaign.formVersion,
    title: campaign.title,
    titleTouched: true,
    period: campaign.period,
    organizationIds: organizations.map(({ id }) => id),
    people,
    otherTypes: false,
    opensAt: toWallClock(campaign.opensAt, zone),
    closesAt: toWallClock(campaign.dueAt, zone),
    graceDays: String(campaign.graceDays),
    signature: campaign.signature,
    anonymity: campaign.anonymity,
    minimumGroup: String(campaign.minimumGroup),
  };
}

/** How a form's title says for what kind of period it is; the campaign's own says which one. */
const kindOfPeriod =
  /(?: (?:за (?:учебный год|календарный год|полугодие|квартал|месяц)|на дату)|, (?:school year|calendar year|half-year|quarter|month|one day))$/u;

/** The title that a campaign has until somebody writes another: what is asked, and for when. */
export function suggestedTitle(formTitle: string, period: string): string {
  if (period === '') return formTitle.slice(0, 200);
  const rest = `, ${period}`;
  return `${formTitle.replace(kindOfPeriod, '').slice(0, 200 - rest.length)}${rest}`;
}

/** How many people of an audience the registry knows in an organization. */
export function registryPeople(
  { headcount, teachers }: OrganizationView,
  audience: string,
): number | null {
  if (audience === 'parents' || audience === 'pupils') return headcount || null;
  return audience === 'teachers' ? teachers || null : null;
}

/** Whether a number of people is worth expecting: one report comes from an organization. */
export function expectsPeople(form: FormView | undefined): boolean {
  return form !== undefined && ['parents', 'pupils', 'teachers'].includes(form.audience);
}

/** A typed expected number: whole and above zero, null when empty, undefined when neither. */
export function typedPeople(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0]/g, '');
  if (bare === '') return null;
  return /^\d{1,6}$/.test(bare) && Number(bare) > 0 && Number(bare) <= 100_000
    ? Number(bare)
    : undefined;
}

type Need =
  | 'needForm'
  | 'needName'
  | 'needPeriod'
  | 'needOrganizations'
  | 'needPeople'
  | 'needConsent'
  | 'needOpens'
  | 'needCloses'
  | 'closesBeforeOpens'
  | 'closesInPast'
  | 'needGrace'
  | 'needGroup';

/** What is still wrong with a draft, by field, as keys of texts. */
export function draftFaults(
  draft: CampaignDraft,
  zone: string,
  now: Date,
): Partial<Record<DraftField, Need>> {
  const faults: Partial<Record<DraftField, Need>> = {};
  const opens = fromWallClock(draft.opensAt, zone);
  const closes = fromWallClock(draft.closesAt, zone);
  const group = Number(draft.minimumGroup);
  const typed = draft.organizationIds.map((id) => typedPeople(draft.people[id] ?? ''));
  if (!draft.formKey) faults.formKey = 'needForm';
  if (draft.title.trim().length < 3) faults.title = 'needName';
  if (!draft.period) faults.period = 'needPeriod';
  if (draft.organizationIds.length === 0) faults.organizationIds = 'needOrganizations';
  if (typed.includes(undefined)) faults.people = 'needPeople';
  if (!opens) faults.opensAt = 'needOpens';
  if (!closes) faults.closesAt = 'needCloses';
  else if (opens && closes <= opens) faults.closesAt = 'closesBeforeOpens';
  else if (closes <= now.toISOString()) faults.closesAt = 'closesInPast';
  const grace = Number(draft.graceDays.trim() || 'none');
  if (!Number.isInteger(grace) || grace < 0 || grace > 60) faults.graceDays = 'needGrace';
  if (!Number.isInteger(group) || group < 3 || group > 100) faults.minimumGroup = 'needGroup';
  return faults;
}

/** The chosen organizations that the form is not for. */
export function strangers(
  draft: CampaignDraft,
  form: FormView | undefined,
  registry: readonly OrganizationView[],
): OrganizationView[] {
  if (!form) return [];
  return registry.filter(
    ({ id, type }) => draft.organizationIds.includes(id) && !form.organizationTypes.includes(type),
  );
}

/** The draft as the server takes it; only for drafts without faults. */
export function campaignInputOf(draft: CampaignDraft, form: FormView, zone: string): CampaignInput {
  const people = draft.organizationIds.flatMap((organizationId) => {
    const text = draft.people[organizationId];
    return text === undefined ? [] : [{ organizationId, people: typedPeople(text) ?? null }];
  });
  return {
    title: draft.title.trim(),
    formKey: form.key,
    formVersion: draft.formVersion ?? form.latestVersion,
    period: draft.period,
    organizationIds: draft.organizationIds,
    ...(people.length > 0 ? { people } : {}),
    ...(draft.otherTypes ? { otherTypes: true } : {}),
    opensAt: fromWallClock(draft.opensAt, zone) ?? '',
    closesAt: fromWallClock(draft.closesAt, zone) ?? '',
    // Only reports have them: what was typed before another form was chosen is not sent.
    ...(form.kind === 'dataForm'
      ? { graceDays: Number(draft.graceDays), signature: draft.signature }
      : {}),
    anonymity: form.kind === 'dataForm' ? 'named' : draft.anonymity,
    minimumGroup: Number(draft.minimumGroup),
  };
}
