import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface Message {
  /** Stays the same over all tries, so that a mailbox can tell a repeated letter. */
  id: string;
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  replyTo?: string | undefined;
}

/**
 * How handing a letter over went. `refused`: the server will not take it for this address, ever;
 * `later`: it was not taken now; `unknown`: the connection broke where it may have been taken.
 */
export type Handover =
  | { result: 'sent' }
  | { result: 'refused'; error: string; trouble: 'address' | 'content' }
  | { result: 'unknown'; error: string; trouble: 'broken' }
  | { result: 'later'; error: string; trouble: 'silent' | 'login' | 'sender' | 'busy' };

export interface Mailer {
  send(message: Message): Promise<Handover>;
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** What a server answers about an address; the other refusals are about us. */
const aboutAddress = new Set([501, 510, 511, 513, 550, 551, 553, 555, 556]);

/** @param begun whether the letter's own bytes had begun to go */
function outcomeOf(failure: SmtpError, begun: boolean): Handover {
  const error = failure.message.slice(0, 500);
  const { responseCode, code, command } = failure;
  if (responseCode === undefined) {
    // An address that cannot be written in SMTP at all was not even asked about.
    if (code === 'EENVELOPE') return { result: 'refused', error, trouble: 'address' };
    // Without an answer to the end of the letter nobody knows whether it was taken.
    if (begun) return { result: 'unknown', error, trouble: 'broken' };
    return { result: 'later', error, trouble: code === 'EAUTH' ? 'login' : 'silent' };
  }
  if (begun) {
    return responseCode >= 500
      ? { result: 'refused', error, trouble: 'content' }
      : { result: 'later', error, trouble: 'busy' };
  }
  // What is said to the sender's name is about us, however much it sounds like an address.
  const toAddress = code === 'EENVELOPE' && command === 'RCPT TO';
  if (toAddress && aboutAddress.has(responseCode)) {
    return { result: 'refused', error, trouble: 'address' };
  }
  if (code === 'EAUTH') return { result: 'later', error, trouble: 'login' };
  const ours = command === 'MAIL FROM' && responseCode >= 500;
  return { result: 'later', error, trouble: ours ? 'sender' : 'busy' };
}

/** Bytes that are asked for only once the server wants the letter itself. */
class LetterBytes extends Readable {
  begun = false;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }
  override _read(): void {
    this.begun = true;
    this.push(this.#bytes);
    this.push(null);
  }
}

/**
 * Hands letters over to a mail server. One connection a letter: what befalls one leaves the others
 * alone.
 * @param url smtp://… or smtps://…, with the user and password where they are needed
 * @param from the sender, e.g. «Показатель <no-reply@example.ru>»
 */
export function makeMailer({ url, from }: { url: string; from: string }): Mailer {
  const { auth, ...server } = parseConnectionUrl(url);
  const options = {
    ...server,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    // Shorter than a letter's lease: whoever waits here still holds it.
    socketTimeout: 20_000,
  };
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text, html, replyTo }) => {
      const message = new MailComposer({
        from,
        to: { name: to.name, address: to.email },
        subject,
        text,
        html,
        messageId: `<${id}@${domain}>`,
        ...(replyTo ? { replyTo } : {}),
        // No answers of machines: an absence notice would go nowhere.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        // A letter is words: no file and no address is ever read to make one.
        disableFileAccess: true,
        disableUrlAccess: true,
      }).compile();
      const bytes = new LetterBytes(await message.build());
      const connection = new SMTPConnection(options);
      try {
        await new Promise<void>((resolve, reject) => {
          const next = (step: () => void) => (error?: Error | null) => {
            if (error) reject(error);
            else step();
          };
          connection.once('error', reject);
          // Once it is settled, what else the socket says is of no interest.
          connection.on('error', () => undefined);
          const send = () => connection.send(message.getEnvelope(), bytes, next(resolve));
          connection.connect(
            next(() => {
              if (auth) connection.login({ ...auth }, next(send));
              else send();
            }),
          );
        });
        return { result: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError, bytes.begun);
      } finally {
        connection.close();
      }
    },
  };
}
