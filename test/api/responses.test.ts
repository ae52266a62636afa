import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignResults } from '../../server/responses/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, progressOf, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

const answers = { stage: 'primary', overall: 5, recommend: 9 };
/** When no process can still take an answer to a campaign that was closed just now. */
const settled = () => new Date(Date.now() + 11_000);

const stored = () => mongoose.connection.collection<{ _id: string }>('responses');

async function oneLink(options: Parameters<typeof openCampaign>[2] = {}) {
  const campaign = await openCampaign(app, town, options);
  const links = await linksOf(town, campaign.id);
  return { campaign, links, token: tokenOf(links[0]) };
}

describe('a link', () => {
  it('is made for each expected organization, and is 128 bits or more', async () => {
    const { links } = await oneLink();
    expect(links.map(({ organizationName }) => organizationName)).toEqual([
      'Школа № 1',
      'Школа № 2',
      'Школа № 3',
    ]);
    const tokens = links.map(tokenOf);
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBeGreaterThan(15);
  });

  it('is kept as a hash only', async () => {
    const { token } = await oneLink();
    const all = await mongoose.connection.collection('links').find().toArray();
    expect(JSON.stringify(all)).not.toContain(token);
  });

  it('opens the respondent’s page without a cookie and with a strict policy', async () => {
    const { token } = await oneLink();
    const page = await app.visitor().get(`/r/${token}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.text).toContain('Школа № 1');
  });

  it('has a clear page when unknown, revoked, not yet open or closed', async () => {
    const unknown = await app.visitor().get('/r/AAAAAAAAAAAAAAAAAAAAAAAA');
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('Такой ссылки нет'),
    ]);

    const { links, token } = await oneLink();
    await town.asIrina.post(`/api/links/${links[0]?.id ?? ''}/revoke`);
    const revoked = await app.visitor().get(`/r/${token}`);
    expect([revoked.status, revoked.text]).toEqual([
      410,
      expect.stringContaining('больше не действует'),
    ]);

    const early = await oneLink({ opensInDays: 2 });
    const notYet = await app.visitor().get(`/r/${early.token}`);
    expect(notYet.text).toContain('ещё не');
    const refused = await app.visitor().post(`/api/answer/${early.token}`, submission(answers));
    expect([refused.status, refused.json().error.code]).toEqual([409, 'campaign.notYet']);

    const late = await oneLink();
    await town.asIrina.post(`/api/campaigns/${late.campaign.id}/close`);
    const closed = await app.visitor().get(`/r/${late.token}`);
    expect(closed.status).toBe(410);
    const over = await app.visitor().post(`/api/answer/${late.token}`, submission(answers));
    expect([over.status, over.json().error.code]).toEqual([410, 'campaign.closed']);
  });

  it('gets a new address when revoked, and leaves an audit line', async () => {
    const { links, token } = await oneLink();
    const id = links[0]?.id ?? '';
    expect((await town.asAnna.post(`/api/links/${id}/revoke`)).status).toBe(403);
    const renewed = (await town.asIrina.post(`/api/links/${id}/revoke`)).json<{ url: string }>();
    const fresh = renewed.url.split('/').at(-1) ?? '';
    expect(fresh).not.toBe(token);
    expect((await app.visitor().get(`/r/${fresh}`)).status).toBe(200);
    const gone = await app.visitor().post(`/api/answer/${token}`, submission(answers));
    expect([gone.status, gone.json().error.code]).toEqual([410, 'link.revoked']);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<{ action: string }[]>();
    expect(lines.map(({ action }) => action)).toEqual(['link.revoke']);
  });
});

describe('a response', () => {
  it('is acknowledged once written, and sending it again is harmless', async () => {
    const { token, campaign } = await oneLink();
    const body = submission(answers);
    const first = await app.visitor().post(`/api/answer/${token}`, body);
    expect([first.status, first.json()]).toEqual([201, { id: body.id, acknowledged: true }]);
    const again = await app.visitor().post(`/api/answer/${token}`, body);
    expect([again.status, again.json()]).toEqual([200, { id: body.id, acknowledged: true }]);
    const progress = await progressOf(town, campaign.id);
    expect(progress.received).toBe(1);
  });

  it('of each of many people at once is written once, impatient resends too', async () => {
    const { token, campaign } = await oneLink();
    const bodies = Array.from({ length: 60 }, (_, i) =>
      submission({ ...answers, recommend: i % 11 }),
    );
    const spoiled = { ...bodies[0], answers: { ...answers, overall: 1 } };
    const sent = [...bodies, ...bodies.slice(0, 20), ...bodies.slice(10, 30)];
    const replies = await Promise.all(
      sent.map((body) => app.visitor().post(`/api/answer/${token}`, body)),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(60);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(40);
    const refused = await app.visitor().post(`/api/answer/${token}`, spoiled);
    expect(refused.status).toBe(409);
    expect((await progressOf(town, campaign.id)).received).toBe(60);
  });

  it('is known to the audit log only as one of a day’s number', async () => {
    const { token, campaign } = await oneLink();
    const bodies = [submission(answers), submission(answers)];
    for (const body of bodies) await app.visitor().post(`/api/answer/${token}`, body);
    const today = bodies[0]?.today ?? '';
    // The day is settled three days after it, whatever the zone of this machine.
    const settledDay = new Date(Date.parse(today) + 3 * 24 * 60 * 60 * 1000);
    await app.runJobs(settledDay);
    await app.runJobs(settledDay);
    const lines = (await town.asIrina.get(`/api/audit?subject=${campaign.id}`)).json<
      { action: string; after: unknown }[]
    >();
    const counts = lines.filter(({ action }) => action === 'response.create');
    const organizationId = town.schools[0]?._id;
    expect(counts.map(({ after }) => after)).toEqual([{ organizationId, day: today, count: 2 }]);
  });

  it('given in time is acknowledged again after closing; a new one is not', async () => {
    const { token, campaign } = await oneLink();
    const body = submission(answers);
    await app.visitor().post(`/api/answer/${token}`, body);
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    const again = await app.visitor().post(`/api/answer/${token}`, body);
    expect([again.status, again.json()]).toEqual([200, { id: body.id, acknowledged: true }]);
    const late = await app.visitor().post(`/api/answer/${token}`, submission(answers));
    expect(late.status).toBe(410);
  });

  it('is refused under an id that holds another content', async () => {
    const { token, links } = await oneLink();
    const body = submission(answers);
    await app.visitor().post(`/api/answer/${token}`, body);
    const changed = { ...body, answers: { ...answers, overall: 1 } };
    const reply = await app.visitor().post(`/api/answer/${token}`, changed);
    expect([reply.status, reply.json().error.code]).toEqual([409, 'response.conflict']);
    const elsewhere = await app.visitor().post(`/api/answer/${tokenOf(links[1])}`, body);
    expect(elsewhere.status).toBe(409);
  });

  it('holds nothing that leads to a person', async () => {
    const { token } = await oneLink();
    const body = submission(answers);
    await app.visitor().post(`/api/answer/${token}`, body);
    const document = await stored().findOne({ _id: body.id });
    expect(Object.keys(document ?? {}).sort()).toEqual(
      [
        '_id',
        'answers',
        'campaignId',
        'day',
        'folded',
        'formKey',
        'formVersion',
        'municipalityId',
        'organizationId',
        'period',
        'step',
      ].sort(),
    );
    expect(document).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string });
    const [info] = await mongoose.connection.db!.listCollections({ name: 'responses' }).toArray();
    expect(info).toHaveProperty('options.clusteredIndex');
    const audit = await mongoose.connection.collection('auditLog').find().toArray();
    expect(JSON.stringify(audit)).not.toContain(body.id);
  });

  const badBodies: [string, (body: ReturnType<typeof submission>) => unknown, number, string][] = [
    ['an unknown field', (body) => ({ ...body, extra: 1 }), 422, 'extra'],
    [
      'an operator as a value',
      (b) => ({ ...b, answers: { ...answers, overall: { $gt: '' } } }),
      422,
      'answers.overall',
    ],
    [
      'an operator as a name',
      (b) => ({ ...b, answers: { ...answers, $where: '1' } }),
      422,
      'answers.$where',
    ],
    [
      'a word for a number',
      (b) => ({ ...b, answers: { ...answers, overall: 'пять' } }),
      422,
      'answers.overall',
    ],
    [
      'a list for a rating',
      (b) => ({ ...b, answers: { ...answers, overall: [1, 2] } }),
      422,
      'answers.overall',
    ],
    [
      'a choice that is not offered',
      (b) => ({ ...b, answers: { ...answers, overall: 77 } }),
      422,
      'answers.overall',
    ],
    [
      'an unknown question',
      (b) => ({ ...b, answers: { ...answers, hack: 1 } }),
      422,
      'answers.hack',
    ],
    ['another version', (b) => ({ ...b, formVersion: 7 }), 409, 'formVersion'],
    ['an id that is not one', (b) => ({ ...b, id: '../../etc' }), 422, 'id'],
    ['a date long past', (b) => ({ ...b, today: '2001-01-01' }), 422, 'today'],
    ['no answers', ({ answers: _, ...b }) => b, 422, 'answers'],
  ];
  it.each(badBodies)(
    'with %s is refused with the place and written nowhere',
    async (_, spoil, status, path) => {
      const { token } = await oneLink();
      const before = await stored().countDocuments();
      const reply = await app.visitor().post(`/api/answer/${token}`, spoil(submission(answers)));
      expect([reply.status, reply.json().error.path]).toEqual([status, path]);
      expect(await stored().countDocuments()).toBe(before);
    },
  );

  it('names the fault in the reader’s language', async () => {
    const { token } = await oneLink();
    const body = submission({ ...answers, overall: 77 });
    const ru = await app.visitor('ru').post(`/api/answer/${token}`, body);
    const en = await app.visitor('en').post(`/api/answer/${token}`, body);
    expect(ru.json().error.details?.[0]?.message).toMatch(/[а-я]/);
    expect(en.json().error.details?.[0]?.message).not.toMatch(/[а-я]/);
  });

  it('is refused as broken JSON or over the limit', async () => {
    const { token } = await oneLink();
    const broken = await app.visitor().send('POST', `/api/answer/${token}`, '{"id":');
    expect([broken.status, broken.json().error.code]).toEqual([400, 'body.malformed']);
    const text = 'я'.repeat(200_000);
    const big = await app
      .visitor()
      .post(`/api/answer/${token}`, submission({ ...answers, wishes: text }));
    expect([big.status, big.json().error.code]).toEqual([413, 'body.tooLarge']);
  });
});

describe('results', () => {
  const results = async (campaignId: string, organization?: string) =>
    (
      await town.asIrina.get(
        `/api/campaigns/${campaignId}/results${organization ? `?organization=${organization}` : ''}`,
      )
    ).json<CampaignResults>();

  async function answer(token: string, times: number, overall = 5) {
    for (let i = 0; i < times; i += 1) {
      const reply = await app
        .visitor()
        .post(`/api/answer/${token}`, submission({ ...answers, overall }, randomUUID()));
      expect(reply.status, reply.text).toBe(201);
    }
    await app.runJobs();
  }

  it('are not for a coordinator', async () => {
    const { campaign } = await oneLink();
    const reply = await town.asMarina.get(`/api/campaigns/${campaign.id}/results`);
    expect(reply.status).toBe(403);
  });

  it('advance in steps of the minimum group while the campaign runs', async () => {
    const { campaign, token } = await oneLink();
    await answer(token, 4);
    expect(await results(campaign.id)).toMatchObject({ n: 0, waiting: true });
    await answer(token, 2);
    expect(await results(campaign.id)).toMatchObject({ n: 6, waiting: false });
    await answer(token, 3, 1);
    const still = await results(campaign.id);
    expect(still).toMatchObject({ n: 6, waiting: true, final: false });
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    await app.runJobs(settled());
    const last = await results(campaign.id);
    expect(last).toMatchObject({ n: 9, waiting: false, final: true });
    const overall = last.questions.find(({ name }) => name === 'overall');
    expect(overall?.mean).toBeCloseTo((6 * 5 + 3 * 1) / 9, 10);
    expect(overall?.cells.find(({ value }) => value === 5)?.count).toBe(6);
  });

  it('hide a small organization, also from subtraction', async () => {
    const { campaign, links } = await oneLink();
    await answer(tokenOf(links[0]), 10);
    await answer(tokenOf(links[1]), 6);
    await answer(tokenOf(links[2]), 3);
    await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
    await app.runJobs(settled());
    const all = await results(campaign.id);
    expect(all.n).toBe(19);
    expect(all.organizations.map(({ n }) => n)).toEqual([10, null, null]);
    const [first, second, third] = town.schools.map(({ _id }) => _id);
    expect((await results(campaign.id, first)).n).toBe(10);
    for (const id of [second, third]) {
      const hidden = await results(campaign.id, id);
      expect(hidden.n).toBeNull();
      expect(hidden.questions.every(({ cells }) => cells.every(({ count }) => !count))).toBe(true);
    }
  });
});
