import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '../../server/people/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;
let otherTown: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  otherTown = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

describe('signing in', () => {
  it('refuses everything to a visitor', async () => {
    for (const path of ['/api/organizations', '/api/campaigns', '/api/forms', '/api/audit']) {
      const reply = await app.visitor().get(path);
      expect([path, reply.status]).toEqual([path, 401]);
      expect(reply.json().error.code).toBe('session.required');
    }
  });

  it('says the same of a wrong name and of a wrong password', async () => {
    const unknown = await app.visitor().signIn('nobody', 'correct horse battery');
    const wrong = await app.visitor().signIn('irina-1', 'wrong');
    expect(unknown.status).toBe(401);
    expect(wrong.status).toBe(401);
    expect(unknown.json().error.message).toBe(wrong.json().error.message);
  });

  it('knows who signed in and what the role allows', async () => {
    const { person } = (await town.asIrina.get('/api/session')).json<SessionView>();
    expect(person?.name).toBe('irina');
    expect(person?.permissions).toContain('campaign.open');
    expect(person?.permissions).not.toContain('municipality.create');
  });

  it('ends the session on the server', async () => {
    const visitor = app.visitor();
    await visitor.signIn('anna-1', 'correct horse battery');
    expect((await visitor.get('/api/forms')).status).toBe(200);
    expect((await visitor.delete('/api/session')).status).toBe(200);
    expect((await visitor.get('/api/forms')).status).toBe(401);
  });

  it('refuses a change without the page’s token', async () => {
    const reply = await town.asIrina.send('POST', '/api/organizations', '{}', {
      'x-csrf-token': 'made-up',
    });
    expect(reply.status).toBe(403);
    expect(reply.json().error.code).toBe('csrf.invalid');
  });
});

describe('a body', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    town.asIrina.send('POST', '/api/organizations', body, headers);

  it.each<[string, string, Record<string, string>, number, string]>([
    ['that is not JSON', '{"name":', {}, 400, 'body.malformed'],
    ['packed in an unknown way', '{}', { 'content-encoding': 'foo' }, 415, 'body.type'],
    ['that only says it is packed', '{}', { 'content-encoding': 'gzip' }, 400, 'body.malformed'],
    ['that is too long', `"${'я'.repeat(400_000)}"`, {}, 413, 'body.tooLarge'],
    ['with a key of prototypes', '{"__proto__":{"a":1}}', {}, 422, 'input.invalid'],
  ])('%s is refused with its own words', async (_, body, headers, status, code) => {
    const reply = await post(body, headers);
    expect([reply.status, reply.json().error.code]).toEqual([status, code]);
  });
});

describe('organizations', () => {
  const body = { name: 'Школа № 9', shortName: 'Школа № 9', type: 'school' };

  it('are not for a coordinator or a methodologist to add', async () => {
    for (const person of [town.asMarina, town.asAnna]) {
      expect((await person.post('/api/organizations', body)).status).toBe(403);
    }
  });

  it('are seen by a coordinator only as far as they are its own', async () => {
    const seen = (await town.asMarina.get('/api/organizations')).json<{ name: string }[]>();
    expect(seen.map(({ name }) => name)).toEqual(['Школа № 1']);
  });

  it('belong to one municipality', async () => {
    const id = town.schools[0]?._id ?? '';
    const reply = await otherTown.asIrina.put(`/api/organizations/${id}`, body);
    expect(reply.status).toBe(404);
  });

  it('refuse a second one of the same name and name the field', async () => {
    const reply = await town.asIrina.post('/api/organizations', { ...body, name: 'Школа № 1' });
    expect(reply.status).toBe(409);
    expect(reply.json().error).toMatchObject({ code: 'thing.exists', path: 'name' });
  });

  it('leave an audit line with who, what, before and after', async () => {
    const added = await town.asIrina.post('/api/organizations', body);
    expect(added.status, added.text).toBe(200);
    const { id } = added.json<{ id: string }>();
    const changed = { ...body, shortName: 'Девятая' };
    expect((await town.asIrina.put(`/api/organizations/${id}`, changed)).status).toBe(200);
    await app.runJobs();
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${id}`)).json<
      { actorName: string; action: string; before?: { shortName: string }; after: unknown }[]
    >();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      actorName: 'irina',
      action: 'organization.write',
      before: { shortName: 'Школа № 9' },
      after: { shortName: 'Девятая' },
    });
  });
});

describe('a municipality', () => {
  it('is created by an administrator only', async () => {
    const body = {
      name: 'Новый',
      timeZone: 'Asia/Novosibirsk',
      workingYear: '2022-2023',
      templateId: 'ob-2022',
    };
    expect((await town.asIrina.post('/api/municipalities', body)).status).toBe(403);
    const created = await town.asVera.post('/api/municipalities', body);
    expect(created.status, created.text).toBe(200);
    await app.runJobs();
    const { id } = created.json<{ id: string }>();
    await town.asVera.put('/api/session/municipality', { municipalityId: id });
    const now = (await town.asVera.get('/api/municipality')).json<{ furnished: boolean }>();
    expect(now).toMatchObject({ id, furnished: true, templateId: 'ob-2022' });
  });

  it('refuses an unknown template and zone with the place', async () => {
    const body = {
      name: 'Х-город',
      timeZone: 'Mars/Olympus',
      workingYear: '2022',
      templateId: null,
    };
    const reply = await town.asVera.post('/api/municipalities', body);
    expect(reply.status).toBe(422);
    const paths = reply.json().error.details?.map(({ path }) => path);
    expect(paths).toEqual(['timeZone', 'workingYear']);
  });

  it('is not entered by somebody of another one', async () => {
    const reply = await town.asIrina.put('/api/session/municipality', {
      municipalityId: otherTown.municipalityId,
    });
    expect(reply.status).toBe(404);
  });
});
