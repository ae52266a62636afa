import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftView } from '../../server/forms/draft.schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';

let app: TestApp;
let town: Town;
let browser: FileBrowser;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function enter(screen: 'desktop' | 'phone') {
  const opened = await openPage(browser, screen, app.url);
  const { page } = opened;
  await page.goto('/');
  await page.getByLabel('Имя для входа').fill(town.logins.irina);
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByLabel('Имя для входа').waitFor({ state: 'detached' });
  return opened;
}

async function beginEmpty(page: Page, title: string): Promise<void> {
  await page.goto('/forms');
  await page.getByRole('button', { name: 'Новая форма' }).click();
  await page.getByLabel('С пустого листа').click();
  await page.getByLabel('Название').fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Опубликовать' }).waitFor();
}

const frameOf = (page: Page) => page.frameLocator('iframe');

describe.each(['desktop', 'phone'] as const)('a form from nothing on a %s', (screen) => {
  it('is written by one press and the keyboard, seen as parents see it, tried and published', async () => {
    const { page, faults, context } = await enter(screen);
    await beginEmpty(page, `Опрос о кружках, ${screen}`);
    await page.getByLabel('Зачем').fill('Узнать, чего не хватает.');
    await page.getByRole('button', { name: 'Добавить: Один вариант' }).click();
    await page.keyboard.type('Нравятся ли кружки?');
    await page.keyboard.press('Enter');
    for (const words of ['Да', 'Нет']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('Какого кружка не хватает?');
    // A question without choices is named at its row and cannot be published.
    await page.getByText('нет вариантов ответа: добавьте хотя бы два').first().waitFor();
    expect(await page.getByRole('button', { name: 'Опубликовать' }).isDisabled()).toBe(true);
    await page.getByLabel('Как отвечают').last().selectOption({ label: 'Развёрнутый ответ' });
    await page.getByText('Сохранено в').waitFor();
    await expectAccessible(page);
    await expectFitsWidth(page);

    if (screen === 'phone') await page.getByRole('tab', { name: 'Как увидит отвечающий' }).click();
    const frame = frameOf(page);
    await frame.getByText('Какого кружка не хватает?').waitFor();
    await frame.getByLabel('Да', { exact: true }).check();
    await frame.getByRole('button', { name: 'Отправить' }).click();
    await frame.getByText('В предпросмотре ничего не отправлено и не сохранено').waitFor();

    await page.getByRole('button', { name: 'Опубликовать' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Форма появится в списке').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Опубликовать' }).click();
    await dialog.getByRole('link', { name: 'Начать кампанию с этой формой' }).click();
    await page.getByRole('heading', { level: 1, name: 'Новая кампания' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a form of the library', () => {
  it('is changed in place, its preview led to the question, a removed one put back by name', async () => {
    const { page, context } = await enter('desktop');
    await page.goto('/forms/parents-school/1');
    await page.getByRole('button', { name: 'Изменить форму' }).click();
    const overall = page.getByRole('button', { name: /^\d+\. В целом/ });
    await overall.click();
    await frameOf(page).getByText('Шаг 5 из 5').waitFor();
    // Typing goes on while the preview is renewed beside it.
    const title = page.getByRole('textbox', { name: 'Вопрос', exact: true });
    await title.fill('');
    await title.pressSequentially('В целом: довольны ли вы школой?', { delay: 60 });
    await frameOf(page).getByText('довольны ли вы школой?').waitFor();
    await frameOf(page).getByText('Шаг 5 из 5').waitFor();
    expect(await title.inputValue()).toBe('В целом: довольны ли вы школой?');

    await page.getByRole('button', { name: /^Ещё действия: В целом/ }).click();
    await page.getByRole('menuitem', { name: 'Удалить' }).click();
    await page.getByText('Удалены вопросы, по которым считаются показатели').waitFor();
    await page
      .getByText(/ссылается на вопрос, которого в форме нет/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Вернуть' }).first().click();
    await page.getByText('Ошибок нет').waitFor();

    await overall.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toMatch(/^13\. В целом/);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await focused()).toMatch(/^12\. В целом/);
    await context.close();
  });

  it('typed by two people loses neither: one is asked and nothing on the page is gone', async () => {
    const { page, context } = await enter('desktop');
    const start = { start: 'copy', key: 'parents-school', title: 'Опрос двоих' };
    const { key, definition } = (
      await town.asIrina.post('/api/form-drafts', start)
    ).json<DraftView>();
    await page.goto(`/forms/${key}/draft`);
    const purpose = page.getByLabel('Зачем');
    await purpose.waitFor();
    const hers = { ...definition, title: { ru: 'Название Веры' } };
    await town.asVera.put(`/api/form-drafts/${key}`, { revision: 1, definition: hers });
    await purpose.fill('Мои слова');
    await page.getByText('черновик сохранил другой человек').waitFor();
    await page.getByText('Название: «Название Веры»').waitFor();
    await expectAccessible(page);
    expect(await purpose.inputValue()).toBe('Мои слова');
    await page.getByRole('button', { name: 'Сохранить мой вариант' }).click();
    await page.getByText('Сохранено в').waitFor();
    const stored = (await town.asIrina.get(`/api/form-drafts/${key}`)).json<DraftView>();
    expect(stored.definition.purpose.ru).toBe('Мои слова');
    await context.close();
  });
});
