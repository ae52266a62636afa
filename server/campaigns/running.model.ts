import { auditEntry } from '../audit/entry.ts';
import type { Organization } from '../organizations/model.ts';
import { Problem } from '../problem.ts';
import { expectedOf } from './expected.ts';
import { stateOf } from './lifecycle.ts';
import { Campaigns, getCampaign, refuseState, type By, type Campaign } from './model.ts';

/** Opens a draft and freezes the expected list. Opening twice is a 409. */
export async function openCampaign(
  by: By,
  id: string,
  organizations: Organization[],
): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const draft = await getCampaign(municipalityId, id);
  const expected = organizations.map((organization) => expectedOf(organization, draft));
  const opened = await Campaigns.findOneAndUpdate(
    // The draft must be the one that the list was made from.
    { municipalityId, _id: id, openedAt: null, revision: draft.revision ?? null },
    {
      $set: { openedAt: by.now, expected, provisioned: false },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.open',
          subject: { kind: 'campaign', id },
          after: { organizations: expected.length },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return opened ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

/**
 * Moves the closing time of a planned or running campaign. The caller has checked that the new one
 * is to come; a closed campaign is a 409.
 */
export async function moveClosing(by: By, id: string, closesAt: Date): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const before = await getCampaign(municipalityId, id);
  const moved = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, ...running(by.now) },
    {
      $set: { closesAt },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.reschedule',
          subject: { kind: 'campaign', id },
          before: { closesAt: before.closesAt.toISOString() },
          after: { closesAt: closesAt.toISOString() },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return moved ?? refuseState(await getCampaign(municipalityId, id), by.now);
}

/**
 * Takes back a closing before the planned time, as long as no figures have become final: from then
 * on a few answers more would show what those few said. Else a 409 that says so.
 */
export async function reopenCampaign(by: By, id: string): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const reopened = await Campaigns.findOneAndUpdate(
    {
      municipalityId,
      _id: id,
      closedAt: { $ne: null },
      closesAt: { $gt: by.now },
      settled: { $ne: true },
    },
    {
      $set: { closedAt: null },
      $push: {
        pending: auditEntry(by, { action: 'campaign.reopen', subject: { kind: 'campaign', id } }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (reopened) return reopened;
  const campaign = await getCampaign(municipalityId, id);
  if (stateOf(campaign, by.now) !== 'closed') return refuseState(campaign, by.now);
  throw new Problem(campaign.closesAt <= by.now ? 'campaign.over' : 'campaign.final');
}

/**
 * Says, before it is done, that the last few responses become part of the figures. False when the
 * campaign runs again by now: then they wait for the next step as usual.
 */
export async function settleCampaign(campaign: Campaign): Promise<boolean> {
  const { municipalityId, _id, closedAt, closesAt } = campaign;
  const found = await Campaigns.updateOne(
    { municipalityId, _id, closedAt, closesAt },
    { $set: { settled: true } },
  );
  return found.matchedCount === 1;
}

function running(now: Date) {
  return { openedAt: { $ne: null }, closedAt: null, closesAt: { $gt: now } };
}

/** Closes a planned or running campaign before its time. */
export async function closeCampaign(by: By, id: string): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const closed = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, ...running(by.now) },
    {
      $set: { closedAt: by.now },
      $push: {
        pending: auditEntry(by, { action: 'campaign.close', subject: { kind: 'campaign', id } }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return closed ?? refuseState(await getCampaign(municipalityId, id), by.now);
}
