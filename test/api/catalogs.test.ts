import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogTemplateView } from '../../server/catalogs/schema.ts';
import type { IndicatorTree } from '../../server/indicators/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

interface Sheet {
  edition: string;
  directions: { id: string; criteria: { indicators: Record<string, unknown>[] }[] }[];
  context: Record<string, unknown>[];
}

/** Spassk's catalog as a file, to be spoiled. */
function sheet(): Sheet {
  const file = new URL('../../catalogs/spassk-dalny-2022.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Sheet;
}

const indicators = async () => {
  const tree = (await town.asIrina.get('/api/indicators')).json<IndicatorTree>();
  return tree.directions.flatMap(({ criteria }) => criteria.flatMap((one) => one.indicators));
};

describe('catalogs to start from', () => {
  it('are five, complete, and for an administrator', async () => {
    expect((await town.asIrina.get('/api/catalog-templates')).status).toBe(403);
    const all = (await town.asVera.get('/api/catalog-templates')).json<CatalogTemplateView[]>();
    expect(all.map(({ id, indicators, scheduleRows }) => [id, indicators, scheduleRows])).toEqual([
      ['kemerovo-2021', 171, 68],
      ['malyshevsky-2020', 211, 762],
      ['ob-2022', 68, 54],
      ['spassk-dalny-2022', 48, 22],
      ['verkhovazhye', 96, 9],
    ]);
  });
});

describe('a municipality’s catalog', () => {
  it('is not for a methodologist to save', async () => {
    expect((await town.asAnna.put('/api/catalog', sheet())).status).toBe(403);
  });

  it('is saved, and leaves an audit line', async () => {
    const reply = await town.asIrina.put('/api/catalog', sheet());
    expect([reply.status, reply.json()]).toEqual([
      200,
      { id: 'spassk-dalny-2022', edition: '2022', indicators: 48 },
    ]);
    await app.runJobs();
    // Accounts were made before; their lines waited with this one, in another collection.
    const lines = (await town.asIrina.get('/api/audit?limit=2')).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toEqual(['catalog.write', 'account.write']);
  });

  const measure = (of: unknown) => (catalog: Sheet) => {
    const first = catalog.directions.find(({ criteria }) => criteria[0])?.criteria[0]
      ?.indicators[0];
    if (first) first.measure = { kind: 'count', of };
  };
  const spoiled: [string, (catalog: Sheet) => void, RegExp][] = [
    [
      'an id used twice',
      (catalog) => {
        const rows = catalog.directions.find(({ id }) => id === 'upbringing')?.criteria[0]
          ?.indicators;
        if (rows?.[0] && rows[1]) rows[1].key = rows[0].key;
      },
      /indicators\.1\.key$/,
    ],
    [
      'a question that the form does not have',
      measure({ form: 'parents-school', count: true, where: '{nobody} = 1' }),
      /measure\.of/,
    ],
    [
      'a form that the municipality does not have',
      measure({ form: 'nothing', count: true }),
      /measure\.of/,
    ],
    [
      'an expression of mixed types',
      measure({ form: 'parents-school', count: true, where: "{overall} > 'да'" }),
      /measure\.of/,
    ],
    [
      'an unknown unit',
      (catalog) => {
        const [first] = catalog.context;
        if (first) first.unit = 'parrots';
      },
      /context\.0\.unit/,
    ],
    [
      'an edition of too many characters',
      (catalog) => {
        catalog.edition = '2'.repeat(41);
      },
      /^edition$/,
    ],
    [
      'an edition that cannot be seen',
      (catalog) => {
        catalog.edition = '2022\u0007';
      },
      /^edition$/,
    ],
  ];
  it.each(spoiled)(
    'with %s is refused with the place, and stays as it was',
    async (_, spoil, path) => {
      const before = await indicators();
      const catalog = sheet();
      spoil(catalog);
      const reply = await town.asIrina.put('/api/catalog', catalog);
      expect([reply.status, reply.json().error.code]).toEqual([422, 'catalog.refused']);
      expect(reply.json().error.path).toMatch(path);
      expect(reply.json().error.message).toMatch(/[а-я]/);
      expect(await indicators()).toEqual(before);
    },
  );
});
