import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BindingsInput,
  FillResult,
  TemplateView,
} from '../../server/completeness/bound-template.schema.ts';
import type {
  Choices,
  Compilation,
  SelectionView,
} from '../../server/completeness/compilation.schema.ts';
import type { MatrixView } from '../../server/completeness/schema.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import { presentOrganization, updateOrganization } from '../../server/organizations/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { sendFile, zip } from '../support/files.ts';
import { fillAndSubmit, fillForm, formOf, openCampaign, owedBy } from '../support/make.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
let other: Town;
const period = '2021-2022';
const key = 'upbringing-staff-monitoring';
const reports = monitoringReports().map(({ values }) => values);
const [first = {}, second = {}] = reports;

/** Марина's school has handed in and was accepted, Пётр's is a draft, the third has not begun. */
beforeAll(async () => {
  app = await startTestApp({ town: {} });
  [town, other] = [await app.makeTown(), await app.makeTown()];
  for (const [index, school] of town.schools.entries()) {
    const { id: _, active: __, ...input } = presentOrganization(school);
    await updateOrganization(town.by, school._id, { ...input, cluster: index < 2 ? 'Город' : '' });
  }
  await openCampaign(app, town, { formKey: key, period });
  const [marina] = await owedBy(town.asMarina);
  const [pyotr] = await owedBy(town.asPyotr);
  await fillAndSubmit(town.asMarina, marina!.id, { answers: first });
  await fillForm(town.asPyotr, pyotr!.id, { answers: { pupils_total: second.pupils_total } });
  await app.runJobs();
});
afterAll(() => app.stop());

const school = (index: number) => town.schools[index]!._id;
const matrix = async (who: Person = town.asIrina) =>
  (await who.get(`/api/completeness?period=${period}`)).json<MatrixView>();

async function workbook(reply: { status: number; body: Buffer }): Promise<ExcelJS.Workbook> {
  expect(reply.status).toBe(200);
  const made = new ExcelJS.Workbook();
  await made.xlsx.load(reply.body as unknown as ArrayBuffer);
  return made;
}

describe('the matrix', () => {
  it('shows organizations’ people their own row, and nobody else’s town', async () => {
    expect((await app.visitor().get('/api/completeness')).status).toBe(401);
    expect((await other.asIrina.get('/api/completeness')).json<MatrixView>().rows).toEqual([]);
    const own = await matrix(town.asMarina);
    expect(own.rows.map(({ id }) => id)).toEqual([school(0)]);
    expect(own.total).toMatchObject({ asked: 1, handedIn: 1 });
  });

  it('tells where each stands, and counts of those asked', async () => {
    const view = await matrix();
    expect(view.rows.map(({ id, cells }) => [id, cells[0]?.state])).toEqual([
      [school(0), 'submitted'],
      [school(1), 'draft'],
      [school(2), 'notStarted'],
    ]);
    expect(view.rows[0]?.cells[0]).toMatchObject({ onTime: true, overdue: false });
    const draft = view.rows[1]?.cells[0];
    expect([draft?.filled, draft?.of]).toEqual([1, 24]);
    expect(view.total).toMatchObject({ asked: 3, handedIn: 1, onTime: 1, begun: 1, notStarted: 1 });
    expect(view.clusters).toMatchObject([{ cluster: 'Город', tally: { asked: 2, handedIn: 1 } }]);
  });

  it('is the same in the spreadsheet, with the rows of the page and the totals of all', async () => {
    const body = { period, forms: [key], organizationIds: [school(1), 'nobody'] };
    const file = await workbook(await town.asIrina.download('/api/completeness/file', body));
    const sheet = file.getWorksheet('Сдача форм');
    const texts: unknown[] = [];
    sheet?.eachRow((row) => texts.push([row.getCell(1).value, row.getCell(3).value]));
    expect(texts.slice(2)).toEqual([
      ['Школа № 2', 'черновик 4\u00a0%'],
      ['Итого по кластеру: Город', 0.5],
      ['Итого по муниципалитету', 1 / 3],
    ]);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
    const list = file.getWorksheet('Список')?.getRow(3);
    expect([list?.getCell(5).value, list?.getCell(7).value]).toEqual([1, expect.any(Date)]);
  });

  it('in a spreadsheet holds no row of another school', async () => {
    const body = { period, forms: [key], organizationIds: [school(0), school(1)] };
    const file = await workbook(await town.asMarina.download('/api/completeness/file', body));
    const names: unknown[] = [];
    file.getWorksheet('Список')?.eachRow((row) => names.push(row.getCell(1).value));
    expect(names.slice(2)).toEqual(['Школа № 1']);
  });
});

