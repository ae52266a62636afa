import type { AssignmentState } from '../campaigns/schema.ts';
import { countedOf, DataResponses, type DataResponse } from './response.model.ts';

type Kept =
  '_id' | 'organizationId' | 'formKey' | 'formVersion' | 'revision' | 'violations' | 'comments';

/** A form that was handed in, with what the checks found in it then; without its answers. */
export interface FoundForm extends Pick<DataResponse, Kept> {
  municipalityId: string;
  /** The state that counts for the department. */
  state: AssignmentState;
  submitted: { revision: number; at: Date; by: string };
}

const of = (municipalityId: string, campaignIds: readonly string[]) => ({
  municipalityId,
  campaignId: { $in: [...campaignIds] },
  submitted: { $ne: null },
});
const anyFound = { 'violations.0': { $exists: true } };

/** Forms handed in to these campaigns in which the checks found anything. */
export async function foundForms(
  municipalityId: string,
  campaignIds: readonly string[],
): Promise<FoundForm[]> {
  const submitted = { revision: 1, at: 1, by: 1 };
  const found = await DataResponses.find({ ...of(municipalityId, campaignIds), ...anyFound })
    .select({ organizationId: 1, formKey: 1, formVersion: 1, state: 1, revision: 1, submitted })
    .select({ 'accepted.revision': 1, 'returned.at': 1, violations: 1, comments: 1 })
    .lean();
  return found.flatMap((one) => {
    if (!one.submitted) return [];
    const { _id, organizationId, formKey, formVersion, revision, violations, comments } = one;
    return {
      ...{ _id, municipalityId, organizationId, formKey, formVersion, revision },
      ...{ violations, comments, submitted: one.submitted, state: countedOf(one) },
    };
  });
}

/** Which organizations have handed in which forms of these campaigns, whatever has come of them. */
export async function handedIn(
  municipalityId: string,
  campaignIds: readonly string[],
): Promise<Pick<DataResponse, 'organizationId' | 'formKey'>[]> {
  return DataResponses.find(of(municipalityId, campaignIds))
    .select({ organizationId: 1, formKey: 1, _id: 0 })
    .lean();
}

/** How many forms were handed in to these campaigns. */
export async function countHandedIn(
  municipalityId: string,
  campaignIds: readonly string[],
): Promise<number> {
  return DataResponses.countDocuments(of(municipalityId, campaignIds));
}

/** What was found, without words: by form and submission, the ids of its violations. */
export async function foundIds(
  municipalityId: string,
  campaignIds: readonly string[],
): Promise<{ _id: string; period: string; revision: number; violations: string[] }[]> {
  return DataResponses.aggregate([
    { $match: { ...of(municipalityId, campaignIds), ...anyFound } },
    { $project: { period: 1, revision: '$submitted.revision', violations: '$violations.id' } },
  ]);
}
