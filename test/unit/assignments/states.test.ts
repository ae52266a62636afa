import { describe, expect, it } from 'vitest';
import {
  actions,
  countedState,
  possible,
  step,
  type Action,
  type Side,
  type Situation,
} from '../../../server/assignments/states.ts';
import { assignmentStates, type AssignmentState } from '../../../server/campaigns/schema.ts';

const sides: Side[] = ['coordinator', 'head', 'department'];

/** The states an action leads to, `-` where it is refused: one column for each state. */
type Row = Record<AssignmentState, AssignmentState | '-'>;

const nowhere: Row = {
  notStarted: '-',
  draft: '-',
  toSign: '-',
  submitted: '-',
  returned: '-',
  accepted: '-',
};

const filled: Row = {
  notStarted: 'draft',
  draft: 'draft',
  toSign: 'draft',
  submitted: 'draft',
  returned: 'returned',
  accepted: 'draft',
};
const sent: Row = { ...nowhere, draft: 'submitted', returned: 'submitted' };
const attached: Row = {
  ...nowhere,
  toSign: 'toSign',
  submitted: 'submitted',
  accepted: 'accepted',
};

/** Everything that leads anywhere while the form is open; whatever is not here is refused. */
const open: Record<
  'one step' | 'two steps',
  Partial<Record<Side, Partial<Record<Action, Row>>>>
> = {
  'one step': {
    coordinator: { fill: filled, submit: sent, scan: attached },
    head: { fill: filled, submit: sent, scan: attached },
    department: {
      return: { ...nowhere, submitted: 'returned', accepted: 'returned' },
      accept: { ...nowhere, submitted: 'accepted', returned: 'accepted' },
      reopen: { ...nowhere, accepted: 'submitted' },
    },
  },
  'two steps': {
    coordinator: {
      fill: filled,
      submit: { ...nowhere, draft: 'toSign', returned: 'toSign' },
      scan: attached,
    },
    head: {
      fill: filled,
      submit: sent,
      sign: { ...nowhere, toSign: 'submitted' },
      sendBack: { ...nowhere, toSign: 'draft' },
      scan: attached,
    },
    department: {
      return: { ...nowhere, submitted: 'returned', accepted: 'returned' },
      accept: { ...nowhere, submitted: 'accepted', returned: 'accepted' },
      reopen: { ...nowhere, accepted: 'submitted' },
    },
  },
};

/** What the lock leaves: decisions about what has come in, and papers. */
const afterLock: readonly Action[] = ['return', 'accept', 'reopen', 'scan'];

function reached(action: Action, side: Side | null, situation: Situation): string {
  const result = step(action, side, situation);
  return result.ok ? result.to : '-';
}

const situations = (['one step', 'two steps'] as const).flatMap((steps) =>
  sides.flatMap((side) => actions.map((action) => [steps, side, action] as const)),
);

describe('the table of states', () => {
  it.each(situations)('%s: %s: %s', (steps, side, action) => {
    const signature = steps === 'two steps';
    const expected = open[steps][side]?.[action] ?? nowhere;
    for (const state of assignmentStates) {
      const over = { returned: state === 'returned', handedIn: false };
      const situation = { state, signature, locked: false, ...over };
      expect([state, reached(action, side, situation)]).toEqual([state, expected[state]]);
      const locked = { ...situation, locked: true };
      const late = afterLock.includes(action) ? expected[state] : '-';
      expect([state, reached(action, side, locked)]).toEqual([state, late]);
    }
  });

  it('gives nothing to those who only read', () => {
    for (const state of assignmentStates) {
      for (const signature of [false, true]) {
        const over = { locked: false, returned: false, handedIn: true };
        expect(possible(null, { state, signature, ...over })).toEqual([]);
      }
    }
  });

  it('keeps a returned form returned until it is handed in again', () => {
    const over = { locked: false, returned: true, handedIn: true };
    const situation = { state: 'toSign', signature: true, ...over } as const;
    expect(reached('fill', 'coordinator', situation)).toBe('returned');
    expect(reached('sendBack', 'head', situation)).toBe('returned');
    expect(reached('sign', 'head', situation)).toBe('submitted');
  });

  it('takes the paper of what was handed in also while its owner corrects it', () => {
    const over = { signature: false, returned: false, handedIn: true };
    for (const locked of [false, true]) {
      expect(reached('scan', 'coordinator', { state: 'draft', locked, ...over })).toBe('draft');
      expect(reached('scan', 'department', { state: 'draft', locked, ...over })).toBe('-');
      const back = { ...over, locked, returned: true, state: 'returned' } as const;
      expect(reached('scan', 'coordinator', back)).toBe('-');
    }
  });

  const refusals: [Action, Side | null, Partial<Situation>, string][] = [
    ['accept', 'coordinator', { state: 'submitted' }, 'side'],
    ['accept', 'head', { state: 'returned', returned: true }, 'side'],
    ['reopen', 'department', { state: 'returned', returned: true }, 'state'],
    ['fill', 'department', { state: 'draft' }, 'side'],
    ['fill', null, { state: 'draft' }, 'side'],
    ['sign', 'coordinator', { state: 'toSign', signature: true }, 'side'],
    // Where there is no such step, it is not the person's fault.
    ['sign', 'head', { state: 'submitted' }, 'state'],
    ['accept', 'department', { state: 'draft' }, 'state'],
    ['submit', 'coordinator', { state: 'notStarted' }, 'state'],
    ['fill', 'coordinator', { state: 'draft', locked: true }, 'locked'],
    ['submit', 'coordinator', { state: 'submitted', locked: true }, 'locked'],
    ['accept', 'department', { state: 'draft', locked: true }, 'state'],
  ];
  it.each(refusals)('says why: %s by %s in %j: %s', (action, side, situation, why) => {
    const over = { locked: false, returned: false, handedIn: false };
    const whole = { state: 'draft', signature: false, ...over } as const;
    expect(step(action, side, { ...whole, ...situation })).toEqual({ ok: false, why });
  });
});

describe('the state that counts', () => {
  const over = { submitted: true, accepted: false, returned: false };
  const cases: [AssignmentState, Partial<typeof over>, AssignmentState][] = [
    ['draft', { submitted: false }, 'draft'],
    ['toSign', { submitted: false }, 'toSign'],
    ['draft', {}, 'submitted'],
    ['toSign', {}, 'submitted'],
    ['draft', { accepted: true }, 'accepted'],
    ['toSign', { returned: true }, 'returned'],
    ['returned', { returned: true }, 'returned'],
    ['submitted', {}, 'submitted'],
    ['accepted', { accepted: true }, 'accepted'],
  ];
  it.each(cases)('%s over %j is %s', (stored, what, counted) => {
    expect(countedState(stored, { ...over, ...what })).toBe(counted);
  });
});
