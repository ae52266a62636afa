import { z } from 'zod';

const words = z.object({ ru: z.string(), en: z.string().optional() });

export const severities = ['hard', 'soft'] as const;
export const violationKinds = [
  'expression',
  'partOf',
  'otherForm',
  'zero',
  'previous',
  'history',
  'period',
] as const;

/**
 * What a check found in the content of one data form. `hard` stands in the way of submitting,
 * `soft` asks for a comment.
 */
export const violation = z.object({
  /** The check and the place, stable as long as both stay: comments and follow-ups name it. */
  id: z.string(),
  severity: z.enum(severities),
  /**
   * The kind of check, for filters and words: a rule of the department, a part greater than its
   * whole within the form or across forms, a zero where there was a number, a change against the
   * last period, a number far from the organization's own history,
   * a date outside the period.
   */
  kind: z.enum(violationKinds),
  /** The question to go to; others that take part. */
  question: z.string(),
  others: z.array(z.string()),
  /** Elements of other forms on which a rule rests; absent without them. */
  elsewhere: z.array(z.string()).optional(),
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

const percent = z.number().min(1).max(1000);
const units = z.number().min(0).max(1_000_000_000);

/** How doubtful a number must be to be asked about. Percent of the number it is held against. */
const thresholds = z.strictObject({
  previous: z.strictObject({ on: z.boolean(), percent, atLeast: units }),
  zero: z.strictObject({ on: z.boolean(), from: units }),
  history: z.strictObject({ on: z.boolean(), times: z.number().min(1).max(20), atLeast: units }),
  /** Elements with bounds of their own; null keeps the general one. */
  elements: z
    .array(
      z.strictObject({
        elementId: z.string().max(140),
        off: z.boolean(),
        percent: percent.nullable(),
        atLeast: units.nullable(),
      }),
    )
    .max(500),
});
export type Thresholds = z.infer<typeof thresholds>;

export const thresholdsInput = z.strictObject({
  /** The revision that was seen; 0 while nobody has changed the defaults. */
  revision: z.int().min(0),
  ...thresholds.shape,
});
export type ThresholdsInput = z.infer<typeof thresholdsInput>;

/** A rule of the department over elements: what must hold. */
export const ruleInput = z.strictObject({
  expression: z.string().trim().min(1, 'напишите условие | write the condition').max(2000),
  severity: z.enum(severities),
  /** What a school reads where it does not hold. */
  message: z
    .string()
    .trim()
    .min(3, 'напишите, что увидит школа | write what the school will read')
    .max(500),
  active: z.boolean(),
});
export type RuleInput = z.infer<typeof ruleInput>;

export const ruleChange = z.strictObject({ revision: z.int().min(1), ...ruleInput.shape });

/** An element that a rule may name, with the words for people who pick it. */
const namedElement = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  unit: z.string(),
  kind: z.enum(['number', 'yesno']),
});

export const ruleView = z.object({
  id: z.string(),
  revision: z.number(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  expression: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  active: z.boolean(),
});
export type RuleView = z.infer<typeof ruleView>;

/** The checks of a municipality, and what rules can be made of. */
export const checksView = z.object({
  thresholds: thresholds.extend({
    revision: z.number(),
    savedAt: z.iso.datetime().nullable(),
    savedBy: z.string().nullable(),
  }),
  /** What they are while nobody has changed them. */
  usual: thresholds,
  rules: z.array(ruleView),
  elements: z.array(namedElement),
  /** Periods of which anything has been handed in, the newest first. */
  periods: z.array(z.string()),
});
export type ChecksView = z.infer<typeof checksView>;

export const tryInput = z.strictObject({
  expression: z.string().trim().min(1, 'напишите условие | write the condition').max(2000),
  period: z.string().max(20),
});

/** Whom a rule would have met in a period. */
export const tryView = z.object({
  /** Why it cannot be a rule: the place in the text, from 0. */
  faults: z.array(
    z.object({
      message: words,
      fragment: z.string().nullable(),
      position: z.number().nullable(),
    }),
  ),
  elements: z.array(z.string()),
  /** Organizations it can be judged of, and of how many it cannot, since numbers are missing. */
  judged: z.number(),
  open: z.number(),
  hits: z.array(
    z.object({
      organizationId: z.string(),
      name: z.string(),
      /** In the order of `elements`; null where there is no number. */
      numbers: z.array(z.number().nullable()),
    }),
  ),
});
export type TryView = z.infer<typeof tryView>;
