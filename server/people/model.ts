import { hash, verify } from '@node-rs/argon2';
import mongoose, { Schema } from 'mongoose';
import { can, roleNames, roles, type Role, type StaffActor } from '../access.ts';
import { auditEntry, system, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { listMunicipalities } from '../municipalities/model.ts';
import { notFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { SessionView } from './schema.ts';

/** The right to act in one municipality; an administrator may hold several. */
interface Membership {
  municipalityId: string;
  role: Role;
  organizationIds: string[];
}

export interface Account {
  _id: string;
  login: string;
  name: string;
  passwordHash: string;
  memberships: Membership[];
  /** The municipality of the account's first membership: the tenant of its audit lines. */
  municipalityId: string;
  pending?: AuditEntry[];
}

const schema = new Schema<Account>(
  {
    _id: { type: String, default: newId },
    login: { type: String, required: true },
    name: { type: String, required: true },
    passwordHash: { type: String, required: true },
    municipalityId: { type: String, required: true },
    memberships: [
      {
        _id: false,
        municipalityId: { type: String, required: true },
        role: { type: String, enum: roleNames, required: true },
        organizationIds: { type: [String], default: [] },
      },
    ],
  },
  { collection: 'accounts', versionKey: false },
);
schema.index({ login: 1 }, { unique: true });
audited(schema, 'accounts');

const Accounts = mongoose.model('Account', schema);

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when the login is unknown, so that both refusals take the same time. */
const decoy = hash(newId(), argon);

/** Adds an account with its first membership. Logins are compared in lower case. */
export async function createAccount(input: {
  login: string;
  name: string;
  password: string;
  membership: Membership;
  now: Date;
}): Promise<Account> {
  const _id = newId();
  const { municipalityId, role } = input.membership;
  const created = await Accounts.create({
    _id,
    login: input.login.toLowerCase(),
    name: input.name,
    passwordHash: await hash(input.password, argon),
    municipalityId,
    memberships: [input.membership],
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
  await Accounts.updateOne(
    { _id: accountId, 'memberships.municipalityId': { $ne: membership.municipalityId } },
    {
      $push: {
        memberships: membership,
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
  const matches = await verify(account?.passwordHash ?? (await decoy), password);
  return matches ? account : null;
}

/** One account by id; null when it no longer exists. */
export async function findAccount(id: string): Promise<Account | null> {
  return Accounts.findById(id).lean();
}

/** The person acting in one of its municipalities (the first unless named). */
export function actorOf(account: Account, municipalityId?: string): StaffActor {
  const membership =
    account.memberships.find((one) => one.municipalityId === municipalityId) ??
    (municipalityId === undefined ? account.memberships[0] : undefined);
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
    account.memberships.map((membership) => membership.municipalityId),
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
      role: account.memberships.find((one) => one.municipalityId === _id)?.role ?? actor.role,
    })),
  };
}
