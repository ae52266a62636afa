import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/people/model.ts';
import { judgementsOf } from '../../server/evidence/judgement.model.ts';
import { staleEvidence, verdictsOf } from '../../server/evidence/model.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import type {
  EvidenceItemView,
  EvidenceView,
  JudgementView,
  JudgementsView,
} from '../../server/evidence/schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { provenCatalog, provenKeys } from '../support/dictionary.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
/** Олег, an expert for the first school. */
let asOleg: Person;
const period = '2021-2022';

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const saved = await town.asIrina.put('/api/catalog', provenCatalog());
  expect(saved.status, saved.text).toBe(200);
  const { municipalityId, schools } = town;
  await createAccount({
    login: 'oleg',
    name: 'oleg',
    password: testPassword,
    membership: { municipalityId, role: 'expert', organizationIds: [schools[0]!._id] },
    now: new Date(),
  });
  asOleg = app.visitor();
  await asOleg.signIn('oleg', testPassword);
});
afterAll(() => app.stop());

const at = (school = 0, document = 'site-page', when = period) =>
  `/api/evidence/${when}/${town.schools[school]!._id}/${document}`;
const link = (revision: number, more = {}) => ({
  url: 'https://school1.example/ocenka',
  note: 'раздел «Качество»',
  revision,
  ...more,
});
const view = async (who: Person = town.asIrina, query = `?period=${period}`) =>
  (await who.get(`/api/evidence${query}`)).json<EvidenceView>();
const ofFirst = async () =>
  (await view()).items.find(({ organizationId }) => organizationId === town.schools[0]!._id);

