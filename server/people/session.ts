import type { Request, RequestHandler, Response } from 'express';
import MongoStore from 'connect-mongo';
import { csrfSync } from 'csrf-sync';
import session from 'express-session';
import mongoose from 'mongoose';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { Problem } from '../problem.ts';
import { membershipIn, openMemberships, type Account } from './account.ts';
import { actorOf, findAccount, findByPassword, presentPerson } from './model.ts';
import type { SessionView } from './schema.ts';

declare module 'express-session' {
  interface SessionData {
    /** The municipality the person works in now. */
    municipalityId: string;
    /** The account's generation when the person signed in. */
    generation: number;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    accountId?: string;
  }
}

const csrf = csrfSync({
  getTokenFromRequest: (request) => request.get('x-csrf-token') ?? undefined,
});

/** The token that the page sends back with every change; it lives in the session. */
export const csrfTokenOf = csrf.generateToken;

const csrfCheck: RequestHandler = (request, response, next) => {
  csrf.csrfSynchronisedProtection(request, response, (error?: unknown) => {
    next(error === undefined ? undefined : new Problem('csrf.invalid'));
  });
};

const local = new passport.Passport();
local.use(
  new Strategy({ usernameField: 'login' }, (login, password, done) => {
    findByPassword(login, password).then(
      (account) => done(null, account ? { id: account._id } : false),
      done,
    );
  }),
);
local.serializeUser<string>((user, done) => done(null, (user as { id: string }).id));
local.deserializeUser<string>((id, done) => done(null, { id }));

/**
 * Signs in with the body's login and password. A wrong pair is a 401 that does not say which half
 * was wrong; that an account is blocked is said only to whoever knows its password.
 */
export async function signIn(request: Request, response: Response): Promise<Account> {
  const user = await settled<{ id: string } | false>((done) => {
    (local.authenticate('local', done) as RequestHandler)(request, response, done);
  });
  const account = user ? await findAccount(user.id) : null;
  if (!account) throw new Problem('session.wrong');
  if (openMemberships(account).length === 0) throw new Problem('session.blocked');
  await beginSession(request, account);
  return account;
}

/**
 * Goes on as this account: a new session id, so that an id known before signing in is worth
 * nothing. The session lasts as long as the account's generation does.
 */
export async function beginSession(
  request: Request,
  account: Account,
  municipalityId?: string,
): Promise<void> {
  await settled((done) => {
    request.logIn({ id: account._id }, done);
  });
  request.session.generation = account.generation;
  request.accountId = account._id;
  request.actor = actorOf(account, municipalityId);
  request.session.municipalityId = request.actor.municipalityId;
}

/** What the page of the request may know of its session. */
export async function viewSession(request: Request): Promise<SessionView> {
  const account = request.accountId ? await findAccount(request.accountId) : null;
  return {
    csrfToken: csrfTokenOf(request),
    person: account && request.actor ? await presentPerson(account, request.actor) : null,
  };
}

/** Ends the session on the server; the cookie is worthless afterwards. */
export async function signOut(request: Request): Promise<void> {
  await settled((done) => {
    request.logout(done);
  });
}

/** What a callback of passport gives, as a promise. */
function settled<T = void>(run: (done: (error?: unknown, value?: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    run((error, value) => {
      if (error instanceof Error) reject(error);
      else resolve(value as T);
    });
  });
}

const lifetimeMs = 12 * 60 * 60 * 1000;

/** Sessions in the storage, the signed-in person on the request, the CSRF check on changes. */
export function sessionMiddleware(options: {
  secret: string;
  secureCookie: boolean;
}): RequestHandler[] {
  const store = MongoStore.create({
    client: mongoose.connection.getClient(),
    collectionName: 'sessions',
    ttl: lifetimeMs / 1000,
    // Expiry is the sweep's work: not every engine runs TTL indexes.
    autoRemove: 'disabled',
    touchAfter: 600,
  });
  return [
    session({
      name: 'pokazatel.sid',
      secret: options.secret,
      store,
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secureCookie,
        maxAge: lifetimeMs,
      },
    }),
    local.initialize() as RequestHandler,
    local.session() as RequestHandler,
    whoAsks,
    csrfCheck,
  ];
}

const whoAsks: RequestHandler = async (request, _response, next) => {
  const user = request.user as { id: string } | undefined;
  const account = user ? await findAccount(user.id) : null;
  const lasts = account?.generation === (request.session.generation ?? 0);
  const memberships = account && lasts ? openMemberships(account) : [];
  if (account && memberships.length > 0) {
    const { municipalityId } = request.session;
    // Whoever may act here no more signs in again: what was meant for one municipality must not
    // be written into another.
    if (municipalityId === undefined || membershipIn({ memberships }, municipalityId)) {
      request.accountId = account._id;
      request.actor = actorOf(account, municipalityId);
    }
  }
  next();
};
