import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { orNotFound } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { Accounts, membershipIn, withIdentity, type Account } from './account.ts';
import { emailIdentity, foldEmail, foldName } from './identity.ts';
import { loginFrom } from './login.ts';
import type { PersonInput, PersonState, PersonView } from './schema.ts';

export interface By {
  actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>;
  now: Date;
}

/** Everybody of a municipality, by name. */
export async function listPeople(
  municipalityId: string,
  now: Date = new Date(),
): Promise<PersonView[]> {
  const accounts = await Accounts.find({ 'memberships.municipalityId': municipalityId }).lean();
  return accounts
    .map((account) => presentMember(account, municipalityId, now))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));
}

/** One person of the municipality, or the 404: people of other ones do not exist here. */
export async function getPerson(municipalityId: string, id: string): Promise<Account> {
  const found = await Accounts.findOne({
    _id: id,
    'memberships.municipalityId': municipalityId,
  }).lean();
  return orNotFound(found, 'человек', 'person');
}

/** Adds a person who has no password yet; the login is made from the name. */
export async function addPerson(by: By, input: PersonInput): Promise<Account> {
  const { municipalityId } = by.actor;
  const { name, role, organizationIds, phone } = input;
  const _id = newId();
  const base = loginFrom(name);
  // Begin behind the namesakes: a table may name the same person a thousand times.
  const namesakes = new RegExp(`^${base.replaceAll('.', '\\.')}\\d*$`);
  const known = await Accounts.countDocuments({ login: namesakes });
  for (let number = known + 1; ; number += 1) {
    const login = number === 1 ? base : `${base}${number}`;
    if (await Accounts.exists({ login })) continue;
    try {
      const created = await Accounts.create({
        _id,
        login,
        ...withIdentity({
          name,
          email: foldEmail(input.email),
          memberships: [{ municipalityId, role, organizationIds }],
        }),
        phone,
        municipalityId,
        pending: [
          auditEntry(by, {
            action: 'account.write',
            subject: { kind: 'account', id: _id },
            after: { name, role, organizationIds },
          }),
        ],
      });
      return created.toObject();
    } catch (error) {
      // The login was taken at the same moment; whoever is the same person is the caller's matter.
      if (!isDuplicateKey(error) || isSamePerson(error)) throw error;
    }
  }
}

/** Whether the storage refused a person because the municipality has that person already. */
export function isSamePerson(error: unknown): boolean {
  if (!isDuplicateKey(error)) return false;
  const { keyPattern } = error as { keyPattern?: Record<string, unknown> };
  return keyPattern !== undefined && 'identity' in keyPattern;
}

/** Whoever in the municipality has this e-mail, else this name at this organization. */
async function findTwin(
  municipalityId: string,
  { name, email, organizationId }: { name: string; email: string; organizationId: string },
): Promise<Account | null> {
  const byEmail = email
    ? await Accounts.findOne({ identity: emailIdentity(municipalityId, email) }).lean()
    : null;
  if (byEmail) return byEmail;
  const colleagues = await Accounts.find({
    memberships: { $elemMatch: { municipalityId, organizationIds: organizationId } },
  }).lean();
  const folded = foldName(name);
  // Two e-mails are two people, whatever their names; one e-mail may be missing in this entry.
  const mayBe = (one: Account) => !email || !one.email;
  return colleagues.find((one) => foldName(one.name) === folded && mayBe(one)) ?? null;
}

/**
 * The coordinator of an organization, made where there is none yet. Within the municipality the
 * same e-mail is the same person, without an e-mail the same name (without case, «ё», points) at
 * the same organization; an e-mail that was not known before is added. For another organization
 * the same person gets that one too. Name, e-mail and phone follow the newest entry, unless the
 * person works in another municipality too; nothing that is known is emptied. A second call with the same input changes nothing.
 *
 * Whoever has another role than coordinator or head keeps it and is given back unchanged: compare
 * `membershipIn(account, municipalityId)?.role` where that matters. The new account has no
 * password: people sign in by an invitation.
 * @param input.organizationId an organization of the actor's municipality: the caller has checked
 */
