import { z } from 'zod';

/** The first day in five steps, in their order. */
const guideSteps = ['organizations', 'forms', 'campaign', 'progress', 'summary'] as const;
export const guideStep = z.enum(guideSteps);
export type GuideStep = z.infer<typeof guideStep>;

/** What a person said about a step: done in another way, or not needed. */
const guideMark = z.enum(['done', 'skipped']);

export const guideMarkInput = z.strictObject({ mark: guideMark.nullable() });
export const guideHiddenInput = z.strictObject({ hidden: z.boolean() });

export const guideView = z.object({
  steps: z.array(
    z.object({
      id: guideStep,
      /** `begun`: something is there, something is missing. */
      state: z.enum(['todo', 'begun', 'done', 'skipped']),
      /** Who marked it by hand; null where the state follows from the data. */
      markedBy: z.string().nullable(),
    }),
  ),
  /** The first step that is neither done nor skipped; null when the day is over. */
  current: guideStep.nullable(),
  hidden: z.boolean(),
  organizations: z.number(),
  /** People of organizations, and those of them who have been invited or sign in already. */
  coordinators: z.number(),
  invited: z.number(),
  /** The campaign opened last: where progress and summary are looked at. */
  campaignId: z.string().nullable(),
});
export type GuideView = z.infer<typeof guideView>;
