import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
let campaignId: string;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  campaignId = (await openCampaign(app, town)).id;
});
afterAll(() => app.stop());

const firstLink = async () => (await linksOf(town, campaignId))[0];
const codeOf = (shortUrl = '') => shortUrl.split('/').at(-1) ?? '';
const open = (code: string) => app.visitor().get(`/k/${encodeURIComponent(code)}`);

it('links are listed and printed when all of them are made, not before', async () => {
  const campaigns = mongoose.connection.collection<{ _id: string }>('campaigns');
  await campaigns.updateOne({ _id: campaignId }, { $set: { provisioned: false } });
  expect(await linksOf(town, campaignId)).toEqual([]);
  const posters = `/api/campaigns/${campaignId}/posters.pdf`;
  expect((await town.asIrina.get(posters)).status).toBe(404);
  await app.runJobs();
  expect(await linksOf(town, campaignId)).toHaveLength(town.schools.length);
});

describe('the short address of a link', () => {
  it.each(['ABCDE-FGHJK', 'нет-такого', 'A', '$gt', '%00'])(
    'with a wrong code (%s) shows what to do and where to type it',
    async (code) => {
      const reply = await open(code);
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toContain('text/html');
      expect(reply.text).toContain('Такого кода нет');
      expect(reply.text).toContain('name="code"');
      expect(reply.headers.getSetCookie()).toEqual([]);
    },
  );

  it('leads to the respondent’s page', async () => {
    const link = await firstLink();
    const code = codeOf(link?.shortUrl);
    expect(code).toMatch(/^[2-9A-Y]{5}-[2-9A-Y]{5}$/);
    const reply = await open(code);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/r/${tokenOf(link)}`]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('is understood in lower case, without the dash, in Cyrillic, and from the field', async () => {
    const link = await firstLink();
    const code = codeOf(link?.shortUrl);
    const cyrillic = code.replace(
      /[A-Y]/g,
      (sign) => 'АВСЕНКМРТХУ'['ABCEHKMPTXY'.indexOf(sign)] ?? sign,
    );
    for (const typed of [code.toLowerCase(), code.replace('-', ''), cyrillic]) {
      expect((await open(typed)).headers.get('location')).toBe(`/r/${tokenOf(link)}`);
    }
    const field = await app.visitor().get(`/k?code=${code.replace('-', '+')}`);
    expect(field.headers.get('location')).toBe(`/r/${tokenOf(link)}`);
    expect((await app.visitor().get('/k')).text).toContain('Введите код опроса');
  });

  it('is withdrawn together with the long one', async () => {
    const link = await firstLink();
    const reply = await town.asIrina.post(`/api/links/${link?.id ?? ''}/revoke`);
    expect(reply.status).toBe(200);
    const old = await open(codeOf(link?.shortUrl));
    expect(old.status).toBe(410);
    expect(old.text).toContain('Ссылка больше не действует');
    const renewed = await firstLink();
    expect(renewed?.shortUrl).not.toBe(link?.shortUrl);
    expect((await open(codeOf(renewed?.shortUrl))).status).toBe(303);
  });

  it('is different for every link, and a person without the right to links does not see it', async () => {
    const links = await linksOf(town, campaignId);
    expect(new Set(links.map(({ shortUrl }) => shortUrl)).size).toBe(3);
    expect((await town.asAnna.get(`/api/campaigns/${campaignId}/links`)).status).toBe(403);
  });
});
