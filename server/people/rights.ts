import type { Role, StaffActor } from '../access.ts';
import { Problem } from '../problem.ts';
import { membershipIn, openMemberships, type Account } from './account.ts';

/** Whose access each role may give, change and take away. */
const managed: Partial<Record<Role, readonly Role[]>> = {
  administrator: ['administrator', 'specialist', 'methodologist', 'coordinator', 'head', 'expert'],
  specialist: ['methodologist', 'coordinator', 'head', 'expert'],
};

/** The roles whose people somebody of this role manages. */
export function managedRoles(role: Role): readonly Role[] {
  return managed[role] ?? [];
}

const words: Record<Role, { ru: string; en: string }> = {
  administrator: { ru: 'администратор', en: 'administrator' },
  specialist: { ru: 'специалист управления', en: 'specialist' },
  methodologist: { ru: 'методист', en: 'methodologist' },
  coordinator: { ru: 'ответственный в организации', en: 'coordinator' },
  head: { ru: 'руководитель организации', en: 'head' },
  expert: { ru: 'эксперт-наблюдатель', en: 'expert' },
  respondent: { ru: 'респондент', en: 'respondent' },
};

/** Refuses whoever may not give or take this role. */
export function needManaged(actor: StaffActor, role: Role): void {
  if (managedRoles(actor.role).includes(role)) return;
  const { ru, en } = words[role];
  throw new Problem('person.beyond', { parameters: { ru: { role: ru }, en: { role: en } } });
}

/** Refuses what nobody does to himself: a mistake there could only be mended by somebody else. */
export function needAnother(actor: StaffActor, target: Account): void {
  if (target._id === actor.accountId) throw new Problem('person.self');
}

/**
 * Refuses to touch what a person has in common in several municipalities (name, contacts, password)
 * unless the actor is an administrator of each: one municipality must not open another.
 * @param actorAccount the actor's own account
 */
export function needEverywhere(actorAccount: Account | null, target: Account): void {
  const [, ...others] = target.memberships;
  if (others.length === 0) return;
  const own = { memberships: actorAccount ? openMemberships(actorAccount) : [] };
  const everywhere = target.memberships.every(
    ({ municipalityId }) => membershipIn(own, municipalityId)?.role === 'administrator',
  );
  if (!everywhere) throw new Problem('person.elsewhere');
}
