import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import type { Brief, Summary } from '../../server/reports/schema.ts';
import type { CampaignResults } from '../../server/responses/schema.ts';
import { monitoringReports } from '../../server/demo/figures.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  campaignBody,
  fillForm,
  linksOf,
  openCampaign,
  owedBy,
  submission,
  submitForm,
  tokenOf,
} from '../support/make.ts';
import { unzip } from '../support/unzip.ts';

let app: TestApp;
let town: Town;
let other: Town;
let asked: CampaignView;
let draft: CampaignView;

const idOf = (index: number) => town.schools[index]?._id ?? '';
/** Answers of the three schools: the last two are too few to be told apart. */
const counts = [12, 8, 3];

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  [town, other] = [await app.makeTown(), await app.makeTown()];
  asked = await openCampaign(app, town);
  const links = await linksOf(town, asked.id);
  for (const [index, count] of counts.entries()) {
    for (let n = 0; n < count; n += 1) {
      // The few of the third school answer what nobody else does.
      const answers =
        index === 2
          ? { stage: 'senior', overall: 1, recommend: 0 }
          : { stage: 'primary', overall: 4 + (n % 2), recommend: 9 };
      const url = `/api/answer/${tokenOf(links[index])}`;
      const reply = await app.visitor().post(url, submission(answers));
      expect(reply.status, reply.text).toBe(201);
    }
  }
  await town.asIrina.post(`/api/campaigns/${asked.id}/close`);
  // When no process can still take an answer.
  await app.runJobs(new Date(Date.now() + 11_000));
  draft = (
    await town.asIrina.post('/api/campaigns', campaignBody(town, { period: '2035-2036' }))
  ).json<CampaignView>();
});
afterAll(() => app.stop());

const paths = ['/summary', '/summary.xlsx', '/brief', '/brief.docx'];
const summaryOf = async (id: string) =>
  (await town.asIrina.get(`/api/campaigns/${id}/summary`)).json<Summary>();
const briefOf = async (query = '') =>
  (await town.asIrina.get(`/api/campaigns/${asked.id}/brief${query}`)).json<Brief>();

async function workbookOf(id: string): Promise<ExcelJS.Workbook> {
  const reply = await town.asIrina.download(`/api/campaigns/${id}/summary.xlsx`);
  expect(reply.headers.get('content-type')).toContain('spreadsheetml');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(reply.body as unknown as ArrayBuffer);
  return workbook;
}

/** Every row of a sheet by its first cell. */
function rowsOf(sheet: ExcelJS.Worksheet | undefined): Map<unknown, unknown[]> {
  const rows = new Map<unknown, unknown[]>();
  sheet?.eachRow((one) => {
    const values = one.values as unknown[];
    if (!rows.has(values[1])) rows.set(values[1], values.slice(1));
  });
  return rows;
}

describe('a report', () => {
  it('is for those who may make reports', async () => {
    for (const path of paths) {
      const url = `/api/campaigns/${asked.id}${path}`;
      expect((await app.visitor().get(url)).status, path).toBe(401);
      expect((await other.asIrina.get(url)).status, path).toBe(404);
      expect((await town.asAnna.get(url)).status, path).toBe(200);
    }
    for (const path of ['/summary', '/summary.xlsx']) {
      const reply = await town.asMarina.get(`/api/campaigns/${asked.id}${path}`);
      expect([reply.status, reply.json().error.code]).toEqual([403, 'permission.denied']);
    }
  });

  it('of a draft does not exist yet', async () => {
    for (const path of paths) {
      const reply = await town.asIrina.get(`/api/campaigns/${draft.id}${path}`);
      expect([path, reply.status, reply.json().error.code]).toEqual([path, 409, 'campaign.state']);
    }
  });

  it('is asked for in its own words', async () => {
    const wrong = [
      '?organization=all',
      '?organization=1',
      '?extra=1',
      `?items=${'x'.repeat(9000)}`,
    ];
    for (const query of wrong) {
      const reply = await town.asIrina.get(`/api/campaigns/${asked.id}/brief${query}`);
      expect([query.slice(0, 20), reply.status]).toEqual([query.slice(0, 20), 422]);
    }
    const unknown = `?organization=${other.schools[0]?._id ?? ''}`;
    expect((await town.asIrina.get(`/api/campaigns/${asked.id}/brief${unknown}`)).status).toBe(404);
  });
});

