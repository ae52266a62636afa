import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import mongoose from 'mongoose';
import pino from 'pino';
import type { Role, StaffActor } from '../../server/access.ts';
import { makeApp, type AppOptions } from '../../server/app.ts';
import { system } from '../../server/audit/entry.ts';
import { createMunicipality } from '../../server/municipalities/model.ts';
import { createOrganization, type Organization } from '../../server/organizations/model.ts';
import type { OrganizationType } from '../../server/organizations/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import { connectStorage, createCollections } from '../../server/storage/connect.ts';
import { runDue } from '../../server/worker.ts';
import { startTestEngine } from './engine.ts';
import { Person, type KeptSession } from './person.ts';

const secret = 'test-secret-test-secret-test-secret';
/** Everybody's password in tests. */
export const testPassword = 'correct horse battery';

/** The real application on a real engine; nothing runs by itself: `runJobs` does what is due. */
export interface TestApp {
  url: string;
  secret: string;
  /** Where the storage is, for programs of their own. */
  storageUri: string;
  /** Runs every job once; fails the test when one failed. */
  runJobs(now?: Date): Promise<void>;
  /** Somebody who is not signed in. */
  visitor(language?: 'ru' | 'en'): Person;
  /** A municipality of its own with the people every test needs. */
  makeTown(options?: TownOptions): Promise<Town>;
  /**
   * @param to where the storage's data goes for others to begin with; removed where not said
   * @param beside files that go along
   */
  stop(to?: string, beside?: Record<string, Buffer>): Promise<void>;
}

interface TownOptions {
  name?: string;
  templateId?: string | null;
  timeZone?: string;
}

export interface Town {
  municipalityId: string;
  schools: Organization[];
  kindergarten: Organization;
  department: Organization;
  /** What each of them types to sign in. */
  logins: Record<'vera' | 'irina' | 'anna' | 'marina' | 'pyotr', string>;
  /** Вера, administrator. */
  asVera: Person;
  /** Ирина, specialist. */
  asIrina: Person;
  /** Анна, methodologist. */
  asAnna: Person;
  /** Марина, coordinator of the first school. */
  asMarina: Person;
  /** Пётр, coordinator of the second school. */
  asPyotr: Person;
  /** Acts directly on models, for what has no route of its own. */
  by: { actor: StaffActor; now: Date };
}

/**
 * Starts everything on a free port; one a test file.
 * @param town what the first town is to be like: it is there already, made by the first file of the
 *   run that wanted such a one, and the first call of `makeTown` only hands it over
 * @param from a data folder that no engine serves: the storage begins with a copy of it
 */
export async function startTestApp(
  { town, ...options }: Pick<AppOptions, 'checkLink'> & { town?: TownOptions } = {},
  from?: string,
): Promise<TestApp> {
  // Of an earlier file that broke off: files of one worker share the connection.
  await mongoose.disconnect();
  const begin = from ?? (await (town ? townStorage(town) : bareStorage()));
  const engine = await startTestEngine(begin);
  const storage = await connectStorage({ mongodbUri: engine.uri, dataFolder: engine.dataFolder });
  if (begin === undefined) await createCollections();
  const log = pino({ level: 'silent' });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const many = 1_000_000;
  const app = makeApp({
    config: { appSecret: secret, publicUrl: url, cookieSecure: false, trustProxy: 0 },
    log,
    wake: () => undefined,
    ...options,
    limits: { answers: many, pages: many, misses: many, staff: many, signIn: many },
  });
  server.on('request', app);
  const kept = town && begin ? readTown(begin) : undefined;
  let towns = 0;
  const runJobs = async (now = new Date()) => {
    const failed = await runDue(now, { secret, log });
    if (failed.length > 0) throw new Error(`Jobs failed: ${failed.join(', ')}`);
  };
  return {
    url,
    secret,
    storageUri: engine.uri,
    runJobs,
    visitor: (language = 'ru') => new Person(url, language),
    makeTown: async (options = {}) => {
      towns += 1;
      if (kept && towns === 1) {
        if (JSON.stringify(options) !== JSON.stringify(town)) {
          throw new Error('the first town is not the one that the application was started with');
        }
        return handOver(kept, url);
      }
      return makeTown({ url, runJobs, number: towns }, options);
    },
    stop: async (to, beside = {}) => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await storage.close();
      for (const [name, bytes] of Object.entries(beside)) {
        writeFileSync(join(engine.dataFolder, name), bytes);
      }
      await engine.stop(to);
    },
  };
}

