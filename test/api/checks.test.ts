import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundView } from '../../server/checks/found.schema.ts';
import type { ChecksView, RuleView, TryView } from '../../server/checks/schema.ts';
import type { MatrixView } from '../../server/completeness/schema.ts';
import { publishForm } from '../../server/forms/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { excelFormJson } from '../support/excel-form.ts';
import {
  fillAndSubmit,
  fillForm,
  formOf,
  openCampaign,
  owedBy,
  submitForm,
} from '../support/make.ts';
import type { Person, Reply } from '../support/person.ts';
import { sheetRows } from '../support/workbook.ts';

let app: TestApp;
let town: Town;
const codeOf = (reply: Reply) => [reply.status, reply.json().error.code];
const checks = async () => (await town.asAnna.get('/api/checks')).json<ChecksView>();
const found = async (period = '2022-2023') =>
  (await town.asAnna.get(`/api/violations?period=${period}`)).json<FoundView>();
const rule = (more: object = {}) => ({
  expression: '{pupils__noo} <= {visits}',
  severity: 'hard',
  message: 'Посещений не меньше, чем учеников',
  active: true,
  ...more,
});

async function ofYear(who: Person, period: string): Promise<string> {
  return (await owedBy(who)).find((one) => one.period === period)?.id ?? '';
}

/** What a school says of itself in a year. */
const said = (noo: number, more: object = {}) => ({
  answers: { pupils__noo: noo, pupils__ooo: 50, area: 5, site: true, visits: 900, ...more },
});

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  await publishForm(town.by, excelFormJson);
  for (const period of ['2021-2022', '2022-2023']) {
    await openCampaign(app, town, { formKey: 'school-report', period });
  }
  for (const who of [town.asMarina, town.asPyotr]) {
    await fillAndSubmit(who, await ofYear(who, '2021-2022'), said(100));
  }
  await app.runJobs();
});
afterAll(() => app.stop());

describe('rules of the department', () => {
  it('are not for schools to see, nor for a methodologist to write', async () => {
    expect((await town.asMarina.get('/api/checks')).status).toBe(403);
    expect((await town.asMarina.get('/api/violations')).status).toBe(403);
    for (const path of ['/api/checks/rules', '/api/checks/try']) {
      expect((await town.asAnna.post(path, rule())).status).toBe(403);
    }
    expect((await town.asAnna.put('/api/violations/followUp', {})).status).toBe(403);
    expect((await town.asAnna.put('/api/checks/thresholds', {})).status).toBe(403);
  });

  const wrong: [string, string, RegExp][] = [
    ['a name that no form has', '{pupils} <= {visits}', /pupils/],
    ['words that do not read', '{pupils__noo} <=', /./],
    ['a sum that is no condition', '{pupils__noo} + 1', /./],
    ['nothing of a form', '1 < 2', /назовите/],
    ['a comparison with a word', "{pupils__noo} = 'много'", /./],
  ];
  it.each(wrong)('are refused for %s', async (_, expression, why) => {
    const reply = await town.asIrina.post('/api/checks/rules', rule({ expression }));
    expect(codeOf(reply)).toEqual([422, 'check.refused']);
    expect(reply.json().error).toMatchObject({
      path: 'expression',
      message: expect.stringMatching(why) as string,
    });
    expect((await checks()).rules).toEqual([]);
  });

  it('say before they are kept whom they would have met', async () => {
    const tried = await town.asIrina.post('/api/checks/try', {
      expression: '{pupils__noo} >= 100 and {visits} > 1000',
      period: '2021-2022',
    });
    const view = tried.json<TryView>();
    expect([view.judged, view.open, view.hits.map(({ numbers }) => numbers)]).toEqual([
      2,
      0,
      [
        [100, 900],
        [100, 900],
      ],
    ]);
    const faulty = { expression: '{pupils__noo} <= {pupil}', period: '2021-2022' };
    const { faults } = (await town.asIrina.post('/api/checks/try', faulty)).json<TryView>();
    expect(faults.map(({ fragment, position }) => [fragment, position])).toEqual([['{pupil}', 17]]);
  });

  it('stand in the way of handing in while they are on, with a line in the log', async () => {
    const made = await town.asIrina.post('/api/checks/rules', rule());
    expect(made.status, made.text).toBe(200);
    const { id, revision } = made.json<RuleView>();
    const form = await ofYear(town.asMarina, '2022-2023');
    await fillForm(town.asMarina, form, said(101, { visits: 90 }));
    const refused = await submitForm(town.asMarina, form);
    expect(codeOf(refused)).toEqual([422, 'response.invalid']);
    expect(refused.text).toContain('Посещений не меньше');

    const change = { ...rule({ active: false }), revision };
    expect((await town.asIrina.put(`/api/checks/rules/${id}`, change)).status).toBe(200);
    const stale = await town.asIrina.put(`/api/checks/rules/${id}`, change);
    expect(codeOf(stale)).toEqual([409, 'check.conflict']);
    expect((await formOf(town.asMarina, form)).violations.map(({ kind }) => kind)).toEqual([
      'previous',
    ]);
    expect((await town.asIrina.delete(`/api/checks/rules/${id}`)).status).toBe(204);
    expect((await checks()).rules).toEqual([]);
    await app.runJobs();
    const lines = await mongoose.connection
      .collection('auditLog')
      .find({ 'subject.kind': 'checkRule', 'subject.id': id })
      .sort({ at: 1 })
      .toArray();
    expect(lines.map(({ action, after }) => [action, after && (after as RuleView).active])).toEqual(
      [
        ['check.write', true],
        ['check.write', false],
        ['check.write', null],
      ],
    );
  });
});

