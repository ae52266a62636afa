import type { Workbook } from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import { periodWords } from '../campaigns/words.ts';
import type { Summary } from './schema.ts';
import { safeText } from '../safe-text.ts';
import { rowHeight, wallClock, type Entry } from './sheet.ts';
import { textOf } from './words.ts';
import { audienceWords, readingNotes, workbookWords } from './workbook-words.ts';

const moment = 'dd.mm.yyyy hh:mm';
const day = 'dd.mm.yyyy';
const whole = '#,##0';
const factWidth = 90;

/** The first sheet: what the data are, how complete, of when, and how to read them. */
export function addAbout(workbook: Workbook, summary: Summary, language: Language): void {
  const w = workbookWords[language];
  const sheet = workbook.addWorksheet(w.about);
  sheet.columns = [{ width: 30 }, { width: factWidth }];
  const font = { name: 'Arial', size: 10 };
  const title = sheet.addRow([safeText(summary.campaign.title)]);
  title.font = { ...font, size: 14, bold: true };
  title.alignment = { wrapText: true, vertical: 'top' };
  sheet.mergeCells('A1:B1');
  title.height = 20 * Math.ceil(summary.campaign.title.length / 85);
  for (const [term, { value, format }] of facts(summary, language)) {
    const row = sheet.addRow([term, typeof value === 'string' ? safeText(value) : value]);
    row.font = font;
    row.alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
    row.getCell(1).font = { ...font, color: { argb: 'FF51606B' } };
    row.height = rowHeight([[typeof value === 'string' ? value : '', factWidth]]);
    if (format !== undefined) row.getCell(2).numFmt = format;
    else if (typeof value === 'string' && /^[=+\-@]/.test(value)) row.getCell(2).numFmt = '@';
  }
  const head = sheet.addRow([]);
  head.getCell(1).value = null;
  const dataForm = summary.campaign.kind === 'dataForm';
  const notes = readingNotes({ dataForm, minimumGroup: summary.minimumGroup }, language);
  notes.forEach((note, index) => {
    const row = sheet.addRow([index === 0 ? w.howToRead : '', note]);
    row.font = font;
    row.alignment = { wrapText: true, vertical: 'top' };
    row.getCell(1).font = { ...font, color: { argb: 'FF51606B' } };
    row.height = rowHeight([[note, factWidth]]);
  });
  sheet.pageSetup = {
    orientation: 'portrait',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  sheet.headerFooter = { oddFooter: `&R&9${w.page}` };
}

function facts(summary: Summary, language: Language): [string, Entry][] {
  const w = workbookWords[language];
  const { campaign, rows, timeZone } = summary;
  const total = rows.at(-1);
  const organizations = rows.filter(({ kind }) => kind === 'organization').length;
  const dataForm = campaign.kind === 'dataForm';
  const at = (iso: string, format: string): Entry => ({ value: wallClock(iso, timeZone), format });
  const form = textOf(campaign.formTitle, language);
  const list: [string, Entry | null][] = [
    [w.municipality, { value: summary.municipality }],
    [w.campaign, { value: campaign.title }],
    [w.form, { value: `${form}, ${w.version} ${campaign.formVersion}` }],
    [w.period, { value: pick(periodWords(campaign.period), language) }],
    [w.opens, at(campaign.opensAt, moment)],
    [w.closes, at(campaign.closesAt, moment)],
    [w.audience, { value: audienceWords[campaign.audience]?.[language] ?? campaign.audience }],
    [w.organizations, { value: organizations, format: whole }],
    [w.reported, { value: summary.reported, format: whole }],
    ...(dataForm ? [] : peopleFacts(summary, language)),
    [
      w.freshOn,
      summary.freshOn === null
        ? { value: w.noData }
        : { value: new Date(`${summary.freshOn}T00:00:00Z`), format: day },
    ],
    [w.final, { value: summary.final ? w.yes : w.no }],
    [w.madeAt, at(summary.madeAt, moment)],
  ];
  return total ? list.flatMap(([term, entry]) => (entry ? [[term, entry]] : [])) : [];
}

function peopleFacts(summary: Summary, language: Language): [string, Entry | null][] {
  const w = workbookWords[language];
  const { minimumGroup } = summary;
  const { n = null, expected = null } = summary.rows.at(-1) ?? {};
  return [
    [w.responsesAll, n === null ? { value: w.noData } : { value: n, format: whole }],
    [w.expectedAll, expected === null ? { value: w.unknown } : { value: expected, format: whole }],
    [
      w.rateAll,
      n === null || !expected ? { value: w.unknown } : { value: n / expected, format: '0.0%' },
    ],
    minimumGroup > 1 ? [w.group, { value: minimumGroup, format: whole }] : [w.group, null],
  ];
}
