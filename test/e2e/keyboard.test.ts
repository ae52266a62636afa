import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { demoAccount, startDemoApp } from '../support/demo-app.ts';
import { Tour } from '../support/tour.ts';
import { sheetRows } from '../support/workbook.ts';

/** The morning's work without a mouse: nothing on the way is pressed but keys. */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const survey = 'Удовлетворённость родителей школой';

it('a specialist signs in, finds a school, reads a campaign, takes its table and adds a question', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const { login, password } = demoAccount('specialist');
  await page.goto('/');
  await tour.reads('Вход');
  await tour.tabTo('Имя для входа');
  await page.keyboard.type(login);
  await tour.tabTo('Пароль');
  await page.keyboard.type(password);
  await press('Enter');
  await tour.reads('Сегодня');

  await tour.tabTo('Организации');
  await press('Enter');
  await tour.reads('Организации', 'Заречная школа (демо)');
  await press('/');
  await page.keyboard.type('озерн');
  await page.getByText('Заречная школа (демо)').first().waitFor({ state: 'detached' });
  await tour.reads('Организации', 'Озёрная школа (демо)');

  await tour.tabBackTo('Кампании');
  await press('Enter');
  await page.getByRole('link', { name: survey }).waitFor();
  await tour.tabTo(survey);
  await press('Enter');
  await tour.reads(survey, '256 из 4 817');
  const table = page.getByRole('table', { name: 'Ход кампании по организациям' });
  const column = table.getByRole('columnheader', { name: 'Получено' });
  while ((await column.getAttribute('aria-sort')) === null) {
    // The table of clusters has a column of the same name, and comes before.
    await tour.tabTo('Получено');
    await press('Enter');
  }
  const names = await table.getByRole('rowheader').allInnerTexts();
  expect(names.length).toBe(10);
  await tour.tabBackTo('Ход');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  await tour.reads(survey, /Ответов в результатах/);
  await tour.tabTo(/^Таблица: В целом/);
  await press('Enter');
  await tour.sees(survey, /^Ответы на вопрос: В целом/);
  await tour.tabBackTo('Результаты');
  await press('ArrowRight', 'Enter');
  await tour.reads(survey, /Доли посчитаны/);
  await tour.tabTo('Свод, XLSX');
  const { file } = await tour.saved(() => press('Enter'));
  expect((await sheetRows(file, 'Свод')).get('Итого по муниципалитету')?.[2]).toBe(253);

  await tour.tabBackTo('Формы');
  await press('Enter');
  await tour.reads('Формы', 'Школа глазами родителей');
  await tour.tabTo('Школа глазами родителей');
  await press('Enter');
  await tour.reads('Школа глазами родителей', 'Предпросмотр');
  await tour.tabTo('Изменить форму');
  await press('Enter');
  await tour.reads('Школа глазами родителей', 'Ошибок нет');
  await tour.tabTo('Добавить: Один вариант');
  await press('Enter');
  await page.keyboard.type('Есть ли у школы дежурная группа?');
  await press('Enter');
  await page.keyboard.type('Да');
  await press('Enter');
  await page.keyboard.type('Нет');
  await page.frameLocator('iframe').getByText('Есть ли у школы дежурная группа?').waitFor();
  await tour.sees('Школа глазами родителей', 'Ошибок нет', /Сохранено в/);
  await tour.end();
});
