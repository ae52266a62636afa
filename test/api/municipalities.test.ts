import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;
let other: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  other = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const settings = {
  name: 'Город Краснореченск',
  timeZone: 'Asia/Vladivostok',
  workingYear: '2026-2027',
  greeting: 'Уважаемые родители!\n\nОтветы помогут школам стать лучше.',
};

const read = async (of: Town) =>
  (await of.asIrina.get('/api/municipality')).json<MunicipalityView>();

describe('the settings of a municipality', () => {
  it('are refused to a visitor, a methodologist and a coordinator', async () => {
    expect((await app.visitor().get('/api/municipality')).status).toBe(401);
    for (const person of [town.asAnna, town.asMarina]) {
      const reply = await person.put('/api/municipality', settings);
      expect([reply.status, reply.json().error.code]).toEqual([403, 'permission.denied']);
    }
  });

  it.each([
    ['a name of one letter', { name: ' К ' }, 'name'],
    ['a zone that is not on the map', { timeZone: 'Asia/Spassk' }, 'timeZone'],
    ['a working year of two years', { workingYear: '2026-2028' }, 'workingYear'],
    ['a greeting of 601 characters', { greeting: 'а'.repeat(601) }, 'greeting'],
    ['a greeting that rings a bell', { greeting: 'Внимание\u0007' }, 'greeting'],
    ['another municipality’s id', { municipalityId: 'x' }, 'municipalityId'],
  ])('are not saved with %s', async (_, part, path) => {
    const before = await read(town);
    const reply = await town.asIrina.put('/api/municipality', { ...settings, ...part });
    expect([reply.status, reply.json().error.path]).toEqual([422, path]);
    expect(reply.json().error.message).toMatch(/[а-я]/);
    expect(await read(town)).toEqual(before);
  });

  it('are empty of a greeting at first', async () => {
    expect((await read(other)).greeting).toBe('');
  });

  it('are saved for this municipality alone, a pasted greeting with one kind of line ends', async () => {
    const theirs = await read(other);
    const pasted = { ...settings, greeting: ` ${settings.greeting.replaceAll('\n', '\r\n')}\n` };
    const reply = await town.asIrina.put('/api/municipality', pasted);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.json<MunicipalityView>()).toMatchObject(settings);
    expect(await read(town)).toMatchObject(settings);
    expect(await read(other)).toEqual(theirs);
  });

  it('leave one audit line a change, before and after', async () => {
    const again = { ...settings, name: 'Краснореченский округ' };
    await town.asIrina.put('/api/municipality', again);
    await town.asIrina.put('/api/municipality', again);
    await app.runJobs();
    const lines = (await town.asIrina.get(`/api/audit?subject=${town.municipalityId}`)).json<
      { action: string; before?: unknown; after?: unknown }[]
    >();
    const own = lines.filter(({ action }) => action === 'municipality.write');
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({ before: settings, after: again });
  });
});
