import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';
import { linksOf, openCampaign, progressOf, tokenOf } from '../support/make.ts';

let app: TestApp;
let browser: FileBrowser;
let town: Town;
let campaignId: string;
let token: string;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  browser = await launchBrowser();
  town = await app.makeTown();
  campaignId = (await openCampaign(app, town)).id;
  token = tokenOf((await linksOf(town, campaignId))[0]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function received(): Promise<number> {
  await app.runJobs();
  return (await progressOf(town, campaignId)).received;
}

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFitsWidth(page);
}

const next = (page: Page) => page.getByRole('button', { name: 'Далее' }).click();

/** From the first screen to the last page of the school form, answering what must be. */
async function answerUpToTheEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Начать' }).click();
  await page.getByLabel('5–9 класс').check();
  const send = page.getByRole('button', { name: 'Отправить' });
  const heading = page.getByRole('heading', { level: 1 });
  while (!(await send.isVisible())) {
    const before = await heading.innerText();
    await next(page);
    await heading.filter({ hasNotText: before }).waitFor();
  }
}

describe('a parent answering on a phone', () => {
  it('reads what is kept, is shown what is missing, survives a reload and is thanked', async () => {
    const { page, context, faults } = await openPage(browser, 'phone', app.url);
    await page.goto(`/r/${token}`);
    await page.getByRole('heading', { name: 'Школа глазами родителей' }).waitFor();
    await page.getByText('Опрос анонимный').waitFor();
    await page.getByText('Школа № 1').waitFor();
    await expectGood(page);

    await page.getByRole('button', { name: 'Начать' }).click();
    await next(page);
    await page.getByText('Проверьте ответы: 1 вопрос').waitFor();
    const group = page.getByRole('radiogroup', { name: /В каком классе/ });
    expect(await group.getAttribute('aria-invalid')).toBe('true');
    const firstChoice = group.getByRole('radio').first();
    expect(await firstChoice.evaluate((radio) => radio === document.activeElement)).toBe(true);
    await expectGood(page);

    await group.getByLabel('5–9 класс').check();
    expect(await group.getAttribute('aria-invalid')).toBe('false');
    await next(page);
    const rating = page.getByRole('radiogroup').first();
    await rating.getByRole('radio', { name: '4' }).check();
    await expectGood(page);
    await page.reload();
    expect(await rating.getByRole('radio', { name: '4' }).isChecked()).toBe(true);

    await page.goBack();
    expect(await group.getByLabel('5–9 класс').isChecked()).toBe(true);
    await page.goForward();
    await rating.waitFor();

    const send = page.getByRole('button', { name: 'Отправить' });
    const heading = page.getByRole('heading', { level: 1 });
    while (!(await send.isVisible())) {
      const before = await heading.innerText();
      await next(page);
      await heading.filter({ hasNotText: before }).waitFor();
    }
    await expectGood(page);
    const before = await received();
    await send.click();
    await page.getByRole('heading', { name: 'Спасибо!' }).waitFor();
    await expectGood(page);
    expect(await received()).toBe(before + 1);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

    await page.getByRole('button', { name: 'Ещё один ответ' }).click();
    await page.getByRole('button', { name: 'Начать' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is counted once when the network swallowed the acknowledgment', async () => {
    const { page, context } = await openPage(browser, 'phone', app.url);
    await page.goto(`/r/${token}`);
    await answerUpToTheEnd(page);
    const before = await received();
    const sent: unknown[] = [];
    await page.route('**/api/answer/**', async (route) => {
      sent.push(route.request().postDataJSON());
      // The first try reaches the server, but its answer never comes back.
      if (sent.length === 1) {
        await route.fetch();
        await route.abort();
      } else {
        await route.continue();
      }
    });
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByText('Ответ пока не отправлен').waitFor();
    await expectGood(page);
    await page.getByRole('button', { name: 'Отправить сейчас' }).click();
    await page.getByRole('heading', { name: 'Спасибо!' }).waitFor();
    expect(sent[1]).toEqual(sent[0]);
    expect(await received()).toBe(before + 1);
    await context.close();
  });

  it('is told so when the survey closed meanwhile', async () => {
    const { page, context } = await openPage(browser, 'desktop', app.url);
    const closing = await openCampaign(app, town, { period: '2020-2021' });
    const link = tokenOf((await linksOf(town, closing.id))[0]);
    await page.goto(`/r/${link}`);
    await answerUpToTheEnd(page);
    const closed = await town.asIrina.post(`/api/campaigns/${closing.id}/close`);
    expect(closed.status, closed.text).toBe(200);
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByRole('heading', { name: 'Приём ответов завершён' }).waitFor();
    await expectGood(page);
    await page.goto(`/r/${link}`);
    await page.getByRole('heading', { name: 'Опрос завершён' }).waitFor();
    await expectGood(page);
    await page.goto('/r/never-made');
    await page.getByRole('heading', { name: 'Такой ссылки нет' }).waitFor();
    await expectGood(page);
    await context.close();
  });
});
