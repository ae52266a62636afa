import { z } from 'zod';

const mask = z.tuple([z.number().int().min(0), z.number().int().min(1)]);
const states = ['waiting', 'released', 'hidden'] as const;

export const releaseQuery = z.strictObject({
  state: z.enum(states).default('waiting'),
  question: z.string().max(300).optional(),
});

/** Free answers as a specialist reads them before they are released. */
export const releaseView = z.object({
  counts: z.object({ waiting: z.number(), released: z.number(), hidden: z.number() }),
  questions: z.array(z.object({ key: z.string(), title: z.string(), waiting: z.number() })),
  answers: z.array(
    z.object({
      id: z.string(),
      organizationId: z.string(),
      organizationName: z.string(),
      question: z.string(),
      questionTitle: z.string(),
      text: z.string(),
      state: z.enum(states),
      masks: z.array(mask),
      /** What looks like personal data: from, up to. */
      warnings: z.array(
        z.object({ kind: z.enum(['name', 'phone', 'email']), start: z.number(), end: z.number() }),
      ),
    }),
  ),
  /** Further answers of the same choice, shown once these are decided. */
  more: z.number(),
});
export type ReleaseView = z.infer<typeof releaseView>;

export const releaseInput = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[\w-]{43}$/, 'такого ответа нет | there is no such answer'),
        /** `waiting` takes a decision back. */
        state: z.enum(states),
        /** Parts that nobody else reads, in their order. */
        masks: z.array(mask).max(50).default([]),
      }),
    )
    .min(1)
    .max(500),
});
export type ReleaseInput = z.infer<typeof releaseInput>;

/** Released answers, question by question. */
export const releasedView = z.object({
  questions: z.array(
    z.object({ key: z.string(), title: z.string(), answers: z.array(z.string()) }),
  ),
  /** How many wait for the specialist; null when there are some, too few to tell of. */
  waiting: z.number().nullable(),
});
export type ReleasedView = z.infer<typeof releasedView>;

/** Campaigns whose free answers wait for the specialist. */
export const waitingView = z.array(
  z.object({ campaignId: z.string(), title: z.string(), waiting: z.number() }),
);
export type WaitingView = z.infer<typeof waitingView>;
