import { newId } from '../storage/ids.ts';
import type { Turn } from '../turn.ts';
import type { Mailer } from './mailer.ts';
import {
  abandonLetters,
  dropLetter,
  lettersToSend,
  settleLetter,
  takeLetter,
  type Letter,
} from './model.ts';

/** So many a turn: the other jobs of this process wait meanwhile. */
const perTurn = 20;

/**
 * Hands waiting letters over, one by one. A letter is taken by one write first: another process
 * that holds it as waiting too does not get it. Without a mail server letters stay here, to be
 * read on the page of letters. A server that gives no answer is not asked for the next letter: the
 * other jobs would wait out its silence once for each.
 * @param isWanted whether what the letter is about still stands: it may have waited for hours
 */
export async function sendLetters(
  turn: Pick<Turn, 'now' | 'each'>,
  mailer: Mailer | null,
  isWanted: (letter: Letter) => Promise<boolean>,
): Promise<void> {
  const { now } = turn;
  await abandonLetters(now);
  let silent = false;
  await turn.each(await lettersToSend(now, perTurn), async (letter) => {
    if (silent) return;
    if (!(await isWanted(letter))) return dropLetter(letter._id);
    const holder = newId();
    if (!(await takeLetter(letter._id, holder, now))) return;
    const { _id, to, subject, text, html, replyTo } = letter;
    const outcome = mailer
      ? await mailer.send({ id: _id, to, subject, text, html, replyTo: replyTo ?? undefined })
      : ({ result: 'kept' } as const);
    silent = outcome.result === 'later' && !outcome.answered;
    await settleLetter(letter, holder, outcome, now);
  });
}
