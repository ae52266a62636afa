import { z } from 'zod';
import { violation } from './schema.ts';

const words = z.object({ ru: z.string(), en: z.string().optional() });

/** The explanation is enough; a correction was asked for by returning the form. */
export const followUpDecisions = ['explained', 'returned'] as const;
export type FollowUpDecision = (typeof followUpDecisions)[number];

/** One violation of one submitted form, with what the school said and the department decided. */
const foundViolation = z.object({
  assignmentId: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  cluster: z.string(),
  formKey: z.string(),
  formTitle: words,
  /** The question's title and unit. */
  title: words,
  unit: z.string(),
  violation,
  comment: z.string(),
  /** The state of the form that counts. */
  state: z.string(),
  /** What a return of the form starts from, and the submission that is shown. */
  revision: z.number(),
  submitted: z.object({ revision: z.number(), at: z.iso.datetime(), by: z.string() }),
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
  periods: z.array(z.string()),
  /** Submitted forms that were checked. */
  forms: z.number(),
  violations: z.array(foundViolation),
});
export type FoundView = z.infer<typeof foundView>;

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
