import { auditEntry } from '../audit/entry.ts';
import { dueOf, getCampaign } from '../campaigns/model.ts';
import { Problem } from '../problem.ts';
import { refusedDate } from './decide.model.ts';
import { whose, type By } from './fill.model.ts';
import { Assignments, listAssignments, type Assignment } from './model.ts';
import { grantOf } from './terms.ts';

export interface Exception {
  until: Date | null;
  reason: string;
}

/**
 * Gives organizations a later deadline than everybody else's, or takes it back; also after the
 * campaign has closed. All are looked at before anything is written.
 * @throws Problem input.invalid for a date that is past or no later than everybody's, a missing
 *   reason; thing.notFound
 */
export async function grantExceptions(
  by: By,
  ids: readonly string[],
  { until, reason }: Exception,
): Promise<Assignment[]> {
  const { municipalityId } = by.actor;
  const found = await listAssignments(municipalityId, { ids });
  const missing = ids.findIndex((id) => !found.some(({ _id }) => _id === id));
  if (missing >= 0) {
    const what = `форма данных (assignmentIds.${missing})`;
    throw new Problem('thing.notFound', {
      parameters: { ru: { what }, en: { what: 'data form' } },
    });
  }
  if (until !== null) await requireLater(by, found, until);
  if (until !== null && reason.length < 3) {
    throw refusedDate('reason', 'назовите причину', 'give the reason');
  }
  for (const assignment of found) await grant(by, assignment, { until, reason });
  return listAssignments(municipalityId, { ids });
}

async function requireLater(
  { actor, now }: By,
  assignments: readonly Assignment[],
  until: Date,
): Promise<void> {
  if (until <= now) throw refusedDate('until', 'это время уже прошло', 'this time has passed');
  for (const id of new Set(assignments.map(({ campaignId }) => campaignId))) {
    const campaign = await getCampaign(actor.municipalityId, id);
    if (until > dueOf(campaign)) continue;
    throw refusedDate(
      'until',
      `в кампании «${campaign.title}» общий срок не раньше этого`,
      `everybody’s due date in “${campaign.title}” is not earlier than this`,
    );
  }
}

async function grant(by: By, assignment: Assignment, { until, reason }: Exception): Promise<void> {
  const { municipalityId, _id, campaignId } = assignment;
  const before = grantOf(assignment);
  const same = before
    ? until?.getTime() === before.until.getTime() && reason === before.reason
    : until === null;
  if (same) return;
  await Assignments.updateOne(
    { municipalityId, _id },
    {
      $push: {
        grants: { campaignId, until, reason, by: by.actor.name, at: by.now },
        pending: auditEntry(by, {
          action: 'dataForm.except',
          subject: { kind: 'dataForm', id: _id },
          before: before && { until: before.until.toISOString(), reason: before.reason },
          after: { ...whose(assignment), until: until?.toISOString() ?? null, reason },
        }),
      },
    },
  );
}
