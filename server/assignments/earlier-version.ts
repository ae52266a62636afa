import type { Campaign } from '../campaigns/model.ts';
import { Assignments, type Assignment } from './model.ts';
import { DataResponses } from './response.model.ts';

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

/** Those of them in which anything is filled in: what was typed keeps the version it answers. */
export async function begunInOtherVersion(
  asked: Asked,
  organizationIds?: readonly string[],
): Promise<Assignment[]> {
  const found = await inOtherVersion(asked, organizationIds);
  const empty = { answers: {}, states: {}, submitted: null };
  const begun = await DataResponses.find({
    municipalityId: asked.municipalityId,
    _id: { $in: found.map(({ _id }) => _id) },
    $nor: [empty],
  })
    .select({ _id: 1 })
    .lean();
  const ids = new Set(begun.map(({ _id }) => _id));
  return found.filter(({ _id }) => ids.has(_id));
}

/**
 * Where nothing is filled in, an assignment that an earlier campaign made is asked by the version of
 * the campaign that takes it over. Once more, or after a kill, it gives the same.
 */
export async function moveToVersion(campaign: Campaign): Promise<void> {
  const { municipalityId, formVersion } = campaign;
  const expected = campaign.expected.map(({ organizationId }) => organizationId);
  const others = (await inOtherVersion(campaign, expected)).map(({ _id }) => _id);
  if (others.length === 0) return;
  // One whose fields were all emptied again holds nothing either.
  await DataResponses.updateMany(
    { municipalityId, _id: { $in: others }, answers: {}, states: {}, submitted: null },
    { $set: { formVersion } },
  );
  const begun = await DataResponses.distinct('_id', {
    ...{ municipalityId, _id: { $in: others } },
    formVersion: { $ne: formVersion },
  });
  const free = others.filter((id) => !begun.includes(id));
  await Assignments.updateMany(
    { municipalityId, _id: { $in: free }, campaignId: campaign._id },
    { $set: { formVersion } },
  );
}