/**
 * A storage with nothing but the collections and their indexes, for others to begin with a copy
 * of: to make them takes three times what all the rest of a start does. Measurements start one
 * application and have nobody to share it with.
 */
async function bareStorage(): Promise<string | undefined> {
  if (!process.env.VITEST) return undefined;
  const { inject } = await import('vitest');
  const made = join(inject('sharedFolder'), 'bare');
  if (existsSync(made)) return made;
  const engine = await startTestEngine();
  const storage = await connectStorage({ mongodbUri: engine.uri, dataFolder: engine.dataFolder });
  await createCollections();
  await storage.close();
  await engine.stop(made);
  return made;
}

type Everybody = 'asVera' | 'asIrina' | 'asAnna' | 'asMarina' | 'asPyotr';
type KeptTown = Omit<Town, Everybody> & { sessions: Record<Everybody, KeptSession> };
const keptTown = 'town.bin';

/** A storage with one town, whose people are signed in, for others to begin with a copy of. */
async function townStorage(options: TownOptions): Promise<string | undefined> {
  if (!process.env.VITEST) return undefined;
  const { inject } = await import('vitest');
  const made = join(inject('sharedFolder'), `town ${JSON.stringify(options).replaceAll('/', ' ')}`);
  if (existsSync(made)) return made;
  const app = await startTestApp();
  const { asVera, asIrina, asAnna, asMarina, asPyotr, ...town } = await app.makeTown(options);
  const people = { asVera, asIrina, asAnna, asMarina, asPyotr };
  const sessions = Object.entries(people).map(([name, person]) => [name, person.keep()] as const);
  await app.stop(made, {
    [keptTown]: serialize({ ...town, sessions: Object.fromEntries(sessions) }),
  });
  return made;
}

function readTown(folder: string): KeptTown {
  return deserialize(readFileSync(join(folder, keptTown))) as KeptTown;
}

function handOver({ sessions, by, ...town }: KeptTown, url: string): Town {
  const again = (name: Everybody) => Person.again(url, 'ru', sessions[name]);
  return {
    ...town,
    asVera: again('asVera'),
    asIrina: again('asIrina'),
    asAnna: again('asAnna'),
    asMarina: again('asMarina'),
    asPyotr: again('asPyotr'),
    by: { ...by, now: new Date() },
  };
}

/** @param of the application, and which of its towns this is */
async function makeTown(
  of: { url: string; runJobs: () => Promise<void>; number: number },
  options: TownOptions,
): Promise<Town> {
  const { url, runJobs, number } = of;
  const now = new Date();
  const { _id: municipalityId } = await createMunicipality(
    {
      name: options.name ?? `Город ${number}`,
      timeZone: options.timeZone ?? 'Asia/Vladivostok',
      workingYear: '2021-2022',
      templateId: options.templateId === undefined ? 'spassk-dalny-2022' : options.templateId,
    },
    { actor: system, now },
  );
  const by = {
    actor: {
      kind: 'account' as const,
      ...system,
      role: 'administrator' as const,
      municipalityId,
      organizationIds: [],
    },
    now,
  };
  await runJobs();
  const make = (name: string, type: OrganizationType, headcount: number | null = null) =>
    createOrganization(by, {
      name,
      shortName: name,
      code: '',
      type,
      cluster: '',
      address: '',
      head: '',
      email: '',
      phone: '',
      headcount,
      teachers: null,
    });
  const first = await make('Школа № 1', 'school', 400);
  const second = await make('Школа № 2', 'school', 250);
  const third = await make('Школа № 3', 'school', 120);
  const kindergarten = await make('Детский сад «Ромашка»', 'kindergarten', 90);
  const department = await make('Управление образования', 'department');
  const logins = { vera: '', irina: '', anna: '', marina: '', pyotr: '' };
  const enter = async (
    name: keyof typeof logins,
    role: Role,
    organizations: Organization[] = [],
  ) => {
    const login = `${name}-${number}`;
    logins[name] = login;
    await createAccount({
      login,
      name,
      password: testPassword,
      membership: { municipalityId, role, organizationIds: organizations.map(({ _id }) => _id) },
      now: new Date(),
    });
    const person = new Person(url, 'ru');
    await person.signIn(login, testPassword);
    return person;
  };
  return {
    municipalityId,
    schools: [first, second, third],
    kindergarten,
    department,
    logins,
    asVera: await enter('vera', 'administrator'),
    asIrina: await enter('irina', 'specialist'),
    asAnna: await enter('anna', 'methodologist'),
    asMarina: await enter('marina', 'coordinator', [first]),
    asPyotr: await enter('pyotr', 'coordinator', [second]),
    by,
  };
}
