import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { makeMailer, type Mailer } from '../../server/mail/mailer.ts';

/** How the mail server treats the next letters. */
export type Mood =
  | 'takes'
  /** There is no such address. */
  | 'refusesAddress'
  /** Not now. */
  | 'busy'
  /** Will not have such content. */
  | 'refusesContent'
  /** Takes the letter and breaks off before saying so. */
  | 'takesAndDies';

export interface Mailbox {
  url: string;
  mailer: Mailer;
  /** What has arrived, parsed, in order. */
  letters: ParsedMail[];
  mood: Mood;
  stop(): Promise<void>;
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

/** A real mail server on this machine, with everything that it was sent. */
export async function startMailbox(): Promise<Mailbox> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (box.mood === 'refusesAddress') done(refusal(550, 'No such user here'));
      else if (box.mood === 'busy') done(refusal(451, 'Try again later'));
      else done();
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((letter) => {
        if (box.mood === 'refusesContent') {
          done(refusal(554, 'Content refused'));
          return;
        }
        letters.push(letter);
        if (box.mood !== 'takesAndDies') {
          done();
          return;
        }
        for (const connection of server.connections) {
          (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
        }
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  const mailer = makeMailer({ url, from: 'Показатель <no-reply@forms.example>' });
  const box: Mailbox = {
    url,
    mailer,
    letters,
    mood: 'takes',
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
  return box;
}
