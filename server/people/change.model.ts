import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { orNotFound, Problem } from '../problem.ts';
import { withLease } from '../storage/leases.ts';
import {
  Accounts,
  membershipIn,
  openMemberships,
  withIdentity,
  type Account,
  type Membership,
} from './account.ts';
import { findAccount } from './model.ts';
import { addPerson, auditView, getPerson, isSamePerson } from './people.model.ts';
import { needAnother, needEverywhere, needManaged } from './rights.ts';
import type { PersonInput } from './schema.ts';

interface By {
  actor: StaffActor;
  now: Date;
}

/** Adds a person by hand; one whom the municipality has already is a 409 that names the field. */
export async function enterPerson(by: By, input: PersonInput): Promise<Account> {
  needManaged(by.actor, input.role);
  try {
    return await addPerson(by, input);
  } catch (error) {
    throw knownAlready(error, input);
  }
}

/**
 * Changes a person of the actor's municipality. Nobody changes the own role; with another role an
 * invitation that is still out is withdrawn, since it was given for less.
 */
export async function updatePerson(by: By, id: string, input: PersonInput): Promise<Account> {
  const { target, membership } = await findMember(by, id);
  const next = { name: input.name, email: input.email, phone: input.phone };
  const moved = { role: input.role, organizationIds: input.organizationIds };
  const keepsPlace = input.role === membership.role && sameSet(membership, input);
  const keepsPerson =
    target.name === next.name && target.email === next.email && target.phone === next.phone;
  if (!keepsPlace) needAnother(by.actor, target);
  if (target._id !== by.actor.accountId) {
    needManaged(by.actor, membership.role);
    needManaged(by.actor, input.role);
  }
  if (keepsPlace && keepsPerson) return target;
  if (!keepsPerson) needEverywhere(await findAccount(by.actor.accountId), target);
  const memberships = target.memberships.map((one) =>
    one === membership ? { ...one, ...moved } : one,
  );
  const roleChanges = input.role !== membership.role;
  return keepingAdministrator(by, target, roleChanges && membership.role, async () =>
    write(by, target, {
      ...withIdentity({ ...target, ...next, memberships }),
      ...(roleChanges ? withdrawn(target) : {}),
    }).catch((error: unknown) => {
      throw knownAlready(error, input);
    }),
  );
}

/** Takes a person's access to the municipality away, or gives it back. */
export async function setBlocked(by: By, id: string, blocked: boolean): Promise<Account> {
  const { target, membership } = await findMember(by, id);
  needAnother(by.actor, target);
  needManaged(by.actor, membership.role);
  if ((membership.blocked === true) === blocked) return target;
  const memberships = target.memberships.map((one) =>
    one === membership ? { ...one, blocked } : one,
  );
  const isOver = blocked && openMemberships({ memberships }).length === 0;
  return keepingAdministrator(by, target, blocked && membership.role, () =>
    write(
      by,
      target,
      {
        ...target,
        memberships,
        // Sessions that lie open somewhere do not come back with the access.
        generation: target.generation + (isOver ? 1 : 0),
        ...(blocked ? withdrawn(target) : {}),
      },
      blocked ? 'account.block' : 'account.unblock',
    ),
  );
}

async function findMember(
  by: By,
  id: string,
): Promise<{ target: Account; membership: Membership }> {
  const { municipalityId } = by.actor;
  const target = await getPerson(municipalityId, id);
  return {
    target,
    membership: orNotFound(membershipIn(target, municipalityId), 'человек', 'person'),
  };
}

function sameSet(one: Membership, other: PersonInput): boolean {
  const [a, b] = [new Set(one.organizationIds), new Set(other.organizationIds)];
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** The account without its open invitation, whose code then says that it was withdrawn. */
export function withdrawn(account: Account): Pick<Account, 'invitation' | 'spentCodes'> {
  const { invitation, spentCodes } = account;
  if (invitation === null) return { invitation, spentCodes };
  const kept = [...spentCodes, { hash: invitation.hash, how: 'withdrawn' as const }];
  return { invitation: null, spentCodes: kept.slice(-20) };
}

function asItWas({ municipalityId, role, organizationIds, blocked }: Membership) {
  const state = blocked === true ? true : { $ne: true };
  return { memberships: { $elemMatch: { municipalityId, role, organizationIds, blocked: state } } };
}

/** One write, made only while the memberships and the invitation are as they were read. */
async function write(
  by: By,
  before: Account,
  after: Account,
  action = 'account.write',
): Promise<Account> {
  const { municipalityId } = by.actor;
  const { _id, pending: _pending, ...values } = after;
  const changed = await Accounts.findOneAndUpdate(
    {
      _id,
      generation: before.generation,
      'invitation.hash': before.invitation?.hash ?? null,
      // Those in other municipalities too: this write repeats them.
      memberships: { $size: before.memberships.length },
      $and: before.memberships.map(asItWas),
    },
    {
      $set: values,
      $push: {
        pending: auditEntry(by, {
          action,
          subject: { kind: 'account', id: _id },
          before: auditView(before, municipalityId),
          after: auditView(after, municipalityId),
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!changed) throw new Problem('person.changed');
  return changed;
}

/**
 * Does what takes an administrator away, one at a time and only where another one stays. A lease,
 * since the rule reaches over several accounts.
 * @param role the role that is taken away, or false where none is
 */
async function keepingAdministrator(
  by: By,
  target: Account,
  role: Membership['role'] | false,
  work: () => Promise<Account>,
): Promise<Account> {
  if (role !== 'administrator') return work();
  const { municipalityId } = by.actor;
  const turn = await withLease(`administrators ${municipalityId}`, 10_000, by.now, async () => {
    const other = await Accounts.exists({
      _id: { $ne: target._id },
      passwordHash: { $ne: null },
      memberships: {
        $elemMatch: { municipalityId, role: 'administrator', blocked: { $ne: true } },
      },
    });
    if (!other) throw new Problem('person.lastAdministrator');
    return work();
  });
  if (!turn.ran) throw new Problem('person.changed');
  return turn.result;
}

function knownAlready(error: unknown, { name, email }: PersonInput): unknown {
  if (!isSamePerson(error)) return error;
  return email
    ? new Problem('person.emailTaken', { path: 'email', parameters: { ru: { email } } })
    : new Problem('person.exists', { path: 'name', parameters: { ru: { name } } });
}
