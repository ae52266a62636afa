import type { AssignmentState } from '../campaigns/schema.ts';

/**
 * What can be done with a data form, by whom, in which state. One table: the server refuses by it,
 * and a page learns from it what to offer.
 */

export const actions = [
  'fill',
  'submit',
  'sign',
  'sendBack',
  'return',
  'accept',
  'reopen',
  'scan',
] as const;
export type Action = (typeof actions)[number];

/** The two who report for an organization, and those who take it in. */
export type Side = 'coordinator' | 'head' | 'department';

interface Rule {
  action: Action;
  by: readonly Side[];
  from: readonly AssignmentState[];
  /** `same`: the state stays. */
  to: AssignmentState | 'same';
  /** Only in campaigns with (true) or without (false) the head's signature. */
  signature?: boolean;
  /** Only where something had been handed in before. */
  handedIn?: true;
  /** Changes what is reported, so it ends with the lock. */
  untilLock: boolean;
}

const owners = ['coordinator', 'head'] as const;
const unsent = ['draft', 'returned'] as const;

const rules: readonly Rule[] = [
  {
    action: 'fill',
    by: owners,
    // What was handed in goes on counting while its owner corrects it.
    from: ['notStarted', 'draft', 'toSign', 'submitted', 'accepted'],
    to: 'draft',
    untilLock: true,
  },
  { action: 'fill', by: owners, from: ['returned'], to: 'returned', untilLock: true },
  {
    action: 'submit',
    by: owners,
    from: unsent,
    to: 'submitted',
    signature: false,
    untilLock: true,
  },
  {
    action: 'submit',
    by: ['coordinator'],
    from: unsent,
    to: 'toSign',
    signature: true,
    untilLock: true,
  },
  // Whoever may sign need not ask themselves to.
  {
    action: 'submit',
    by: ['head'],
    from: unsent,
    to: 'submitted',
    signature: true,
    untilLock: true,
  },
  {
    action: 'sign',
    by: ['head'],
    from: ['toSign'],
    to: 'submitted',
    signature: true,
    untilLock: true,
  },
  {
    action: 'sendBack',
    by: ['head'],
    from: ['toSign'],
    to: 'draft',
    signature: true,
    untilLock: true,
  },
  {
    action: 'return',
    by: ['department'],
    from: ['submitted', 'accepted'],
    to: 'returned',
    untilLock: false,
  },
  { action: 'accept', by: ['department'], from: ['submitted'], to: 'accepted', untilLock: false },
  // A return may have been a mistake, or never be answered: what was handed in before it holds then.
  { action: 'accept', by: ['department'], from: ['returned'], to: 'accepted', untilLock: false },
  { action: 'reopen', by: ['department'], from: ['accepted'], to: 'submitted', untilLock: false },
  {
    action: 'scan',
    by: owners,
    from: ['toSign', 'submitted', 'accepted'],
    to: 'same',
    untilLock: false,
  },
  // The paper is of what was handed in, which stands while another number is being corrected.
  { action: 'scan', by: owners, from: ['draft'], to: 'same', handedIn: true, untilLock: false },
];

export interface Situation {
  state: AssignmentState;
  /** Two steps: the head signs. */
  signature: boolean;
  locked: boolean;
  /** The department returned it and it has not been handed in since: a draft of it is `returned`. */
  returned: boolean;
  /** Something stands that was handed in, whatever its owner has in hand. */
  handedIn: boolean;
}

export type Step =
  | { ok: true; to: AssignmentState }
  /** `side`: not this person's to do; `state`: not now; `locked`: too late. */
  | { ok: false; why: 'side' | 'state' | 'locked' };

/** Where an action leads, or why it cannot be done. */
export function step(action: Action, side: Side | null, situation: Situation): Step {
  const { state, signature, locked, returned } = situation;
  const possible = rules.filter(
    (rule) =>
      rule.action === action && (rule.signature === undefined || rule.signature === signature),
  );
  const own = possible.filter(({ by }) => side !== null && by.includes(side));
  if (own.length === 0) return { ok: false, why: possible.length === 0 ? 'state' : 'side' };
  const rule = own.find(
    ({ from, handedIn }) => from.includes(state) && (!handedIn || situation.handedIn),
  );
  // What cannot be done any more is told first: another state would not help.
  if (locked && own.every(({ untilLock }) => untilLock)) return { ok: false, why: 'locked' };
  if (!rule) return { ok: false, why: 'state' };
  const to = rule.to === 'same' ? state : rule.to;
  return { ok: true, to: to === 'draft' && returned ? 'returned' : to };
}

/** Everything that somebody may do now. */
export function possible(side: Side | null, situation: Situation): Action[] {
  return actions.filter((action) => step(action, side, situation).ok);
}

/**
 * The state as it counts, which is what the department is shown and what remains at the lock: a
 * correction that was not handed in changes nothing of what had been handed in.
 */
export function countedState(
  stored: AssignmentState,
  over: { submitted: boolean; accepted: boolean; returned: boolean },
): AssignmentState {
  if (!over.submitted || (stored !== 'draft' && stored !== 'toSign')) return stored;
  if (over.returned) return 'returned';
  return over.accepted ? 'accepted' : 'submitted';
}
