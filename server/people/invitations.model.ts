import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { orNotFound, Problem } from '../problem.ts';
import { Accounts, membershipIn, type Account, type Invitation } from './account.ts';
import { withdrawn } from './change.model.ts';
import { codeHash, newCode, readCode } from './code.ts';
import { findAccount } from './model.ts';
import { guessable, hashPassword, isPassword } from './password.ts';
import { getPerson } from './people.model.ts';
import { managedRoles, needAnother, needEverywhere, needManaged } from './rights.ts';

/** How long an invitation may be used, in days. */
const invitationDays = 14;

const day = 24 * 60 * 60 * 1000;

interface By {
  actor: StaffActor;
  now: Date;
}

/** An invitation as it is shown once: the storage keeps no code. */
export interface MadeInvitation {
  account: Account;
  code: string;
  expiresAt: Date;
}

/**
 * Gives each of these people a new one-use code and withdraws the one before. Whoever may not be
 * invited is named before anything is made.
 */
export async function invitePeople(by: By, ids: readonly string[]): Promise<MadeInvitation[]> {
  const own = await findAccount(by.actor.accountId);
  const targets: Account[] = [];
  for (const id of new Set(ids)) {
    const target = await getPerson(by.actor.municipalityId, id);
    needInvitable(by.actor, own, target);
    targets.push(target);
  }
  const made: MadeInvitation[] = [];
  for (const target of targets) made.push(await invite(by, own, target));
  return made;
}

function needInvitable(actor: StaffActor, own: Account | null, target: Account): void {
  const membership = membershipIn(target, actor.municipalityId);
  if (!membership) throw new Problem('person.changed');
  // One's own password is changed with the present one, not by whoever sits at the open screen.
  needAnother(actor, target);
  needManaged(actor, membership.role);
  needEverywhere(own, target);
  if (membership.blocked === true) {
    throw new Problem('person.blocked', { parameters: { ru: { name: target.name } } });
  }
}

async function invite(by: By, own: Account | null, first: Account): Promise<MadeInvitation> {
  const { municipalityId, role } = by.actor;
  const expiresAt = new Date(by.now.getTime() + invitationDays * day);
  let target = first;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = newCode();
    const account = await Accounts.findOneAndUpdate(
      {
        _id: target._id,
        'invitation.hash': target.invitation?.hash ?? null,
        // Checked again by the write itself: the person may have risen meanwhile.
        memberships: {
          $size: target.memberships.length,
          $elemMatch: {
            municipalityId,
            role: { $in: [...managedRoles(role)] },
            blocked: { $ne: true },
          },
        },
      },
      {
        $set: {
          invitation: { hash: codeHash(code), municipalityId, expiresAt },
          spentCodes: withdrawn(target).spentCodes,
        },
        $push: {
          pending: auditEntry(by, {
            action: 'account.invite',
            subject: { kind: 'account', id: target._id },
            after: { name: target.name, until: expiresAt.toISOString() },
          }),
        },
      },
      { returnDocument: 'after' },
    ).lean();
    if (account) return { account, code, expiresAt };
    // Changed at the same moment: look again at whom it is about.
    target = await getPerson(municipalityId, target._id);
    needInvitable(by.actor, own, target);
  }
  throw new Problem('person.changed');
}

/** An account and the invitation that a code opens. */
export interface OpenInvitation {
  account: Account;
  invitation: Invitation;
}

/** What a typed code opens; each way in which it opens nothing has its own problem. */
export async function findInvitation(typed: string, now: Date): Promise<OpenInvitation> {
  const code = readCode(typed);
  if (code === null) throw new Problem('invitation.mistyped', { path: 'code' });
  const hash = codeHash(code);
  const account = await Accounts.findOne({ 'invitation.hash': hash }).lean();
  if (!account?.invitation) {
    const spent = await Accounts.findOne({ 'spentCodes.hash': hash }).lean();
    const how = spent?.spentCodes.find((one) => one.hash === hash)?.how;
    throw new Problem(how ? `invitation.${how}` : 'invitation.unknown', { path: 'code' });
  }
  const { invitation } = account;
  if (invitation.expiresAt <= now) throw new Problem('invitation.expired', { path: 'code' });
  return { account, invitation };
}

/**
 * Sets the password that the owner of a code chose. The code is used up by the same write, so that
 * of two people with one code only the first gets in; earlier sessions of the account are over.
 */
export async function acceptInvitation(
  typed: string,
  password: string,
  now: Date,
): Promise<OpenInvitation> {
  const { account, invitation } = await findInvitation(typed, now);
  if (guessable(password, account)) throw new Problem('password.weak', { path: 'password' });
  const { hash, municipalityId } = invitation;
  const by = { actor: { accountId: account._id, name: account.name, municipalityId }, now };
  const changed = await Accounts.findOneAndUpdate(
    { _id: account._id, 'invitation.hash': hash, 'invitation.expiresAt': { $gt: now } },
    {
      $set: { passwordHash: await hashPassword(password), invitation: null },
      $inc: { generation: 1 },
      $push: {
        spentCodes: { $each: [{ hash, how: 'used' }], $slice: -20 },
        pending: auditEntry(by, {
          action: 'account.join',
          subject: { kind: 'account', id: account._id },
          after: { name: account.name },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (changed) return { account: changed, invitation };
  // Used or withdrawn at the same moment: say which.
  await findInvitation(typed, now);
  throw new Problem('person.changed');
}

/** Changes one's own password; other sessions of the account are over. */
export async function changePassword(
  actor: StaffActor,
  input: { current: string; password: string },
  now: Date,
): Promise<Account> {
  const account = orNotFound(await findAccount(actor.accountId), 'человек', 'person');
  if (!(await isPassword(account.passwordHash, input.current))) {
    throw new Problem('password.wrong', { path: 'current' });
  }
  if (guessable(input.password, account)) throw new Problem('password.weak', { path: 'password' });
  const changed = await Accounts.findOneAndUpdate(
    { _id: account._id, passwordHash: account.passwordHash },
    {
      $set: { passwordHash: await hashPassword(input.password), ...withdrawn(account) },
      $inc: { generation: 1 },
      $push: {
        pending: auditEntry(
          { actor, now },
          { action: 'account.password', subject: { kind: 'account', id: account._id } },
        ),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!changed) throw new Problem('person.changed');
  return changed;
}
