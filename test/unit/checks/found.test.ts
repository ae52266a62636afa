import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../server/checks/follow-ups.model.ts';
import { narrowed, openByPeriod } from '../../../server/checks/found.ts';
import type { FoundViolation } from '../../../server/checks/found.schema.ts';

const decision = (more: Partial<FollowUp>): FollowUp => ({
  ...{ _id: 'f', municipalityId: 'm', assignmentId: 'a', violationId: 'zero:x', revision: 3 },
  ...{ decision: 'explained', note: '', at: new Date(0), by: 'Ким' },
  ...more,
});

describe('what waits for a decision', () => {
  const found = [
    { _id: 'a', period: '2025', revision: 3, violations: ['zero:x', 'previous:y'] },
    { _id: 'b', period: '2026-2027', revision: 2, violations: ['zero:x'] },
  ];
  const counts = (...decided: FollowUp[]) => Object.fromEntries(openByPeriod(found, decided));

  it('is everything at first', () => {
    expect(counts()).toEqual({ '2025': 2, '2026-2027': 1 });
  });
  it('is less by what was decided about this submission of this form', () => {
    expect(counts(decision({}))).toEqual({ '2025': 1, '2026-2027': 1 });
    expect(counts(decision({ assignmentId: 'b', revision: 2 }))).toEqual({ '2025': 2 });
  });
  it('is not less by what was decided about an earlier one, or taken back', () => {
    expect(counts(decision({ revision: 2 }), decision({ decision: null }))).toEqual(counts());
  });
});

describe('the lines of a file', () => {
  const line = (organizationId: string, followUp: FoundViolation['followUp']): FoundViolation => ({
    ...{ assignmentId: 'a', organizationId, organizationName: '', formKey: 'f', formTitle: '' },
    ...{ title: '', comment: '', state: 'submitted', revision: 3, submittedAt: '', followUp },
    violation: {
      ...{ id: 'zero:x', severity: 'soft', kind: 'zero', question: 'x', message: '' },
      ...{ value: 0, against: 5, rank: 1 },
    },
  });
  const taken = { decision: 'explained', note: '', at: '', by: '', earlier: false } as const;
  const lines = [line('one', null), line('two', taken), line('two', { ...taken, earlier: true })];

  it('are all where nothing narrows them', () => {
    expect(narrowed(lines, {})).toEqual(lines);
  });
  it('are open again when the form came again', () => {
    expect(narrowed(lines, { decision: 'open' })).toEqual([lines[0], lines[2]]);
    expect(narrowed(lines, { decision: 'explained', organization: 'two' })).toEqual([lines[1]]);
    expect(narrowed(lines, { severity: 'hard' })).toEqual([]);
  });
});
