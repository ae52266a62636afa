import type { WorkingCalendar } from '../calendar/days.ts';
import type { PersonView } from '../people/schema.ts';
import { ruleName, ruleOn } from './days.ts';
import { isOwed, type Due } from './owed.ts';
import type { Reason, ReasonKind, ReminderRules } from './schema.ts';

/** Whom a letter goes to: a person, or an organization's own address. */
export interface Recipient {
  personId: string;
  name: string;
  email: string;
}

export interface Place {
  id: string;
  name: string;
  email: string;
}

/** One letter: to whom, why, and the keys that keep it from being written twice. */
export interface PlannedLetter {
  to: Recipient;
  reasons: Reason[];
  keys: string[];
}

export interface Plan {
  letters: PlannedLetter[];
  unreachable: { organizationId: string; reasons: Reason[] }[];
}

type Member = Pick<PersonView, 'id' | 'name' | 'email' | 'role' | 'organizationIds' | 'state'>;

const asRecipient = ({ id, name, email }: Member): Recipient => ({ personId: id, name, email });

/**
 * Who is to do the next step of a form: what waits for the signature is the head's, the rest the
 * coordinator's; after the due date the head's too. Where none of them has an address, the other of
 * the two, and then the organization's own mailbox.
 */
export function recipientsOf(
  due: Due,
  members: readonly Member[],
  place: Place | undefined,
  headsToo: boolean,
): Recipient[] {
  const here = members.filter(
    ({ organizationIds, state, email }) =>
      organizationIds.includes(due.organizationId) && state !== 'blocked' && email !== '',
  );
  const heads = here.filter(({ role }) => role === 'head');
  const coordinators = here.filter(({ role }) => role === 'coordinator');
  const first = due.state === 'toSign' ? heads : coordinators;
  const both = due.state === 'toSign' || !headsToo ? first : [...coordinators, ...heads];
  const people = [both, first, heads, coordinators].find((list) => list.length > 0) ?? [];
  if (people.length > 0) return people.map(asRecipient);
  return place && place.email !== ''
    ? [{ personId: `organization:${place.id}`, name: place.name, email: place.email }]
    : [];
}

/** What a letter says of one form. */
export function reasonOf(due: Due, kind: ReasonKind, number: number | null): Reason {
  const { assignmentId, organizationId, formTitle, period, state, dueAt } = due;
  return {
    ...{ kind, number, assignmentId, organizationId, formTitle, period, state },
    dueAt: dueAt.toISOString(),
  };
}

/**
 * The letters of a day. A reason is known by its rule, person, form and due date: a later due date
 * is another reason. In a digest the person's day is a key too: one letter a day.
 */
export function planDay(
  today: string,
  of: {
    due: readonly Due[];
    members: readonly Member[];
    places: ReadonlyMap<string, Place>;
    rules: ReminderRules;
    calendar: WorkingCalendar;
  },
): Plan {
  const { rules } = of;
  const byPerson = new Map<string, { to: Recipient; reasons: { key: string; reason: Reason }[] }>();
  const unreachable = new Map<string, Reason[]>();
  for (const due of rules.enabled ? of.due : []) {
    const rule = isOwed(due) ? ruleOn(today, due.dueDay, rules, of.calendar) : null;
    if (!rule) continue;
    const reason = reasonOf(due, rule.kind, rule.kind === 'day' ? null : rule.number);
    const place = of.places.get(due.organizationId);
    const headsToo = rule.kind === 'after' && rules.headsToo;
    const recipients = recipientsOf(due, of.members, place, headsToo);
    if (recipients.length === 0) {
      const list = unreachable.get(due.organizationId) ?? [];
      unreachable.set(due.organizationId, [...list, reason]);
    }
    for (const to of recipients) {
      const key = ['rule', ruleName(rule), to.personId, due.assignmentId, due.dueDay].join(' ');
      const own = byPerson.get(to.personId) ?? { to, reasons: [] };
      own.reasons.push({ key, reason });
      byPerson.set(to.personId, own);
    }
  }
  const letters = [...byPerson.values()].flatMap(({ to, reasons }): PlannedLetter[] => {
    const sorted = reasons.toSorted((a, b) => a.reason.dueAt.localeCompare(b.reason.dueAt));
    if (!rules.digest) {
      return sorted.map(({ key, reason }) => ({ to, reasons: [reason], keys: [key] }));
    }
    return [
      {
        to,
        reasons: sorted.map(({ reason }) => reason),
        keys: [...sorted.map(({ key }) => key), ['digest', to.personId, today].join(' ')],
      },
    ];
  });
  return {
    letters,
    unreachable: [...unreachable].map(([organizationId, reasons]) => ({ organizationId, reasons })),
  };
}

/**
 * What is left of a plan once the keys that were written about are taken out: a digest of the day
 * that went out takes the whole letter, a reason only itself.
 */
export function withoutUsed(
  letters: readonly PlannedLetter[],
  used: ReadonlySet<string>,
): PlannedLetter[] {
  return letters.flatMap((letter) => {
    if (letter.keys.some((key) => key.startsWith('digest ') && used.has(key))) return [];
    const kept = letter.reasons
      .map((reason, at) => ({ reason, key: letter.keys[at] ?? '' }))
      .filter(({ key }) => !used.has(key));
    if (kept.length === 0) return [];
    const rest = letter.keys.slice(letter.reasons.length);
    const keys = [...kept.map(({ key }) => key), ...rest];
    return [{ to: letter.to, reasons: kept.map(({ reason }) => reason), keys }];
  });
}
