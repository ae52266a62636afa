import type { Logger } from 'pino';
import { loadCalendar } from '../calendar/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { postLetter, usedKeys } from '../mail/model.ts';
import { getMunicipality, type Municipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { listPeople } from '../people/people.model.ts';
import type { StaffActor } from '../access.ts';
import { isDaytime, isQuiet } from './days.ts';
import { nameOf, type Due } from './due.ts';
import { listEvents } from './events.ts';
import { listForms } from './owed.ts';
import { planDay, withoutUsed, type Plan, type PlannedLetter } from './plan.ts';
import type { Place } from './recipients.ts';
import { getRules, markPlanned } from './rules.model.ts';
import type { Reason, ReminderRules } from './schema.ts';
import { letterWords, type LetterSetting } from './words.ts';

/** What the log knows of a letter beside its words. */
export interface AboutReminder {
  kind: 'reminder';
  reasons: Reason[];
  /** Who sent it by hand; null: a rule. */
  by: string | null;
  /** What that person wrote above the list. */
  text?: string;
}

/** Everything about people and places that letters are planned from. */
export async function readWorld({ _id, timeZone, name }: Municipality, now: Date) {
  const [members, organizations] = await Promise.all([
    listPeople(_id, now),
    listOrganizations(_id),
  ]);
  const places = new Map<string, Place>(
    organizations.map((one) => [
      one._id,
      { id: one._id, name: one.shortName || one.name, email: one.email, active: one.active },
    ]),
  );
  const names = new Map([...places].map(([id, place]) => [id, place.name]));
  return {
    members,
    places,
    setting: { municipality: name, timeZone, now, today: dayIn(timeZone, now), names },
  };
}

/** Everything that somebody has to do by a day, as far as the rules are about it. */
async function listDue(
  { _id: municipalityId, timeZone }: Municipality,
  { about }: Pick<ReminderRules, 'about'>,
  now: Date,
): Promise<Due[]> {
  const [forms, events] = await Promise.all([
    about.includes('form') ? listForms({ municipalityId, timeZone }, now) : [],
    about.includes('event') || about.includes('ownPlan') ? listEvents(municipalityId, now) : [],
  ]);
  return [...forms, ...events];
}

/** The letters that the rules send on a day, of those that no letter was written about yet. */
export async function planFor(
  municipality: Municipality,
  day: string,
  now: Date,
  /** Letters that will have gone out before. */
  earlier: readonly PlannedLetter[] = [],
): Promise<{ plan: Plan; quiet: boolean; rules: ReminderRules }> {
  const { _id: municipalityId } = municipality;
  const rules = await getRules(municipalityId);
  const [calendar, due, { members, places }] = await Promise.all([
    loadCalendar(),
    listDue(municipality, rules, now),
    readWorld(municipality, now),
  ]);
  const plan = planDay(day, { due, members, places, rules, calendar });
  const used = await usedKeys(
    municipalityId,
    plan.letters.flatMap(({ keys }) => keys),
  );
  for (const { keys } of earlier) for (const key of keys) used.add(key);
  return {
    plan: { ...plan, letters: withoutUsed(plan.letters, used) },
    quiet: isQuiet(day, rules, calendar),
    rules,
  };
}

/** Puts one planned letter into the outbox; false when its reasons have one already. */
export async function post(
  municipalityId: string,
  letter: PlannedLetter,
  setting: LetterSetting,
  hand: { actor: StaffActor; text: string; replyTo: string | null } | null = null,
): Promise<boolean> {
  const own = hand && { text: hand.text, by: hand.actor.name };
  const about: AboutReminder = {
    kind: 'reminder',
    reasons: letter.reasons,
    by: hand?.actor.name ?? null,
    ...(hand && { text: hand.text }),
  };
  const posted = await postLetter(
    {
      municipalityId,
      to: letter.to,
      ...letterWords(letter, setting, own),
      replyTo: hand?.replyTo ?? null,
      keys: letter.keys,
      about,
    },
    setting.now,
    hand?.actor,
  );
  return posted !== null;
}

/**
 * Writes the letters that the rules of a municipality want at this moment. Run twice, by two
 * processes at once or after a crash in the middle, it writes each reason once: a letter holds the
 * keys of its reasons, and no two letters may share one.
 */
export async function remindMunicipality(
  municipalityId: string,
  now: Date,
  { publicUrl, log }: { publicUrl: string; log: Logger },
): Promise<void> {
  const municipality = await getMunicipality(municipalityId);
  const { timeZone } = municipality;
  const rules = await getRules(municipalityId);
  if (rules.enabled && isDaytime(timeZone, rules, now)) {
    const { plan } = await planFor(municipality, dayIn(timeZone, now), now);
    for (const due of plan.unplaced) {
      log.warn({ municipalityId, thing: nameOf(due), dueDay: due.dueDay }, 'due on no known day');
    }
    const { setting } = await readWorld(municipality, now);
    for (const letter of plan.letters) {
      await post(municipalityId, letter, { ...setting, publicUrl });
    }
  }
  await markPlanned(municipalityId, now);
}