const compiled = async (who: Person, elements: string[]) => {
  const reply = await who.post('/api/compilation', { period, elements });
  expect(reply.status, reply.text).toBe(200);
  return reply.json<Compilation>();
};

describe('the compiled table', () => {
  it('refuses nothing chosen, and tells a school of nobody else', async () => {
    const reply = await town.asIrina.post('/api/compilation', { period, elements: [] });
    expect([reply.status, reply.json().error.path]).toEqual([422, 'elements']);
    const own = await compiled(town.asMarina, ['pupils_total']);
    expect(own.rows.filter(({ kind }) => kind === 'organization').map(({ id }) => id)).toEqual([
      school(0),
    ]);
  });

  it('adds up who reported, and says of how many; a draft counts nowhere', async () => {
    const choices = (await town.asIrina.get('/api/compilation/choices')).json<Choices>();
    expect(choices.forms.map((one) => one.key)).toEqual([key]);
    const { rows, unknown } = await compiled(town.asIrina, ['pupils_total', 'gone']);
    expect(unknown).toEqual(['gone']);
    expect(rows.map(({ id, cells }) => [id, cells[0]])).toEqual([
      [school(0), { value: first.pupils_total, preliminary: 1 }],
      [school(1), { value: null, why: 'notSubmitted' }],
      ['cluster:Город', { value: first.pupils_total, preliminary: 1, n: 1, of: 2 }],
      [school(2), { value: null, why: 'notSubmitted' }],
      ['whole', { value: first.pupils_total, preliminary: 1, n: 1, of: 3 }],
    ]);
  });

  it('tells final figures from preliminary ones', async () => {
    const [row] = (await matrix()).rows;
    const { assignmentId } = row!.cells[0]!;
    const { revision } = await formOf(town.asIrina, assignmentId!);
    const accepted = await town.asIrina.post(`/api/assignments/${assignmentId}/accept`, {
      revision,
    });
    expect(accepted.status, accepted.text).toBe(200);
    await app.runJobs();
    const { rows } = await compiled(town.asIrina, ['pupils_total']);
    expect(rows[0]?.cells[0]).toEqual({ value: first.pupils_total, preliminary: 0 });
  });

  it('stands in the spreadsheet as numbers, reasons as texts', async () => {
    const body = { period, elements: ['pupils_total'] };
    const file = await workbook(await town.asIrina.download('/api/compilation/file', body));
    const sheet = file.getWorksheet('Свод');
    const cell = sheet?.getRow(3).getCell(3);
    expect([cell?.value, cell?.numFmt]).toEqual([first.pupils_total, '#,##0']);
    expect(sheet?.getRow(4).getCell(3).value).toBe('не сдано');
    expect(file.getWorksheet('Предварительные')?.getRow(3).getCell(3).value).toBe('принято');
  });
});

describe('a kept selection', () => {
  const input = { name: 'Контингент', elements: [{ id: 'pupils_total', title: 'Обучающиеся' }] };

  it('is kept by the department only', async () => {
    expect((await town.asMarina.post('/api/compilation/selections', input)).status).toBe(403);
    expect((await town.asMarina.get('/api/compilation/selections')).status).toBe(403);
  });

  it('is found by its name, changed and thrown away, with a line in the log each time', async () => {
    const url = '/api/compilation/selections';
    const made = (await town.asAnna.post(url, input)).json<SelectionView>();
    const again = await town.asIrina.post(url, input);
    expect([again.status, again.json().error.path]).toEqual([409, 'name']);
    expect((await other.asIrina.put(`${url}/${made.id}`, input)).status).toBe(404);
    const renamed = await town.asIrina.put(`${url}/${made.id}`, { ...input, name: 'Дети' });
    expect(renamed.json<SelectionView>()).toMatchObject({ name: 'Дети', by: 'irina' });
    expect((await town.asIrina.delete(`${url}/${made.id}`)).status).toBe(204);
    expect((await town.asIrina.get(url)).json()).toEqual([]);
    expect((await town.asIrina.post(url, { ...input, name: 'Дети' })).status).toBe(200);
    await app.runJobs();
    const lines = await mongoose.connection
      .collection('auditLog')
      .find({ 'subject.id': made.id })
      .sort({ sequence: 1 })
      .toArray();
    expect(lines.map(({ action, after }) => [action, after?.name ?? null])).toEqual([
      ['report.write', 'Контингент'],
      ['report.write', 'Дети'],
      ['report.write', null],
    ]);
  });
});

