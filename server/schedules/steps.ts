import type { StepRecord } from './occurrence.model.ts';
import type { Meeting, MeetingResult, StepInput } from './occurrence.schema.ts';
import type { ScheduleSettings } from './plan.schema.ts';

type Step = ScheduleSettings['steps'][number];

/** Whether a step has been passed: written down, not taken back, and a meeting adopted it. */
export function isPassed(
  records: readonly Pick<StepRecord, 'stepId' | 'result' | 'withdrawn'>[],
  stepId: string,
): boolean {
  return records.some(
    ({ stepId: of, result, withdrawn }) =>
      of === stepId && !withdrawn && (result === null || result === 'adopted'),
  );
}

/**
 * What a meeting decided. It may decide with at least half of its members present; more than half
 * of those present must be for it; with equal votes the chair's decides.
 */
export function resultOf(meeting: Omit<Meeting, 'agenda' | 'minutesFileId'>): MeetingResult {
  const { members, present, votesFor, votesAgainst, chairFor } = meeting;
  if (present * 2 < members) return 'noQuorum';
  if (votesFor * 2 > present) return 'adopted';
  const equal = votesFor === votesAgainst && votesFor > 0;
  return equal && chairFor ? 'adopted' : 'rejected';
}

/** Why a step cannot be written down; null when it can. */
export type StepFault =
  | { kind: 'unknown' | 'passed' | 'unpublished' | 'meetingMissing' | 'meetingUnasked' | 'future' }
  | { kind: 'order'; title: string }
  | { kind: 'early'; date: string };

/** Compares a step that is to be written with the steps of the municipality and those written. */
export function stepFault(
  steps: readonly Step[],
  of: { steps: readonly StepRecord[]; published: readonly unknown[] },
  stepId: string,
  { date, meeting }: Pick<StepInput, 'date' | 'meeting'>,
  today: string,
): StepFault | null {
  const step = steps.find(({ id }) => id === stepId);
  if (!step) return { kind: 'unknown' };
  if (isPassed(of.steps, stepId)) return { kind: 'passed' };
  const before = steps.slice(0, steps.indexOf(step));
  const left = before.find(({ id }) => !isPassed(of.steps, id));
  if (left) return { kind: 'order', title: left.title };
  if (step.kind === 'meeting' && meeting === undefined) return { kind: 'meetingMissing' };
  if (step.kind !== 'meeting' && meeting !== undefined) return { kind: 'meetingUnasked' };
  if (step.kind === 'publication' && of.published.length === 0) return { kind: 'unpublished' };
  if (date > today) return { kind: 'future' };
  const last = of.steps
    .filter(({ withdrawn }) => !withdrawn)
    .map((record) => record.date)
    .sort()
    .at(-1);
  return last !== undefined && date < last ? { kind: 'early', date: last } : null;
}
