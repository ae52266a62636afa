import type { AssignmentView } from '../../../../server/assignments/schema.ts';

/** The organization's own move: it still has to be filled in, corrected or handed in. */
const own: readonly AssignmentView['state'][] = ['notStarted', 'draft', 'returned'];

/** Whether the person still has to do something about the form, and can. */
export function isOwed(assignment: AssignmentView, signs: boolean): boolean {
  const { state, locked, submittedAt } = assignment;
  if (locked) return false;
  // A correction that was begun and not handed in: what had been handed in stands.
  if (state === 'draft' && submittedAt !== null) return true;
  return own.includes(state) || (signs && state === 'toSign');
}

/** What is returned first, then by due date. */
export function inOrder(assignments: readonly AssignmentView[]): AssignmentView[] {
  return assignments.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
}
