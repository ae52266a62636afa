import mongoose, { Schema, type PipelineStage } from 'mongoose';
import type { Answers } from '../../forms/run/types.ts';
import type { Campaign } from '../campaigns/model.ts';
import { Problem } from '../problem.ts';
import { clusterById } from '../storage/clustered.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { GroupedInsert } from '../storage/grouped-insert.ts';

/**
 * One set of answers to a questionnaire. It holds nothing that leads to a person: no time but the
 * day, no address, no token; `_id` is the random id made on the device.
 */
export interface Response {
  _id: string;
  municipalityId: string;
  campaignId: string;
  organizationId: string;
  formKey: string;
  formVersion: number;
  period: string;
  /** The day in the municipality's zone. */
  day: string;
  answers: Answers;
  /** Trimmed lower-case copies of free texts that expressions compare. */
  folded: Record<string, string>;
  /** 0: received, not yet in any shown figure; from 1 on: the step that took it in. */
  step: number;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<Response>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    campaignId: { type: String, required: true },
    organizationId: { type: String, required: true },
    formKey: { type: String, required: true },
    formVersion: { type: Number, required: true },
    period: { type: String, required: true },
    day: { type: String, required: true },
    answers: { type: mixed, required: true },
    folded: { type: mixed, required: true },
    step: { type: Number, required: true },
  },
  { collection: 'responses', versionKey: false, minimize: false },
);
clusterById(schema, 'responses_by_id');
// One index serves campaigns and indicators alike: each further one slows every submission.
schema.index({
  municipalityId: 1,
  formKey: 1,
  period: 1,
  organizationId: 1,
  campaignId: 1,
  step: 1,
});
schema.index(
  { campaignId: 1, organizationId: 1 },
  { name: 'responses_waiting', partialFilterExpression: { step: 0 } },
);

const Responses = mongoose.model('Response', schema);

/** Straight to the driver: the answers were checked, and nothing is to be cast. */
const inserts = new GroupedInsert<Response & { _id: string }>(() =>
  mongoose.connection.getClient().db(mongoose.connection.name).collection('responses'),
);

/**
 * Writes a response and returns once it is acknowledged by the journal. Sending the same one again
 * changes nothing and gives `again`; another content under the same id is a 409.
 */
export async function storeResponse(response: Response): Promise<'stored' | 'again'> {
  try {
    await inserts.insert(response);
    return 'stored';
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    if (await isStored(response)) return 'again';
    throw new Problem('response.conflict', { path: 'id' });
  }
}

/** Whether this very response, with the same content, has been acknowledged before. */
export async function isStored(response: Response): Promise<boolean> {
  const existing = await Responses.findById(response._id).lean<Response>();
  return existing !== null && contentOf(existing) === contentOf(response);
}

