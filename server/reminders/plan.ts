import { addDays, type WorkingCalendar } from '../calendar/days.ts';
import { ruleName, ruleOn, type DueRule } from './days.ts';
import { isStillOwed, nameOf, reasonOf, subjectOf, type Due } from './due.ts';
import {
  recipientsOf,
  whyUnreachable,
  type Member,
  type Place,
  type Recipient,
} from './recipients.ts';
import type { Reason, ReminderRules, UnreachableReason } from './schema.ts';

/** One letter: to whom, why, and the keys that keep it from being written twice. */
export interface PlannedLetter {
  to: Recipient;
  reasons: Reason[];
  /** One for each reason, in their order, and after them those of the whole letter. */
  keys: string[];
}

interface Unreachable {
  why: UnreachableReason;
  organizationId: string | null;
  name: string;
  reasons: Reason[];
}

export interface Plan {
  /** Due on days that no calendar has; nobody else's letters wait for them. */
  unplaced: Due[];
  letters: PlannedLetter[];
  unreachable: Unreachable[];
}

/** Everything that a day's letters follow from. */
export interface Ground {
  members: readonly Member[];
  places: ReadonlyMap<string, Place>;
  rules: ReminderRules;
  calendar: WorkingCalendar;
}

/**
 * Letters are kept for longer than this: whether something due earlier was written about would not
 * be known for certain.
 */
const longestDays = 365;

/** Whether a due day is one of the years that calendars are kept for. */
const isPlaced = ({ dueDay }: Due): boolean => /^20\d{2}-\d{2}-\d{2}$/.test(dueDay);

/** The rule that speaks of something on a day, if any does. */
export function speaks(
  today: string,
  due: Due,
  { rules, calendar }: Pick<Ground, 'rules' | 'calendar'>,
): DueRule | null {
  if (!rules.about.includes(subjectOf(due)) || !isStillOwed(due)) return null;
  if (!isPlaced(due) || addDays(due.dueDay, longestDays) < today) return null;
  return ruleOn(today, due.dueDay, rules, calendar);
}

/** Whom a rule's letter about something goes to. */
export function toldBy(rule: DueRule, due: Due, { members, places, rules }: Ground): Recipient[] {
  const place = due.organizationId === null ? undefined : places.get(due.organizationId);
  return recipientsOf(due, members, place, rule.kind === 'after' && rules.headsToo);
}

/** A reason is known by its rule, person, thing and due date: a later due date is another one. */
export function keyOf(rule: DueRule, personId: string, due: Due): string {
  return ['rule', ruleName(rule), personId, nameOf(due), due.dueDay].join(' ');
}

const dayOf = (reason: Reason) => (reason.of === 'form' ? reason.dueAt : reason.dueDay);

/** The letters of a day. In a digest the person's day is a key too: one letter a day. */
export function planDay(today: string, of: Ground & { due: readonly Due[] }): Plan {
  const { rules } = of;
  const byPerson = new Map<string, { to: Recipient; reasons: { key: string; reason: Reason }[] }>();
  const unreachable = new Map<string, Unreachable>();
  for (const due of rules.enabled ? of.due : []) {
    const rule = speaks(today, due, of);
    if (!rule) continue;
    const reason = reasonOf(due, rule.kind, rule.kind === 'day' ? null : rule.number);
    const recipients = toldBy(rule, due, of);
    if (recipients.length === 0) {
      const place = due.organizationId === null ? undefined : of.places.get(due.organizationId);
      const whose = whyUnreachable(due, of.members, place);
      const key = [whose.why, whose.organizationId ?? whose.name].join(' ');
      const known = unreachable.get(key) ?? { ...whose, reasons: [] };
      known.reasons.push(reason);
      unreachable.set(key, known);
    }
    for (const to of recipients) {
      const own = byPerson.get(to.personId) ?? { to, reasons: [] };
      own.reasons.push({ key: keyOf(rule, to.personId, due), reason });
      byPerson.set(to.personId, own);
    }
  }
  const letters = [...byPerson.values()].flatMap(({ to, reasons }): PlannedLetter[] => {
    const sorted = reasons.toSorted((a, b) => dayOf(a.reason).localeCompare(dayOf(b.reason)));
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
  const unplaced = of.due.filter((due) => !isPlaced(due));
  return { letters, unreachable: [...unreachable.values()], unplaced };
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
