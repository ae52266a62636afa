import { z } from 'zod';
import { severities, violation, violationKinds } from './schema.ts';

/** The explanation is enough; a correction was asked for by returning the form. */
export const followUpDecisions = ['explained', 'returned'] as const;
export type FollowUpDecision = (typeof followUpDecisions)[number];

/** One violation of one submitted form, with what the school said and the department decided. */
const foundViolation = z.object({
  assignmentId: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  formKey: z.string(),
  /** Titles and messages are in the reader's language: there may be thousands of lines. */
  formTitle: z.string(),
  /** The question's title. */
  title: z.string(),
  violation: violation.omit({ others: true, elsewhere: true }).extend({ message: z.string() }),
  comment: z.string(),
  /** The state of the form that counts. */
  state: z.string(),
  /** What a return of the form starts from, and when what is shown was handed in. */
  revision: z.number(),
  submittedAt: z.iso.datetime(),
  followUp: z
    .object({
      decision: z.enum(followUpDecisions),
      note: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      /** The form was sent again since then and still has it. */
      earlier: z.boolean(),
    })
    .nullable(),
});
export type FoundViolation = z.infer<typeof foundViolation>;

export const foundView = z.object({
  period: z.string(),
  /** Periods that any data form was asked for, the newest first, with what nobody has decided. */
  periods: z.array(z.object({ period: z.string(), open: z.number() })),
  /** Submitted forms that were checked. */
  forms: z.number(),
  /** How many there are; of more than `violations` holds, the hardest are given. */
  all: z.number(),
  violations: z.array(foundViolation),
});
export type FoundView = z.infer<typeof foundView>;

export const foundQuery = z.strictObject({ period: z.string().max(20).optional() });

/** What a page narrows the list to, for a file of the same lines. */
export const foundFileQuery = foundQuery.extend({
  severity: z.enum(severities).optional(),
  kind: z.enum(violationKinds).optional(),
  form: z.string().max(100).optional(),
  organization: z.string().max(100).optional(),
  decision: z.enum(['open', ...followUpDecisions]).optional(),
});
export type FoundFileQuery = z.infer<typeof foundFileQuery>;

export const followUpInput = z.strictObject({
  assignmentId: z.uuid(),
  violationId: z.string().max(300),
  /** Null: to be looked at again. */
  decision: z.literal('explained').nullable(),
  note: z.string().trim().max(1000).default(''),
});
export type FollowUpInput = z.infer<typeof followUpInput>;

/** Returns a form for correction because of violations; each becomes a remark at its field. */
export const returnForInput = z.strictObject({
  assignmentId: z.uuid(),
  revision: z.int().min(0),
  remarks: z
    .array(
      z.strictObject({
        violationId: z.string().max(300),
        text: z.string().trim().min(3, 'напишите, что исправить | say what to change').max(1000),
      }),
    )
    .min(1)
    .max(100),
});
export type ReturnForInput = z.infer<typeof returnForInput>;
