import { countedOf, DataResponses, type DataResponse } from './response.model.ts';
import type { AssignmentState } from '../campaigns/schema.ts';

/** The quantities that a form version asks for, by the names of their questions. */
interface AskedQuestions {
  formKey: string;
  formVersion: number;
  questions: readonly string[];
}

/** How far a response is, without what stands in it. */
export interface Progress {
  _id: string;
  /** The state that counts for the department. */
  state: AssignmentState;
  revision: number;
  /** Asked quantities that have an answer or a reason. */
  filled: number;
  firstSubmittedAt: Date | null;
  onTime: boolean | null;
  extension: DataResponse['extension'];
  changedAfterAcceptance: number;
  /** What the checks found at the last submission, by id, and which submission that was. */
  violations: string[];
  submittedRevision: number | null;
}

type Read = Omit<Progress, 'state' | 'submittedRevision'> &
  Pick<DataResponse, 'state' | 'submitted' | 'accepted' | 'returned'>;

const keysOf = (field: string) => ({
  $map: { input: { $objectToArray: { $ifNull: [field, {}] } }, as: 'one', in: '$$one.k' },
});

/** How far the begun ones of these assignments are, in one look; answers stay in the storage. */
export async function progressOf(
  municipalityId: string,
  assignmentIds: readonly string[],
  asked: readonly AskedQuestions[],
): Promise<Map<string, Progress>> {
  if (assignmentIds.length === 0 || asked.length === 0) return new Map();
  const questions = {
    $switch: {
      branches: asked.map(({ formKey, formVersion, questions: names }) => ({
        case: { $and: [{ $eq: ['$formKey', formKey] }, { $eq: ['$formVersion', formVersion] }] },
        then: { $literal: names },
      })),
      default: [],
    },
  };
  const given = { $setUnion: [keysOf('$answers'), keysOf('$states')] };
  const found = await DataResponses.aggregate<Read>([
    { $match: { municipalityId, _id: { $in: [...assignmentIds] } } },
    {
      $project: {
        ...{ state: 1, revision: 1, 'submitted.revision': 1, accepted: 1, returned: 1 },
        ...{ firstSubmittedAt: 1, onTime: 1, extension: 1, changedAfterAcceptance: 1 },
        filled: { $size: { $setIntersection: [given, questions] } },
        violations: { $ifNull: ['$violations.id', []] },
      },
    },
  ]);
  return new Map(found.map((one) => [one._id, presented(one)]));
}

function presented({ submitted, accepted, returned, ...rest }: Read): Progress {
  const state = countedOf({ state: rest.state, submitted, accepted, returned });
  return { ...rest, state, submittedRevision: submitted?.revision ?? null };
}