describe('a proof', () => {
  it('is refused to those who may not give or judge it, with the place of what is wrong', async () => {
    expect((await app.visitor().get('/api/evidence')).status).toBe(401);
    // A coordinator of another school, a methodologist, an expert.
    expect((await town.asPyotr.put(`${at()}/link`, link(0))).status).toBe(404);
    expect((await town.asAnna.put(`${at()}/link`, link(0))).status).toBe(403);
    expect((await asOleg.put(`${at()}/link`, link(0))).status).toBe(403);
    const verdict = { state: 'confirmed', revision: 0 };
    expect((await town.asMarina.put(`${at()}/verdict`, verdict)).status).toBe(403);
    expect((await asOleg.put(`${at(1)}/verdict`, verdict)).status).toBe(404);
    const early = await asOleg.put(`${at()}/verdict`, verdict);
    expect([early.status, early.json().error.code]).toEqual([409, 'evidence.nothing']);
  });

  it.each([
    ['javascript:alert(1)'],
    ['ftp://school.example/a'],
    ['school.example/page'],
    ['https://'],
    ['https://a b.example'],
  ])('takes only an address of the web: %s', async (url) => {
    const reply = await town.asMarina.put(`${at()}/link`, link(0, { url }));
    expect([reply.status, reply.json().error.path]).toEqual([422, 'url']);
    expect(await ofFirst()).toMatchObject({ state: 'none', revision: 0 });
  });

  it('is only of what the catalog asks of that organization in such a period', async () => {
    const { _id } = town.kindergarten;
    const places = [`/api/evidence/${period}/${_id}/site-page`, at(0, 'nothing')];
    for (const place of places) {
      expect((await town.asIrina.put(`${place}/link`, link(0))).status).toBe(404);
    }
    const quarter = await town.asIrina.put(`${at(0, 'site-page', '2021-Q3')}/link`, link(0));
    expect([quarter.status, quarter.json().error.path]).toEqual([422, 'period']);
  });

  it('is owed by each organization of its type, and names the indicators that it proves', async () => {
    const { documents, organizations, items, periods } = await view();
    expect(periods.slice(0, 2)).toEqual(['2021-2022', '2020-2021']);
    expect(documents.map(({ id, indicators }) => [id, indicators.map(({ key }) => key)])).toEqual([
      ['site-page', provenKeys().slice(0, 2)],
    ]);
    expect(organizations).toHaveLength(3);
    expect(items.map(({ state }) => state)).toEqual(['none', 'none', 'none']);
    const own = await view(town.asMarina);
    expect(own.organizations.map(({ name }) => name)).toEqual(['Школа № 1']);
    expect((await view(asOleg)).items).toHaveLength(1);
    expect((await view(town.asIrina, '?period=2021-Q3')).items).toEqual([]);
  });

  it('is given once by its organization, and once more changes nothing', async () => {
    const given = await town.asMarina.put(`${at()}/link`, link(0));
    expect(given.status, given.text).toBe(200);
    expect(given.json<EvidenceItemView>()).toMatchObject({
      state: 'given',
      revision: 1,
      link: { url: 'https://school1.example/ocenka', by: 'marina' },
    });
    expect((await town.asMarina.put(`${at()}/link`, link(0))).json()).toMatchObject({
      revision: 1,
    });
    expect(await staleEvidence()).toHaveLength(1);
    const late = await town.asIrina.put(`${at()}/link`, link(0, { url: 'https://other.example/' }));
    expect([late.status, late.json().error.code]).toEqual([409, 'evidence.conflict']);
  });

  it('is judged with words where it does not prove, and read by the engine', async () => {
    const judge = (body: object) => asOleg.put(`${at()}/verdict`, { revision: 1, ...body });
    const silent = await judge({ state: 'notConfirmed', text: ' ' });
    expect([silent.status, silent.json().error.path]).toEqual([422, 'text']);
    const said = await judge({ state: 'notConfirmed', text: 'Страница не открывается.' });
    expect(said.json<EvidenceItemView>()).toMatchObject({
      state: 'notConfirmed',
      revision: 2,
      verdict: { text: 'Страница не открывается.', by: 'oleg' },
    });
    const verdicts = await verdictsOf(town.municipalityId, period, town.schools[0]!._id);
    expect(verdicts.get(town.schools[0]!._id)?.get('site-page')?.state).toBe('notConfirmed');
    expect((await verdictsOf(town.municipalityId, '2020-2021')).size).toBe(0);
    expect((await judge({ state: 'confirmed' })).json().error.code).toBe('evidence.conflict');
  });

  it('loses its verdict with its link, and its link when it is withdrawn', async () => {
    const url = 'https://school1.example/new';
    await town.asMarina.put(`${at()}/link`, link(2, { url }));
    expect(await ofFirst()).toMatchObject({ state: 'given', verdict: null, revision: 3 });
    await town.asMarina.put(`${at()}/link`, { url: null, revision: 3 });
    expect(await ofFirst()).toMatchObject({ state: 'none', link: null });
  });

  it('is not found in another municipality', async () => {
    const other = await app.makeTown({ templateId: null });
    await other.asIrina.put('/api/catalog', provenCatalog());
    expect((await other.asIrina.put(`${at()}/link`, link(0))).status).toBe(404);
    expect((await view(other.asIrina)).items.every(({ state }) => state === 'none')).toBe(true);
  });

  it('leaves lines in the log: who gave what, who said what of it', async () => {
    await app.runJobs();
    expect(await staleEvidence()).toEqual([]);
    const lines = (await town.asIrina.get('/api/audit?limit=20')).json<
      { action: string; actorName: string; before: object | null; after: object }[]
    >();
    const own = lines.filter(({ action }) => action.startsWith('evidence.')).reverse();
    expect(own.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
      ...['evidence.write marina', 'evidence.judge oleg'],
      ...['evidence.write marina', 'evidence.write marina'],
    ]);
    expect(own[1]).toMatchObject({
      before: { verdict: null },
      after: { verdict: 'notConfirmed', text: 'Страница не открывается.' },
    });
  });
});

