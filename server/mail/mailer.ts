import { createTransport } from 'nodemailer';

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
  { result: 'sent' } | { result: 'refused' | 'later' | 'unknown'; error: string };

export interface Mailer {
  send(message: Message): Promise<Handover>;
  close(): void;
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** The steps of the conversation before the letter itself: whatever breaks there, nothing went. */
const beforeLetter = /^(CONN|API|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM|RCPT TO)/;
/** What a server answers about an address; the other refusals are about us. */
const aboutAddress = new Set([501, 510, 511, 513, 550, 551, 553, 555, 556]);

function outcomeOf(error: SmtpError): Handover {
  const said = error.message.slice(0, 500);
  const { responseCode, command = '', code } = error;
  if (code === 'EENVELOPE' && (responseCode === undefined || aboutAddress.has(responseCode))) {
    return { result: 'refused', error: said };
  }
  if (responseCode !== undefined || beforeLetter.test(command)) {
    // The content itself refused (554, 552) will be refused again.
    const final = command === 'DATA' && responseCode !== undefined && responseCode >= 500;
    return { result: final ? 'refused' : 'later', error: said };
  }
  const unconnected = new Set(['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'ETLS', 'EAUTH']);
  if (code !== undefined && unconnected.has(code)) return { result: 'later', error: said };
  return { result: 'unknown', error: said };
}

/**
 * Hands letters over to a mail server.
 * @param url smtp://… or smtps://…, with the user and password where they are needed
 * @param from the sender, e.g. «Показатель <no-reply@example.ru>»
 */
export function makeMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    // Shorter than a letter's lease: whoever waits here still holds it.
    socketTimeout: 20_000,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text, html, replyTo }) => {
      try {
        await transport.sendMail({
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
        });
        return { result: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}
