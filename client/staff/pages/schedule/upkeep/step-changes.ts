import type { ScheduleSettings } from '../../../../../server/schedules/plan.schema.ts';

type Step = ScheduleSettings['steps'][number];

export const stepKinds = ['draft', 'meeting', 'approval', 'publication'] as const;
export type StepKind = Step['kind'];

/** As many as a settings document takes. */
export const mostSteps = 12;

/**
 * The steps with one more, before the publication where that is the last: a document is not looked
 * at once more after it is out. Its id was never used here.
 */
export function addStep(steps: readonly Step[], kind: StepKind, title: string): Step[] {
  const used = new Set(steps.map(({ id }) => id));
  let number = steps.length + 1;
  while (used.has(`step-${number}`)) number += 1;
  const step = { id: `step-${number}`, title, kind };
  const last = steps.at(-1);
  const at = kind !== 'publication' && last?.kind === 'publication' ? -1 : steps.length;
  return steps.toSpliced(at, 0, step);
}

/** The steps with one moved a place up (-1) or down (1). */
export function moveStep(steps: readonly Step[], at: number, by: -1 | 1): Step[] {
  const step = steps[at];
  const to = at + by;
  if (!step || to < 0 || to >= steps.length) return [...steps];
  return steps.toSpliced(at, 1).toSpliced(to, 0, step);
}
