import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OccurrenceDetail, OccurrenceList } from '../../server/schedules/occurrence.schema.ts';
import type { ScheduleView } from '../../server/schedules/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { sendFile } from '../support/files.ts';
import type { Person } from '../support/person.ts';

/** What comes of a planned event is brought by whoever is responsible for it. */
let app: TestApp;
let town: Town;
let one: OccurrenceDetail;

async function patch(who: Person, version: number, part: object) {
  return who.patch(`/api/schedule/occurrences/${one.id}`, { version, ...part });
}

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  const { asIrina, logins } = town;
  const { rows } = (await asIrina.get('/api/schedule')).json<ScheduleView>();
  const rowIds = rows.filter(({ key }) => key === 's-015').map(({ id }) => id);
  const states = await asIrina.put('/api/schedule/states', { state: 'approved', rowIds });
  expect(states.status, states.text).toBe(200);
  const found = await asIrina.get(`/api/schedule/occurrences?rowId=${rowIds[0]}`);
  one = found.json<{ items: OccurrenceDetail[] } & OccurrenceList>().items[0]!;
  const people = (await asIrina.get('/api/people')).json<{ id: string; login: string }[]>();
  const accountId = people.find(({ login }) => login === logins.marina)?.id ?? '';
  const given = await patch(asIrina, one.version, { responsible: { accountId } });
  expect(given.status, given.text).toBe(200);
  one = given.json<OccurrenceDetail>();
});
afterAll(() => app.stop());

it('a school’s coordinator who is responsible attaches the school’s file, not another’s', async () => {
  const [organizationId = '', other = ''] = town.schools.map(({ _id }) => _id);
  const theirs = await sendFile(town.asIrina, { purpose: 'deliverable', organizationId: other });
  const own = await sendFile(town.asMarina, { purpose: 'deliverable', organizationId });
  const foreign = await patch(town.asMarina, one.version, { deliverableFileIds: [theirs.id] });
  expect([foreign.status, foreign.json().error.path]).toEqual([422, 'deliverableFileIds']);
  const done = await patch(town.asMarina, one.version, { deliverableFileIds: [own.id] });
  expect(done.status, done.text).toBe(200);
  const after = done.json<OccurrenceDetail>();
  expect(after.deliverableFiles.map(({ id }) => id)).toEqual([own.id]);

  // The department adds its own beside the school's.
  const more = await sendFile(town.asIrina, { purpose: 'deliverable' });
  const both = await patch(town.asIrina, after.version, { deliverableFileIds: [own.id, more.id] });
  expect(both.json<OccurrenceDetail>()).toMatchObject({ files: 2 });
});
