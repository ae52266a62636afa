import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentView } from '../../../server/assignments/schema.ts';
import type { FoundView } from '../../../server/checks/found.schema.ts';
import { monitoringReports } from '../../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { sendFile } from '../../support/files.ts';
import { answersIn, fillAndSubmit, formOf, openCampaign, owedBy } from '../../support/make.ts';
import type { Person } from '../../support/person.ts';

let app: TestApp;
let town: Town;
let form: AssignmentView;
const period = '2021-2022';
const answers: Record<string, unknown> = {
  ...monitoringReports()[0]?.values,
  crimes_count: 3,
};

/** In this town's catalog `crimes_count` is for named officers only. */
beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring', period });
  const rules: [string, string][] = [
    ['{crimes_count} < 1', 'Преступления'],
    ['{pupils_total} < 1', 'Ученики'],
  ];
  for (const [expression, message] of rules) {
    const rule = { expression, message, severity: 'soft', active: true };
    expect((await town.asIrina.post('/api/checks/rules', rule)).status).toBe(200);
  }
  const [own] = await owedBy(town.asMarina);
  if (!own) throw new Error('Марина owes nothing');
  form = own;
  await fillAndSubmit(town.asMarina, form.id, { answers });
});
afterAll(() => app.stop());

const said = async (who: Person) => answersIn(await formOf(who, form.id)).crimes_count;
const found = async (who: Person) =>
  (await who.get(`/api/violations?period=${period}`))
    .json<FoundView>()
    .violations.map(({ violation: { message } }) => message)
    .sort();

describe('what is for named officers only', () => {
  it('stands in a form for its school and for the department’s officers', async () => {
    expect([await said(town.asMarina), await said(town.asIrina)]).toEqual([3, 3]);
    expect(await found(town.asIrina)).toEqual(['Преступления', 'Ученики']);
    expect((await formOf(town.asIrina, form.id)).withheld).toBeUndefined();
  });

  it('is kept back from a methodologist, who is told so', async () => {
    const view = await formOf(town.asAnna, form.id);
    expect(answersIn(view)).toMatchObject({ pupils_total: answers.pupils_total });
    expect(view.withheld).toContain('crimes_count');
    expect(view.fields.map(({ question }) => question)).not.toContain('crimes_count');
    expect(view.violations.map(({ message }) => message.ru)).toEqual(['Ученики']);
    expect(Object.keys(view.comments)).toHaveLength(1);
    const checked = await town.asAnna.post(`/api/assignments/${form.id}/check`);
    expect(checked.text).not.toContain('Преступления');
  });

  it('is not among the violations that a methodologist reads', async () => {
    expect(await found(town.asAnna)).toEqual(['Ученики']);
  });

  it('is not on the signed paper that a methodologist may open', async () => {
    const { organizationId } = form;
    const scan = await sendFile(town.asMarina, { purpose: 'scan', organizationId, name: 's.pdf' });
    const attached = await town.asMarina.post(`/api/assignments/${form.id}/scan`, {
      fileId: scan.id,
    });
    expect(attached.status, attached.text).toBe(200);
    expect((await formOf(town.asIrina, form.id)).scan).toMatchObject({ id: scan.id });
    const view = await formOf(town.asAnna, form.id);
    expect([view.scan, view.scanWithheld]).toEqual([null, true]);
    const opened = [town.asMarina, town.asIrina, town.asAnna, town.asPyotr].map(async (who) =>
      who.get(`/api/files/${scan.id}`),
    );
    const statuses = (await Promise.all(opened)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 404, 404]);
    // A paper that another has taken the place of is of nobody knows which form.
    const next = await sendFile(town.asMarina, { purpose: 'scan', organizationId, name: 't.pdf' });
    await town.asMarina.post(`/api/assignments/${form.id}/scan`, { fileId: next.id });
    expect((await town.asAnna.get(`/api/files/${scan.id}`)).status).toBe(404);
  });

  it('is not told by the history of a return', async () => {
    const { revision } = await formOf(town.asIrina, form.id);
    const remarks = [
      { question: 'crimes_count', text: 'Не 3, а 5' },
      { question: 'pupils_total', text: 'Сверьте с приказом' },
    ];
    const url = `/api/assignments/${form.id}/return`;
    const returned = await town.asIrina.post(url, { revision, remarks });
    expect(returned.status, returned.text).toBe(200);
    const said = async (who: Person) =>
      (await formOf(who, form.id)).history.find(({ action }) => action === 'return');
    expect((await said(town.asIrina))?.text.split('\n')).toHaveLength(2);
    expect((await said(town.asMarina))?.text).toContain('Не 3, а 5');
    const told = await said(town.asAnna);
    expect(told?.text).toMatch(/^«.+»: Сверьте с приказом$/);
    expect(JSON.stringify(await formOf(town.asAnna, form.id))).not.toContain('Не 3, а 5');
  });
});
