import { createHash, createHmac } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { newId } from '../storage/ids.ts';
import type { feedKinds } from './plan.schema.ts';

export type FeedKind = (typeof feedKinds)[number];

/** A person's calendar subscription: its secret address lets a calendar program read it. */
export interface Feed {
  _id: string;
  municipalityId: string;
  accountId: string;
  kind: FeedKind;
  /** Withdrawing raises it: the address of an earlier one leads nowhere. */
  generation: number;
  /** Of the token that holds now; null after it was withdrawn. */
  hash: string | null;
  pending?: AuditEntry[];
}

const schema = new Schema<Feed>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    accountId: { type: String, required: true },
    kind: { type: String, required: true },
    generation: { type: Number, default: 1 },
    hash: { type: String, default: null },
  },
  { collection: 'scheduleFeeds', versionKey: false },
);
schema.index({ municipalityId: 1, accountId: 1, kind: 1 }, { unique: true, name: 'feed_once' });
schema.index({ hash: 1 }, { unique: true, partialFilterExpression: { hash: { $type: 'string' } } });
audited(schema, 'scheduleFeeds');

const Feeds = mongoose.model('ScheduleFeed', schema);

/** 144 bits, as with links. */
const bytes = 18;

/** The token of a feed's generation. Derived, so that its owner can see it again. */
export function feedToken(secret: string, { _id, generation }: Feed): string {
  return createHmac('sha256', secret)
    .update(`schedule-feed:${_id}:${generation}`)
    .digest()
    .subarray(0, bytes)
    .toString('base64url');
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/** The person's feeds in this municipality, also withdrawn ones. */
export async function listFeeds({ actor }: Pick<By, 'actor'>): Promise<Feed[]> {
  const { municipalityId, accountId } = actor;
  return Feeds.find({ municipalityId, accountId }).lean<Feed[]>();
}

/** Makes the person's feed, once; a withdrawn one gets another address. */
export async function openFeed(by: By, kind: FeedKind, secret: string): Promise<Feed> {
  const { municipalityId, accountId } = by.actor;
  const key = { municipalityId, accountId, kind };
  await Feeds.updateOne(
    key,
    { $setOnInsert: { _id: newId(), ...key, generation: 1, hash: null } },
    { upsert: true },
  );
  const feed = await Feeds.findOne(key).lean<Feed>().orFail();
  if (feed.hash !== null) return feed;
  const hash = hashOf(feedToken(secret, feed));
  return change(by, feed, { hash }, 'open');
}

/** Withdraws a feed: its address leads nowhere from now on. */
export async function withdrawFeed(by: By, kind: FeedKind): Promise<void> {
  const { municipalityId, accountId } = by.actor;
  const feed = await Feeds.findOne({ municipalityId, accountId, kind }).lean<Feed>();
  if (!feed || feed.hash === null) return;
  await change(by, feed, { hash: null, generation: feed.generation + 1 }, 'withdrawn');
}

async function change(by: By, feed: Feed, set: Partial<Feed>, what: string): Promise<Feed> {
  const { _id, generation, kind } = feed;
  const pending = auditEntry(by, {
    action: 'schedule.feed',
    subject: { kind: 'scheduleFeed', id: _id },
    after: { kind, what },
  });
  const after = await Feeds.findOneAndUpdate(
    { _id, generation, hash: feed.hash },
    { $set: set, $push: { pending } },
    { returnDocument: 'after' },
  ).lean<Feed>();
  // The same was done at the same moment.
  return after ?? Feeds.findById(_id).lean<Feed>().orFail();
}

/** The feed of a token; null when there is none, or it was withdrawn. */
export async function findFeed(token: string): Promise<Feed | null> {
  return Feeds.findOne({ hash: hashOf(token) }).lean<Feed>();
}
