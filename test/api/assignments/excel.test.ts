import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UploadView } from '../../../server/assignments/excel.schema.ts';
import { publishForm } from '../../../server/forms/model.ts';
import { startTestApp, type TestApp, type Town } from '../../support/app.ts';
import { edited, excelFormJson } from '../../support/excel-form.ts';
import { xlsx, zip } from '../../support/files.ts';
import { fillForm, formOf, openCampaign, owedBy } from '../../support/make.ts';
import type { Person, Reply } from '../../support/person.ts';

let app: TestApp;
let town: Town;
/** Forms of two schools and of two years. */
let own: string;
let lastYear: string;
let others: string;

const url = (id: string) => `/api/assignments/${id}`;
const template = async (who: Person, id: string) => {
  const file = await who.download(`${url(id)}/template.xlsx`);
  expect(file.status).toBe(200);
  return file;
};
const upload = (who: Person, id: string, file: Buffer) =>
  who.upload(`${url(id)}/upload`, Buffer.from(file));
const codeOf = (reply: Reply) => [reply.status, reply.json().error.code];

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  await publishForm(town.by, excelFormJson);
  for (const period of ['2021-2022', '2022-2023']) {
    await openCampaign(app, town, { formKey: 'school-report', period });
  }
  const find = async (who: Person, period: string) =>
    (await owedBy(who)).find((one) => one.period === period)?.id ?? '';
  own = await find(town.asMarina, '2022-2023');
  lastYear = await find(town.asMarina, '2021-2022');
  others = await find(town.asPyotr, '2022-2023');
});
afterAll(() => app.stop());

describe('an upload is refused, and nothing is written,', () => {
  it('from whoever does not fill the form in', async () => {
    const { body } = await template(town.asMarina, own);
    expect((await upload(town.asPyotr, own, body)).status).toBe(404);
    expect((await upload(town.asIrina, own, body)).status).toBe(403);
    expect((await town.asPyotr.get(`${url(own)}/template.xlsx`)).status).toBe(404);
  });

  it('of another school’s template, without saying whose it is', async () => {
    const { body } = await template(town.asPyotr, others);
    const reply = await upload(town.asMarina, own, body);
    expect(codeOf(reply)).toEqual([422, 'workbook.foreign']);
    expect(reply.text).not.toContain(town.schools[1]?.name);
  });

  it('of another year’s template, which is named', async () => {
    const { body } = await template(town.asMarina, lastYear);
    const reply = await upload(town.asMarina, own, body);
    expect(codeOf(reply)).toEqual([422, 'workbook.other']);
    expect(reply.json().error.message).toContain('2021/22');
  });

  const files: [string, () => Buffer | Promise<Buffer>, number, string][] = [
    ['a plain workbook', xlsx, 422, 'workbook.notTemplate'],
    ['nothing', () => Buffer.alloc(0), 422, 'file.empty'],
    ['a text', () => Buffer.from('a;b\n1;2\n'), 422, 'file.type'],
    [
      'a workbook with macros',
      () =>
        zip([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: 'xl/workbook.xml', content: '<workbook/>' },
          { name: 'xl/vbaProject.bin', content: 'macro' },
        ]),
      422,
      'file.macros',
    ],
    [
      'a bomb',
      () =>
        zip([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: 'xl/workbook.xml', content: '<workbook/>' },
          { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_000, ' ') },
        ]),
      422,
      'file.bomb',
    ],
  ];
  it.each(files)('of %s', async (_, make, status, code) => {
    expect(codeOf(await upload(town.asMarina, own, await make()))).toEqual([status, code]);
  });

  it('of more than five megabytes', async () => {
    const reply = await upload(town.asMarina, own, Buffer.alloc(5 * 1024 * 1024 + 1, 'x'));
    expect(reply.status).toBe(413);
  });

  it('once the form is locked, while the file stays with the school', async () => {
    const { body } = await template(town.asPyotr, others);
    const { campaignId } = (await formOf(town.asPyotr, others)).assignment;
    expect((await town.asIrina.post(`/api/campaigns/${campaignId}/close`)).status).toBe(200);
    expect(codeOf(await upload(town.asPyotr, others, body))).toEqual([409, 'dataForm.locked']);
    expect((await town.asIrina.post(`/api/campaigns/${campaignId}/reopen`)).status).toBe(200);
  });
});

describe('a template', () => {
  it('is named by its form and comes back without a change', async () => {
    await fillForm(town.asMarina, own, {
      answers: { pupils__noo: 100, note: '=СУММ(1)' },
      states: { area: { state: 'absent', reason: 'ремонт' } },
    });
    const { body, headers } = await template(town.asMarina, own);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('Отчёт школы');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(new Uint8Array(body).buffer);
    expect(workbook.worksheets[0]?.getCell('B2').text).toContain('2022/23');
    const view = (await upload(town.asMarina, own, body)).json<UploadView>();
    expect([view.changes, view.refused, view.missing]).toEqual([[], [], 0]);
  });

  it('is shown cell by cell, writes nothing, and is taken over by the usual save', async () => {
    const { body } = await template(town.asMarina, own);
    const file = await edited(body, (_sheet, cell) => {
      cell('pupils__noo').value = 110;
      cell('pupils__ooo').value = { formula: 'E8*2', result: 220 };
      cell('area', 'F').value = null;
      cell('area', 'G').value = null;
      cell('area').value = 4.5;
    });
    // Somebody else of the school changes a field meanwhile.
    await fillForm(town.asMarina, own, { answers: { pupils__noo: 105 } });
    const before = await formOf(town.asMarina, own);
    const reply = await upload(town.asMarina, own, file);
    expect(reply.status, reply.text).toBe(200);
    const view = reply.json<UploadView>();
    expect(view.refused.map(({ question, text }) => [question, text])).toEqual([
      ['pupils__ooo', '220'],
    ]);
    expect(
      view.changes.map(({ question, conflict, shown }) => ({ question, conflict, shown })),
    ).toEqual([
      {
        question: 'pupils__noo',
        conflict: true,
        shown: { was: '100', now: '105', next: '110' },
      },
      {
        question: 'area',
        conflict: false,
        shown: { was: 'нет данных: ремонт', now: 'нет данных: ремонт', next: '4,5' },
      },
    ]);
    expect((await formOf(town.asMarina, own)).revision).toBe(before.revision);
    const changes = view.changes.map(({ question, base, next }) => ({ question, base, ...next }));
    const saved = await town.asMarina.patch(`${url(own)}/fields`, {
      changes,
      since: view.revision,
    });
    expect(saved.json<{ conflicts: unknown[]; refused: unknown[] }>()).toMatchObject({
      conflicts: [],
      refused: [],
    });
    const { fields } = await formOf(town.asMarina, own);
    const value = (name: string) => fields.find(({ question }) => question === name)?.answer;
    expect([value('pupils__noo'), value('area')]).toEqual([110, 4.5]);
  });
});
