import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationView } from '../../server/organizations/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const body = (change: Record<string, unknown> = {}) => ({
  name: 'Школа № 9',
  shortName: 'Школа № 9',
  type: 'school',
  ...change,
});

describe('an organization', () => {
  it('is not for a methodologist or a coordinator to add, change or close', async () => {
    const path = `/api/organizations/${town.schools[0]?._id ?? ''}`;
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.post('/api/organizations', body())).status).toBe(403);
      expect((await person.put(path, body())).status).toBe(403);
      expect((await person.put(`${path}/active`, { active: false })).status).toBe(403);
    }
  });

  it.each([
    [{ headcount: 0 }, 'headcount', /пустым/],
    [{ teachers: 0 }, 'teachers', /пустым/],
    [{ headcount: 1.5 }, 'headcount', /целое/],
    [{ email: 'шкoла@mail.ru' }, 'email', /./],
  ])('with %j is refused at its field', async (change, path, message) => {
    const reply = await town.asIrina.post('/api/organizations', body(change));
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
    expect(reply.json().error.message).toMatch(message);
  });

  it('shares its code with no other, while many have none', async () => {
    const added = await town.asIrina.post('/api/organizations', body({ code: '2510' }));
    expect(added.json<OrganizationView>()).toMatchObject({ code: '2510', teachers: null });
    const twin = body({ name: 'Школа № 10', code: '2510' });
    const reply = await town.asIrina.post('/api/organizations', twin);
    expect([reply.status, reply.json().error.path]).toEqual([409, 'code']);
    const bare = await town.asIrina.post('/api/organizations', { ...twin, code: '' });
    expect(bare.status).toBe(200);
    const elsewhere = await app.makeTown({ templateId: null });
    const other = await elsewhere.asIrina.post('/api/organizations', body({ code: '2510' }));
    expect(other.status).toBe(200);
  });

  it('is closed and opened again, with a line in the log each time', async () => {
    const [, , third] = town.schools;
    const path = `/api/organizations/${third?._id ?? ''}`;
    const active = async () =>
      (await town.asIrina.get('/api/organizations')).text.includes(third?._id ?? '-');
    expect((await town.asIrina.put(`${path}/active`, { active: false })).status).toBe(200);
    expect(await active()).toBe(false);
    const all = await town.asIrina.get('/api/organizations?closed=with');
    expect(all.json<OrganizationView[]>().find(({ id }) => id === third?._id)?.active).toBe(false);
    // Once more changes nothing and notes nothing.
    expect((await town.asIrina.put(`${path}/active`, { active: false })).status).toBe(200);
    expect((await town.asIrina.put(`${path}/active`, { active: true })).status).toBe(200);
    expect(await active()).toBe(true);
    await app.runJobs();
    const log = (await town.asIrina.get(`/api/audit?limit=10&subject=${third?._id ?? ''}`)).json<
      { after?: { active?: boolean } }[]
    >();
    const lines = log.filter(({ after }) => after?.active !== undefined);
    expect(lines.map(({ after }) => after?.active)).toEqual([true, false]);
  });
});
