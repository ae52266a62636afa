import type { EventDue, PlanDue } from './events.ts';
import { isOwed, type FormDue } from './owed.ts';
import type { Reason, ReasonKind, Subject } from './schema.ts';

/** Something that somebody has (or had) to do by a day. */
export type Due = FormDue | EventDue | PlanDue;

/** Which of the rules' subjects it is. */
export function subjectOf(due: Due): Subject {
  if (due.of === 'form') return 'form';
  return due.organizationId === null ? 'event' : 'ownPlan';
}

/** Whether it is still to be done; events and plans are only listed while they are. */
export function isStillOwed(due: Due): boolean {
  return due.of !== 'form' || isOwed(due);
}

/** The name of a thing that is due, part of the keys of its reasons. */
export function nameOf(
  thing:
    | Pick<FormDue, 'of' | 'assignmentId'>
    | Pick<EventDue, 'of' | 'occurrenceId' | 'organizationId'>
    | Pick<PlanDue, 'of' | 'organizationId' | 'year'>,
): string {
  switch (thing.of) {
    case 'form':
      return thing.assignmentId;
    case 'event':
      return ['event', thing.occurrenceId, thing.organizationId ?? 'own'].join(':');
    case 'plan':
      return ['plan', thing.organizationId, thing.year].join(':');
  }
}

/** What a letter says of a thing that is due. */
export function reasonOf(due: Due, kind: ReasonKind, number: number | null): Reason {
  const every = { kind, number, dueDay: due.dueDay };
  switch (due.of) {
    case 'form': {
      const { of, assignmentId, organizationId, formTitle, period, state, dueAt } = due;
      const form = { of, assignmentId, organizationId, formTitle, period, state };
      return { ...every, ...form, dueAt: dueAt.toISOString() };
    }
    case 'event': {
      const { of, occurrenceId, organizationId, title, state, lacks } = due;
      return { ...every, of, occurrenceId, organizationId, title, state, lacks };
    }
    case 'plan': {
      const { of, organizationId, year } = due;
      return { ...every, of, organizationId, year };
    }
  }
}
