import { can, roles, type StaffActor } from '../access.ts';
import { auditEntry, system } from '../audit/entry.ts';
import { listMunicipalities } from '../municipalities/model.ts';
import { notFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import {
  Accounts,
  membershipIn,
  openMemberships,
  withIdentity,
  type Account,
  type Membership,
} from './account.ts';
import { foldEmail, identityOf } from './identity.ts';
import { hashPassword, isPassword } from './password.ts';
import type { SessionView } from './schema.ts';

/** Adds an account with its first membership. Logins are compared in lower case. */
export async function createAccount(input: {
  login: string;
  name: string;
  password: string;
  membership: Membership;
  now: Date;
  email?: string;
  phone?: string;
}): Promise<Account> {
  const _id = newId();
  const { municipalityId, role } = input.membership;
  const created = await Accounts.create({
    _id,
    login: input.login.toLowerCase(),
    ...withIdentity({
      name: input.name,
      email: foldEmail(input.email ?? ''),
      memberships: [input.membership],
    }),
    phone: input.phone ?? '',
    passwordHash: await hashPassword(input.password),
    municipalityId,
    pending: [
      auditEntry(
        { actor: { ...system, municipalityId }, now: input.now },
        {
          action: 'account.write',
          subject: { kind: 'account', id: _id },
          after: { login: input.login, name: input.name, role },
        },
      ),
    ],
  });
  return created.toObject();
}

/** Gives an account a further municipality, once. */
export async function addMembership(
  accountId: string,
  membership: Membership,
  by: { actor: Pick<StaffActor, 'accountId' | 'name'>; now: Date },
): Promise<void> {
  const account = await findAccount(accountId);
  if (!account) return;
  await Accounts.updateOne(
    { _id: accountId, 'memberships.municipalityId': { $ne: membership.municipalityId } },
    {
      $push: {
        memberships: membership,
        identity: { $each: identityOf({ ...account, memberships: [membership] }) },
        pending: auditEntry(
          { actor: { ...by.actor, municipalityId: membership.municipalityId }, now: by.now },
          {
            action: 'account.write',
            subject: { kind: 'account', id: accountId },
            after: { role: membership.role },
          },
        ),
      },
    },
  );
}

/** The account whose login and password match, else null. */
export async function findByPassword(login: string, password: string): Promise<Account | null> {
  const account = await Accounts.findOne({ login: login.toLowerCase() }).lean();
  const matches = await isPassword(account?.passwordHash ?? null, password);
  return matches ? account : null;
}

/** One account by id; null when it no longer exists. */
export async function findAccount(id: string): Promise<Account | null> {
  return Accounts.findById(id).lean();
}

/**
 * The person acting in one of its municipalities (the first unless named). A municipality in which
 * the person is blocked is none.
 */
export function actorOf(account: Account, municipalityId?: string): StaffActor {
  const memberships = openMemberships(account);
  const membership =
    municipalityId === undefined ? memberships[0] : membershipIn({ memberships }, municipalityId);
  if (!membership) throw notFound('муниципалитет', 'municipality');
  return {
    kind: 'account',
    accountId: account._id,
    name: account.name,
    role: membership.role,
    municipalityId: membership.municipalityId,
    organizationIds: membership.organizationIds,
  };
}

/** What the staff application knows of the person signed in. */
export async function presentPerson(
  account: Account,
  actor: StaffActor,
): Promise<NonNullable<SessionView['person']>> {
  const municipalities = await listMunicipalities(
    openMemberships(account).map((membership) => membership.municipalityId),
  );
  return {
    id: account._id,
    name: account.name,
    role: actor.role,
    permissions: roles[actor.role].filter((permission) => can(actor, permission)),
    organizationIds: [...actor.organizationIds],
    municipalityId: actor.municipalityId,
    municipalities: municipalities.map(({ _id, name }) => ({
      id: _id,
      name,
      role: membershipIn(account, _id)?.role ?? actor.role,
    })),
  };
}
