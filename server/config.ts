import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { StartError } from './start-error.ts';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each setting must look like, for the person who set it. */
const hints: Record<keyof typeof shape, { ru: string; en: string }> = {
  PORT: { ru: 'нужно целое число от 1 до 65535', en: 'needs a whole number from 1 to 65535' },
  HOST: { ru: 'нужен адрес, например 0.0.0.0', en: 'needs an address such as 0.0.0.0' },
  MONGODB_URI: {
    ru: 'нужен адрес вида mongodb://… или mongodb+srv://…',
    en: 'needs an address such as mongodb://… or mongodb+srv://…',
  },
  DATA_FOLDER: { ru: 'нужен путь к папке', en: 'needs a path of a folder' },
  APP_SECRET: {
    ru: 'нужна случайная строка не короче 32 знаков (openssl rand -base64 32)',
    en: 'needs a random string of 32 characters or more (openssl rand -base64 32)',
  },
  PUBLIC_URL: {
    ru: 'нужен адрес вида https://forms.example.ru без пути',
    en: 'needs an address such as https://forms.example.ru without a path',
  },
  COOKIE_SECURE: { ru: 'нужно true или false', en: 'needs true or false' },
  TRUST_PROXY: {
    ru: 'нужно число обратных прокси перед сервером, от 0 до 9',
    en: 'needs the number of reverse proxies before the server, 0 to 9',
  },
  SMTP_URL: {
    ru: 'нужен адрес вида smtp://имя:пароль@mail.example.ru:587 или smtps://…',
    en: 'needs an address such as smtp://user:password@mail.example.ru:587 or smtps://…',
  },
  MAIL_FROM: {
    ru: 'нужен отправитель, например «Показатель <no-reply@example.ru>»',
    en: 'needs a sender such as “Pokazatel <no-reply@example.ru>”',
  },
  FILES_LIMIT_MB: {
    ru: 'нужно целое число мегабайт, от 1',
    en: 'needs a whole number of megabytes, from 1',
  },
  DEMO: { ru: 'нужно true или false', en: 'needs true or false' },
  LOG_LEVEL: {
    ru: 'нужно одно из: fatal, error, warn, info, debug, trace, silent',
    en: 'needs one of: fatal, error, warn, info, debug, trace, silent',
  },
};

/** Room for the files of one municipality: some hundred megabytes a year are usual. */
export const usualFilesLimitMb = 5120;

const yesNo = z.enum(['true', 'false']).transform((value) => value === 'true');

const shape = {
  PORT: z.coerce.number().int().min(1).max(65_535).default(4100),
  HOST: z.string().min(1).default('127.0.0.1'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./)
    .optional(),
  DATA_FOLDER: z.string().default('.data'),
  APP_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+\/?$/)
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  COOKIE_SECURE: yesNo.optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./)
    .refine((url) => URL.canParse(url))
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .optional(),
  FILES_LIMIT_MB: z.coerce.number().int().min(1).default(usualFilesLimitMb),
  DEMO: yesNo.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

/** The names of all settings, in the order of the documentation. */
export const settingNames = Object.keys(shape);

/** What the server runs with; see the README for what each setting means. */
export interface Config {
  port: number;
  host: string;
  /** The address of a MongoDB server; absent: the embedded engine on `dataFolder`. */
  mongodbUri?: string;
  /** Absolute; holds the embedded engine's files and, without APP_SECRET, the secret. */
  dataFolder: string;
  /** Signs sessions and links: whoever has it can make links that work. */
  appSecret: string;
  /** How the outside reaches the server, without a closing slash; links begin with it. */
  publicUrl: string;
  cookieSecure: boolean;
  /** How many reverse proxies stand before the server: whose X-Forwarded-For is believed. */
  trustProxy: number;
  /** The mail server; absent: letters stay in the storage, to be read on their page. */
  mail?: { url: string; from: string };
  /** What the files of one municipality may take in all, in megabytes. */
  filesLimitMb: number;
  /** Whether an empty storage is filled with the demo municipality. */
  demo: boolean;
  logLevel: z.infer<typeof shape.LOG_LEVEL>;
}

/** Hold passwords, so they are not repeated: start-up output ends up in logs. */
const secret = new Set(['APP_SECRET', 'MONGODB_URI', 'SMTP_URL']);

