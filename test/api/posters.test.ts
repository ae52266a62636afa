import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign } from '../support/make.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
let campaign: CampaignView;
let foreign: CampaignView;
const longName = `Муниципальное бюджетное общеобразовательное учреждение ${'имени Героя Советского Союза '.repeat(7)}№ 99`;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  const long = await town.asIrina.post('/api/organizations', {
    name: longName,
    shortName: 'Школа № 99',
    type: 'school',
  });
  const ids = town.schools.map(({ _id }) => _id);
  campaign = await openCampaign(app, town, {
    organizationIds: [...ids, long.json<{ id: string }>().id],
  });
  foreign = await openCampaign(app, town, { organizationIds: ids.slice(1) });
});
afterAll(() => app.stop());

const idOf = (index: number) => town.schools[index]?._id ?? '';

/** Opens a PDF: its pages, and the words on each as its fonts' own tables spell them. */
function read(pdf: Buffer): { pages: number; text: string } {
  const source = pdf.toString('latin1');
  const streams = [...source.matchAll(/stream\r?\n/g)].flatMap((found) => {
    const from = found.index + found[0].length;
    const to = source.indexOf('endstream', from);
    try {
      return [inflateSync(pdf.subarray(from, to)).toString('latin1')];
    } catch {
      return [];
    }
  });
  // Every subset font spells its glyphs in a table of its own: code to letter.
  const tables = streams
    .filter((one) => one.includes('beginbfrange'))
    .map((one) => {
      const table = new Map<number, string>();
      for (const range of one.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
        [...(range[2] ?? '').matchAll(/<([0-9a-f]+)>/gi)].forEach((letter, index) => {
          const units = (letter[1] ?? '').match(/.{4}/g) ?? [];
          const text = units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
          table.set(parseInt(range[1] ?? '', 16) + index, text);
        });
      }
      return table;
    });
  const glyphs = streams
    .filter((one) => one.includes(' TJ'))
    .flatMap((one) => [...one.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, run]) =>
      [...(run ?? '').matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, codes]) =>
        ((codes ?? '').match(/.{4}/g) ?? []).map((code) => parseInt(code, 16)),
      ),
    );
  const spell = (run: number[], table: Map<number, string>) =>
    run.map((code) => table.get(code) ?? '').join('');
  const text = tables.map((table) => glyphs.map((run) => spell(run, table)).join('')).join('\n');
  return { pages: [...source.matchAll(/\/Type \/Page\b/g)].length, text };
}

async function download(person: Person, campaignId: string, query = '') {
  return person.download(`/api/campaigns/${campaignId}/posters.pdf${query}`);
}

describe('sheets with links as a PDF', () => {
  it('are not for a methodologist, nor a coordinator beyond the own school', async () => {
    const at = (id: string, query = '') => `/api/campaigns/${id}/posters.pdf${query}`;
    expect((await town.asAnna.get(at(campaign.id))).status).toBe(403);
    expect((await town.asMarina.get(at(foreign.id))).status).toBe(404);
    const other = `?organizations=${idOf(1)}`;
    expect((await town.asMarina.get(at(campaign.id, other))).status).toBe(404);
  });

  it.each([
    ['a layout that there is none of', '?layout=banner'],
    ['what is no id', '?organizations=../../etc/passwd'],
    ['a field of its own', '?municipalityId=x'],
  ])('refuse %s', async (_, query) => {
    const reply = await town.asIrina.get(`/api/campaigns/${campaign.id}/posters.pdf${query}`);
    expect(reply.status).toBe(422);
  });

  it('hold a page for each organization with its name and short address', async () => {
    const { body, headers } = await download(town.asIrina, campaign.id);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain('attachment');
    const { pages, text } = read(body);
    expect(pages).toBe(4);
    for (const { shortUrl } of await linksOf(town, campaign.id)) {
      expect(text).toContain(shortUrl.replace(/^https?:\/\//, ''));
    }
    for (const words of ['Приглашаем родителей ответить', 'Школа № 1', 'Анонимно', '№ 99']) {
      expect(text).toContain(words);
    }
  });

  it('are one page for one organization, a coordinator’s always', async () => {
    const one = await download(town.asIrina, campaign.id, `?organizations=${idOf(2)}`);
    expect(read(one.body).pages).toBe(1);
    expect(decodeURIComponent(one.headers.get('content-disposition') ?? '')).toContain('Школа № 3');
    const own = read((await download(town.asMarina, campaign.id)).body);
    expect(own.pages).toBe(1);
    expect(own.text).toContain('Школа № 1');
  });

  it('are as many pages of cards, and speak English when asked', async () => {
    const { body } = await download(town.asIrina, campaign.id, '?layout=cards&language=en');
    const { pages, text } = read(body);
    expect(pages).toBe(4);
    expect(text).toContain('You can answer until');
  });
});
