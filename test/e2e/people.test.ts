import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonInput } from '../../server/people/schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';

/**
 * How people come in: a specialist adds a coordinator and sends the invitation, or prints slips for
 * everybody; the coordinator opens the address or types the code, sets a password and is in.
 */
let app: TestApp;
let browser: FileBrowser;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFitsWidth(page);
}

/** Ирина in front of the people of a new municipality. */
async function openPeople(screen: 'desktop' | 'phone') {
  town = await app.makeTown({ templateId: null });
  const opened = await openPage(browser, screen, app.url);
  const { page } = opened;
  await page.goto('/people');
  await expectGood(page);
  await page.getByLabel('Имя для входа').fill(town.logins.irina);
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Люди' }).waitFor();
  await page.getByText('marina').first().waitFor();
  return opened;
}

async function addCoordinators(names: string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const organizationIds = [town.schools[index % 3]?._id ?? ''];
    const person: PersonInput = {
      name,
      role: 'coordinator',
      organizationIds,
      email: '',
      phone: '',
    };
    expect((await town.asIrina.post('/api/people', person)).status).toBe(200);
  }
}

it.each(['desktop', 'phone'] as const)(
  'a coordinator is added, invited, sets a password and is in (%s)',
  async (screen) => {
    const { page, context, faults } = await openPeople(screen);
    await expectGood(page);
    await page.getByRole('button', { name: 'Добавить человека' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Сохранить и пригласить' }).click();
    await dialog.getByText('Введите фамилию, имя и отчество').waitFor();
    await dialog.getByLabel(/Фамилия, имя, отчество/).fill('Новикова Ольга Сергеевна');
    await dialog.getByLabel('Организации').fill('№ 2');
    await page.getByRole('option', { name: 'Школа № 2' }).click();
    await dialog.getByLabel('Электронная почта').fill('оnovikova@example.ru');
    await dialog.getByRole('button', { name: 'Сохранить и пригласить' }).click();
    await dialog.getByText(/есть русская буква/).waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Электронная почта').fill('novikova@example.ru');
    await dialog.getByRole('button', { name: 'Сохранить и пригласить' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Выдать' }).click();
    const message = page.getByLabel('Готовое сообщение');
    await message.waitFor();
    await expectGood(page);
    const text = await message.inputValue();
    expect(text).toContain('Имя для входа: novikova.os');
    const url = /https?:\S+/.exec(text)?.[0] ?? '';
    expect(url).toMatch(/\/join#([2-9A-Y]{4}-){4}[2-9A-Y]{4}$/);
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByText('Приглашён', { exact: true }).filter({ visible: true }).first().waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const guest = await openPage(browser, screen, app.url);
    await guest.page.goto(url);
    await guest.page.getByRole('heading', { name: 'Здравствуйте, Ольга Сергеевна!' }).waitFor();
    await guest.page.getByText('Школа № 2').waitFor();
    await guest.page.getByLabel('Придумайте пароль').fill('чай');
    await guest.page.getByText('Ещё 7 знаков').waitFor();
    await guest.page.getByRole('button', { name: 'Задать пароль и войти' }).click();
    await guest.page.getByText('Пароль должен быть от 10 знаков').waitFor();
    await guest.page.getByLabel('Придумайте пароль').fill('чай в подстаканнике');
    await guest.page.getByText('Хороший пароль').waitFor();
    await expectGood(guest.page);
    await guest.page.keyboard.press('Enter');
    await guest.page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor();
    expect(guest.page.url()).toBe(`${app.url}/`);
    expect(guest.faults).toEqual([]);
    await guest.context.close();

    const again = await openPage(browser, screen, app.url);
    await again.page.goto(url);
    await again.page.getByText(/Этот код уже использован/).waitFor();
    await expectGood(again.page);
    await again.context.close();
  },
);

it('slips for everybody who waits print eight to a sheet, and a code typed from one lets in', async () => {
  const { page, context, faults } = await openPeople('desktop');
  const names = Array.from({ length: 11 }, (_, index) => `Листкова ${String(index + 1)}`);
  await addCoordinators(names);
  await page.reload();
  await page.getByRole('button', { name: 'Пригласить ещё не приглашённых: 11' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выдать' }).click();
  await page.getByRole('heading', { level: 1, name: 'Приглашения готовы' }).waitFor();
  await page.getByText('2 листа А4').waitFor();
  await expect.poll(() => page.locator('img[alt^="QR-код"]').count()).toBe(11);
  await expectGood(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(2);
  const row = page.getByRole('row', { name: /^Листкова 1 / });
  const code = /(?:[2-9A-Y]{4}-){4}[2-9A-Y]{4}(?=\s*\d)/.exec(await row.innerText())?.[0] ?? '';
  expect(faults).toEqual([]);
  await context.close();

  const guest = await openPage(browser, 'phone', app.url);
  await guest.page.goto('/');
  await guest.page.getByRole('link', { name: 'У меня есть код приглашения' }).click();
  await guest.page.getByLabel('Код приглашения').fill('К7QD-9MXT');
  await guest.page.keyboard.press('Enter');
  await guest.page.getByText(/В коде 20 латинских букв/).waitFor();
  await expectGood(guest.page);
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('a', 'а').replaceAll('k', 'к');
  await guest.page.getByLabel('Код приглашения').fill(typed);
  await guest.page.keyboard.press('Enter');
  await guest.page.getByRole('heading', { name: 'Здравствуйте, Листкова 1!' }).waitFor();
  await expectGood(guest.page);
  await guest.context.close();
});

it('a blocked person is out, a changed password keeps this screen', async () => {
  const { page, context } = await openPeople('desktop');
  await page.getByRole('button', { name: 'Изменить: marina' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть доступ' }).click();
  const question = page.getByRole('dialog').filter({ hasText: 'Закрыть доступ?' });
  await question.getByText(/сразу же потеряет доступ/).waitFor();
  await question.getByRole('button', { name: 'Закрыть доступ' }).click();
  await page.getByText('Доступ закрыт').filter({ visible: true }).first().waitFor();
  expect((await town.asMarina.get('/api/organizations')).status).toBe(401);

  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  await page.getByLabel('Нынешний пароль').fill(testPassword);
  await page.getByRole('dialog').getByLabel('Новый пароль').fill('лыжи снег утро');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('Пароль изменён').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Люди' }).waitFor();
  await context.close();
});
