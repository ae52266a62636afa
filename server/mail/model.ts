import mongoose, { Schema } from 'mongoose';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem, orNotFound } from '../problem.ts';
import type { StaffActor } from '../access.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import type { Handover } from './mailer.ts';
import type { LetterState, LetterTextView, LetterView } from './schema.ts';

/** A letter on its way: a document of its own, so that whatever befalls it is one write. */
export interface Letter<About = unknown> {
  _id: string;
  municipalityId: string;
  to: { personId: string; name: string; email: string };
  subject: string;
  text: string;
  html: string;
  replyTo: string | null;
  /**
   * What the letter is there for. No two letters of a municipality may have a key in common: so a
   * reason is written about once, however many processes think of it at the same time.
   */
  keys: string[];
  /** What the noun that wrote it wants to know of it later. */
  about: About;
  at: Date;
  state: LetterState;
  attempts: number;
  nextAt: Date | null;
  /** Who is handing it over, and until when that is believed. */
  lease: { holder: string; until: Date } | null;
  sentAt: Date | null;
  error: string | null;
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<Letter>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    to: { type: mixed, required: true },
    subject: { type: String, required: true },
    text: { type: String, required: true },
    html: { type: String, required: true },
    replyTo: { type: String, default: null },
    keys: { type: [String], required: true },
    about: { type: mixed, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAt: { type: Date, default: null },
    lease: { type: mixed, default: null },
    sentAt: { type: Date, default: null },
    error: { type: String, default: null },
  },
  { collection: 'letters', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, keys: 1 }, { unique: true, name: 'letter_once' });
schema.index({ municipalityId: 1, at: -1 });
schema.index({ state: 1, nextAt: 1 });
audited(schema, 'letters');

const Letters = mongoose.model('Letter', schema);

/** Longer than the longest that handing over takes. */
const leaseMs = 120_000;
/** Minutes before the second try and the later ones. */
const pauses = [1, 5, 30, 120];

export type NewLetter<About> = Pick<
  Letter<About>,
  'municipalityId' | 'to' | 'subject' | 'text' | 'html' | 'replyTo' | 'keys' | 'about'
>;

/**
 * Puts a letter into the outbox; a job hands it over. Null when another letter has one of its keys
 * already: then nothing is written.
 */
export async function postLetter<About>(
  letter: NewLetter<About>,
  now: Date,
  by?: Pick<StaffActor, 'accountId' | 'name'>,
): Promise<Letter<About> | null> {
  const _id = newId();
  const { municipalityId, to, subject } = letter;
  const document: Letter<About> = {
    ...letter,
    _id,
    at: now,
    state: 'waiting',
    attempts: 0,
    nextAt: now,
    lease: null,
    sentAt: null,
    error: null,
    ...(by && {
      pending: [
        auditEntry(
          { actor: { ...by, municipalityId }, now },
          {
            action: 'letter.write',
            subject: { kind: 'letter', id: _id },
            after: { to: to.name, subject },
          },
        ),
      ],
    }),
  };
  try {
    await Letters.create(document);
    return document;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

/** Which of these keys have a letter already. */
export async function usedKeys(
  municipalityId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const found = await Letters.find({ municipalityId, keys: { $in: [...keys] } })
    .select({ keys: 1 })
    .lean();
  return new Set(found.flatMap((one) => one.keys));
}

/** Letters to be handed over at `now`, the oldest first, over all municipalities. */
export async function lettersToSend(now: Date, limit: number): Promise<Letter[]> {
  return Letters.find({ state: 'waiting', nextAt: { $lte: now } })
    .sort({ nextAt: 1 })
    .limit(limit)
    .lean();
}

/** Takes a letter for handing over; false when another process has it. */
export async function takeLetter(id: string, holder: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + leaseMs);
  const { matchedCount } = await Letters.updateOne(
    { _id: id, state: 'waiting', nextAt: { $lte: now } },
    { $set: { state: 'sending', lease: { holder, until }, nextAt: null }, $inc: { attempts: 1 } },
  );
  return matchedCount === 1;
}

/** Takes a waiting letter out that nobody wants any more. */
export async function dropLetter(id: string): Promise<void> {
  await Letters.updateOne(
    { _id: id, state: 'waiting' },
    { $set: { state: 'dropped', nextAt: null } },
  );
}

/** Writes down how it went; only for whoever holds it still. */
export async function settleLetter(
  { _id, attempts }: Pick<Letter, '_id' | 'attempts'>,
  holder: string,
  outcome: Handover | { result: 'kept' },
  now: Date,
): Promise<void> {
  const { result } = outcome;
  const error = 'error' in outcome ? outcome.error : null;
  const pause = pauses[attempts];
  const again = result === 'later' && pause !== undefined;
  const states = { sent: 'sent', refused: 'refused', later: 'failed', unknown: 'unknown' } as const;
  await Letters.updateOne(
    { _id, state: 'sending', 'lease.holder': holder },
    {
      $set: {
        state: again ? 'waiting' : result === 'kept' ? 'kept' : states[result],
        nextAt: again ? new Date(now.getTime() + pause * 60_000) : null,
        sentAt: result === 'sent' ? now : null,
        lease: null,
        error,
      },
    },
  );
}

/**
 * Letters whose process died between taking and settling them: they may have gone or not, so they
 * are not sent again by themselves.
 */
export async function abandonLetters(now: Date): Promise<number> {
  const { modifiedCount } = await Letters.updateMany(
    { state: 'sending', 'lease.until': { $lte: now } },
    { $set: { state: 'unknown', lease: null } },
  );
  return modifiedCount;
}

/** Sends a letter again that a person has seen not to have arrived. */
export async function retryLetter(
  by: { actor: StaffActor; now: Date },
  id: string,
): Promise<Letter> {
  const { municipalityId } = by.actor;
  const line = auditEntry(by, { action: 'letter.retry', subject: { kind: 'letter', id } });
  const again = await Letters.findOneAndUpdate(
    { _id: id, municipalityId, state: { $in: ['refused', 'failed', 'unknown', 'kept'] } },
    {
      $set: { state: 'waiting', attempts: 0, nextAt: by.now, error: null },
      $push: { pending: line },
    },
    { returnDocument: 'after' },
  ).lean();
  if (again) return again;
  await getLetter(municipalityId, id);
  throw new Problem('letter.onItsWay');
}

/** One letter of the municipality, or the 404. */
export async function getLetter<About = unknown>(
  municipalityId: string,
  id: string,
): Promise<Letter<About>> {
  const found = await Letters.findOne({ _id: id, municipalityId }).lean<Letter<About> | null>();
  return orNotFound(found, 'письмо', 'letter');
}

/** The newest letters of a municipality. */
export async function listLetters<About = unknown>(
  municipalityId: string,
  limit: number,
): Promise<Letter<About>[]> {
  return Letters.find({ municipalityId })
    .sort({ at: -1, _id: 1 })
    .limit(limit)
    .lean<Letter<About>[]>();
}

export function presentLetter(letter: Letter): LetterView {
  const { _id, at, to, subject, state, attempts, sentAt, nextAt, error } = letter;
  return {
    id: _id,
    at: at.toISOString(),
    to: { name: to.name, email: to.email },
    ...{ subject, state, attempts, error },
    sentAt: sentAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
  };
}

export function presentLetterText(letter: Letter): LetterTextView {
  return { ...presentLetter(letter), text: letter.text };
}
