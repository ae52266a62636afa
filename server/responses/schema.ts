import { z } from 'zod';

const isoDate = z.iso.date();

/** Answers are checked by the compiled form version, which names the question at fault. */
const rawAnswers = z.record(z.string().max(200), z.unknown());

export const submissionInput = z.strictObject({
  /** Made on the device before the first try: sending it again is harmless. */
  id: z.uuid(),
  formVersion: z.number().int().min(1),
  today: isoDate,
  answers: rawAnswers,
});

export const acknowledgement = z.object({ id: z.string(), acknowledged: z.literal(true) });

/** A quantity that has no number: why. */
export const elementState = z.strictObject({
  state: z.enum(['absent', 'notApplicable']),
  reason: z.string().trim().max(300).default(''),
});
export type ElementState = z.infer<typeof elementState>;

/** A count that may be hidden: `null` means too few people to show it. */
const cell = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  text: z.string(),
  count: z.number().nullable(),
});

export const questionResult = z.object({
  /** The question's name, for a row of a matrix `name.row`. */
  id: z.string(),
  name: z.string(),
  /** Row of a matrix question. */
  row: z.string().nullable(),
  /** Of the question, for a row of a matrix with the row's own. */
  title: z.string(),
  questionTitle: z.string(),
  rowTitle: z.string().nullable(),
  kind: z.string(),
  /** One person may give several answers: their shares go over 100 %. */
  multiple: z.boolean(),
  /** The ends of the scale that the mean is read against. */
  scale: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** Words at the ends of a rating. */
  ends: z.object({ min: z.string(), max: z.string() }).nullable(),
  /** People who answered this question; null when hidden. */
  n: z.number().nullable(),
  mean: z.number().nullable(),
  /** Rows of a table with added rows in all answers together; null when hidden and elsewhere. */
  rows: z.number().nullable(),
  cells: z.array(cell),
  hidden: z.boolean(),
});
export type QuestionResult = z.infer<typeof questionResult>;

export const campaignResults = z.object({
  campaignId: z.string(),
  organizationId: z.string().nullable(),
  cluster: z.string().nullable(),
  minimumGroup: z.number(),
  /** Responses the figures are made of; null when there are too few to show. */
  n: z.number().nullable(),
  /** Responses already received but not yet in the figures (they advance in steps). */
  waiting: z.boolean(),
  final: z.boolean(),
  /** The day of the newest response in the figures. */
  freshOn: z.string().nullable(),
  organizations: z.array(
    z.object({ id: z.string(), name: z.string(), n: z.number().nullable(), hidden: z.boolean() }),
  ),
  clusters: z.array(z.object({ id: z.string(), n: z.number().nullable(), hidden: z.boolean() })),
  questions: z.array(questionResult),
});
export type CampaignResults = z.infer<typeof campaignResults>;

/** Heads and coordinators, organization by organization. */
export const campaignContacts = z.array(
  z.object({
    organizationId: z.string(),
    head: z.string(),
    phone: z.string(),
    email: z.string(),
    coordinators: z.array(z.object({ name: z.string(), phone: z.string(), email: z.string() })),
  }),
);
export type CampaignContacts = z.infer<typeof campaignContacts>;

/** Participation by day, the whole campaign together. */
export const campaignDays = z.array(z.object({ day: z.string(), count: z.number() }));
export type CampaignDays = z.infer<typeof campaignDays>;

const comparedGroup = z.object({
  id: z.string(),
  name: z.string(),
  cluster: z.string(),
  /** People who answered the question; null when hidden. */
  n: z.number().nullable(),
  mean: z.number().nullable(),
  /** In the order of the question's answers; null when hidden. */
  counts: z.array(z.number().nullable()),
  hidden: z.boolean(),
});

/** One question's figures beside each other: organizations, clusters, everybody. */
export const comparison = z.object({
  minimumGroup: z.number(),
  question: z.object({
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    scale: z.object({ min: z.number(), max: z.number() }).nullable(),
    cells: z.array(
      z.object({ value: z.union([z.string(), z.number(), z.boolean()]), text: z.string() }),
    ),
  }),
  whole: comparedGroup,
  clusters: z.array(comparedGroup),
  organizations: z.array(comparedGroup),
});
export type Comparison = z.infer<typeof comparison>;
export type ComparedGroup = z.infer<typeof comparedGroup>;
