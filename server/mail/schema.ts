import { z } from 'zod';

/**
 * Where a letter is: waits for its turn or for another try; being handed over; taken by the mail
 * server; refused by it for good; given up after the tries; kept here because no mail server is
 * set up; handed over by a process that died before it could say how that went; or not wanted any
 * more when its turn came.
 */
export const letterStates = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'failed',
  'kept',
  'unknown',
  'dropped',
] as const;
export type LetterState = (typeof letterStates)[number];

/**
 * Why a letter did not go. About the server as a whole: it gives no answer (`silent`), does not take
 * our name and password (`login`), or does not take letters from our sender (`sender`). About this
 * letter: there is no such address (`address`), the letter itself was refused (`content`), not now
 * (`busy`), the connection broke while it went (`broken`). About what it says: everything in it has
 * been done (`done`), reminders were switched off (`off`), due dates or rules have changed
 * (`changed`), the person is here no more or has no address (`gone`).
 */
export const letterTroubles = [
  'silent',
  'login',
  'sender',
  'address',
  'content',
  'busy',
  'broken',
  'done',
  'off',
  'changed',
  'gone',
] as const;
export type LetterTrouble = (typeof letterTroubles)[number];

export const letterView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  to: z.object({ name: z.string(), email: z.string() }),
  subject: z.string(),
  state: z.enum(letterStates),
  attempts: z.number(),
  /** When it was taken by the mail server. */
  sentAt: z.iso.datetime().nullable(),
  /** When it is tried again. */
  nextAt: z.iso.datetime().nullable(),
  /** Why it did not go (yet). */
  trouble: z.enum(letterTroubles).nullable(),
  /** What the mail server said, in its own words. */
  error: z.string().nullable(),
});
export type LetterView = z.infer<typeof letterView>;

export const letterTextView = letterView.extend({ text: z.string() });
export type LetterTextView = z.infer<typeof letterTextView>;
