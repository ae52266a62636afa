import { loadCalendar } from '../calendar/model.ts';
import { dayIn } from '../campaigns/period.ts';
import type { Letter } from '../mail/model.ts';
import type { LetterTrouble } from '../mail/schema.ts';
import type { Renewed } from '../mail/sending.ts';
import { getMunicipality, type Municipality } from '../municipalities/model.ts';
import { isDaytime, isQuiet } from './days.ts';
import { isStillOwed, nameOf, reasonOf, type Due } from './due.ts';
import { listEvents } from './events.ts';
import { chosenDue } from './owed.ts';
import { keyOf, speaks, toldBy, type Ground } from './plan.ts';
import { addressOf } from './recipients.ts';
import { getRules } from './rules.model.ts';
import { readWorld, type AboutReminder } from './run.ts';
import type { Reason } from './schema.ts';
import { letterWords } from './words.ts';

/** How long a letter waits that came to its turn at night or on a day off. */
const pauseMs = 30 * 60_000;

/** A reason of a stored letter: before events were reminded of, all were of forms. */
export function reasonAsWritten(reason: Reason): Reason {
  const old = reason as Partial<Reason> & { dueAt?: string };
  if (old.of !== undefined) return reason;
  return { ...reason, of: 'form', dueDay: (old.dueAt ?? '').slice(0, 10) } as Reason;
}

/** How the things of a letter stand now, by name; those that are over are missing. */
async function standing(
  { _id: municipalityId, timeZone }: Municipality,
  reasons: readonly Reason[],
  now: Date,
): Promise<Map<string, Due>> {
  const forms = reasons.flatMap((one) => (one.of === 'form' ? one.assignmentId : []));
  const plans = reasons.some(({ of }) => of !== 'form');
  const found = await Promise.all([
    forms.length > 0 ? chosenDue({ municipalityId, timeZone }, forms, now) : [],
    plans ? listEvents(municipalityId, now) : [],
  ]);
  return new Map(
    found
      .flat()
      .filter(isStillOwed)
      .map((due) => [nameOf(due), due]),
  );
}

/**
 * What a letter says at the moment at which it is to go. It is made again from what is still owed:
 * what was done since is left out, and gives its key up, for nobody was told. A letter of a rule
 * holds only what its rule still says on this day of the same due date to the same person: what has
 * moved has a letter of its own. One that a person sent, or wants sent again, goes while anything
 * in it is owed, whatever the day and hour.
 */
export async function renewLetter(letter: Letter, now: Date, publicUrl: string): Promise<Renewed> {
  const about = letter.about as AboutReminder;
  const municipality = await getMunicipality(letter.municipalityId);
  const { timeZone } = municipality;
  const rules = await getRules(municipality._id);
  const byRule = about.by === null && !letter.asked;
  const today = dayIn(timeZone, now);
  const calendar = await loadCalendar();
  if (byRule && !rules.enabled) return { drop: 'off' };
  if (byRule && (!isDaytime(timeZone, rules, now) || isQuiet(today, rules, calendar))) {
    return { until: new Date(now.getTime() + pauseMs) };
  }
  const { members, places, setting } = await readWorld(municipality, now);
  const to = addressOf(letter.to.personId, members, places);
  if (!to) return { drop: 'gone' };
  const reasons = about.reasons.map(reasonAsWritten);
  const stands = await standing(municipality, reasons, now);
  const ground = { members, places, rules, calendar };
  const kept = reasons.flatMap((reason, at) => {
    const due = stands.get(nameOf(reason));
    const key = letter.keys[at] ?? '';
    if (!due || (byRule && !isSaid(today, due, { key, personId: to.personId }, ground))) return [];
    return [{ key, reason: reasonOf(due, reason.kind, reason.number) }];
  });
  if (kept.length === 0) return { drop: whyDropped(reasons, stands) };
  const left = { to, reasons: kept.map(({ reason }) => reason) };
  const own = about.by === null ? null : { text: about.text ?? '', by: about.by };
  const keys = [...kept.map(({ key }) => key), ...letter.keys.slice(reasons.length)];
  return {
    go: {
      to,
      ...letterWords(left, { ...setting, publicUrl }, own),
      // An earlier try may have arrived with everything: those keys stay.
      keys: letter.asked ? letter.keys : keys,
      about: { ...about, reasons: letter.asked ? about.reasons : left.reasons },
    },
  };
}

/** Whether the rule under which a reason was written still says it today to this person. */
function isSaid(
  today: string,
  due: Due,
  { key, personId }: { key: string; personId: string },
  ground: Ground,
): boolean {
  const rule = speaks(today, due, ground);
  if (!rule || keyOf(rule, personId, due) !== key) return false;
  return toldBy(rule, due, ground).some((one) => one.personId === personId);
}

function whyDropped(reasons: readonly Reason[], stands: ReadonlyMap<string, Due>): LetterTrouble {
  return reasons.some((reason) => stands.has(nameOf(reason))) ? 'changed' : 'done';
}
