import type { Campaign } from '../campaigns/model.ts';
import { Assignments, type Assignment } from './model.ts';
import { DataResponses, type DataResponse } from './response.model.ts';

type Asked = Pick<Campaign, 'municipalityId' | 'formKey' | 'formVersion' | 'period'>;

/** Assignments of a form and a period that are filled in by another version than this one. */
export async function inOtherVersion(
  { municipalityId, formKey, formVersion, period }: Asked,
  organizationIds?: readonly string[],
): Promise<Assignment[]> {
  return Assignments.find({
    ...{ municipalityId, formKey, period, formVersion: { $ne: formVersion } },
    ...(organizationIds ? { organizationId: { $in: [...organizationIds] } } : {}),
  }).lean();
}

/** A response that holds nothing: nobody has begun it, or all that was typed was emptied again. */
const nothing = { answers: {}, states: {}, submitted: null };

/** Whether anything is filled in: what was typed keeps the version it answers. */
function isBegun({ answers, states, submitted }: DataResponse): boolean {
  return [answers, states].some((one) => Object.keys(one).length > 0) || submitted !== null;
}

/**
 * The form begun by organizations in another version than this one. The responses say so: a save
 * that was under way while the assignment was moved has begun it by the version it had read.
 */
export async function begunInOtherVersion(
  { municipalityId, formKey, formVersion, period }: Asked,
  organizationIds: readonly string[],
): Promise<Pick<DataResponse, '_id' | 'organizationId' | 'formVersion'>[]> {
  return DataResponses.find({
    ...{ municipalityId, formKey, period, formVersion: { $ne: formVersion } },
    organizationId: { $in: [...organizationIds] },
    $nor: [nothing],
  })
    .select({ organizationId: 1, formVersion: 1 })
    .lean();
}

/**
 * Where nothing is filled in, an assignment that an earlier campaign made is asked by the version of
 * the campaign that takes it over. Once more, or after a kill, it gives the same.
 */
export async function moveToVersion(campaign: Campaign): Promise<void> {
  const { municipalityId, formVersion } = campaign;
  const expected = campaign.expected.map(({ organizationId }) => organizationId);
  const begun = (await begunInOtherVersion(campaign, expected)).map(({ _id }) => _id);
  const others = (await inOtherVersion(campaign, expected)).map(({ _id }) => _id);
  const free = others.filter((id) => !begun.includes(id));
  if (free.length === 0) return;
  await Assignments.updateMany(
    { municipalityId, _id: { $in: free }, campaignId: campaign._id },
    { $set: { formVersion } },
  );
}

/**
 * The assignment with the version by which its response was begun, which counts: a save may have
 * been under way, by the earlier version, while the assignment was moved to another.
 */
export async function asBegun(
  assignment: Assignment,
  response: DataResponse | null,
): Promise<Assignment> {
  if (!response || response.formVersion === assignment.formVersion || !isBegun(response)) {
    return assignment;
  }
  const { municipalityId, _id } = assignment;
  const { formVersion } = response;
  await Assignments.updateOne({ municipalityId, _id }, { $set: { formVersion } });
  return { ...assignment, formVersion };
}
