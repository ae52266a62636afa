import { listAssignments, type Assignment } from '../assignments/model.ts';
import { responseStates } from '../assignments/response.model.ts';
import { termsOf } from '../assignments/terms.ts';
import { listCampaigns, lockOf, type Campaign } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import type { AssignmentState } from '../campaigns/schema.ts';

/** A form that an organization has (or had) to hand in. */
export interface FormDue {
  of: 'form';
  assignmentId: string;
  campaignId: string;
  organizationId: string;
  formTitle: string;
  period: string;
  state: AssignmentState;
  dueAt: Date;
  /** The last local day on which it is on time. */
  dueDay: string;
  locked: boolean;
  notYet: boolean;
}

const dayMs = 24 * 3_600_000;
/** An exception may outlast its campaign's lock, not by more than this. */
const longestException = 200 * dayMs;

/** Whether the organization's own step is what is missing. */
export function isOwed({
  state,
  locked,
  notYet,
}: Pick<FormDue, 'state' | 'locked' | 'notYet'>): boolean {
  const own = state === 'notStarted' || state === 'draft' || state === 'toSign';
  return (own || state === 'returned') && !locked && !notYet;
}

/** Every data form that may still be handed in, whatever its state. */
export async function listForms(
  { municipalityId, timeZone }: { municipalityId: string; timeZone: string },
  now: Date,
): Promise<FormDue[]> {
  const campaigns = (await listCampaigns(municipalityId)).filter(
    (campaign) =>
      campaign.kind === 'dataForm' &&
      campaign.openedAt !== null &&
      campaign.opensAt <= now &&
      lockOf(campaign).getTime() > now.getTime() - longestException,
  );
  const lists = await Promise.all(
    campaigns.map(({ _id }) => listAssignments(municipalityId, { campaignId: _id })),
  );
  return standingOf({ municipalityId, timeZone }, campaigns, lists.flat(), now);
}

/** The chosen assignments of the municipality, as they stand. */
export async function chosenDue(
  of: { municipalityId: string; timeZone: string },
  ids: readonly string[],
  now: Date,
): Promise<FormDue[]> {
  const assignments = await listAssignments(of.municipalityId, { ids });
  const wanted = new Set(assignments.map(({ campaignId }) => campaignId));
  const campaigns = (await listCampaigns(of.municipalityId)).filter(({ _id }) => wanted.has(_id));
  return standingOf(of, campaigns, assignments, now);
}

async function standingOf(
  { municipalityId, timeZone }: { municipalityId: string; timeZone: string },
  campaigns: readonly Campaign[],
  assignments: readonly Assignment[],
  now: Date,
): Promise<FormDue[]> {
  const byId = new Map(campaigns.map((one) => [one._id, one]));
  const responses = await responseStates(
    municipalityId,
    assignments.map(({ _id }) => _id),
  );
  return assignments.flatMap((assignment): FormDue[] => {
    const campaign = byId.get(assignment.campaignId);
    if (!campaign) return [];
    const response = responses.get(assignment._id);
    const terms = termsOf(campaign, assignment, response ?? null, now);
    return [
      {
        of: 'form' as const,
        assignmentId: assignment._id,
        campaignId: campaign._id,
        organizationId: assignment.organizationId,
        formTitle: campaign.formTitle.ru,
        period: assignment.period,
        // A returned form that was corrected waits for the head: the coordinator has done theirs.
        state:
          response?.state === 'returned' && response.toSign
            ? 'toSign'
            : (response?.state ?? 'notStarted'),
        dueAt: terms.dueAt,
        // Due at midnight is due on the day that ends then.
        dueDay: dayIn(timeZone, new Date(terms.dueAt.getTime() - 1)),
        locked: terms.locked,
        notYet: terms.notYet,
      },
    ];
  });
}
