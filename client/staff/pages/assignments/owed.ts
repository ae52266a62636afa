import type { AssignmentView } from '../../../../server/campaigns/schema.ts';

/** Whether the form still has to be reported and can be. */
export function isOwed(assignment: AssignmentView): boolean {
  return assignment.state !== 'submitted' && !assignment.locked;
}