/** The region's table: a title, a list of schools with last year's numbers, a sum, a merged cell. */
async function regionTable(): Promise<Buffer<ArrayBuffer>> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('Форма 1');
  sheet.getCell('A1').value = 'Отчёт за';
  sheet.mergeCells('B1:C1');
  sheet.getCell('A3').value = 'Школа №1';
  sheet.getCell('A4').value = 'школа № 2';
  sheet.getCell('A5').value = 'Лицей на Луне';
  sheet.getCell('B3').value = 1;
  sheet.getCell('B4').value = 77;
  sheet.getCell('B6').value = { formula: 'SUM(B3:B5)', result: 78 };
  sheet.getCell('B3').numFmt = '#,##0.00';
  sheet.getCell('B3').font = { bold: true, color: { argb: 'FFCC0000' } };
  sheet.getColumn(1).width = 33;
  return Buffer.from(await made.xlsx.writeBuffer());
}

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const element = { kind: 'element', id: 'pupils_total', title: 'Обучающиеся', back: 0 } as const;
const bindings: BindingsInput['bindings'] = [
  {
    ...{ id: id(1), sheet: 'Форма 1', source: element, scope: { of: 'row' } },
    target: { to: 'column', column: 'B', names: 'A', from: 3, until: 5 },
  },
  {
    ...{ id: id(2), sheet: 'Форма 1', source: { kind: 'period', back: 0 } },
    ...{ target: { to: 'cell', address: 'B1' }, scope: { of: 'municipality' } },
  },
  {
    ...{ id: id(3), sheet: 'Форма 1', source: { ...element, id: 'gone', title: 'Чего нет' } },
    ...{ target: { to: 'cell', address: 'D3' }, scope: { of: 'municipality' } },
  },
  {
    ...{ id: id(4), sheet: 'Форма 1', source: element },
    ...{ target: { to: 'cell', address: 'D9' }, scope: { of: 'cluster', cluster: 'Город' } },
  },
];

