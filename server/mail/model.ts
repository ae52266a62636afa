import mongoose, { Schema } from 'mongoose';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem, orNotFound } from '../problem.ts';
import type { StaffActor } from '../access.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { expires } from '../storage/sweep.ts';
import type { Handover } from './mailer.ts';
import type { LetterState, LetterTextView, LetterTrouble, LetterView } from './schema.ts';

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
   * reason is written about once, however many processes think of it at the same time. A letter
   * that surely went to nobody gives its keys up when it is dropped: nobody was told.
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
  trouble: LetterTrouble | null;
  error: string | null;
  /** A person wants it sent again: an earlier try may have arrived all the same. */
  asked: boolean;
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
    trouble: { type: String, default: null },
    error: { type: String, default: null },
    asked: { type: Boolean, default: false },
  },
  { collection: 'letters', versionKey: false, minimize: false },
);
schema.index({ municipalityId: 1, keys: 1 }, { unique: true, name: 'letter_once' });
schema.index({ municipalityId: 1, at: -1 });
schema.index({ state: 1, nextAt: 1 });
schema.index({ at: 1 });
// Longer than a year, so that what is due within one is never written about a second time.
expires('letters', { field: 'at', days: 400 });
audited(schema, 'letters');

const Letters = mongoose.model('Letter', schema);

/** Longer than the longest that handing over takes. */
const leaseMs = 120_000;
/** Minutes before the second try and the later ones: 28 hours, a server may be down for a day. */
const pauses = [1, 5, 30, 120, 240, 480, 804];

/** What may be made anew before a letter goes. */
export type LetterContent<About = unknown> = Pick<
  Letter<About>,
  'to' | 'subject' | 'text' | 'html' | 'keys' | 'about'
>;

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
    trouble: null,
    error: null,
    asked: false,
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

/**
 * Takes a letter for handing over, with the words that it goes with; false when another process has
 * it. Keys that it gives up are free from then on.
 */
export async function takeLetter(
  id: string,
  holder: string,
  now: Date,
  { to, subject, text, html, keys, about }: LetterContent,
): Promise<boolean> {
  const until = new Date(now.getTime() + leaseMs);
  const content = { to, subject, text, html, keys, about };
  const { matchedCount } = await Letters.updateOne(
    { _id: id, state: 'waiting', nextAt: { $lte: now } },
    {
      $set: { ...content, state: 'sending', lease: { holder, until }, nextAt: null },
      $inc: { attempts: 1 },
    },
  );
  return matchedCount === 1;
}

/**
 * Takes a waiting letter out of which nothing is left. One that may have arrived before keeps its
 * keys; no other was seen by anybody, so its reasons may be written about when they arise again.
 */
export async function dropLetter(
  { _id, keys, asked }: Pick<Letter, '_id' | 'keys' | 'asked'>,
  trouble: LetterTrouble,
): Promise<void> {
  await Letters.updateOne(
    { _id, state: 'waiting' },
    {
      $set: {
        state: 'dropped',
        nextAt: null,
        trouble,
        error: null,
        // Never an empty list: the unique index takes two of those for the same.
        keys: asked ? keys : [`dropped ${_id}`],
      },
    },
  );
}

/** Puts a letter off without counting it as a try. */
export async function postponeLetter(
  { _id }: Pick<Letter, '_id'>,
  until: Date,
  now: Date,
): Promise<void> {
  await Letters.updateOne(
    { _id, state: 'waiting', nextAt: { $lte: now } },
    { $set: { nextAt: until } },
  );
}

/** Counts a try that was not made: the server has just shown that it would not succeed. */
export async function passOver(
  { _id, attempts }: Pick<Letter, '_id' | 'attempts'>,
  { trouble, error }: { trouble: LetterTrouble; error: string },
  now: Date,
): Promise<void> {
  const pause = pauses[attempts];
  await Letters.updateOne(
    { _id, state: 'waiting', attempts, nextAt: { $lte: now } },
    { $set: { ...afterFailure(pause, now), trouble, error }, $inc: { attempts: 1 } },
  );
}

function afterFailure(pause: number | undefined, now: Date): Pick<Letter, 'state' | 'nextAt'> {
  return pause === undefined
    ? { state: 'failed', nextAt: null }
    : { state: 'waiting', nextAt: new Date(now.getTime() + pause * 60_000) };
}

/** Writes down how it went; only for whoever holds it still. */
export async function settleLetter(
  { _id, attempts }: Pick<Letter, '_id' | 'attempts'>,
  holder: string,
  outcome: Handover | { result: 'kept' },
  now: Date,
): Promise<void> {
  const { result } = outcome;
  const trouble = 'trouble' in outcome ? outcome.trouble : null;
  const error = 'error' in outcome ? outcome.error : null;
  const next =
    result === 'later' ? afterFailure(pauses[attempts], now) : { state: result, nextAt: null };
  await Letters.updateOne(
    { _id, state: 'sending', 'lease.holder': holder },
    { $set: { ...next, sentAt: result === 'sent' ? now : null, lease: null, trouble, error } },
  );
}

/**
 * Letters whose process died between taking and settling them: they may have gone or not, so they
 * are not sent again by themselves.
 */
export async function abandonLetters(now: Date): Promise<number> {
  const { modifiedCount } = await Letters.updateMany(
    { state: 'sending', 'lease.until': { $lte: now } },
    { $set: { state: 'unknown', lease: null, trouble: 'broken' } },
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
  const again = { state: 'waiting', attempts: 0, trouble: null, error: null } as const;
  const sent = await Letters.findOneAndUpdate(
    { _id: id, municipalityId, state: { $in: ['refused', 'failed', 'unknown', 'kept'] } },
    {
      $set: { ...again, nextAt: by.now, asked: true },
      $push: { pending: line },
    },
    { returnDocument: 'after' },
  ).lean();
  if (sent) return sent;
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
  const { _id, at, to, subject, state, attempts, sentAt, nextAt, error, trouble } = letter;
  return {
    id: _id,
    at: at.toISOString(),
    to: { name: to.name, email: to.email },
    ...{ subject, state, attempts, error, trouble: trouble ?? null },
    sentAt: sentAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
  };
}

export function presentLetterText(letter: Letter): LetterTextView {
  return { ...presentLetter(letter), text: letter.text };
}
