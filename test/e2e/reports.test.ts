import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { startDemoApp } from '../support/demo-app.ts';
import { Tour, type Screen } from '../support/tour.ts';
import { unzip } from '../support/unzip.ts';

/** The table of a campaign and its one-page reports, from the section to the saved files. */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const title = 'Удовлетворённость родителей школой';
const screens: Screen[] = ['desktop', 'phone'];

it.each(screens)('a specialist takes the table and the pages of a campaign (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  const saved = async (name: string | RegExp) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), file: readFileSync(await download.path()) };
  };
  await tour.signIn('specialist');
  await tour.open('Отчёты');
  await tour.sees('Отчёты', title, 'Самообследование школ за 2021 год');
  await page.getByRole('searchbox', { name: 'Найти' }).fill('школой');
  await page.getByRole('link', { name: title, exact: true }).click();

  await tour.sees(title, 'Доли посчитаны от числа ответивших на вопрос', '253', /4\s817/);
  const table = await saved('Свод, XLSX');
  expect(table.name).toBe(`Свод ${title}.xlsx`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(table.file as unknown as ArrayBuffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'О данных',
    'Свод',
    'Число ответов',
  ]);

  await page.getByRole('button', { name: /^Столбцы: 14 из/ }).click();
  await page.getByRole('button', { name: 'Ничего' }).click();
  await page.getByRole('checkbox', { name: 'Да', exact: true }).first().check();
  await page.getByRole('button', { name: 'Готово' }).click();
  await tour.sees(title, /^Столбцы: 1 из/, 'Ест ли ваш ребёнок в школьной столовой?');

  await page.getByRole('tab', { name: 'Справка' }).click();
  await tour.sees(title, 'по результатам анкетирования', /253 из 4\s817/);
  await page.getByLabel('О ком справка').selectOption('Заречная школа (демо)');
  await tour.reads(title, /46 из 812 \(5,7\s%\)/, '4,22 из\u00a05');
  const paper = await saved('Скачать DOCX');
  expect(paper.name).toBe(`Справка ${title} Заречная школа (демо).docx`);
  expect(unzip(paper.file).get('word/document.xml')).toContain('4,22 из\u00a05');

  await page.getByRole('link', { name: 'Печать' }).click();
  await tour.sees('Справка', /46 из 812/, 'подпись');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Напечатать' }).isVisible()).toBe(false);
  const printed = await page.pdf({ preferCSSPageSize: true });
  expect(printed.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  await tour.end();
});

it('clusters fold, and figures sort within them', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Отчёты');
  await tour.reads('Отчёты', title);
  await page.getByRole('link', { name: title, exact: true }).click();
  await tour.reads(title, '253');
  const names = () => page.locator('tbody th[scope=row]').allInnerTexts();
  await page.getByRole('button', { name: 'Ответов', exact: true }).click();
  await page.getByRole('button', { name: 'Ответов', exact: true }).click();
  await page.locator('th[aria-sort=descending]').waitFor();
  const sorted = await names();
  const clusters = await page.getByRole('button', { name: /^Свернуть кластер:/ }).count();
  if (clusters === 0) {
    expect(sorted[0]).toBe('Заречная школа (демо)');
  } else {
    await page.getByRole('button', { name: /^Свернуть кластеры$/ }).click();
    expect((await names()).length).toBeLessThan(sorted.length);
  }
  await tour.end();
});

it('an organization’s head takes the page of the own organization only', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('parkovaya');
  await tour.open('Отчёты');
  await tour.reads('Отчёты', title);
  expect(await page.getByRole('button', { name: /Свод/ }).count()).toBe(0);
  await page.getByRole('link', { name: title, exact: true }).click();
  await tour.reads(title, 'по результатам анкетирования', 'Руководитель организации');
  const options = page.getByLabel('О ком справка').locator('option');
  expect(await options.allInnerTexts()).toEqual(['Парковая школа (демо)']);
  await tour.end();
});
