import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { resultsHead, tablesCatalog, workbookOf } from '../support/external.ts';
import { Tour, type Screen } from '../support/tour.ts';

/** A specialist brings the results of an all-Russian test work in, as the system gives them out. */
let app: TestApp;
let browser: FileBrowser;
let town: Town;

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startTestApp({ town: { templateId: null } }),
    launchBrowser(),
  ]);
  town = await app.makeTown({ templateId: null });
  const saved = await town.asIrina.put('/api/catalog', tablesCatalog());
  expect(saved.status, saved.text).toBe(200);
  await app.runJobs();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const rows = [
  ['Школа № 1', 'Русский язык', 4, 40, 55.5, '', 'нет'],
  ['СОШ имени Пушкина', 'Русский яз', 4, 25, 48, '', ''],
  ['Школа № 3', 'Математика', 4, 'около 20', 60, '', ''],
  ['Итого', 'Математика', 4, 90, 50, '', ''],
];

async function fileOf(body: unknown[][]) {
  const buffer = await workbookOf([['Результаты, весна 2022 года'], resultsHead, ...body]);
  return {
    name: 'ВПР весна 2022.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  };
}

async function start(screen: Screen): Promise<Tour> {
  const tour = await Tour.start(browser, app.url, screen);
  await tour.signIn(town.logins.irina, testPassword);
  await tour.open('Показатели');
  await tour.follow('Внешние данные');
  return tour;
}

it('a file is checked, mended by two answers, imported without its bad rows, and seen', async () => {
  const tour = await start('desktop');
  const { page } = tour;
  await tour.sees('Внешние данные', 'Результаты ВПР', 'Не загружено', 'Отдельные числа');
  await page.getByRole('link', { name: /^Загрузить: Результаты ВПР, 2021\/22/ }).click();
  await tour.sees('Загрузка таблицы', 'За какой период');
  await page.locator('input[type=file]').setInputFiles(await fileOf(rows));
  await tour.sees('Загрузка таблицы', 'Что в каких столбцах', /ВПР весна 2022\.xlsx/);
  const meaning = page.getByLabel('Что в столбце «Качество»');
  expect(await meaning.inputValue()).toBe('quality');

  await page.getByRole('button', { name: 'Проверить строки' }).click();
  await tour.sees('Загрузка таблицы', '1 из 4 строк', 'Не загрузятся 3 строки', /«около 20»/);
  const write = page.getByRole('button', { name: /^Загрузить \d/ });
  expect(await write.isDisabled()).toBe(true);
  await page.getByLabel('Что такое «СОШ имени Пушкина»').selectOption({ label: 'Школа № 2' });
  await page.getByLabel('Что такое «Русский яз»').selectOption({ label: 'Русский язык' });
  await page.getByText('2 из 4 строк').waitFor();

  const csv = await tour.saved(() =>
    page.getByRole('link', { name: 'Скачать эти строки (CSV)' }).click(),
  );
  expect(csv.name).toBe('rejected.csv');
  expect(csv.file.toString('utf8')).toContain('5;');
  await page.getByRole('checkbox', { name: /Пропустить 2 строки/ }).check();
  await page.getByRole('button', { name: 'Загрузить 2 строки' }).click();
  await tour.sees('Загрузка таблицы', 'Взяты 2 строки, организаций: 2', 'Пропущены 2 строки');
  await page.getByRole('link', { name: 'К внешним данным' }).click();
  await tour.reads('Внешние данные', 'Загружены 2 строки');
  await app.runJobs();

  await page.getByRole('link', { name: 'Результаты ВПР', exact: true }).click();
  await tour.sees('Результаты ВПР', 'История загрузок', 'действует', 'Что в таблице');
  await tour.end();
});

it('next time the answers are known, and others’ rows may stay', async () => {
  const tour = await start('phone');
  const { page } = tour;
  await tour.sees('Внешние данные');
  await page.getByRole('link', { name: /^Заменить: Результаты ВПР, 2021\/22/ }).click();
  await tour.sees('Загрузка таблицы', 'уже есть данные (2 строки');
  const next = [['СОШ имени Пушкина', 'Русский яз', 4, 26, 50, '', '']];
  await page.locator('input[type=file]').setInputFiles(await fileOf(next));
  await page.getByRole('button', { name: 'Проверить строки' }).click();
  await tour.sees('Загрузка таблицы', 'единственная строка файла', 'запомнено раньше');
  await page.getByLabel(/Только организации из файла/).check();
  await page.getByRole('button', { name: 'Загрузить 1 строку' }).click();
  await tour.sees('Загрузка таблицы', 'Осталась 1 строка других организаций');
  await tour.end();
});

it('a single number is entered with its source, and refused without sense', async () => {
  const tour = await start('desktop');
  const { page } = tour;
  await page.getByRole('button', { name: /^Внести: Показатель context\.share/ }).click();
  const value = page.getByLabel('Значение');
  await value.fill('145,5');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('процентов не больше 100', { exact: true }).waitFor();
  await tour.isGood();
  await value.fill('45,5');
  await page.getByLabel('Откуда').fill('Отчёт ФИС ОКО за 2022 год');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await tour.reads('Внешние данные', '45,5\u00a0%', 'Отчёт ФИС ОКО за 2022 год');
  await tour.end([/422/]);
});
