import mongoose from 'mongoose';
import { listAssignments } from '../assignments/model.ts';
import type { AssignmentState } from '../assignments/schema.ts';
import type { Campaign } from '../campaigns/model.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';

/** How far one organization is with one form. */
export interface Standing {
  assignmentId: string;
  organizationId: string;
  formKey: string;
  state: AssignmentState;
  revision: number;
  filled: number;
  of: number;
  dueAt: Date;
  locksAt: Date;
  submittedAt: Date | null;
  onTime: boolean | null;
  exception: { until: Date; reason: string } | null;
  changedAfterAcceptance: number;
  violations: number;
}

/** What is read of one response; its answers stay in the storage. */
interface Read {
  _id: string;
  revision: number;
  filled: number;
  submittedAt: Date | null;
}

/** Every assignment of these campaigns: one look at the responses, however many there are. */
export async function standingsOf(
  municipalityId: string,
  campaigns: readonly Campaign[],
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
  const read = await readResponses(
    municipalityId,
    all.map(({ assignment }) => assignment._id),
    [...versions.values()],
  );
  return all.map(({ assignment, campaign }): Standing => {
    const { _id, organizationId, formKey, formVersion } = assignment;
    const response = read.get(_id);
    const dueAt = campaign.closedAt ?? campaign.closesAt;
    const submittedAt = response?.submittedAt ?? null;
    return {
      assignmentId: _id,
      organizationId,
      formKey,
      state: submittedAt ? 'submitted' : response ? 'draft' : 'notStarted',
      revision: response?.revision ?? 0,
      filled: response?.filled ?? 0,
      of: versions.get(versionName(formKey, formVersion))?.elements.length ?? 0,
      dueAt,
      locksAt: dueAt,
      submittedAt,
      onTime: submittedAt && submittedAt <= dueAt,
      exception: null,
      changedAfterAcceptance: 0,
      violations: 0,
    };
  });
}

const versionName = (key: string, version: number) => `${key} ${version}`;

/** The form versions that assignments were made with. */
async function versionsOf(
  municipalityId: string,
  assignments: readonly { formKey: string; formVersion: number }[],
): Promise<Map<string, FormVersion>> {
  const wanted = new Map(
    assignments.map(({ formKey, formVersion }) => [
      versionName(formKey, formVersion),
      { formKey, formVersion },
    ]),
  );
  const found = await Promise.all(
    [...wanted].map(
      async ([name, { formKey, formVersion }]) =>
        [name, await getVersion(municipalityId, formKey, formVersion)] as const,
    ),
  );
  return new Map(found);
}

const keysOf = (field: string) => ({
  $map: { input: { $objectToArray: { $ifNull: [field, {}] } }, as: 'one', in: '$$one.k' },
});

async function readResponses(
  municipalityId: string,
  ids: readonly string[],
  versions: readonly FormVersion[],
): Promise<Map<string, Read>> {
  if (ids.length === 0 || versions.length === 0) return new Map();
  const asked = {
    $switch: {
      branches: versions.map(({ key, version, elements }) => ({
        case: { $and: [{ $eq: ['$formKey', key] }, { $eq: ['$formVersion', version] }] },
        then: { $literal: elements.map(({ question }) => question) },
      })),
      default: [],
    },
  };
  const given = { $setUnion: [keysOf('$answers'), keysOf('$states')] };
  const found = await mongoose.connection
    .collection('dataResponses')
    .aggregate<Read>([
      { $match: { municipalityId, _id: { $in: [...ids] as never[] } } },
      {
        $project: {
          revision: 1,
          filled: { $size: { $setIntersection: [given, asked] } },
          submittedAt: { $ifNull: ['$submitted.at', null] },
        },
      },
    ])
    .toArray();
  return new Map(found.map((one) => [one._id, one]));
}
