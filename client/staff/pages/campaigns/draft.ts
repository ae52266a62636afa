import type { CampaignInput } from '../../../../server/campaigns/schema.ts';
import type { FormView } from '../../../../server/forms/schema.ts';
import { fromWallClock, toWallClock } from '../../format/date.ts';

/** A campaign as it is being typed: times as the municipality's wall clock shows them. */
export interface CampaignDraft {
  formKey: string;
  title: string;
  /** The title follows the form and period until somebody writes another. */
  titleTouched: boolean;
  period: string;
  organizationIds: string[];
  opensAt: string;
  closesAt: string;
  anonymity: 'anonymous' | 'named';
  minimumGroup: string;
}

export type DraftField =
  | 'formKey'
  | 'title'
  | 'period'
  | 'organizationIds'
  | 'opensAt'
  | 'closesAt'
  | 'anonymity'
  | 'minimumGroup';

const day = 24 * 60 * 60 * 1000;

/** An empty draft: opens now, closes at the end of the day in two weeks. */
export function emptyDraft(zone: string, now: Date): CampaignDraft {
  const closing = toWallClock(new Date(now.getTime() + 14 * day).toISOString(), zone);
  return {
    formKey: '',
    title: '',
    titleTouched: false,
    period: '',
    organizationIds: [],
    opensAt: toWallClock(now.toISOString(), zone),
    closesAt: `${closing.slice(0, 10)}T23:59`,
    anonymity: 'anonymous',
    minimumGroup: '5',
  };
}

type Need =
  | 'needForm'
  | 'needName'
  | 'needPeriod'
  | 'needOrganizations'
  | 'needOpens'
  | 'needCloses'
  | 'closesBeforeOpens'
  | 'closesInPast'
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
  if (!draft.formKey) faults.formKey = 'needForm';
  if (draft.title.trim().length < 3) faults.title = 'needName';
  if (!draft.period) faults.period = 'needPeriod';
  if (draft.organizationIds.length === 0) faults.organizationIds = 'needOrganizations';
  if (!opens) faults.opensAt = 'needOpens';
  if (!closes) faults.closesAt = 'needCloses';
  else if (opens && closes <= opens) faults.closesAt = 'closesBeforeOpens';
  else if (closes <= now.toISOString()) faults.closesAt = 'closesInPast';
  if (!Number.isInteger(group) || group < 3 || group > 100) faults.minimumGroup = 'needGroup';
  return faults;
}

/** The draft as the server takes it; only for drafts without faults. */
export function campaignInputOf(draft: CampaignDraft, form: FormView, zone: string): CampaignInput {
  return {
    title: draft.title.trim(),
    formKey: form.key,
    formVersion: form.latestVersion,
    period: draft.period,
    organizationIds: draft.organizationIds,
    opensAt: fromWallClock(draft.opensAt, zone) ?? '',
    closesAt: fromWallClock(draft.closesAt, zone) ?? '',
    anonymity: form.kind === 'dataForm' ? 'named' : draft.anonymity,
    minimumGroup: Number(draft.minimumGroup),
  };
}
