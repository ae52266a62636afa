import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckLink, LinkCheck } from '../../server/evidence/link-check.ts';
import type { EvidenceItemView, EvidenceView } from '../../server/evidence/schema.ts';
import { getFile } from '../../server/files/model.ts';
import { runDue } from '../../server/worker.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { provenCatalog } from '../support/dictionary.ts';
import { pdf, sendFile } from '../support/files.ts';

let app: TestApp;
let town: Town;
const period = '2021-2022';
const day = 24 * 3_600_000;
const asked: string[] = [];
let answer: LinkCheck = { state: 'opens', status: 200, why: null };
const at = (school = 0) => `/api/evidence/${period}/${town.schools[school]!._id}/site-page`;
const give = (body: object, school = 0) => town.asMarina.put(`${at(school)}/link`, body);
const isThere = (id: string) =>
  getFile(town.municipalityId, id).then(
    () => true,
    () => false,
  );

const checkLink: CheckLink = (url) => {
  asked.push(url);
  return Promise.resolve(answer);
};
const run = async (now: Date) => {
  const log = pino({ level: 'silent' });
  expect(await runDue(now, { secret: app.secret, log, checkLink })).toEqual([]);
};

beforeAll(async () => {
  app = await startTestApp({ checkLink });
  town = await app.makeTown({ templateId: null });
  expect((await town.asIrina.put('/api/catalog', provenCatalog())).status).toBe(200);
});
afterAll(() => app.stop());

const send = (school = 0) =>
  sendFile(
    school === 0 ? town.asMarina : town.asPyotr,
    { purpose: 'evidence', organizationId: town.schools[school]!._id, name: 'Приказ.pdf' },
    pdf(String(school)),
  );

it('takes no file of another organization, of another purpose, none that is gone, not six', async () => {
  const other = await send(1);
  const order = await sendFile(town.asIrina, { purpose: 'order' });
  for (const id of [other.id, order.id, '9f0e2f2a-5a52-4c0f-8a4e-0d7f0a2f9c11']) {
    const reply = await give({ url: null, fileIds: [id], note: '', revision: 0 });
    expect([reply.status, reply.json().error.code, reply.json().error.path]).toEqual([
      422,
      'file.unknown',
      'fileIds',
    ]);
  }
  const six = Array.from({ length: 6 }, () => other.id);
  expect((await give({ url: null, fileIds: six, note: '', revision: 0 })).status).toBe(422);
});

it('counts a file as given, keeps it for good, and lets go of it when it is withdrawn', async () => {
  const file = await send();
  const body = { url: null, fileIds: [file.id], note: 'пункт 4', revision: 0 };
  const given = await give(body);
  expect(given.status, given.text).toBe(200);
  expect(given.json<EvidenceItemView>()).toMatchObject({
    state: 'given',
    revision: 1,
    link: { url: null, files: [{ id: file.id, name: 'Приказ.pdf' }], check: null },
  });
  // The same once more changes nothing.
  expect((await give(body)).json<EvidenceItemView>().revision).toBe(1);
  await app.runJobs(new Date(Date.now() + 40 * day));
  expect(await isThere(file.id)).toBe(true);
  expect((await town.asPyotr.get(`/api/files/${file.id}`)).status).toBe(404);
  expect((await town.asAnna.get(`/api/files/${file.id}`)).status).toBe(200);
  const gone = await give({ url: null, fileIds: [], note: '', revision: 1 });
  expect(gone.json<EvidenceItemView>()).toMatchObject({ state: 'none', link: null });
  await app.runJobs(new Date(Date.now() + 80 * day));
  expect(await isThere(file.id)).toBe(false);
});

it('asks an address whether it opens, by hand and not again at once; the verdict stays', async () => {
  const url = 'https://school1.example/ocenka';
  const given = (await give({ url, note: '', revision: 2 })).json<EvidenceItemView>();
  expect(given.revision).toBe(3);
  expect((await town.asPyotr.post(`${at()}/check`)).status).toBe(404);
  expect((await town.asMarina.post(`${at(0).replace('site-page', 'other')}/check`)).status).toBe(
    404,
  );
  const checked = (await town.asMarina.post(`${at()}/check`)).json<EvidenceItemView>();
  expect(checked).toMatchObject({ revision: 3, link: { check: { state: 'opens', status: 200 } } });
  answer = { state: 'fails', status: 404, why: null };
  const soon = (await town.asMarina.post(`${at()}/check`)).json<EvidenceItemView>();
  expect([soon.link?.check?.state, asked]).toEqual(['opens', [url]]);
  const verdict = { state: 'confirmed', text: '', revision: 3 };
  expect((await town.asIrina.put(`${at()}/verdict`, verdict)).status).toBe(200);
  // With a file beside the same address, what is known of it stays.
  const file = await send();
  const both = await give({ url, fileIds: [file.id], note: '', revision: 4 });
  expect(both.json<EvidenceItemView>()).toMatchObject({
    state: 'given',
    link: { check: { state: 'opens' }, files: [{ id: file.id }] },
  });
  const other = await give({ url: `${url}2`, fileIds: [], note: '', revision: 5 });
  expect(other.json<EvidenceItemView>()).toMatchObject({ link: { check: null } });
});

it('asks a new address with the next run of the job, and again after thirty days', async () => {
  const link = async () => {
    const reply = await town.asMarina.get(`/api/evidence?period=${period}`);
    const { items } = reply.json<EvidenceView>();
    return items.find(({ organizationId }) => organizationId === town.schools[0]!._id)?.link;
  };
  asked.length = 0;
  const now = Date.now();
  await run(new Date(now));
  expect(asked).toEqual(['https://school1.example/ocenka2']);
  expect((await link())?.check).toMatchObject({ state: 'fails', status: 404 });
  answer = { state: 'opens', status: 200, why: null };
  await run(new Date(now + 29 * day));
  expect(asked).toHaveLength(1);
  await run(new Date(now + 31 * day));
  expect(asked).toHaveLength(2);
  expect((await link())?.check).toMatchObject({ state: 'opens', status: 200 });
});
