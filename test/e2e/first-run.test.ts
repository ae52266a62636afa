import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';

/**
 * A department's first run: a municipality of its own with a plan moved to its year, the steps of
 * the first day, a schedule approved, words to the parents.
 */
let app: TestApp;
let town: Town;
let browser: FileBrowser;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function good(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFitsWidth(page);
}

async function visit(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

test.each(['desktop', 'phone'] as const)(
  'a municipality is made and begins (%s)',
  async (screen) => {
    const { page, context, faults } = await openPage(browser, screen, app.url);
    await page.goto('/');
    await page.getByLabel('Имя для входа').fill(town.logins.vera);
    await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor();

    await visit(page, '/municipalities/new', 'Новый муниципалитет');
    await page.getByRole('radio', { name: /^Малышевский/ }).check();
    await page.getByLabel('Рабочий учебный год').selectOption({ index: 1 });
    await page.getByText('Из них с датами: 665 (2020–2023 годы)').waitFor();
    await page.getByRole('radio', { name: 'Перенести на рабочий год' }).waitFor();
    await good(page);
    // Nothing is created without a name, and the place is shown.
    await page.getByRole('button', { name: 'Создать муниципалитет' }).click();
    await page.getByText('Введите название: от 2 знаков').waitFor();
    await page.keyboard.type(`Краснореченск, ${screen}`);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'Готовим муниципалитет' }).waitFor();
    await good(page);
    await app.runJobs();
    await page.getByRole('heading', { name: 'Первый день' }).waitFor();
    const steps = page.getByRole('list').filter({ hasText: 'Анкета' }).getByRole('listitem');
    expect(await steps.count()).toBe(5);
    await good(page);

    // Skipped by one person, seen on every page and by whoever comes next.
    await page.getByRole('button', { name: 'Пропустить: Организации и люди' }).click();
    await page.getByRole('button', { name: 'Вернуть шаг: Организации и люди' }).waitFor();
    await visit(page, '/schedule?state=draft', 'План-график');
    await page.getByText('Первый день: шаг 2 из 5').waitFor();
    await page.getByText('Строк: 762 из 762').waitFor();
    await good(page);
    await page.getByRole('button', { name: 'Утвердить все черновики: 762' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Строк будет утверждено: 762').waitFor();
    await good(page);
    await dialog.getByRole('button', { name: 'Утвердить' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Ничего не найдено').waitFor();

    await visit(page, '/municipality', 'Муниципалитет');
    await page.getByRole('button', { name: 'Вставить пример' }).click();
    await page.getByRole('figure').getByText('Уважаемые родители!').waitFor();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено', { exact: true }).waitFor();
    await good(page);
    await page.getByRole('button', { name: 'Скрыть подсказки' }).last().click();
    await page.getByText('Подсказки первого дня скрыты.').waitFor();
    expect(await page.getByText('Первый день: шаг').count()).toBe(0);
    await visit(page, '/municipality', 'Муниципалитет');
    await page.getByRole('button', { name: 'Показать подсказки' }).click();
    await page.getByText('Первый день: шаг 2 из 5').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);
