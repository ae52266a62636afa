import type { AssignmentState } from '../../../../server/assignments/schema.ts';

/** States in the order of the work. */
export const assignmentStates: readonly AssignmentState[] = [
  ...(['notStarted', 'draft', 'returned', 'toSign', 'submitted', 'accepted'] as const),
];
