import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MunicipalityView } from '../../server/municipalities/schema.ts';
import type { OccurrenceList, OccurrenceView } from '../../server/schedules/occurrence.schema.ts';
import type { ScheduleView } from '../../server/schedules/schema.ts';
import { yearOf } from '../../server/schedules/window.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;
let rowId: string;
const today = new Date().toISOString().slice(0, 10);

/** A plan with one approved row of several events in the working year. */
beforeAll(async () => {
  app = await startTestApp({ town: { templateId: 'ob-2022', timeZone: 'Europe/London' } });
  town = await app.makeTown({ templateId: 'ob-2022', timeZone: 'Europe/London' });
  const { name, timeZone, greeting } = (
    await town.asIrina.get('/api/municipality')
  ).json<MunicipalityView>();
  const own = { name, timeZone, greeting, workingYear: yearOf(today) };
  expect((await town.asIrina.put('/api/municipality', own)).status).toBe(200);
  const { rows } = (await town.asIrina.get('/api/schedule')).json<ScheduleView>();
  rowId = rows.find(({ key }) => key === 's-038')?.id ?? '';
  await mark('approved');
});
afterAll(() => app.stop());

async function mark(state: string): Promise<void> {
  const reply = await town.asIrina.put('/api/schedule/states', { state, rowIds: [rowId] });
  expect(reply.status, reply.text).toBe(200);
}

async function eventsOfRow(): Promise<OccurrenceView[]> {
  const reply = await town.asIrina.get(`/api/schedule/occurrences?rowId=${rowId}`);
  return reply.json<OccurrenceList>().items;
}

it('a row marked as a whole keeps what was written of its events, with lines in the log', async () => {
  const events = await eventsOfRow();
  expect(events.length).toBeGreaterThan(3);
  const [first, second, third] = events;
  const write = async (one: OccurrenceView | undefined, body: object) => {
    const input = { version: one?.version, ...body };
    const reply = await town.asIrina.patch(`/api/schedule/occurrences/${one?.id ?? ''}`, input);
    expect(reply.status, reply.text).toBe(200);
  };
  const states = async () => {
    const byId = new Map((await eventsOfRow()).map((one) => [one.id, one]));
    return [first, second, third].map((one) => {
      const { state, doneOn } = byId.get(one?.id ?? '') ?? {};
      return [state, doneOn ?? null];
    });
  };
  await write(first, { state: 'done', doneOn: '2021-12-20' });
  await write(second, { state: 'cancelled', reason: 'Отменено приказом' });
  await mark('done');
  expect(await states()).toEqual([
    ['done', '2021-12-20'],
    ['cancelled', null],
    ['done', today],
  ]);
  await mark('approved');
  expect(await states()).toEqual([
    ['done', '2021-12-20'],
    ['cancelled', null],
    ['planned', null],
  ]);
  await app.runJobs();
  const lines = (await town.asVera.get(`/api/audit?subject=${third?.id ?? ''}`)).json();
  expect(lines).toMatchObject([
    { before: { state: 'done', doneOn: today }, after: { state: 'planned', doneOn: null } },
    { before: { state: 'planned' }, after: { state: 'done', doneOn: today } },
  ]);
});
