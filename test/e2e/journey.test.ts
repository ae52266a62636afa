import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monitoringReports } from '../../server/demo/figures.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';
import { submission } from '../support/make.ts';

/**
 * The main job from end to end, as its people do it: a specialist opens a campaign, parents answer
 * by link on phones, the indicators change, the schedule shows the campaign; a school reports a
 * data form and sees its own figures.
 */
let app: TestApp;
let browser: FileBrowser;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  browser = await launchBrowser();
  town = await app.makeTown();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

type Screen = 'desktop' | 'phone';

async function enter(screen: Screen, login: string) {
  const opened = await openPage(browser, screen, app.url);
  const { page } = opened;
  await page.goto('/');
  await page.getByLabel('Имя для входа').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await expectGood(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor();
  await expectGood(page);
  return opened;
}

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFitsWidth(page);
}

/** Opens a screen by its address and waits for its title. */
async function visit(page: Page, path: string, title: string | RegExp): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Drafts and opens a campaign of a form over all schools; gives its address. */
async function openCampaign(page: Page, form: string, title: string): Promise<string> {
  await visit(page, '/campaigns/new', 'Новая кампания');
  await page.getByLabel('Форма', { exact: true }).selectOption({ label: form });
  await page.getByLabel('Название кампании').fill(title);
  // Everybody that the form is for is chosen already.
  await page.getByText('Выбраны 3 организации').waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Дальше: проверить и открыть' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('Черновик', { exact: true }).first().waitFor();
  await page.getByRole('heading', { name: 'Что произойдёт, когда вы нажмёте «Открыть»' }).waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Открыть кампанию' }).click();
  await page.getByText('Идёт', { exact: true }).first().waitFor();
  await app.runJobs();
  return new URL(page.url()).pathname;
}

/** Answers the school form as a parent does, by what is on the screen. */
async function answerOnPhone(url: string): Promise<void> {
  const { page, context, faults } = await openPage(browser, 'phone', app.url);
  await page.goto(url);
  await page.getByRole('button', { name: 'Начать' }).click();
  await page.getByLabel('1–4 класс').check();
  const send = page.getByRole('button', { name: 'Отправить' });
  const heading = page.getByRole('heading', { level: 1 });
  while (!(await send.isVisible())) {
    const before = await heading.innerText();
    await page.getByRole('button', { name: 'Далее' }).click();
    await heading.filter({ hasNotText: before }).waitFor();
  }
  await page
    .getByRole('radiogroup', { name: /В целом/ })
    .getByLabel(/^5/)
    .check();
  await expectGood(page);
  await send.click();
  await page.getByRole('heading', { name: /Спасибо/ }).waitFor();
  await expectGood(page);
  expect(faults).toEqual([]);
  await context.close();
}

it.each<Screen>(['phone'])(
  'a parent’s answer changes the indicators and the schedule shows the campaign (%s)',
  async (screen) => {
    town = await app.makeTown();
    const { page, context, faults } = await enter(screen, town.logins.irina);
    const title = 'Довольны ли родители';
    const address = await openCampaign(page, 'Школа глазами родителей', title);

    await page.goto(address);
    await page.getByRole('tab', { name: 'Ссылки' }).click();
    const link = page.getByRole('link', { name: /Открыть страницу ответа: Школа № 1/ });
    const url = (await link.getAttribute('href')) ?? '';
    await expectGood(page);

    await answerOnPhone(url);
    const token = url.split('/').at(-1) ?? '';
    for (const overall of [5, 4, 2, 5]) {
      const reply = await app
        .visitor()
        .post(`/api/answer/${token}`, submission({ stage: 'basic', overall }, randomUUID()));
      expect(reply.status).toBe(201);
    }
    await app.runJobs();

    await page.goto(address);
    await page.getByText('5 из 770').first().waitFor();
    await expectGood(page);
    await page.getByRole('tab', { name: 'Результаты' }).click();
    await page.getByText('Ответов в результатах: 5').waitFor();
    await expectGood(page);

    await visit(page, '/indicators', 'Показатели');
    const satisfied = page.getByRole('link', {
      name: /Доля родителей .*обучающихся, довольных работой/,
    });
    await satisfied.waitFor();
    await expectGood(page);
    await satisfied.click();
    // Four of the five gave 4 or 5: the parts stand beside the share.
    await page.getByText('80,0 %').or(page.getByText('80 %')).first().waitFor();
    await page.getByText('1 из 3').first().waitFor();
    await expectGood(page);

    await visit(page, '/schedule', 'План-график');
    await page.getByRole('button', { name: /^Привязать кампании: Мониторинг в рамках/ }).click();
    await page.getByRole('checkbox', { name: new RegExp(title) }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('link', { name: title }).waitFor();
    await expectGood(page);
    await page.goto(address);
    await page.getByRole('button', { name: 'Закрыть кампанию' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть кампанию' }).click();
    await page.getByText('Закрыта', { exact: true }).first().waitFor();
    await visit(page, '/schedule', 'План-график');
    await page.getByText('Закрыта', { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const parent = await openPage(browser, 'phone', app.url);
    await parent.page.goto(url);
    await parent.page.getByRole('heading', { level: 1 }).waitFor();
    await expectGood(parent.page);
    await parent.context.close();
  },
);

it.each<Screen>(['desktop', 'phone'])(
  'a school fills in its form, the department sees it, the school sees its own figures (%s)',
  async (screen) => {
    town = await app.makeTown();
    const department = await enter('desktop', town.logins.irina);
    const title = 'Мониторинг воспитания';
    const form = 'Мониторинг воспитания и кадров';
    const address = await openCampaign(department.page, form, title);

    const { page, context, faults } = await enter(screen, town.logins.marina);
    await visit(page, '/assignments', 'Мои формы');
    await expectGood(page);
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await page.getByRole('button', { name: 'Сдать форму' }).waitFor();
    const values = { ...monitoringReports()[0]?.values, pupils_pdn: 9000 };
    for (const [name, value] of Object.entries(values)) {
      const field = page.locator(`[name="${name}"], #${name}, [id="field-${name}"]`).first();
      if (typeof value === 'number') await field.fill(String(value));
    }
    await page.getByRole('radio', { name: 'Да' }).check();
    await page.getByRole('button', { name: 'Сдать форму' }).click();
    // More pupils on the register than there are pupils: said at the field, nothing is lost.
    await page
      .getByText(/Чтобы сдать форму, исправьте/)
      .first()
      .waitFor();
    await expectGood(page);
    await page.locator('[id="field-pupils_pdn"]').fill('7');
    await page.getByRole('button', { name: 'Сдать форму' }).click();
    await page.getByText('Форма сдана').first().waitFor();
    await expectGood(page);
    await app.runJobs();

    await department.page.goto(address);
    await department.page.getByText('Сдана', { exact: true }).first().waitFor();
    await expectGood(department.page);
    await visit(page, '/indicators/upbringing.3.3', /на учете в ПДН/);
    await page.getByText('0,86').first().waitFor();
    await expectGood(page);
    expect(await page.getByText('Школа № 2').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
    await department.context.close();
  },
);