describe('bounds', () => {
  it('are refused out of range or from an old page, and change what is asked about', async () => {
    const { thresholds } = await checks();
    const { savedAt: _at, savedBy: _by, ...now } = thresholds;
    const tooMuch = { ...now, previous: { ...now.previous, percent: 0 } };
    expect((await town.asIrina.put('/api/checks/thresholds', tooMuch)).status).toBe(422);
    const form = await ofYear(town.asMarina, '2022-2023');
    const kinds = async () => (await formOf(town.asMarina, form)).violations.map(({ id }) => id);
    expect(await kinds()).toEqual(['previous:visits']);
    const wide = { ...now, previous: { ...now.previous, percent: 95 } };
    expect((await town.asIrina.put('/api/checks/thresholds', wide)).status).toBe(200);
    expect(await kinds()).toEqual([]);
    expect(codeOf(await town.asIrina.put('/api/checks/thresholds', wide))).toEqual([
      409,
      'check.conflict',
    ]);
    const back = { ...now, revision: 1 };
    expect((await town.asIrina.put('/api/checks/thresholds', back)).status).toBe(200);
    expect(await kinds()).toEqual(['previous:visits']);
  });
});

describe('violations', () => {
  it('of drafts are nobody’s business', async () => {
    expect(await found()).toMatchObject({ forms: 0, violations: [] });
  });

  it('of submitted forms stand hardest first with what the school said', async () => {
    const first = await ofYear(town.asMarina, '2022-2023');
    const second = await ofYear(town.asPyotr, '2022-2023');
    await fillAndSubmit(town.asMarina, first, said(150, { visits: 100 }));
    await fillAndSubmit(town.asPyotr, second, said(400));
    const view = await found();
    expect(view.forms).toBe(2);
    expect(
      view.violations.map(({ organizationId, violation: { id }, comment, followUp }) => [
        town.schools.findIndex(({ _id }) => _id === organizationId),
        ...[id, comment, followUp],
      ]),
    ).toEqual([
      [1, 'previous:pupils__noo', 'Проверено, так и есть.', null],
      [0, 'previous:visits', 'Проверено, так и есть.', null],
      [0, 'previous:pupils__noo', 'Проверено, так и есть.', null],
    ]);
  });

  it('are told with the periods that wait for a decision, in the reader’s language, without answers', async () => {
    const view = (await town.asAnna.get('/api/violations')).json<FoundView>();
    expect([view.period, view.all, view.violations.length]).toEqual(['2022-2023', 3, 3]);
    expect(view.periods).toEqual([
      { period: '2022-2023', open: 3 },
      { period: '2021-2022', open: 0 },
    ]);
    expect(view.violations[0]?.violation.message).toMatch(/^За 2021\/22/);
    const inEnglish = await town.asAnna.send('GET', '/api/violations', undefined, {
      'accept-language': 'en',
    });
    expect(inEnglish.json<FoundView>().violations[0]?.violation.message).toMatch(/^It was/);
    expect(inEnglish.headers.get('content-encoding')).toBe('gzip');
    expect(inEnglish.text).not.toContain('"answers"');
  });

  it('are followed up until the form comes again, each decision in the log', async () => {
    const assignmentId = await ofYear(town.asMarina, '2022-2023');
    const decide = (violationId: string) =>
      town.asIrina.put('/api/violations/followUp', {
        ...{ assignmentId, violationId, decision: 'explained', note: 'Слияние школ' },
      });
    const open = async () =>
      (await town.asAnna.get('/api/completeness?period=2022-2023'))
        .json<MatrixView>()
        .rows.flatMap(({ cells }) => cells)
        .find((cell) => cell?.assignmentId === assignmentId)?.violations;
    expect(await open()).toBe(2);
    expect(codeOf(await decide('previous:area'))).toEqual([409, 'check.gone']);
    expect((await decide('previous:visits')).status).toBe(204);
    expect((await decide('previous:visits')).status).toBe(204);
    const own = async () =>
      (await found()).violations
        .filter((one) => one.assignmentId === assignmentId)
        .map(({ violation: { id }, followUp }) => [id, followUp?.decision, followUp?.earlier]);
    expect(await own()).toEqual([
      ['previous:visits', 'explained', false],
      ['previous:pupils__noo', undefined, undefined],
    ]);
    expect(await open()).toBe(1);
    const { revision } = await formOf(town.asIrina, assignmentId);
    const returning = {
      ...{ assignmentId, revision },
      remarks: [{ violationId: 'previous:pupils__noo', text: 'Сверьте с приказом о зачислении' }],
    };
    expect((await town.asMarina.post('/api/violations/return', returning)).status).toBe(403);
    const reply = await town.asIrina.post('/api/violations/return', returning);
    expect(reply.status, reply.text).toBe(204);
    expect((await town.asIrina.post('/api/violations/return', returning)).status).toBe(204);
    const { assignment, remarks } = await formOf(town.asMarina, assignmentId);
    expect([assignment.state, remarks.map(({ question }) => question)]).toEqual([
      'returned',
      ['pupils__noo'],
    ]);
    expect((await own())[1]).toEqual(['previous:pupils__noo', 'returned', false]);
    await fillAndSubmit(town.asMarina, assignmentId, said(151, { visits: 100 }));
    expect(await own()).toEqual([
      ['previous:visits', 'explained', true],
      ['previous:pupils__noo', 'returned', true],
    ]);
    // What was decided about an earlier submission is open again.
    expect(await open()).toBe(2);
    await app.runJobs();
    const lines = await mongoose.connection
      .collection('auditLog')
      .find({ action: 'check.followUp' })
      .toArray();
    expect(lines).toHaveLength(2);
  });

  it('are explained anew where another number stands', async () => {
    const id = await ofYear(town.asMarina, '2022-2023');
    const explained = async () => Object.keys((await formOf(town.asMarina, id)).comments);
    expect(await explained()).toContain('previous:pupils__noo');
    await fillForm(town.asMarina, id, { answers: { pupils__noo: 300 } });
    expect(await explained()).not.toContain('previous:pupils__noo');
    expect(await explained()).toContain('previous:visits');
    await fillForm(town.asMarina, id, { answers: { pupils__noo: 151 } });
    expect(await explained()).toContain('previous:pupils__noo');
  });

  it('are explained anew also where the form waited for a signature', async () => {
    const campaign = { formKey: 'school-report', period: '2023-2024', signature: true };
    await openCampaign(app, town, campaign);
    const id = await ofYear(town.asMarina, '2023-2024');
    await fillAndSubmit(town.asMarina, id, said(700, { visits: 100 }));
    expect((await formOf(town.asMarina, id)).assignment.state).toBe('toSign');
    const explained = async () => Object.keys((await formOf(town.asMarina, id)).comments);
    expect(await explained()).toEqual(['previous:pupils__noo']);
    await fillForm(town.asMarina, id, { answers: { pupils__noo: 900 } });
    expect(await explained()).toEqual([]);
    await fillForm(town.asMarina, id, { answers: { pupils__noo: 700 } });
    expect(await explained()).toEqual(['previous:pupils__noo']);
  });

  it('are a spreadsheet, too, whose texts stay texts', async () => {
    const { status, body } = await town.asAnna.download('/api/violations.xlsx?period=2022-2023');
    expect(status).toBe(200);
    const rows = await sheetRows(body, 'Нарушения');
    expect([...rows.keys()]).toContain(town.schools[1]?.shortName ?? '');
    const narrowed = `/api/violations.xlsx?period=2022-2023&organization=${town.schools[0]?._id}&decision=open`;
    const only = await sheetRows((await town.asAnna.download(narrowed)).body, 'Нарушения');
    expect([...only.keys()]).not.toContain(town.schools[1]?.shortName ?? '');
    expect([...only.keys()]).toContain(town.schools[0]?.shortName ?? '');
    const wrong = await town.asAnna.get('/api/violations.xlsx?severity=any');
    expect(codeOf(wrong)).toEqual([422, 'input.invalid']);
    expect((await town.asMarina.get('/api/violations.xlsx')).status).toBe(403);
  });
});