describe('Марина, coordinator of school 1', () => {
  it('takes the page of her own school, without the figures of others', async () => {
    const reply = await town.asMarina.get(
      `/api/campaigns/${asked.id}/brief?organization=${idOf(0)}`,
    );
    const brief = reply.json<Brief>();
    expect(brief.organization?.name).toBe('Школа № 1');
    expect(brief.items.length).toBeGreaterThan(0);
    expect(brief.items.every(({ whole }) => whole === null)).toBe(true);
    expect(brief.signer.position).toBe('Руководитель организации');
  });

  it('gets nobody else’s, nor everybody’s', async () => {
    for (const path of ['/brief', '/brief.docx']) {
      const url = `/api/campaigns/${asked.id}${path}`;
      expect((await town.asMarina.get(`${url}?organization=${idOf(1)}`)).status).toBe(404);
      expect((await town.asMarina.get(url)).json().error.code).toBe('response.ownOnly');
    }
    const all = await town.asMarina.get(`/api/campaigns/${asked.id}/brief.docx?organization=all`);
    expect(all.json().error.code).toBe('response.ownOnly');
  });
});

describe('small groups', () => {
  it('are told in no cell of any sheet, and cannot be worked out from the totals', async () => {
    const workbook = await workbookOf(asked.id);
    for (const name of ['Свод', 'Число ответов']) {
      const rows = rowsOf(workbook.getWorksheet(name));
      for (const school of ['Школа № 2', 'Школа № 3']) {
        const numbers = rows.get(school)?.filter((value) => typeof value === 'number');
        // The number of those asked is nobody's answer.
        expect(numbers, `${name}, ${school}`).toHaveLength(1);
        expect(rows.get(school)?.join()).toContain('скрыто: меньше\u00a05\u00a0ответов');
      }
    }
    const { rows } = await summaryOf(asked.id);
    const shown = rows.filter(({ kind, n }) => kind === 'organization' && n !== null);
    expect(shown.map(({ shortName, n }) => [shortName, n])).toEqual([['Школа № 1', 12]]);
    const rest = (rows.at(-1)?.n ?? 0) - 12;
    expect(rest).toBe(11);
  });

  it('are told on no page', async () => {
    const brief = await briefOf(`?organization=${idOf(2)}`);
    expect(brief.items.every(({ own }) => own.value === null && own.count === undefined)).toBe(
      true,
    );
    expect(brief.chart.lines.flatMap(({ bars }) => bars.map(({ side }) => side))).not.toContain(
      'own',
    );
    expect(brief.notes[0]).toContain('ответов меньше\u00a05');
  });
});

describe('the figures', () => {
  it('are those that the results show', async () => {
    const { columns, rows } = await summaryOf(asked.id);
    for (const [row, query] of [
      [rows.find(({ id }) => id === idOf(0)), `?organization=${idOf(0)}`],
      [rows.at(-1), ''],
    ] as const) {
      const url = `/api/campaigns/${asked.id}/results${query}`;
      const results = (await town.asIrina.get(url)).json<CampaignResults>();
      expect(row?.n).toBe(results.n);
      const overall = results.questions.find(({ name }) => name === 'overall');
      const cell = (id: string) => row?.cells[columns.findIndex((one) => one.id === id)];
      expect(cell('overall:mean')?.value).toBe(overall?.mean);
      for (const { value, count } of overall?.cells ?? []) {
        expect(cell(`overall:${String(value)}`)?.count, String(value)).toBe(count);
      }
    }
  });

  it('stand in the spreadsheet as numbers', async () => {
    const { columns, rows } = await summaryOf(asked.id);
    const sheet = (await workbookOf(asked.id)).getWorksheet('Свод');
    const at = 4 + columns.findIndex(({ id }) => id === 'overall:mean');
    const total = sheet?.getRow(6);
    expect(total?.getCell(1).value).toBe('Итого по муниципалитету');
    expect(total?.getCell(2).value).toBe(23);
    expect(total?.getCell(4).value).toBeCloseTo(23 / (400 + 250 + 120), 12);
    const mean = rows.at(-1)?.cells[at - 4]?.value;
    expect([total?.getCell(at + 1).value, total?.getCell(at + 1).numFmt]).toEqual([mean, '0.00']);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
  });

  it('are said in the reader’s language', async () => {
    const english = app.visitor('en');
    await english.signIn(town.logins.irina, 'correct horse battery');
    const { columns } = (await english.get(`/api/campaigns/${asked.id}/summary`)).json<Summary>();
    expect(columns.find(({ id }) => id === 'overall:mean')?.title).toBe('mean');
  });
});

