import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 's'.repeat(32);

describe('refused, with the name of the setting in both languages', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['MONGODB_URI', 'localhost:27017'],
    ['APP_SECRET', 'short'],
    ['PUBLIC_URL', 'forms.example.ru'],
    ['PUBLIC_URL', 'https://forms.example.ru/path'],
    ['COOKIE_SECURE', 'yes'],
    ['TRUST_PROXY', '-1'],
    ['DEMO', '1'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.ru'],
    ['MAIL_FROM', 'no address'],
    ['FILES_LIMIT_MB', '0'],
  ])('%s=%s', (name, value) => {
    const read = () => readConfig({ DATA_FOLDER: folder, [name]: value });
    expect(read).toThrow(new RegExp(`Настройка ${name}:[^]*Setting ${name}:`));
  });

  test('every wrong setting is named at once, secrets are not repeated', () => {
    const read = () => readConfig({ PORT: 'x', APP_SECRET: 'pssst', DEMO: 'maybe' });
    expect(read).toThrow(/PORT[^]*APP_SECRET[^]*DEMO/);
    expect(read).not.toThrow(/pssst/);
  });

  test('a mail server without a sender; its password is not repeated', () => {
    const read = () => readConfig({ DATA_FOLDER: folder, SMTP_URL: 'smtp://a:pssst@mail.example' });
    expect(read).toThrow(/Настройка MAIL_FROM:[^]*Setting MAIL_FROM:/);
    expect(read).not.toThrow(/pssst/);
    const wrong = () => readConfig({ DATA_FOLDER: folder, SMTP_URL: 'pssst://a' });
    expect(wrong).not.toThrow(/pssst/);
  });

  test('a MongoDB server without a secret of the operator’s own', () => {
    const read = () => readConfig({ MONGODB_URI: 'mongodb://db/pokazatel' });
    expect(read).toThrow(/APP_SECRET/);
  });
});

test('without settings: the embedded engine, the demo, this machine only', () => {
  const config = readConfig({ DATA_FOLDER: folder, PORT: '' });
  expect(config).toMatchObject({
    port: 4100,
    host: '127.0.0.1',
    dataFolder: folder,
    publicUrl: 'http://localhost:4100',
    cookieSecure: false,
    demo: true,
  });
  expect(config.mongodbUri).toBeUndefined();
});

test('the secret is made once and readable by its owner only', () => {
  const first = readConfig({ DATA_FOLDER: folder }).appSecret;
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(readConfig({ DATA_FOLDER: folder }).appSecret).toBe(first);
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(first);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('a server behind TLS: secure cookies, no demo', () => {
  const config = readConfig({
    MONGODB_URI: 'mongodb://db/pokazatel',
    APP_SECRET: secret,
    PUBLIC_URL: 'https://forms.example.ru/',
    TRUST_PROXY: '1',
  });
  expect(config).toMatchObject({
    publicUrl: 'https://forms.example.ru',
    cookieSecure: true,
    demo: false,
    appSecret: secret,
  });
});

test('https without a proxy that gives it is refused: nobody could sign in', () => {
  const env = {
    MONGODB_URI: 'mongodb://db/pokazatel',
    APP_SECRET: secret,
    PUBLIC_URL: 'https://forms.example.ru',
  };
  expect(() => readConfig(env)).toThrow(/TRUST_PROXY/);
});
