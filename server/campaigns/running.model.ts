import { setTimeout } from 'node:timers/promises';
import { auditEntry } from '../audit/entry.ts';
import type { Organization } from '../organizations/model.ts';
import { Problem } from '../problem.ts';
import { withLease } from '../storage/leases.ts';
import { lockAfter } from './draft.model.ts';
import { expectedOf } from './expected.ts';
import { stateOf } from './lifecycle.ts';
import { Campaigns, getCampaign, refuseState, type By, type Campaign } from './model.ts';

/**
 * Opens a draft and freezes the expected list. Opening twice is a 409, and so is a draft that was
 * changed after the caller had checked it.
 */
export async function openCampaign(
  by: By,
  draft: Campaign,
  organizations: Organization[],
): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const { _id: id } = draft;
  const expected = organizations.map((organization) => expectedOf(organization, draft));
  const opened = await Campaigns.findOneAndUpdate(
    // The draft must be the one that was checked and that the list was made from.
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
  if (opened) return opened;
  const now = await getCampaign(municipalityId, id);
  if (now.openedAt === null) throw new Problem('campaign.changed');
  return refuseState(now, by.now);
}

/**
 * Runs `work` while no other campaign of the municipality is opened or opened again: who has been
 * asked already is a question about all of them.
 * @throws Problem campaign.busy when the turn has not come after two seconds
 */
export async function openInTurn<T>({ actor }: By, work: () => Promise<T>): Promise<T> {
  const name = `campaign.open:${actor.municipalityId}`;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const turn = await withLease(name, turnMs, new Date(), () => work());
    if (turn.ran) return turn.result;
    await setTimeout(100);
  }
  throw new Problem('campaign.busy', { retryAfter: 2 });
}

const turnMs = 20_000;

/**
 * Moves the closing time of a planned or running campaign; of a data form the due date, and the
 * lock with it. The caller has checked that the new one is to come; a closed campaign is a 409.
 */
export async function moveClosing(by: By, id: string, dueAt: Date): Promise<Campaign> {
  const { municipalityId } = by.actor;
  const before = await getCampaign(municipalityId, id);
  const closesAt = await lockAfter(municipalityId, dueAt, before.graceDays);
  const moved = await Campaigns.findOneAndUpdate(
    { municipalityId, _id: id, ...running(by.now) },
    {
      $set: { dueAt, closesAt },
      $push: {
        pending: auditEntry(by, {
          action: 'campaign.reschedule',
          subject: { kind: 'campaign', id },
          before: { closesAt: before.dueAt.toISOString() },
          after: { closesAt: dueAt.toISOString() },
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
      // A later campaign may have taken the assignments over: they come back.
      $set: { closedAt: null, provisioned: false },
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