function contentOf({ campaignId, organizationId, formVersion, answers }: Response): string {
  return JSON.stringify([campaignId, organizationId, formVersion, sorted(answers)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}

/** A campaign's responses, found by the one index. */
function of({ municipalityId, formKey, period, _id }: Campaign) {
  return { municipalityId, formKey, period, campaignId: _id };
}

/** Responses that finished steps have taken into the figures. */
function shownIn(campaign: Campaign, steps: ReadonlyMap<string, number>) {
  const taken = [...steps].map(([organizationId, step]) => ({
    organizationId,
    step: { $gt: 0, $lte: step },
  }));
  return { ...of(campaign), $or: [...taken, { _id: { $in: [] } }] };
}

/** Responses received by organization, those not yet in the figures too. */
export async function countReceived(campaign: Campaign): Promise<Map<string, number>> {
  const counts = await Responses.aggregate<{ _id: string; n: number }>([
    { $match: of(campaign) },
    { $group: { _id: '$organizationId', n: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, n }) => [_id, n]));
}

/** Campaign and organization pairs that have received responses outside the figures. */
export async function waitingResponses(): Promise<
  { municipalityId: string; campaignId: string; organizationId: string; waiting: number }[]
> {
  return Responses.aggregate([
    { $match: { step: 0, campaignId: { $gt: '' } } },
    {
      $group: {
        _id: { c: '$campaignId', o: '$organizationId', m: '$municipalityId' },
        waiting: { $sum: 1 },
      },
    },
    {
      $project: {
        _id: 0,
        municipalityId: '$_id.m',
        campaignId: '$_id.c',
        organizationId: '$_id.o',
        waiting: 1,
      },
    },
  ]);
}

/** Takes everything received so far into a step. Safe to run again for the same step. */
export async function takeIntoStep(
  campaign: Campaign,
  organizationId: string,
  step: number,
): Promise<number> {
  const filter = { ...of(campaign), organizationId };
  await Responses.updateMany({ ...filter, step: 0 }, { $set: { step } });
  return Responses.countDocuments({ ...filter, step: { $gt: 0 } });
}

export interface AnswerCount {
  organizationId: string;
  question: string;
  value: unknown;
  count: number;
}

/**
 * Names of the questions whose answers are counted, of those answered in free words, and of tables
 * with added rows.
 */
export interface SplitQuestions {
  counted: string[];
  texts: string[];
  rosters: string[];
}

/**
 * How often each whole answer was given, by organization, of the responses in the figures. Of
 * `texts` only that they were answered, of `rosters` only how many rows they have: no free text
 * leaves the storage here. The answers are
 * counted here and not in the database, which takes them apart ten times slower.
 */
export async function countAnswers(
  campaign: Campaign,
  steps: ReadonlyMap<string, number>,
  questions: SplitQuestions,
): Promise<AnswerCount[]> {
  const given = (field: string) => ({
    $getField: { field: { $literal: field }, input: '$answers' },
  });
  const told = [
    ...questions.texts.map((field) => [field, true] as const),
    ...questions.rosters.map((field) => [field, { $size: given(field) }] as const),
  ];
  const answers = told.reduce<unknown>(
    (input, [field, value]) => ({
      $setField: {
        field: { $literal: field },
        input,
        value: {
          $cond: [{ $eq: [{ $type: given(field) }, 'missing'] }, '$$REMOVE', value],
        },
      },
    }),
    '$answers',
  );
  const wanted = new Set(Object.values(questions).flat());
  const counts = new Map<string, AnswerCount>();
  const found = Responses.aggregate<Pick<Response, 'organizationId' | 'answers'>>([
    { $match: shownIn(campaign, steps) },
    { $project: { _id: 0, organizationId: 1, answers } },
  ]).cursor<Pick<Response, 'organizationId' | 'answers'>>({ batchSize: 1000 });
  for await (const { organizationId, answers: kept } of found) {
    for (const [question, value] of Object.entries(kept)) {
      if (!wanted.has(question)) continue;
      const key = JSON.stringify([organizationId, question, value]);
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { organizationId, question, value, count: 1 });
    }
  }
  return [...counts.values()];
}

/** Responses in the figures and their newest day, by organization. */
export async function countShown(
  campaign: Campaign,
  steps: ReadonlyMap<string, number>,
): Promise<Map<string, { n: number; day: string }>> {
  const counts = await Responses.aggregate<{ _id: string; n: number; day: string }>([
    { $match: shownIn(campaign, steps) },
    { $group: { _id: '$organizationId', n: { $sum: 1 }, day: { $max: '$day' } } },
  ]);
  return new Map(counts.map(({ _id, n, day }) => [_id, { n, day }]));
}

/**
 * Runs a pipeline that a later noun compiled, such as an indicator's, over the responses.
 * @param longest milliseconds after which it is given up
 */
export async function aggregateResponses<T>(
  pipeline: PipelineStage[],
  longest = 10_000,
): Promise<T[]> {
  return Responses.aggregate<T>(pipeline).option({ maxTimeMS: longest });
}

/** How many responses of one day there are, by campaign and organization, everywhere. */
export async function countDay(
  day: string,
): Promise<
  { municipalityId: string; campaignId: string; organizationId: string; count: number }[]
> {
  return Responses.aggregate([
    { $match: { day } },
    {
      $group: {
        _id: { m: '$municipalityId', c: '$campaignId', o: '$organizationId' },
        count: { $sum: 1 },
      },
    },
    {
      $project: {
        _id: 0,
        municipalityId: '$_id.m',
        campaignId: '$_id.c',
        organizationId: '$_id.o',
        count: 1,
      },
    },
  ]);
}

/** What people wrote under these names, of the responses in the figures; in no order of theirs. */
export async function readTexts(
  campaign: Campaign,
  steps: ReadonlyMap<string, number>,
  names: readonly string[],
): Promise<Pick<Response, '_id' | 'organizationId' | 'answers'>[]> {
  return Responses.aggregate([
    { $match: shownIn(campaign, steps) },
    {
      $project: {
        organizationId: 1,
        answers: {
          $arrayToObject: {
            $filter: {
              input: { $objectToArray: '$answers' },
              cond: { $in: ['$$this.k', [...names]] },
            },
          },
        },
      },
    },
    { $match: { answers: { $ne: {} } } },
  ]);
}

/** Responses received on each day, all organizations of the campaign together. */
export async function countByDay(campaign: Campaign): Promise<{ day: string; count: number }[]> {
  return Responses.aggregate([
    { $match: of(campaign) },
    { $group: { _id: '$day', count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
    { $project: { _id: 0, day: '$_id', count: 1 } },
  ]);
}
