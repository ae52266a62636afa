import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setBlocked, updatePerson } from '../../server/people/change.model.ts';
import { addMembership } from '../../server/people/model.ts';
import type { PersonInput, PersonRow, SessionView } from '../../server/people/schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
let otherTown: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  otherTown = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const noId = '00000000-0000-4000-8000-000000000000';

function body(over: Partial<PersonInput> = {}): PersonInput {
  const organizationIds = [town.schools[0]?._id ?? ''];
  return {
    name: 'Тестова А.',
    role: 'coordinator',
    organizationIds,
    email: '',
    phone: '',
    ...over,
  };
}

async function peopleOf(person: Person): Promise<PersonRow[]> {
  return (await person.get('/api/people')).json<PersonRow[]>();
}

async function named(person: Person, name: string): Promise<PersonRow> {
  const found = (await peopleOf(person)).find((one) => one.name === name);
  if (!found) throw new Error(`No ${name}`);
  return found;
}

function inputOf({ name, role, organizationIds, email, phone }: PersonRow) {
  return { name, role, organizationIds, email, phone };
}

describe('people', () => {
  it('are not for a coordinator or a methodologist to see or to change', async () => {
    for (const person of [town.asMarina, town.asAnna]) {
      for (const [method, path, sent] of [
        ['GET', '/api/people', undefined],
        ['POST', '/api/people', body()],
        ['PUT', `/api/people/${noId}`, body()],
        ['POST', `/api/people/${noId}/block`, {}],
        ['POST', `/api/people/${noId}/unblock`, {}],
        ['POST', '/api/people/invitations', { personIds: [noId] }],
      ] as const) {
        const reply = await person.send(method, path, sent && JSON.stringify(sent));
        expect([method, path, reply.status]).toEqual([method, path, 403]);
      }
    }
  });

  it('of another municipality do not exist', async () => {
    const stranger = await named(otherTown.asIrina, 'marina');
    for (const [path, sent] of [
      [`/api/people/${stranger.id}/block`, {}],
      ['/api/people/invitations', { personIds: [stranger.id] }],
    ] as const) {
      expect((await town.asVera.post(path, sent)).status).toBe(404);
    }
    expect((await town.asVera.put(`/api/people/${stranger.id}`, body())).status).toBe(404);
    expect((await peopleOf(town.asVera)).map(({ id }) => id)).not.toContain(stranger.id);
  });

  it('cannot be given an organization of another municipality', async () => {
    const organizationIds = [otherTown.schools[0]?._id ?? ''];
    const reply = await town.asIrina.post('/api/people', body({ organizationIds }));
    expect(reply.status).toBe(404);
  });

  it.each<[string, Partial<PersonInput>, string]>([
    ['a coordinator of nothing', { organizationIds: [] }, 'organizationIds'],
    ['a methodologist of a school', { role: 'methodologist' }, 'organizationIds'],
    ['an e-mail with a Cyrillic letter', { email: 'sсhool1@example.ru' }, 'email'],
    ['an e-mail that is none', { email: 'школа' }, 'email'],
    ['no name', { name: ' ' }, 'name'],
  ])('refuse %s and name the field', async (_, over, path) => {
    const reply = await town.asIrina.post('/api/people', body(over));
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
  });

  it('are added, changed, and each change leaves its line without contacts', async () => {
    const added = await town.asIrina.post('/api/people', body({ email: 'Testova@Example.ru' }));
    expect(added.status, added.text).toBe(200);
    const row = added.json<PersonRow>();
    expect(row).toMatchObject({
      login: 'testova.a',
      email: 'testova@example.ru',
      state: 'waiting',
      manageable: true,
      isSelf: false,
    });
    const both = town.schools.slice(0, 2).map(({ _id }) => _id);
    const changed = await town.asIrina.put(`/api/people/${row.id}`, {
      ...inputOf(row),
      role: 'head',
      organizationIds: both,
    });
    expect(changed.json<PersonRow>()).toMatchObject({ role: 'head', organizationIds: both });
    await app.runJobs();
    const audit = await town.asIrina.get(`/api/audit?subject=${row.id}`);
    expect(audit.json<object[]>()).toMatchObject([
      { action: 'account.write', before: { role: 'coordinator' }, after: { role: 'head' } },
      { action: 'account.write', after: { name: 'Тестова А.' } },
    ]);
    expect(audit.text).not.toContain('example.ru');
  });

  it('are not entered twice', async () => {
    const again = await town.asIrina.post('/api/people', body({ email: 'testova@example.ru' }));
    expect(again.json().error).toMatchObject({ code: 'person.emailTaken', path: 'email' });
    const plain = body({ name: 'Однофамильцев П. П.' });
    const both = await Promise.all([1, 2].map(() => town.asIrina.post('/api/people', plain)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const namesake = { ...plain, email: 'odno@example.ru' };
    const login = (await town.asIrina.post('/api/people', namesake)).json<PersonRow>().login;
    expect(login).toBe('odnofamiltsev.pp2');
  });

  it('of another municipality may have the same e-mail, and nobody learns it', async () => {
    const organizationIds = [otherTown.schools[0]?._id ?? ''];
    const same = body({ email: 'testova@example.ru', organizationIds });
    const reply = await otherTown.asIrina.post('/api/people', same);
    expect(reply.status, reply.text).toBe(200);
    const [here, there] = [
      await named(town.asIrina, 'Тестова А.'),
      await named(otherTown.asIrina, 'Тестова А.'),
    ];
    expect(here.id).not.toBe(there.id);
  });
});

describe('a specialist', () => {
  it('makes and changes no specialist and no administrator', async () => {
    const high = { organizationIds: [], name: 'Высокова' };
    for (const role of ['specialist', 'administrator'] as const) {
      const made = await town.asIrina.post('/api/people', body({ ...high, role }));
      expect([made.status, made.json().error.code]).toEqual([403, 'person.beyond']);
      const own = await named(town.asIrina, 'anna');
      const raised = { ...inputOf(own), role };
      const raise = await town.asIrina.put(`/api/people/${own.id}`, raised);
      expect(raise.json().error.code).toBe('person.beyond');
    }
    const vera = await named(town.asIrina, 'vera');
    const lower = { ...inputOf(vera), role: 'methodologist' };
    expect((await town.asIrina.put(`/api/people/${vera.id}`, lower)).status).toBe(403);
    expect((await town.asIrina.post(`/api/people/${vera.id}/block`)).status).toBe(403);
    expect(vera.manageable).toBe(false);
  });

  it('does not raise, lower or block himself, yet corrects the own name', async () => {
    const irina = await named(town.asIrina, 'irina');
    expect(irina).toMatchObject({ isSelf: true, manageable: false });
    for (const role of ['administrator', 'methodologist'] as const) {
      const reply = await town.asIrina.put(`/api/people/${irina.id}`, { ...inputOf(irina), role });
      expect(reply.json().error.code).toBe('person.self');
    }
    const block = await town.asIrina.post(`/api/people/${irina.id}/block`);
    expect(block.json().error.code).toBe('person.self');
    const renamed = { ...inputOf(irina), phone: '2-00-11' };
    expect((await town.asIrina.put(`/api/people/${irina.id}`, renamed)).status).toBe(200);
  });
});

describe('a blocked person', () => {
  it('can do nothing from the next request on, and comes back', async () => {
    const pyotr = await named(town.asIrina, 'pyotr');
    expect((await town.asPyotr.get('/api/organizations')).status).toBe(200);
    expect((await town.asIrina.post(`/api/people/${pyotr.id}/block`)).status).toBe(200);
    expect((await town.asPyotr.get('/api/organizations')).status).toBe(401);
    const again = await app.visitor().signIn(town.logins.pyotr, testPassword);
    expect([again.status, again.json().error.code]).toEqual([403, 'session.blocked']);
    const wrong = await app.visitor().signIn(town.logins.pyotr, 'wrong');
    expect(wrong.json().error.code).toBe('session.wrong');

    expect((await town.asIrina.post(`/api/people/${pyotr.id}/unblock`)).status).toBe(200);
    expect((await town.asPyotr.get('/api/organizations')).status).toBe(401);
    expect((await town.asPyotr.signIn(town.logins.pyotr, testPassword)).status).toBe(200);
    await app.runJobs();
    const lines = await town.asIrina.get(`/api/audit?subject=${pyotr.id}`);
    const actions = lines.json<{ action: string }[]>().map(({ action }) => action);
    expect(actions.slice(0, 2)).toEqual(['account.unblock', 'account.block']);
  });
});

describe('administrators', () => {
  it('cannot both take each other’s role: one stays', async () => {
    const place = await app.makeTown({ templateId: null });
    const high = { name: 'Вторая', role: 'administrator', organizationIds: [] };
    const added = await place.asVera.post('/api/people', { ...high, email: '', phone: '' });
    const second = added.json<PersonRow>();
    const invited = await place.asVera.post('/api/people/invitations', { personIds: [second.id] });
    const { code } = invited.json<{ invitations: { code: string }[] }>().invitations[0] ?? {};
    const asSecond = app.visitor();
    await asSecond.signIn('nobody', 'x');
    const joined = await asSecond.post('/api/join/password', { code, password: testPassword });
    expect(joined.status, joined.text).toBe(200);
    await asSecond.signIn(second.login, testPassword);

    const vera = await named(asSecond, 'vera');
    const replies = await Promise.all([
      place.asVera.post(`/api/people/${second.id}/block`),
      asSecond.post(`/api/people/${vera.id}/block`),
    ]);
    expect(replies.filter(({ status }) => status === 200).length).toBeLessThan(2);
    const open = [place.asVera, asSecond].map((one) => one.get('/api/people'));
    expect((await Promise.all(open)).map(({ status }) => status)).toContain(200);
  });

  it('whose request was let in before another’s block do not block the last one', async () => {
    const place = await app.makeTown({ templateId: null });
    const vera = await named(place.asVera, 'vera');
    // Somebody who was an administrator when the request came in and is none by now.
    const late = { actor: { ...place.by.actor, accountId: noId }, now: new Date() };
    await expect(setBlocked(late, vera.id, true)).rejects.toMatchObject({
      code: 'person.lastAdministrator',
    });
    await expect(
      updatePerson(late, vera.id, { ...inputOf(vera), role: 'methodologist' }),
    ).rejects.toMatchObject({ code: 'person.lastAdministrator' });
    expect((await place.asVera.get('/api/people')).status).toBe(200);
  });

  it('of one municipality have no hand on somebody who works in another too', async () => {
    const [here, there] = [await app.makeTown(), await app.makeTown({ templateId: null })];
    const { municipalityId } = there;
    const own = await named(here.asVera, 'vera');
    await here.asVera.put(`/api/people/${own.id}`, { ...inputOf(own), name: 'Вера Орлова' });
    const vera = await named(here.asVera, 'Вера Орлова');
    await addMembership(
      vera.id,
      { municipalityId, role: 'methodologist', organizationIds: [] },
      there.by,
    );
    const invite = await there.asVera.post('/api/people/invitations', { personIds: [vera.id] });
    expect(invite.json().error.code).toBe('person.elsewhere');
    const seen = (await peopleOf(there.asVera)).find(({ id }) => id === vera.id);
    if (!seen) throw new Error('Vera is not there');
    const rename = { ...inputOf(seen), name: 'Переименована' };
    const renamed = await there.asVera.put(`/api/people/${vera.id}`, rename);
    expect(renamed.json().error.code).toBe('person.elsewhere');

    expect((await there.asVera.post(`/api/people/${vera.id}/block`)).status).toBe(200);
    expect((await here.asVera.get('/api/people')).status).toBe(200);
    const { person } = (await here.asVera.get('/api/session')).json<SessionView>();
    expect(person?.municipalities.map(({ id }) => id)).toEqual([here.municipalityId]);
    const enter = await here.asVera.put('/api/session/municipality', { municipalityId });
    expect(enter.status).toBe(404);
  });

  it('who lost the municipality they work in write nothing into another', async () => {
    const [here, there] = [await app.makeTown(), await app.makeTown({ templateId: null })];
    const own = await named(here.asVera, 'vera');
    await here.asVera.put(`/api/people/${own.id}`, { ...inputOf(own), name: 'Вера Орлова' });
    const { municipalityId } = there;
    const membership = { municipalityId, role: 'administrator' as const, organizationIds: [] };
    await addMembership(own.id, membership, there.by);
    await here.asVera.put('/api/session/municipality', { municipalityId });
    const settings = (await here.asVera.get('/api/municipality')).json<Record<string, unknown>>();
    expect((await there.asVera.post(`/api/people/${own.id}/block`)).status).toBe(200);
    const { timeZone, workingYear, greeting } = settings;
    const body = { name: 'Чужое имя', timeZone, workingYear, greeting };
    expect((await here.asVera.put('/api/municipality', body)).status).toBe(401);
    const mine = (await here.asIrina.get('/api/municipality')).json<{ name: string }>();
    expect(mine.name).not.toBe('Чужое имя');
  });
});
