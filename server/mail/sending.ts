import { newId } from '../storage/ids.ts';
import type { Turn } from '../turn.ts';
import type { Mailer } from './mailer.ts';
import {
  abandonLetters,
  dropLetter,
  lettersToSend,
  passOver,
  postponeLetter,
  settleLetter,
  takeLetter,
  type Letter,
  type LetterContent,
} from './model.ts';
import type { LetterTrouble } from './schema.ts';

/** So many a turn: the other jobs of this process wait meanwhile. */
const perTurn = 20;

/**
 * What becomes of a letter whose turn has come: it goes with the words of this moment, waits for a
 * better hour, or is dropped because nothing is left of it.
 */
export type Renewed = { go: LetterContent } | { until: Date } | { drop: LetterTrouble };

/** Troubles with the server as a whole: the next letter would meet the same one. */
const general: ReadonlySet<LetterTrouble> = new Set(['silent', 'login', 'sender']);

/**
 * Hands waiting letters over, one by one. A letter is taken by one write first, with the words that
 * it goes with: another process that holds it as waiting too does not get it. Without a mail server
 * letters stay here, to be read on the page of letters. Where the server gives no answer, or will
 * have nothing of us, the other letters of the turn wait too: the other jobs would wait out its
 * silence once for each, and a wrong password tried for each letter would lock the account.
 * @param renew what a letter says now: it may have waited for hours
 */
export async function sendLetters(
  turn: Pick<Turn, 'now' | 'each'>,
  mailer: Mailer | null,
  renew: (letter: Letter) => Promise<Renewed>,
): Promise<void> {
  const { now } = turn;
  await abandonLetters(now);
  let trouble: { trouble: LetterTrouble; error: string } | null = null;
  await turn.each(await lettersToSend(now, perTurn), async (letter) => {
    const renewed = await renew(letter);
    if ('drop' in renewed) return dropLetter(letter, renewed.drop);
    if ('until' in renewed) return postponeLetter(letter, renewed.until, now);
    if (trouble) return passOver(letter, trouble, now);
    const holder = newId();
    if (!(await takeLetter(letter._id, holder, now, renewed.go))) return;
    const { to, subject, text, html } = renewed.go;
    const { _id, replyTo } = letter;
    const outcome = mailer
      ? await mailer.send({ id: _id, to, subject, text, html, replyTo: replyTo ?? undefined })
      : ({ result: 'kept' } as const);
    if (outcome.result === 'later' && general.has(outcome.trouble)) trouble = outcome;
    await settleLetter(letter, holder, outcome, now);
  });
}
