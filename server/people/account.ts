import mongoose, { Schema } from 'mongoose';
import { roleNames, type Role } from '../access.ts';
import type { AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { newId } from '../storage/ids.ts';
import { identityOf } from './identity.ts';

/** The right to act in one municipality; an administrator may hold several. */
export interface Membership {
  municipalityId: string;
  role: Role;
  organizationIds: string[];
  /** Whoever is blocked can do nothing here, signed in or not. */
  blocked?: boolean;
}

/** A one-use right to set a password. The code itself is shown once and kept nowhere. */
export interface Invitation {
  hash: string;
  /** Whose specialist made it. */
  municipalityId: string;
  expiresAt: Date;
}

export interface Account {
  _id: string;
  login: string;
  name: string;
  /** In lower case; empty where it is not known. */
  email: string;
  phone: string;
  /** Null until the person has set a password. */
  passwordHash: string | null;
  memberships: Membership[];
  /** What makes the person one and the same within each municipality; see `identityOf`. */
  identity: string[];
  /** Sessions of an earlier generation are over: a new password or a block raises it. */
  generation: number;
  invitation: Invitation | null;
  /** Codes that work no more, so that their owner is told why. */
  spentCodes: { hash: string; how: 'used' | 'withdrawn' }[];
  /** The municipality of the account's first membership. */
  municipalityId: string;
  pending?: AuditEntry[];
}

const schema = new Schema<Account>(
  {
    _id: { type: String, default: newId },
    login: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, default: '' },
    phone: { type: String, default: '' },
    passwordHash: { type: String, default: null },
    municipalityId: { type: String, required: true },
    memberships: [
      {
        _id: false,
        municipalityId: { type: String, required: true },
        role: { type: String, enum: roleNames, required: true },
        organizationIds: { type: [String], default: [] },
        blocked: { type: Boolean, default: false },
      },
    ],
    identity: { type: [String], default: [] },
    generation: { type: Number, default: 0 },
    invitation: { type: Schema.Types.Mixed, default: null },
    spentCodes: [
      {
        _id: false,
        hash: { type: String, required: true },
        how: { type: String, enum: ['used', 'withdrawn'], required: true },
      },
    ],
  },
  { collection: 'accounts', versionKey: false },
);
schema.index({ login: 1 }, { unique: true });
schema.index(
  { identity: 1 },
  { unique: true, partialFilterExpression: { 'identity.0': { $exists: true } } },
);
schema.index({ 'memberships.municipalityId': 1 });
schema.index(
  { 'invitation.hash': 1 },
  { unique: true, partialFilterExpression: { 'invitation.hash': { $exists: true } } },
);
schema.index({ 'spentCodes.hash': 1 });
audited(schema, 'accounts');

/** The collection; only the models of this folder ask it. */
export const Accounts = mongoose.model('Account', schema);

/** The municipalities in which the account may act. */
export function openMemberships({ memberships }: Pick<Account, 'memberships'>): Membership[] {
  return memberships.filter(({ blocked }) => blocked !== true);
}

/** The account's place in a municipality, if it has one. */
export function membershipIn(
  { memberships }: Pick<Account, 'memberships'>,
  municipalityId: string,
): Membership | undefined {
  return memberships.find((one) => one.municipalityId === municipalityId);
}

/** Sets what `identityOf` says of the account as it will be. */
export function withIdentity<T extends Pick<Account, 'name' | 'email' | 'memberships'>>(
  account: T,
): T & Pick<Account, 'identity'> {
  return { ...account, identity: identityOf(account) };
}
