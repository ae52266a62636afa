import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishForm } from '../../server/forms/model.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';
import { edited, excelFormJson } from '../support/excel-form.ts';
import { fillAndSubmit, fillForm, formOf, openCampaign, owedBy } from '../support/make.ts';
import type { Person } from '../support/person.ts';

/**
 * How a doubtful number goes: the department writes a rule, a school fills a workbook in and brings
 * it back, the department sees what is doubtful, takes one explanation and asks to correct another.
 */
let app: TestApp;
let browser: FileBrowser;
let town: Town;

const formIn = async (who: Person, period: string) =>
  (await owedBy(who)).find((one) => one.period === period)?.id ?? '';

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  browser = await launchBrowser();
  town = await app.makeTown();
  await publishForm(town.by, excelFormJson);
  for (const period of ['2021-2022', '2022-2023']) {
    await openCampaign(app, town, { formKey: 'school-report', period });
  }
  for (const who of [town.asMarina, town.asPyotr]) {
    const answers = { pupils__noo: 100, pupils__ooo: 50, area: 5, site: true, visits: 900 };
    await fillAndSubmit(who, await formIn(who, '2021-2022'), { answers });
  }
  // What was handed in counts from here on.
  await app.runJobs();
  const answers = { pupils__noo: 400, pupils__ooo: 50, area: 5, site: true, visits: 90 };
  await fillAndSubmit(town.asPyotr, await formIn(town.asPyotr, '2022-2023'), { answers });
  await app.runJobs();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function signedIn(login: string, screen: 'desktop' | 'phone', path: string) {
  const opened = await openPage(browser, screen, app.url);
  const { page } = opened;
  await page.goto('/');
  await page.getByLabel('Имя для входа').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await Promise.all([
    page.waitForResponse(
      (answer) => answer.url().endsWith('/api/session') && answer.request().method() === 'POST',
    ),
    page.getByRole('button', { name: 'Войти' }).click(),
  ]);
  await page.goto(path);
  return opened;
}

async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(words);
  await page.getByRole('listbox').getByRole('option').first().click();
}

it('lets the department write a rule after seeing whom it would meet', async () => {
  const { page, context, faults } = await signedIn(
    town.logins.irina,
    'desktop',
    '/checks?tab=rules',
  );
  await page.getByRole('button', { name: 'Добавить правило' }).click();
  await pick(page, 'Показатель', 'noo');
  await pick(page, 'с показателем', 'посещения');
  await page.getByText('не выполняется у 1').waitFor();
  await page.getByLabel('Что увидит организация').fill('Посещений не меньше, чем учеников');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  const table = page.getByRole('table', { name: 'Правила управления' });
  await table.getByText('«Обучающиеся: noo» не больше чем «Посещения»').waitFor();
  await expectAccessible(page);

  await page.getByLabel('Процентов').fill('ноль');
  await page.getByText('Введите число, например 30').waitFor();
  expect(await page.getByRole('button', { name: 'Сохранить' }).isDisabled()).toBe(true);
  await page.getByLabel('Процентов').fill('350');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText(/^Последнее изменение/).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('shows what is doubtful hardest first, takes an explanation, asks for a correction', async () => {
  const { page, context, faults } = await signedIn(
    town.logins.irina,
    'desktop',
    '/checks?period=2022-2023',
  );
  const table = page.getByRole('table', { name: 'Нарушения в сданных формах' });
  await table.getByText('За 2021/22').first().waitFor();
  await expect.poll(() => table.getByRole('row').count()).toBe(3);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Принять пояснение:.*Обучающиеся: noo/ }).click();
  await page.getByLabel('Примечание').fill('Две школы объединили');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  await table.getByText('Пояснение принято').waitFor();
  await page.getByLabel('Решение', { exact: true }).selectOption('open');
  await expect.poll(() => table.getByRole('row').count()).toBe(2);
  await table.getByRole('link').last().click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-visits');
  await page.goBack();
  await page.getByRole('button', { name: /^Запросить исправление:/ }).click();
  await page.getByLabel(/^Что исправить/).fill('Сверьте со счётчиком сайта');
  await page.getByRole('button', { name: 'Вернуть на исправление' }).click();
  await page.getByText('Под фильтр ничего не подходит').waitFor();
  const { assignment, remarks } = await formOf(
    town.asPyotr,
    await formIn(town.asPyotr, '2022-2023'),
  );
  expect([assignment.state, remarks.map(({ question, text }) => [question, text])]).toEqual([
    'returned',
    [['visits', 'Сверьте со счётчиком сайта']],
  ]);
  expect(faults).toEqual([]);
  await context.close();
});

it('is read on a phone', async () => {
  const { page, context, faults } = await signedIn(
    town.logins.irina,
    'phone',
    '/checks?period=2022-2023',
  );
  const cards = page.getByRole('list', { name: 'Нарушения в сданных формах' });
  await cards.getByText('Запрошено исправление').waitFor();
  await expectAccessible(page);
  await expectFitsWidth(page);
  await page.goto('/checks?tab=rules');
  await page.getByText('Посещений не меньше').waitFor();
  await expectAccessible(page);
  await expectFitsWidth(page);
  expect(faults).toEqual([]);
  await context.close();
});

for (const screen of ['desktop', 'phone'] as const) {
  it(`takes values from a filled workbook after showing them (${screen})`, async () => {
    const id = await formIn(town.asMarina, '2022-2023');
    const answers = { area: screen === 'desktop' ? 4 : 6, pupils__noo: 1 };
    await fillForm(town.asMarina, id, { answers });
    const { body } = await town.asMarina.download(`/api/assignments/${id}/template.xlsx`);
    const noo = screen === 'desktop' ? 110 : 120;
    const file = await edited(body, (_sheet, cell) => {
      cell('pupils__noo').value = noo;
      cell('area').value = 5.5;
      cell('pupils__ooo').value = 'много';
    });
    const path = join(tmpdir(), `template-${screen}-${process.pid}.xlsx`);
    await writeFile(path, file);
    // A colleague changes a number meanwhile.
    await fillForm(town.asMarina, id, { answers: { area: 4.5 } });

    const { page, context, faults } = await signedIn(
      town.logins.marina,
      screen,
      `/assignments/${id}`,
    );
    await page.getByRole('button', { name: 'Excel' }).click();
    await page.getByRole('menuitem', { name: /^Загрузить/ }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page);
    await dialog.locator('input[type=file]').setInputFiles(path);
    await dialog.getByText('Не принята 1 ячейка').waitFor();
    await dialog.getByText('в файле: много').waitFor();
    await dialog.getByText('Изменятся 2 поля').waitFor();
    const boxes = dialog.getByRole('checkbox', { name: /^Взять из файла/ });
    expect(
      await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
    ).toEqual([true, false]);
    await dialog.getByText('было «', { exact: false }).waitFor();
    await expectAccessible(page);
    if (screen === 'phone') await expectFitsWidth(page);
    await dialog.getByRole('button', { name: 'Взять 1 значение' }).click();
    await expect
      .poll(async () => {
        const { fields } = await formOf(town.asMarina, id);
        return ['pupils__noo', 'area'].map(
          (name) => fields.find(({ question }) => question === name)?.answer,
        );
      })
      .toEqual([noo, 4.5]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
