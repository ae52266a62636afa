import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { startDemoApp } from '../support/demo-app.ts';
import { Tour, type Screen } from '../support/tour.ts';

/**
 * The afternoon after a survey went out: charts, organizations beside each other, free answers to
 * be read, whom to remind. On a desktop and on a phone, every screen accessible and of its width.
 */
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

it.each<Screen>(['desktop', 'phone'])('a specialist watches a campaign (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Кампании');
  await tour.reads('Кампании');
  await page.getByRole('link', { name: survey }).click();
  await tour.reads(survey, '256 из 4 817', 'По кластерам', 'Заречье');

  await page.getByRole('tab', { name: 'Должники' }).click();
  await tour.reads(survey, 'Скопировать почту', 'Малинкина Ольга Сергеевна (демо)');
  await page.getByLabel('Кого показать').selectOption({ label: 'Без ответов' });
  await tour.reads(survey, 'Должников нет');

  await page.getByRole('tab', { name: 'Результаты' }).click();
  await tour.sees(survey, /обновлено в/, 'среднее 4,1 из 5', /ждут просмотра/);
  const card = page.getByRole('region', { name: 'В каком классе учится ваш ребёнок?' });
  const chart = card.getByRole('list', { name: /Диаграмма ответов/ });
  expect(await chart.getByRole('listitem').count()).toBe(3);
  await card.getByRole('button', { name: /^Таблица/ }).click();
  await tour.sees(survey, '1–4 класс');
  await page.getByLabel('Чьи ответы').selectOption({ label: 'Кластер: Центр' });
  await tour.reads(survey, /Ответов в результатах/);

  await page.getByRole('button', { name: 'Сравнение организаций' }).click();
  await tour.sees(survey, /Все вместе: 4,08/, 'Садовая школа (демо)');
  await page.getByLabel('Что сравниваем').selectOption({ label: 'Доля ответов' });
  await page.getByLabel('По кластерам').check();
  await tour.reads(survey, /^Центр: /);

  await page.getByRole('button', { name: 'Свободные ответы' }).click();
  await tour.sees(survey, 'Ответы перемешаны', /Показать\s\d+\sответ/);
  await tour.end();
});

it('a specialist blots a word out by the keyboard, and the school reads the rest', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Кампании');
  await tour.reads('Кампании');
  await page.getByRole('link', { name: survey }).click();
  await page.getByRole('tab', { name: 'Результаты' }).click();
  await page.getByRole('button', { name: 'Свободные ответы' }).click();
  const own = page.getByRole('article', { name: 'Ответ, Заречная школа (демо)' });
  const first = own.filter({ hasText: 'Нужен ремонт спортивного зала.' }).first();
  await first.getByRole('button', { name: 'Замазать слова' }).click();
  const word = page.getByRole('button', { name: 'спортивного', pressed: false });
  await word.focus();
  await page.keyboard.press('Space');
  await tour.sees(survey, 'Замазать и показать');
  await page.getByRole('button', { name: 'Замазать и показать' }).click();
  await page.getByRole('button', { name: /^Показать\s37\sответов/ }).waitFor();
  await page.getByRole('combobox', { name: 'Какие ответы' }).selectOption('released');
  await tour.reads(survey, 'Вернуть на просмотр');
  await tour.end();

  const school = await Tour.start(browser, app.url, 'phone');
  await school.signIn('zarechnaya');
  await school.open('Кампании');
  await school.reads('Кампании');
  await school.page.getByRole('link', { name: survey }).click();
  await school.page.getByRole('tab', { name: 'Результаты' }).click();
  await school.sees(survey, 'Нужен ремонт … зала.', /Показан\s1\sответ/);
  await school.end();
});
