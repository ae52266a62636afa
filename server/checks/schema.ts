import { z } from 'zod';

const words = z.object({ ru: z.string(), en: z.string().optional() });

/**
 * What a check found in the content of one data form. `hard` stands in the way of submitting,
 * `soft` asks for a comment.
 */
export const violation = z.object({
  /** The check and the place, stable as long as both stay: comments and follow-ups name it. */
  id: z.string(),
  severity: z.enum(['hard', 'soft']),
  /** The kind of check, for filters and words. */
  kind: z.enum(['expression', 'partOf', 'previous', 'history', 'otherForm']),
  /** The question to go to; others that take part. */
  question: z.string(),
  others: z.array(z.string()),
  message: words,
  /** What was entered and what it was held against, where they are numbers. */
  value: z.number().nullable(),
  against: z.number().nullable(),
  /** Larger comes first: how far off it is, hard before soft. */
  rank: z.number(),
});
export type Violation = z.infer<typeof violation>;

/** Why an organization sends a doubtful number all the same, by violation. */
export const violationComments = z.record(z.string().max(300), z.string().trim().min(3).max(1000));
export type ViolationComments = z.infer<typeof violationComments>;
