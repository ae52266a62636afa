import { z } from 'zod';
import { assignmentStates, campaignStates, period } from '../campaigns/schema.ts';

/** Where one organization stands with one form. */
const matrixCell = z.object({
  /** Null for a moment after opening, until a job has made it. */
  assignmentId: z.string().nullable(),
  state: z.enum(assignmentStates),
  revision: z.number(),
  /** Quantities that have an answer or a reason, of those that the form asks for. */
  filled: z.number(),
  of: z.number(),
  /** Its own: an exception moves it. */
  dueAt: z.iso.datetime(),
  locked: z.boolean(),
  /** When it was first handed in, and whether that was on time; null before. */
  submittedAt: z.iso.datetime().nullable(),
  onTime: z.boolean().nullable(),
  /** Due, and never handed in. */
  overdue: z.boolean(),
  exception: z.object({ until: z.iso.datetime(), reason: z.string() }).nullable(),
  changedAfterAcceptance: z.number(),
  /** Violations in what was handed in that nobody has closed. */
  violations: z.number(),
});
export type MatrixCell = z.infer<typeof matrixCell>;

/**
 * How many forms of a group stand where. Everything is counted of `asked`, the list that was frozen
 * at opening, so that a rate is a ratio of sums and never over 100 %.
 */
const tally = z.object({
  asked: z.number(),
  notStarted: z.number(),
  /** Drafts, and those that wait for the head's signature. */
  begun: z.number(),
  /** Handed in and standing: submitted or accepted. A returned one is not, until it comes again. */
  handedIn: z.number(),
  returned: z.number(),
  accepted: z.number(),
  /** First handed in by the due date, whatever happened since. */
  onTime: z.number(),
  late: z.number(),
  overdue: z.number(),
  extended: z.number(),
});
export type Tally = z.infer<typeof tally>;

const matrixForm = z.object({
  key: z.string(),
  title: z.object({ ru: z.string(), en: z.string().optional() }),
  /** The campaign that asks, the latest where several did. */
  campaignId: z.string(),
  campaignTitle: z.string(),
  state: z.enum(campaignStates),
  dueAt: z.iso.datetime(),
  tally,
});
export type MatrixForm = z.infer<typeof matrixForm>;

const matrixRow = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** As it was when the campaign opened; empty where the organization belongs to none. */
  cluster: z.string(),
  tally,
  /** In the order of the forms; null where the form does not ask this organization. */
  cells: z.array(matrixCell.nullable()),
});
export type MatrixRow = z.infer<typeof matrixRow>;

/** Organizations × data forms of a period. */
export const matrixView = z.object({
  period: z.string(),
  /** Periods that any data form was asked for, the newest first. */
  periods: z.array(z.string()),
  municipality: z.string(),
  timeZone: z.string(),
  madeAt: z.iso.datetime(),
  forms: z.array(matrixForm),
  /** By cluster and name. */
  rows: z.array(matrixRow),
  clusters: z.array(z.object({ cluster: z.string(), tally, forms: z.array(tally) })),
  total: tally,
});
export type MatrixView = z.infer<typeof matrixView>;

export const matrixQuery = z.strictObject({ period: period.optional() });

/** The rows and columns that a page shows, in its order, to be put into a file. */
export const matrixFileInput = z.strictObject({
  period,
  forms: z
    .array(z.string().max(100))
    .min(1, 'выберите хотя бы одну форму | choose at least one form')
    .max(200),
  organizationIds: z
    .array(z.string().max(100))
    .min(1, 'под фильтр не подошла ни одна организация | no organization fits the filter')
    .max(2000),
});
export type MatrixFileInput = z.infer<typeof matrixFileInput>;