describe('the document', () => {
  const wordsOf = async (query: string) => {
    const reply = await town.asIrina.download(`/api/campaigns/${asked.id}/brief.docx${query}`);
    expect(reply.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''.*\.docx$/);
    const files = unzip(reply.body);
    const xml = files.get('word/document.xml') ?? '';
    const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);
    return { xml, words, styles: files.get('word/styles.xml') ?? '' };
  };

  it('says what the page says', async () => {
    const brief = await briefOf(`?organization=${idOf(0)}`);
    const { words } = await wordsOf(`?organization=${idOf(0)}`);
    expect(words).toEqual(expect.arrayContaining(['СПРАВКА', 'Школа № 1', ...brief.notes]));
    for (const [term, value] of brief.facts) expect(words.join('|')).toContain(`${term}|${value}`);
    for (const { title, ownText, wholeText } of brief.items) {
      expect(words.join('|')).toContain(`${title}|${ownText}|${wholeText}`);
    }
  });

  it('is written in Russian by the rules of official papers', async () => {
    const { xml, styles } = await wordsOf('');
    expect(styles).toContain('w:val="ru-RU"');
    expect(styles).toContain('Times New Roman');
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701"/);
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('w:val="Heading1"');
  });

  it('holds the municipality and every organization when all are asked for', async () => {
    const { words, xml } = await wordsOf('?organization=all');
    expect(words.filter((one) => one === 'СПРАВКА')).toHaveLength(4);
    expect(xml.match(/<w:sectPr/g)).toHaveLength(4);
  });
});

describe('a data form', () => {
  it('is told by its values and reasons, never by zeros, and drafts are not told', async () => {
    const campaign = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
    const values = monitoringReports()[0]?.values ?? {};
    const { crimes_count: _, ...rest } = values;
    const fill = async (who: Town['asMarina'], submit: boolean) => {
      const [form] = await owedBy(who);
      const states = { crimes_count: { state: 'absent', reason: '=нет сведений' } };
      await fillForm(who, form!.id, { answers: rest, states });
      if (submit) expect((await submitForm(who, form!.id)).status).toBe(200);
    };
    await fill(town.asMarina, true);
    await fill(town.asPyotr, false);

    const { columns, rows } = await summaryOf(campaign.id);
    const index = columns.findIndex(({ id }) => id === 'pupils_total');
    const closed = columns.findIndex(({ id }) => id === 'crimes_count');
    expect(rows.map(({ cells }) => cells[index])).toEqual([
      { value: values.pupils_total },
      { value: null, why: 'notSubmitted' },
      { value: null, why: 'notSubmitted' },
      { value: values.pupils_total, n: 1, of: 3 },
    ]);
    expect(rows[0]?.cells[closed]).toEqual({ value: null, why: 'absent', reason: '=нет сведений' });
    expect(columns[closed]?.restricted).toBe(true);
    expect(columns[index]?.restricted).toBe(false);

    const sheet = (await workbookOf(campaign.id)).getWorksheet('Свод');
    const told = rowsOf(sheet);
    expect(told.get('Школа № 1')).toContain(values.pupils_total);
    expect(told.get('Школа № 1')).toContain('нет данных: =нет сведений');
    expect(told.get('Школа № 2')?.slice(3)).toEqual(
      told
        .get('Школа № 2')
        ?.slice(3)
        .map(() => 'не сдано'),
    );
    const brief = await town.asMarina.get(
      `/api/campaigns/${campaign.id}/brief?organization=${idOf(0)}`,
    );
    expect(brief.json<Brief>().facts.map(([term]) => term)).toContain('Форма сдана');
  });

  it('asks for clusters’ subtotals where there are clusters', async () => {
    const campaign = await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });
    await mongoose.connection
      .collection<{ _id: string }>('campaigns')
      .updateOne(
        { _id: campaign.id },
        { $set: { 'expected.0.cluster': 'Север', 'expected.2.cluster': 'Север' } },
      );
    const { rows } = await summaryOf(campaign.id);
    expect(rows.map(({ shortName, kind }) => `${kind} ${shortName}`)).toEqual([
      'organization Школа № 1',
      'organization Школа № 3',
      'cluster Север',
      'organization Школа № 2',
      'whole ',
    ]);
  });
});