function invalid(problems: z.core.$ZodIssue[], env: NodeJS.ProcessEnv): StartError {
  const describe = (language: 'ru' | 'en', word: string, now: string) =>
    problems.map((problem) => {
      const name = String(problem.path[0]) as keyof typeof shape;
      const shown = secret.has(name) ? '' : ` (${now} ${env[name]})`;
      return `${word} ${name}: ${hints[name][language]}${shown}.`;
    });
  return new StartError(
    describe('ru', 'Настройка', 'сейчас').join('\n'),
    describe('en', 'Setting', 'now').join('\n'),
  );
}

/** The secret kept beside the embedded engine's data: made once, readable by its owner only. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Reads and checks the settings. The only reader of the environment; an empty setting counts as
 * absent. Without a MongoDB server and a secret, makes the secret in the data folder.
 * @throws {StartError} naming every setting that is wrong or missing
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const parsed = z.object(shape).safeParse(given);
  if (!parsed.success) throw invalid(parsed.error.issues, env);
  const settings = parsed.data;
  if (settings.MONGODB_URI && !settings.APP_SECRET) {
    throw new StartError(
      `Настройка APP_SECRET: с сервером MongoDB она обязательна, ${hints.APP_SECRET.ru}.`,
      `Setting APP_SECRET: required with a MongoDB server, ${hints.APP_SECRET.en}.`,
    );
  }
  if (settings.SMTP_URL && !settings.MAIL_FROM) {
    throw new StartError(
      `Настройка MAIL_FROM: с SMTP_URL она обязательна, ${hints.MAIL_FROM.ru}.`,
      `Setting MAIL_FROM: required with SMTP_URL, ${hints.MAIL_FROM.en}.`,
    );
  }
  const dataFolder = resolve(projectFolder, settings.DATA_FOLDER);
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
  const cookieSecure = settings.COOKIE_SECURE ?? publicUrl.startsWith('https:');
  if (cookieSecure && settings.TRUST_PROXY === 0) {
    throw new StartError(
      'Настройки PUBLIC_URL (https) и TRUST_PROXY=0 не сходятся: https даёт обратный прокси перед сервером, поэтому укажите их число в TRUST_PROXY (обычно 1), иначе никто не войдёт.',
      'Settings PUBLIC_URL (https) and TRUST_PROXY=0 disagree: https is given by a reverse proxy before the server, so say how many there are in TRUST_PROXY (usually 1), or nobody can sign in.',
    );
  }
  return {
    port: settings.PORT,
    host: settings.HOST,
    ...(settings.MONGODB_URI && { mongodbUri: settings.MONGODB_URI }),
    dataFolder,
    appSecret: settings.APP_SECRET ?? keptSecret(dataFolder),
    publicUrl,
    cookieSecure,
    trustProxy: settings.TRUST_PROXY,
    ...(settings.SMTP_URL &&
      settings.MAIL_FROM && { mail: { url: settings.SMTP_URL, from: settings.MAIL_FROM } }),
    filesLimitMb: settings.FILES_LIMIT_MB,
    demo: settings.DEMO ?? !settings.MONGODB_URI,
    logLevel: settings.LOG_LEVEL,
  };
}

/** What a command that only computes needs: it has no secret, no port, no data of its own. */
export interface CommandSettings {
  /** The address of a MongoDB server; absent: an embedded engine. */
  mongodbUri?: string;
  /** The language of the terminal; absent where it says neither. */
  language?: 'ru' | 'en';
}

/**
 * Reads what such a command needs from the environment.
 * @throws {StartError} naming what is wrong
 */
export function readCommandSettings(env: NodeJS.ProcessEnv = process.env): CommandSettings {
  const parsed = z
    .object({ MONGODB_URI: shape.MONGODB_URI })
    .safeParse(env.MONGODB_URI ? { MONGODB_URI: env.MONGODB_URI } : {});
  if (!parsed.success) throw invalid(parsed.error.issues, env);
  const { MONGODB_URI: mongodbUri } = parsed.data;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const language = (['ru', 'en'] as const).find((one) => new RegExp(`^${one}(_|$)`).test(locale));
  return { ...(mongodbUri && { mongodbUri }), ...(language && { language }) };
}