describe('a conclusion', () => {
  const keys = provenKeys();
  const place = (key = keys[2]) => `/api/judgements/${period}/${key}`;
  const body = (more = {}) => ({
    organizationId: null,
    level: 'part',
    text: 'Регламент есть, сроки в нём не названы.',
    url: null,
    revision: 0,
    ...more,
  });
  const read = async (who: Person = town.asAnna) =>
    (await who.get(`/api/judgements?period=${period}`)).json<JudgementsView>();

  it('is refused to an organization’s people and where it does not fit', async () => {
    expect((await town.asMarina.put(place(), body())).status).toBe(403);
    const first = town.schools[0]!._id;
    const wrong: [string, object, number, string?][] = [
      [keys[2]!, body({ level: 'excellent' }), 422, 'level'],
      [keys[2]!, body({ text: ' ' }), 422, 'text'],
      [keys[2]!, body({ url: 'file:///etc/passwd' }), 422, 'url'],
      [keys[2]!, body({ organizationId: first }), 422, 'organizationId'],
      [keys[3]!, body(), 422, 'organizationId'],
      [keys[0]!, body(), 404],
    ];
    for (const [key, sent, status, path] of wrong) {
      const reply = await town.asAnna.put(place(key), sent);
      expect([reply.status, reply.json().error.path]).toEqual([status, path]);
    }
    const elsewhere = body({ organizationId: town.schools[1]!._id });
    expect((await asOleg.put(place(keys[3]), elsewhere)).status).toBe(404);
    expect((await read()).judgements).toEqual([]);
  });

  it('is written in words on a level of the rubric, and corrected by who saw it', async () => {
    const written = await asOleg.put(place(), body());
    expect(written.json<JudgementView>()).toMatchObject({ level: 'part', author: 'oleg' });
    expect((await town.asAnna.put(place(), body({ level: 'full' }))).status).toBe(409);
    const corrected = await town.asAnna.put(place(), body({ level: 'full', revision: 1 }));
    expect(corrected.json<JudgementView>()).toMatchObject({ level: 'full', revision: 2 });
    const own = body({ organizationId: town.schools[0]!._id, level: 'none' });
    expect((await asOleg.put(place(keys[3]), own)).status).toBe(200);
    const stored = await judgementsOf(town.municipalityId, { catalogId: 'verkhovazhye', period });
    expect(stored.map(({ indicator, level }) => [indicator, level]).sort()).toEqual(
      [
        [keys[2], 'full'],
        [keys[3], 'none'],
      ].sort(),
    );
  });

  it('of the municipality is not for organizations, of a school for that school alone', async () => {
    const shown = async (who: Person) => {
      const { criteria, judgements } = await read(who);
      return [criteria.map(({ key }) => key), judgements.map(({ indicator }) => indicator)];
    };
    expect(await shown(town.asAnna)).toEqual([
      keys.slice(2),
      expect.arrayContaining([keys[2], keys[3]]),
    ]);
    expect(await shown(town.asMarina)).toEqual([[keys[3]], [keys[3]]]);
    expect(await shown(town.asPyotr)).toEqual([[keys[3]], []]);
  });

  it('on a criterion for named officers is theirs to write and to read', async () => {
    const other = await app.makeTown({ templateId: 'kemerovo-2021' });
    const [school] = other.schools;
    // The groups of social risk; the conclusions beside it are the organization's and the department's.
    const [named, own] = ['upbringing.9.3', 'upbringing.9.4'];
    const of = (key = named) => `/api/judgements/${period}/${key}`;
    const [level] = (await other.asIrina.get(`/api/judgements?period=${period}`))
      .json<JudgementsView>()
      .criteria.find(({ key }) => key === named)!.levels;
    const said = body({ organizationId: school!._id, level: level!.id, text: 'Скрытый вывод' });
    expect((await other.asAnna.put(of(), said)).status).toBe(403);
    expect((await other.asIrina.put(of(), said)).status).toBe(200);
    expect((await other.asIrina.put(of(own), { ...said, text: 'Вывод' })).status).toBe(200);
    for (const [who, keysSeen] of [
      [other.asIrina, [named, own]],
      [other.asAnna, [own]],
      [other.asMarina, [own]],
    ] as const) {
      const { criteria, judgements } = await read(who);
      expect(judgements.map(({ indicator }) => indicator).sort()).toEqual(keysSeen);
      const listed = criteria.map(({ key }) => key);
      expect([named, own].filter((key) => listed.includes(key!))).toEqual(keysSeen);
      for (const key of [named, own]) {
        const page = await who.get(`/api/indicators/${key}?period=${period}`);
        const { organizations } = page.json<IndicatorDetail>();
        const found = organizations.find(({ id }) => id === school!._id)?.value.judgement ?? null;
        expect(found !== null, key).toBe(keysSeen.some((one) => one === key));
      }
    }
  });

  it('leaves lines in the log, with what was said before', async () => {
    await app.runJobs();
    const lines = (await town.asIrina.get('/api/audit?limit=20')).json<
      { action: string; actorName: string; before: object | null; after: object }[]
    >();
    const own = lines.filter(({ action }) => action === 'judgement.write');
    expect(own.map(({ actorName }) => actorName)).toEqual(['oleg', 'anna', 'oleg']);
    expect(own[1]).toMatchObject({ before: { level: 'part' }, after: { level: 'full' } });
  });
});