describe('somebody’s template', () => {
  let template: TemplateView;
  const url = () => `/api/bound-templates/${template.id}`;
  const save = (more: Partial<BindingsInput>) =>
    town.asIrina.put(url(), {
      ...{ title: template.title, revision: template.revision, bindings, meanings: [] },
      ...more,
    });

  beforeAll(async () => {
    const file = await sendFile(
      town.asIrina,
      { purpose: 'template', name: 'region.xlsx' },
      await regionTable(),
    );
    const made = await town.asIrina.post('/api/bound-templates', {
      title: 'Форма региона',
      fileId: file.id,
    });
    expect(made.status, made.text).toBe(200);
    template = made.json<TemplateView>();
  });

  it('is for the department, and for nobody else’s', async () => {
    expect((await town.asMarina.get('/api/bound-templates')).status).toBe(403);
    expect((await town.asMarina.put(url(), {})).status).toBe(403);
    expect((await other.asIrina.get(url())).status).toBe(404);
    expect((await town.asMarina.get(`${url()}/file.xlsx?period=${period}`)).status).toBe(403);
  });

  it('with macros is refused by its content', async () => {
    const macros = zip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/vbaProject.bin', content: 'x' },
    ]);
    const reply = await town.asIrina.upload('/api/files?purpose=template&name=a.xlsx', macros);
    expect([reply.status, reply.json().error.code]).toEqual([422, 'file.macros']);
  });

  const cell = (address: string) => ({ ...bindings[1]!, target: { to: 'cell' as const, address } });
  const wrong: [string, BindingsInput['bindings'], RegExp][] = [
    ['a formula', [cell('B6')], /B6 формула/],
    ['a merged cell’s inside', [cell('C1')], /укажите B1/],
    ['another sheet', [{ ...bindings[1]!, sheet: 'Нет' }], /листа «Нет»/],
    ['the same cell twice', [cell('D1'), { ...cell('D1'), id: id(9) }], /занято/],
    ['a row where there is none', [{ ...bindings[1]!, scope: { of: 'row' } }], /столбцы/],
  ];
  it.each(wrong)('refuses to bind %s, and keeps what was bound', async (_, some, message) => {
    const reply = await save({ bindings: some });
    expect([reply.status, reply.json().error.code]).toEqual([422, 'boundTemplate.binding']);
    expect(reply.json().error.message).toMatch(message);
    expect((await town.asIrina.get(url())).json<TemplateView>().bindings).toEqual([]);
  });

  it('is bound once, asks who is meant, and refuses a change made over another', async () => {
    const saved = (await save({})).json<TemplateView>();
    expect(saved.unknownNames).toEqual([{ name: 'Лицей на Луне', suggested: null }]);
    // «Итого» beside a sum is nobody's name.
    const [column] = bindings;
    const toTheEnd = { ...column!, target: { ...column!.target, until: null } };
    template = saved;
    const open = await save({ bindings: [toTheEnd as (typeof bindings)[number]] });
    expect(open.json<TemplateView>().unknownNames).toEqual(saved.unknownNames);
    template = open.json<TemplateView>();
    template = (await save({})).json<TemplateView>();
    const late = await save({ bindings: [], revision: saved.revision });
    expect([late.status, late.json().error.code]).toEqual([409, 'boundTemplate.conflict']);
  });

  it('says which cells stay empty and why', async () => {
    const result = (await town.asIrina.get(`${url()}/result?period=${period}`)).json<FillResult>();
    expect(result).toMatchObject({ filled: 3, preliminary: 0 });
    expect(result.empty.map(({ address, why }) => [address, why])).toEqual([
      ['D3', 'vanished'],
      ['B4', 'notSubmitted'],
      ['B5', 'unknownName'],
    ]);
  });

  it('comes back filled: formatting and formulas stay, old figures do not', async () => {
    const reply = await town.asIrina.download(`${url()}/file.xlsx?period=${period}`);
    const sheet = (await workbook(reply)).getWorksheet('Форма 1')!;
    expect(sheet.getCell('B1').value).toBe('2021/22 учебный год');
    expect(sheet.getCell('B3').value).toBe(first.pupils_total);
    expect(sheet.getCell('B3').numFmt).toBe('#,##0.00');
    expect(sheet.getCell('B3').font).toMatchObject({ bold: true, color: { argb: 'FFCC0000' } });
    expect([sheet.getCell('B4').value, sheet.getCell('D3').value]).toEqual([null, null]);
    expect(sheet.getCell('D9').value).toBe(first.pupils_total);
    expect(sheet.getCell('B6').formula).toBe('SUM(B3:B5)');
    expect(sheet.getCell('B6').result).toBeUndefined();
    expect(sheet.getColumn(1).width).toBe(33);
    expect(sheet.getCell('C1').master.address).toBe('B1');
  });

  it('knows a name that a person has explained, and fills another period the same way', async () => {
    const meanings = [{ name: 'Лицей на Луне', organizationId: school(0) }];
    template = (await save({ meanings })).json<TemplateView>();
    expect(template.unknownNames).toEqual([]);
    const later = await town.asIrina.get(`${url()}/result?period=2022-2023`);
    expect(later.json<FillResult>()).toMatchObject({ filled: 1 });
    const now = (await town.asIrina.get(`${url()}/result?period=${period}`)).json<FillResult>();
    expect(now.filled).toBe(4);
  });

  it('thrown away is gone', async () => {
    expect((await town.asIrina.delete(url())).status).toBe(204);
    expect((await town.asIrina.get(url())).status).toBe(404);
  });
});
