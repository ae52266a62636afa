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
  /** Takes nothing from our sender. */
  | 'refusesSender'
  /** Takes nobody's name and password. */
  | 'refusesLogin'
  /** Will not have such content. */
  | 'refusesContent'
  /** Takes the letter and breaks off before saying so. */
  | 'takesAndDies';

export interface Mailbox {
  url: string;
  mailer: Mailer;
  /** The same server for one who signs in. */
  signedIn: Mailer;
  /** How often somebody has asked it to take a letter. */
  asked: number;
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
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_session, done) => {
      box.asked += 1;
      done();
    },
    onAuth: (_auth, _session, done) => {
      if (box.mood === 'refusesLogin') done(refusal(535, 'Authentication failed'));
      else done(null, { user: 'someone' });
    },
    onMailFrom: (_address, _session, done) => {
      if (box.mood === 'refusesSender') done(refusal(550, 'Sender address rejected'));
      else done();
    },
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
  const from = 'Показатель <no-reply@forms.example>';
  const mailer = makeMailer({ url, from });
  const signedIn = makeMailer({ url: `smtp://someone:secret@127.0.0.1:${port}`, from });
  const box: Mailbox = {
    url,
    mailer,
    signedIn,
    asked: 0,
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
