import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { membershipIn } from '../../server/people/account.ts';
import { addMembership } from '../../server/people/model.ts';
import { ensureCoordinator, listPeople } from '../../server/people/people.model.ts';
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

const school = (of: Town, index: number) => of.schools[index]?._id ?? '';
const guseva = { name: 'Гусева Мария Павловна', email: 'guseva@example.ru', phone: '' };

async function namesLike(of: Town, word: string) {
  return (await listPeople(of.municipalityId)).filter(({ name }) => name.includes(word));
}

describe('a coordinator of a table', () => {
  it('is one person, however often the row comes', async () => {
    const row = { ...guseva, organizationId: school(town, 0) };
    const first = await ensureCoordinator(town.by, row);
    const again = await ensureCoordinator(town.by, { ...row, email: ' Guseva@Example.RU ' });
    expect(again._id).toBe(first._id);
    expect(again.pending).toEqual(first.pending);
    const without = { ...row, name: 'гусева мария  павловна', email: '' };
    expect((await ensureCoordinator(town.by, without))._id).toBe(first._id);
    expect(await namesLike(town, 'усева')).toMatchObject([
      { login: 'guseva.mp', role: 'coordinator', state: 'waiting', email: 'guseva@example.ru' },
    ]);
  });

  it('of two schools gets both', async () => {
    const found = await ensureCoordinator(town.by, { ...guseva, organizationId: school(town, 1) });
    expect(membershipIn(found, town.municipalityId)?.organizationIds).toEqual([
      school(town, 0),
      school(town, 1),
    ]);
  });

  it('is the same after the e-mail and a phone are added', async () => {
    const row = { name: 'Ёлкин П.С.', email: '', phone: '', organizationId: school(town, 2) };
    const first = await ensureCoordinator(town.by, row);
    const contacts = { email: 'elkin@example.ru', phone: '8 (42352) 2-00-11' };
    const second = await ensureCoordinator(town.by, { ...row, name: 'Елкин П. С.', ...contacts });
    expect(second).toMatchObject({ _id: first._id, name: 'Елкин П. С.', ...contacts });
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${first._id}`)).json<object[]>();
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('elkin@example.ru');
  });

  it('is one even when two hands enter the row at the same moment', async () => {
    for (const email of ['twice@example.ru', '']) {
      const row = { name: `Двоев ${email}`, email, phone: '', organizationId: school(town, 0) };
      const made = await Promise.all([1, 2, 3].map(() => ensureCoordinator(town.by, row)));
      expect(new Set(made.map(({ _id }) => _id)).size).toBe(1);
    }
  });

  it('of another municipality is somebody else and stays untouched', async () => {
    const before = await namesLike(town, 'Гусева');
    const row = { ...guseva, name: 'Гусева Другая', organizationId: school(otherTown, 0) };
    const other = await ensureCoordinator(otherTown.by, row);
    expect(other.memberships).toHaveLength(1);
    expect(await namesLike(town, 'Гусева')).toEqual(before);
    expect(await namesLike(otherTown, 'Гусева')).toMatchObject([{ login: 'guseva.d' }]);
  });

  it('who works in another municipality too gets the school, and no other name or phone', async () => {
    const row = { name: 'Цой Анна', email: 'tsoy@example.ru', phone: '', organizationId: '' };
    const first = await ensureCoordinator(town.by, { ...row, organizationId: school(town, 0) });
    const { municipalityId } = otherTown;
    const organizationIds = [school(otherTown, 0)];
    await addMembership(
      first._id,
      { municipalityId, role: 'coordinator', organizationIds },
      otherTown.by,
    );
    const renamed = { ...row, name: 'Чужая Анна', phone: '8 900 000-00-00' };
    const after = await ensureCoordinator(otherTown.by, {
      ...renamed,
      organizationId: school(otherTown, 1),
    });
    expect(after).toMatchObject({ _id: first._id, name: 'Цой Анна', phone: '' });
    expect(membershipIn(after, municipalityId)?.organizationIds).toHaveLength(2);
  });

  it('who is a specialist already stays one, unchanged', async () => {
    const find = async () =>
      (await listPeople(town.municipalityId)).find(({ name }) => name === 'irina');
    const { id = '' } = (await find()) ?? {};
    const own = { name: 'irina', role: 'specialist', organizationIds: [], phone: '' };
    const email = 'irina@example.ru';
    expect((await town.asIrina.put(`/api/people/${id}`, { ...own, email })).status).toBe(200);
    const before = await find();
    const row = { ...guseva, name: 'Ирина', email, organizationId: school(town, 0) };
    expect((await ensureCoordinator(town.by, row))._id).toBe(id);
    expect(await find()).toEqual(before);
  });
});
