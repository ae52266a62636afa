import type { StaffActor } from '../access.ts';
import { dayIn } from '../campaigns/period.ts';
import { usedKeys } from '../mail/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { findAccount } from '../people/model.ts';
import { notFound } from '../problem.ts';
import { reasonOf } from './due.ts';
import { chosenDue, isOwed, type FormDue } from './owed.ts';
import { withoutUsed, type PlannedLetter } from './plan.ts';
import { recipientsOf } from './recipients.ts';
import { getRules } from './rules.model.ts';
import { post, readWorld } from './run.ts';
import type { RemindView, SkipReason, remindInput } from './schema.ts';
import type { z } from 'zod';

type By = { actor: StaffActor; now: Date };
type Skipped = RemindView['skipped'][number];

function whyNot(due: FormDue): SkipReason | null {
  if (isOwed(due)) return null;
  if (due.notYet) return 'notYet';
  return due.locked && due.state !== 'submitted' && due.state !== 'accepted'
    ? 'locked'
    : 'notOwing';
}

/**
 * Writes to those of the chosen who owe something, one letter a person. Nobody is reminded by hand
 * of the same form twice on one day: the same request again writes nothing.
 * @throws Problem thing.notFound when the municipality lacks one of the assignments
 */
export async function remindByHand(
  by: By,
  { assignmentIds, text, dryRun }: z.output<typeof remindInput>,
  setting: { publicUrl: string; mail: boolean },
): Promise<RemindView> {
  const { actor, now } = by;
  const { municipalityId } = actor;
  const municipality = await getMunicipality(municipalityId);
  const { timeZone } = municipality;
  const ids = new Set(assignmentIds);
  const chosen = await chosenDue({ municipalityId, timeZone }, [...ids], now);
  if (chosen.length < ids.size) throw notFound('форма данных', 'data form');
  const rules = await getRules(municipalityId);
  const world = await readWorld(municipality, now);
  const today = dayIn(timeZone, now);
  const skipped: Skipped[] = [];
  const byPerson = new Map<string, PlannedLetter>();
  for (const due of chosen) {
    const { assignmentId, organizationId, dueAt } = due;
    const place = world.places.get(organizationId);
    const recipients = recipientsOf(due, world.members, place, rules.headsToo && dueAt <= now);
    const none = place?.active === false ? 'closed' : 'noAddress';
    const why = whyNot(due) ?? (recipients.length === 0 ? none : null);
    if (why) {
      skipped.push({ assignmentId, organizationId, why });
      continue;
    }
    for (const to of recipients) {
      const letter = byPerson.get(to.personId) ?? { to, reasons: [], keys: [] };
      letter.reasons.push(reasonOf(due, 'hand', null));
      letter.keys.push(['hand', to.personId, assignmentId, today].join(' '));
      byPerson.set(to.personId, letter);
    }
  }
  const all = [...byPerson.values()];
  const used = await usedKeys(
    municipalityId,
    all.flatMap(({ keys }) => keys),
  );
  const fresh = withoutUsed(all, used);
  const replyTo = (await findAccount(actor.accountId))?.email || null;
  const words = { ...world.setting, publicUrl: setting.publicUrl };
  const letters: RemindView['letters'] = [];
  for (const letter of fresh) {
    if (dryRun || (await post(municipalityId, letter, words, { actor, text, replyTo }))) {
      const written = letter.reasons.flatMap((one) => (one.of === 'form' ? one.assignmentId : []));
      letters.push({ to: letter.to, assignmentIds: written });
    }
  }
  const reached = new Set(letters.flatMap((one) => one.assignmentIds));
  const known = new Set(skipped.map(({ assignmentId }) => assignmentId));
  for (const { assignmentId, organizationId } of chosen) {
    if (reached.has(assignmentId) || known.has(assignmentId)) continue;
    skipped.push({ assignmentId, organizationId, why: 'today' });
  }
  return { letters, skipped, mail: setting.mail };
}
