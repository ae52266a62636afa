import mongoose, { Schema } from 'mongoose';
import type { Campaign } from '../campaigns/model.ts';
import { settleCampaign } from '../campaigns/running.model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { stepReady } from '../disclosure.ts';
import { takeIntoStep } from './model.ts';

/**
 * How far the shown figures of one organization in one campaign have advanced. While an anonymous
 * campaign runs they move by at least the minimum group at once, so that two looks at the screen
 * never differ by one person's answers.
 */
interface Step {
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  period: string;
  /** Number of the last finished step; 0 before the first. */
  step: number;
  /** Responses in the figures. */
  n: number;
  /** The step being taken: set first, so that a killed run is finished under the same number. */
  taking: number | null;
  /** The indicators have not been recomputed since the last step. */
  stale: boolean;
}

const schema = new Schema<Step>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    period: { type: String, required: true },
    step: { type: Number, default: 0 },
    n: { type: Number, default: 0 },
    taking: { type: Number, default: null },
    stale: { type: Boolean, default: false },
  },
  { collection: 'responseSteps', versionKey: false },
);
schema.index({ municipalityId: 1, campaignId: 1 });
schema.index({ municipalityId: 1, period: 1, taking: 1 });
schema.index({ stale: 1 });

const Steps = mongoose.model('ResponseStep', schema);

/**
 * Takes the waiting responses of one organization into the figures when the rule allows it.
 * Idempotent: after a crash the next run finishes the step that was being taken.
 */
export async function advanceStep(
  campaign: Campaign,
  organizationId: string,
  waiting: number,
  now: Date,
): Promise<boolean> {
  const { _id: campaignId, municipalityId, period } = campaign;
  const _id = `${campaignId}:${organizationId}`;
  const known = await Steps.findById(_id).lean();
  const shown = known?.n ?? 0;
  const closed = isSettled(campaign, now);
  const group = campaign.anonymity === 'anonymous' ? campaign.minimumGroup : 1;
  const taking = known?.taking ?? null;
  if (taking === null && !stepReady(shown, shown + waiting, group, closed)) return false;
  // Fewer than the group are taken only at the very end: from now on nobody may reopen the campaign.
  const few = !stepReady(shown, shown + waiting, group, false);
  if (taking === null && few && !(await settleCampaign(campaign))) return false;
  const step = taking ?? (known?.step ?? 0) + 1;
  await Steps.updateOne(
    { _id },
    {
      $set: { taking: step },
      $setOnInsert: { municipalityId, campaignId, organizationId, period },
    },
    { upsert: true },
  );
  const n = await takeIntoStep(campaign, organizationId, step);
  await Steps.updateOne({ _id }, { $set: { step, n, taking: null, stale: true } });
  return true;
}

/**
 * How long after the closing the last step is taken: by then no process remembers the campaign as
 * open (see `Targets`), so that the final figures never move again.
 */
const settledAfterMs = 10_000;

function isSettled(campaign: Campaign, now: Date): boolean {
  return stateOf(campaign, new Date(now.getTime() - settledAfterMs)) === 'closed';
}

/** The finished step of each organization: a step that is being taken is not shown yet. */
export async function finishedSteps({
  municipalityId,
  _id,
}: Campaign): Promise<Map<string, number>> {
  const steps = await Steps.find({ municipalityId, campaignId: _id }).lean();
  return new Map(steps.map(({ organizationId, step }) => [organizationId, step]));
}

/**
 * Steps of a period that are being taken, each with the last finished one: what they have marked
 * so far is in no figure yet.
 */
export async function takingSteps(
  municipalityId: string,
  period: string,
): Promise<Pick<Step, 'campaignId' | 'organizationId' | 'step'>[]> {
  return Steps.find({ municipalityId, period, taking: { $ne: null } })
    .select({ campaignId: 1, organizationId: 1, step: 1 })
    .lean();
}

/** How far the figures of some campaigns' organizations have advanced, by the records' ids. */
export async function stepsOf(
  ids: readonly string[],
): Promise<Pick<Step, 'campaignId' | 'step' | 'n'>[]> {
  return Steps.find({ _id: { $in: [...ids] } })
    .select({ campaignId: 1, step: 1, n: 1 })
    .lean();
}

/** Steps whose new responses are not yet in the indicators. */
export async function staleSteps(): Promise<Step[]> {
  return Steps.find({ stale: true }).lean();
}

/** Steps that a killed run left half taken. */
export async function unfinishedSteps(): Promise<Step[]> {
  return Steps.find({ taking: { $ne: null } }).lean();
}

/** Says that the indicators hold the step; a newer step meanwhile keeps its mark. */
export async function markComputed(id: string, step: number): Promise<void> {
  await Steps.updateOne({ _id: id, step }, { $set: { stale: false } });
}
