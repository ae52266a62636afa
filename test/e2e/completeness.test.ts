import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { startDemoApp } from '../support/demo-app.ts';
import { Tour, type Screen } from '../support/tour.ts';

/** Who has handed in what, the compiled table, and the region's workbook filled from it. */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const screens: Screen[] = ['desktop', 'phone'];
const form = 'Мониторинг воспитания и кадров';

async function opened(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  return workbook;
}

it.each(screens)('a specialist sees who owes what and takes it along (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Сдача форм');
  await tour.sees('Сдача форм', 'Запрошено форм', 'не начата', '10 организаций');
  await page.getByLabel('Состояние').selectOption({ label: 'Сдана, не принята' });
  await tour.reads('Сдача форм', '3 организации из 10', 'сдана в срок');
  const { name, file } = await tour.saved(() =>
    page.getByRole('button', { name: 'Скачать XLSX' }).click(),
  );
  expect(name).toMatch(/^Сдача форм .*\.xlsx$/);
  const sheet = (await opened(file)).getWorksheet('Список');
  expect(sheet?.rowCount).toBe(2 + 3);
  await page.getByLabel('Состояние').selectOption({ label: 'Ещё не сдана' });
  await page.getByRole('button', { name: 'Выбрать', exact: true }).click();
  await page
    .getByRole('checkbox', { name: /^Выбрать/ })
    .last()
    .check();
  await page.getByRole('button', { name: /^Продлить \(1\)/ }).click();
  await page.getByRole('button', { name: 'Продлить', exact: true }).click();
  await page.getByText('Назовите причину').waitFor();
  await tour.isGood();
  await page.getByRole('button', { name: 'Отмена' }).click();

  await page.getByRole('link', { name: 'Свод', exact: true }).click();
  await tour.sees('Свод', 'Выберите показатели');
  await page.getByLabel('Сохранённый набор').selectOption({ label: `Форма целиком: ${form}` });
  await tour.sees('Свод', 'сообщили 3 из 10', /2\s037/);
  if (on === 'desktop') {
    const heading = page.getByRole('button', { name: /^Обучающиеся, всего/ });
    await heading.click();
    await page.locator('th[aria-sort=ascending]').waitFor();
    const { file: table } = await tour.saved(() =>
      page.getByRole('button', { name: 'Скачать XLSX' }).click(),
    );
    const rows = (await opened(table)).getWorksheet('Свод')?.getColumn(1).values ?? [];
    const shown = await page.locator('tbody th').allTextContents();
    const schools = (names: readonly unknown[]) => names.filter((one) => /школа/.test(String(one)));
    expect(schools(rows)).toEqual(schools(shown));
  }
  await tour.end();
});

it('a methodologist takes the region’s bound workbook filled, and learns what stays empty', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('metodist');
  await tour.open('Сдача форм');
  await page.getByRole('link', { name: 'Шаблоны Excel' }).click();
  await page.getByRole('link', { name: /^Форма региона ВК-1/ }).click();
  await tour.sees('Форма региона ВК-1', 'Заполнится 16 ячеек', 'Останутся пустыми: 28');
  const empty = page.getByRole('table', { name: 'Останутся пустыми: 28' });
  // One line for each of the seven schools that have not handed in.
  expect(await empty.getByRole('row').count()).toBe(1 + 7);
  const { file } = await tour.saved(() =>
    page.getByRole('button', { name: 'Скачать заполненный файл' }).click(),
  );
  const filled = (await opened(file)).getWorksheet('Форма ВК-1');
  expect(['C9', 'C8', 'E9'].map((at) => filled?.getCell(at).value)).toEqual([
    745,
    null,
    expect.objectContaining({ formula: expect.stringContaining('D9') as string }),
  ]);
  await tour.end();
});

it('a specialist binds the region’s workbook once and takes it filled', async () => {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('Форма');
  sheet.getCell('A1').value = 'Обучающихся всего';
  sheet.getCell('B2').value = { formula: 'B1*2', result: 0 };
  const buffer = Buffer.from(await made.xlsx.writeBuffer());

  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Сдача форм');
  await page.getByRole('link', { name: 'Шаблоны Excel' }).click();
  await tour.sees('Шаблоны Excel', 'Форма региона ВК-1');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Регион.xlsx', mimeType: 'application/octet-stream', buffer });
  await tour.reads('Регион', 'Привязка');
  await page.getByRole('button', { name: 'B1', exact: true }).click();
  expect(await page.getByLabel('Адрес ячейки').inputValue()).toBe('B1');
  await page.getByRole('button', { name: 'Привязать' }).click();
  await page.getByText('Выберите, что поставить').waitFor();
  await page.getByRole('combobox', { name: 'Показатель из формы' }).fill('Обучающиеся, всего');
  await page.getByRole('option', { name: /^Обучающиеся, всего/ }).click();
  await page.getByRole('button', { name: 'Привязать' }).click();
  await page.getByLabel('Название', { exact: true }).fill('Отчёт региону');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await tour.sees('Отчёт региону', 'Заполнится 1 ячейка');
  const { name, file } = await tour.saved(() =>
    page.getByRole('button', { name: 'Скачать заполненный файл' }).click(),
  );
  expect(name).toMatch(/^Отчёт региону .*\.xlsx$/);
  const filled = (await opened(file)).getWorksheet('Форма');
  expect(filled?.getCell('B1').value).toBe(2037);
  expect(filled?.getCell('B2').formula).toBe('B1*2');
  await tour.end();
});

it('an organization’s coordinator sees the own row only', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('zarechnaya');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('navigation').first().waitFor();
  await page.goto('/completeness');
  await tour.reads('Сдача форм', '1 организация');
  expect(await page.getByRole('link', { name: 'Шаблоны Excel' }).count()).toBe(0);
  await tour.end();
});
