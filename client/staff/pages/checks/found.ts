import type { FoundViolation } from '../../../../server/checks/found.schema.ts';

export const severities = ['hard', 'soft'] as const;
export const kinds = [
  ...(['expression', 'partOf', 'otherForm'] as const),
  ...(['zero', 'previous', 'history', 'period'] as const),
];
export const decisions = ['open', 'explained', 'returned'] as const;
export type Decision = (typeof decisions)[number];

/** What the list is narrowed to, '' for all; it stands in the address, to be passed on. */
export interface FoundFilter {
  severity: string;
  kind: string;
  form: string;
  organization: string;
  decision: string;
}

/** A decision about an earlier submission leaves it open: the form came again with it. */
export function decisionOf({ followUp }: FoundViolation): Decision {
  return followUp && !followUp.earlier ? followUp.decision : 'open';
}

export function rowKey({ assignmentId, violation }: FoundViolation): string {
  return `${assignmentId} ${violation.id}`;
}

export function narrowed(
  violations: readonly FoundViolation[],
  filter: FoundFilter,
): FoundViolation[] {
  return violations.filter(
    (one) =>
      fits(filter.severity, one.violation.severity) &&
      fits(filter.kind, one.violation.kind) &&
      fits(filter.form, one.formKey) &&
      fits(filter.organization, one.organizationId) &&
      fits(filter.decision, decisionOf(one)),
  );
}

function fits(wanted: string, value: string): boolean {
  return wanted === '' || wanted === value;
}

/** Whether the form can be returned: the department has it. */
export function returnable({ state }: FoundViolation): boolean {
  return state === 'submitted' || state === 'accepted';
}
