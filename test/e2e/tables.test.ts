import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  type FileBrowser,
} from '../support/browser.ts';
import { startDemoApp } from '../support/demo-app.ts';
import { Tour } from '../support/tour.ts';

/** The table of every list, by the one that everybody may see: sorted, searched, left, found again. */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('a list is sorted and searched with the keyboard, and found again on the way back', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Журнал');
  const when = page.getByRole('columnheader', { name: 'Когда' });
  const rows = page.locator('tbody tr');
  const first = () => rows.first().getByRole('rowheader').textContent();
  const newest = await first();

  await when.getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect(await when.getAttribute('aria-sort')).toBe('ascending');
  expect(await first()).toContain('№ 1');
  await page.keyboard.press('Enter');
  expect(await when.getAttribute('aria-sort')).toBe('descending');
  expect(await first()).toBe(newest);
  await page.keyboard.press('Enter');
  expect(await when.getAttribute('aria-sort')).toBeNull();

  await page.keyboard.press('/');
  await page.keyboard.type('открыта кампания детским');
  await page
    .getByRole('status')
    .filter({ hasText: /^Найдено 1 из / })
    .waitFor();
  expect(await rows.count()).toBe(1);
  await expectAccessible(page);

  await tour.open('Формы');
  await page.getByRole('heading', { level: 1, name: 'Формы' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Журнал' }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('открыта кампания детским');
  await page.getByRole('searchbox').fill('такого здесь нет');
  await page.getByRole('button', { name: 'Снять отбор' }).click();
  await rows.nth(8).waitFor();
  await tour.end();
});

it('cards of a phone are put in order by a list', async () => {
  const tour = await Tour.start(browser, app.url, 'phone');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Журнал');
  await page.getByLabel('Сортировать').selectOption('Когда');
  const card = page.getByRole('list', { name: 'Последние изменения' }).getByRole('listitem');
  expect(await card.first().textContent()).toContain('№ 1');
  await page.getByRole('button', { name: /^Сейчас по возрастанию/ }).click();
  expect(await card.first().textContent()).not.toContain('№ 1 ');
  await expectFitsWidth(page);
  await expectAccessible(page);
  await tour.end();
});
