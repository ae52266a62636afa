import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../../server/config.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** The part of the Compose specification that the file uses; anything else is a mistake. */
const service = z.strictObject({
  build: z.string().optional(),
  image: z
    .string()
    .regex(/^[\w./-]+:v?\d+\.\d+$/, 'needs a version')
    .optional(),
  restart: z.enum(['unless-stopped', 'always', 'no']),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z
    .array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/, 'open to this machine only'))
    .optional(),
  volumes: z.array(z.string().regex(/^[\w-]+:\/[\w/]+$/)).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: z.string().regex(/^\d+s$/),
      timeout: z.string().regex(/^\d+s$/),
      retries: z.number().int().positive(),
    })
    .optional(),
});
const composeFile = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

const compose = composeFile.parse(parse(read('docker-compose.yml')));

test('brings the app, a MongoDB replica set and a mail catcher', () => {
  const { app, mongo, mail } = compose.services;
  expect(Object.keys(compose.services)).toEqual(['app', 'mongo', 'mail']);
  expect(app?.build).toBe('.');
  expect(mongo?.image).toBe('mongo:8.0');
  expect(mail?.image).toMatch(/mailpit/);
});

test('every service is either built here or an image, and what it names exists', () => {
  for (const { build, image, volumes, depends_on } of Object.values(compose.services)) {
    expect([build, image].filter(Boolean)).toHaveLength(1);
    for (const volume of volumes ?? []) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
    for (const [name, { condition }] of Object.entries(depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(compose.services[name]?.healthcheck).toBeDefined();
    }
  }
});

test('the replica set has one name in the server, its founding and the address', () => {
  const { app, mongo } = compose.services;
  expect(mongo?.command).toEqual(expect.arrayContaining(['--replSet', 'rs0']));
  expect(mongo?.healthcheck?.test.join(' ')).toContain("_id: 'rs0'");
  expect(app?.environment?.MONGODB_URI).toContain('replicaSet=rs0');
});

test('every variable of the app is a setting, and together they are accepted', () => {
  const environment = compose.services.app?.environment ?? {};
  expect(settingNames).toEqual(expect.arrayContaining(Object.keys(environment)));
  const outside: Record<string, string> = {
    APP_SECRET: 's'.repeat(32),
    PUBLIC_URL: 'https://forms.example.ru',
  };
  const resolved = Object.entries(environment).map(([name, value]) => [
    name,
    value.replace(
      /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/,
      (_, variable: string, otherwise?: string) => {
        return otherwise ?? outside[variable] ?? '';
      },
    ),
  ]);
  const config = readConfig(Object.fromEntries(resolved) as NodeJS.ProcessEnv);
  expect(config).toMatchObject({ demo: false, trustProxy: 1, cookieSecure: true });
});

test('the image leaves out the embedded engine and the tools, and does not run as root', () => {
  const dockerfile = read('Dockerfile');
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'));
  expect(last).toMatch(/^RUN npm ci --omit=dev .*&& rm -rf node_modules\/@0q/m);
  expect(last).toMatch(/^USER node$/m);
  expect(dockerfile).not.toMatch(/:latest|^FROM \S+(?<!slim)$/m);
  const copied = [...last.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
    (files ?? '').split(' '),
  );
  const missing = copied.filter((name) => !existsSync(new URL(`../../${name}`, import.meta.url)));
  expect(missing).toEqual([]);
});