export async function ensureCoordinator(
  by: By,
  input: { name: string; email: string; phone: string; organizationId: string },
): Promise<Account> {
  const { municipalityId } = by.actor;
  const { organizationId } = input;
  const email = foldEmail(input.email);
  const found = await findTwin(municipalityId, { ...input, email });
  if (found) return refresh(by, found, { ...input, email });
  try {
    return await addPerson(by, {
      name: input.name,
      email,
      phone: input.phone,
      role: 'coordinator',
      organizationIds: [organizationId],
    });
  } catch (error) {
    if (!isSamePerson(error)) throw error;
    // Entered at the same moment by somebody else.
    const twin = await findTwin(municipalityId, { ...input, email });
    if (!twin) throw error;
    return refresh(by, twin, { ...input, email });
  }
}

async function refresh(
  by: By,
  account: Account,
  input: { name: string; email: string; phone: string; organizationId: string },
): Promise<Account> {
  const { municipalityId } = by.actor;
  const membership = membershipIn(account, municipalityId);
  if (membership?.role !== 'coordinator' && membership?.role !== 'head') return account;
  const known = { name: account.name, email: account.email, phone: account.phone };
  // Name and contacts of whoever works in several municipalities are no single one's to change.
  const next =
    account.memberships.length > 1
      ? known
      : {
          name: input.name || known.name,
          email: known.email || input.email,
          phone: input.phone || known.phone,
        };
  const isNewPlace = !membership.organizationIds.includes(input.organizationId);
  const isNew =
    next.name !== known.name || next.email !== known.email || next.phone !== known.phone;
  if (!isNewPlace && !isNew) return account;
  const places = isNewPlace
    ? [...membership.organizationIds, input.organizationId]
    : membership.organizationIds;
  const memberships = account.memberships.map((one) =>
    one === membership ? { ...one, organizationIds: places } : one,
  );
  const changed = await Accounts.findOneAndUpdate(
    { _id: account._id, 'memberships.municipalityId': municipalityId },
    {
      // The organization is added by itself: two rows of one table may add two at once.
      $addToSet: { 'memberships.$.organizationIds': input.organizationId },
      $set: { ...next, identity: withIdentity({ ...next, memberships }).identity },
      $push: {
        pending: auditEntry(by, {
          action: 'account.write',
          subject: { kind: 'account', id: account._id },
          before: auditView({ ...account, ...known }, municipalityId),
          after: auditView({ ...next, memberships }, municipalityId),
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(changed, 'человек', 'person');
}

/** What the log says of a person: who, what role, where; e-mail and phone stay out of it. */
export function auditView(
  account: Pick<Account, 'name' | 'memberships'>,
  municipalityId: string,
): { name: string; role: string | undefined; organizationIds: string[] } {
  const membership = membershipIn(account, municipalityId);
  return {
    name: account.name,
    role: membership?.role,
    organizationIds: membership?.organizationIds ?? [],
  };
}

/** A person as the municipality's own people see it. */
export function presentMember(account: Account, municipalityId: string, now: Date): PersonView {
  const membership = orNotFound(membershipIn(account, municipalityId), 'человек', 'person');
  const until = account.invitation?.expiresAt ?? null;
  return {
    id: account._id,
    name: account.name,
    login: account.login,
    email: account.email,
    phone: account.phone,
    role: membership.role,
    organizationIds: membership.organizationIds,
    state: stateOf(account, membership.blocked === true, now),
    invitedUntil: until === null ? null : until.toISOString(),
  };
}

function stateOf(account: Account, blocked: boolean, now: Date): PersonState {
  if (blocked) return 'blocked';
  if (account.passwordHash !== null) return 'active';
  return account.invitation !== null && account.invitation.expiresAt > now ? 'invited' : 'waiting';
}
