import { listAssignments, type Assignment } from '../assignments/model.ts';
import { progressOf, type Progress } from '../assignments/progress.model.ts';
import { termsOf, type Terms } from '../assignments/terms.ts';
import type { Campaign } from '../campaigns/model.ts';
import { listFollowUps } from '../checks/follow-ups.model.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';

/** How far one organization is with one form. */
export interface Standing extends Pick<Terms, 'dueAt' | 'commonDueAt' | 'locked' | 'exception'> {
  assignmentId: string;
  organizationId: string;
  formKey: string;
  /** Quantities that the form asks for. */
  of: number;
  /** Null where nothing has been begun. */
  progress: Omit<Progress, '_id' | 'extension'> | null;
  /** What the checks found in what was handed in, and nobody has decided about. */
  openViolations: number;
}

/** Every assignment of these campaigns: one look at the responses, however many there are. */
export async function standingsOf(
  municipalityId: string,
  campaigns: readonly Campaign[],
  now: Date,
): Promise<Standing[]> {
  const lists = await Promise.all(
    campaigns.map(async (campaign) => {
      const assignments = await listAssignments(municipalityId, { campaignId: campaign._id });
      return assignments.map((assignment) => ({ assignment, campaign }));
    }),
  );
  const all = lists.flat();
  const versions = await versionsOf(
    municipalityId,
    all.map(({ assignment }) => assignment),
  );
  const read = await progressOf(
    municipalityId,
    all.map(({ assignment }) => assignment._id),
    [...versions.values()].map(({ key, version, elements }) => ({
      formKey: key,
      formVersion: version,
      questions: elements.map(({ question }) => question),
    })),
  );
  const decided = await decidedOf(municipalityId, [...read.values()]);
  return all.map(({ assignment, campaign }): Standing => {
    const { _id, organizationId, formKey } = assignment;
    const progress = read.get(_id) ?? null;
    const { dueAt, commonDueAt, locked, exception } = termsOf(campaign, assignment, progress, now);
    const of = versions.get(nameOf(assignment))?.elements.length ?? 0;
    const named = (id: string) => `${_id} ${progress?.submittedRevision ?? 0} ${id}`;
    const open = progress?.violations.filter((id) => !decided.has(named(id))) ?? [];
    return {
      ...{ assignmentId: _id, organizationId, formKey, of, progress },
      ...{ dueAt, commonDueAt, locked, exception },
      openViolations: open.length,
    };
  });
}

/** What has been decided about violations, each by assignment, submission and violation. */
async function decidedOf(
  municipalityId: string,
  read: readonly Progress[],
): Promise<ReadonlySet<string>> {
  const found = read.filter(({ violations }) => violations.length > 0);
  const followUps = await listFollowUps(
    municipalityId,
    found.map(({ _id }) => _id),
  );
  return new Set(
    followUps
      .filter(({ decision }) => decision !== null)
      .map(
        ({ assignmentId, revision, violationId }) => `${assignmentId} ${revision} ${violationId}`,
      ),
  );
}

type Versioned = Pick<Assignment, 'formKey' | 'formVersion'>;

const nameOf = ({ formKey, formVersion }: Versioned) => `${formKey} ${formVersion}`;

/** The form versions that assignments were made with, by name. */
async function versionsOf(
  municipalityId: string,
  assignments: readonly Versioned[],
): Promise<Map<string, FormVersion>> {
  const wanted = new Map(assignments.map((one) => [nameOf(one), one]));
  const found = await Promise.all(
    [...wanted].map(async ([name, { formKey, formVersion }]) => {
      return [name, await getVersion(municipalityId, formKey, formVersion)] as const;
    }),
  );
  return new Map(found);
}
