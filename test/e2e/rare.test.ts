import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';
import { linksOf, openCampaign } from '../support/make.ts';

let app: TestApp;
let browser: FileBrowser;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  browser = await launchBrowser();
  town = await app.makeTown({ templateId: null });
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** A questionnaire for parents with the given questions, open to them on a phone. */
async function respondent(id: string, elements: object[]) {
  const published = await town.asIrina.post('/api/forms', {
    id,
    version: 1,
    kind: 'questionnaire',
    audience: 'parents',
    organizationTypes: ['school'],
    periodType: 'schoolYear',
    anonymous: true,
    title: { ru: 'Редкие вопросы', en: 'Rare questions' },
    purpose: { ru: 'Проверить', en: 'To try' },
    survey: { pages: [{ name: 'page1', elements }] },
  });
  expect(published.status, published.text).toBe(200);
  const campaign = await openCampaign(app, town, { formKey: id });
  const [link] = await linksOf(town, campaign.id);
  const opened = await openPage(browser, 'phone', app.url);
  await opened.page.goto(link?.url ?? '');
  await opened.page.getByRole('button', { name: 'Начать' }).click();
  return { ...opened, stored: () => storedOf(campaign.id) };
}

async function storedOf(campaignId: string): Promise<unknown> {
  const response = await mongoose.connection.collection('responses').findOne({ campaignId });
  return response?.answers;
}

it('a question that the light page does not draw is answered all the same', async () => {
  const { page, context, stored } = await respondent('rare-survey', [
    {
      type: 'multipletext',
      name: 'clubs',
      title: 'Кружки',
      items: [
        { name: 'first', title: 'Первый' },
        { name: 'second', title: 'Второй' },
      ],
    },
  ]);
  // SurveyJS hides the input under its floating label: a person taps the box and types.
  for (const [box, words] of [
    ['Первый', 'Шахматы'],
    ['Второй', 'Хор'],
  ] as const) {
    await page.getByText(box, { exact: true }).click();
    await page.keyboard.type(words);
  }
  await page.getByRole('button', { name: /Отправить|Готово/ }).click();
  await page.getByRole('heading', { name: /Спасибо/ }).waitFor();
  await context.close();
  expect(await stored()).toEqual({ clubs: { first: 'Шахматы', second: 'Хор' } });
});

it('a row is typed for each child, one taken out again, and a refused cell says so', async () => {
  const { page, context, faults, stored } = await respondent('rare-roster', [
    {
      type: 'matrixdynamic',
      name: 'children',
      title: 'Дети',
      isRequired: true,
      maxRowCount: 2,
      columns: [
        { name: 'name', title: 'Имя', cellType: 'text', isRequired: true, maxLength: 20 },
        { name: 'age', title: 'Возраст', cellType: 'text', inputType: 'number', min: 0, max: 18 },
        { name: 'club', title: 'Кружок', cellType: 'dropdown', choices: ['Хор', 'Шахматы'] },
      ],
    },
  ]);
  const add = page.getByRole('button', { name: 'Добавить строку' });
  const names = page.getByRole('textbox', { name: /Имя/ });
  const ages = page.getByRole('spinbutton', { name: /Возраст/ });
  const send = page.getByRole('button', { name: /Отправить|Готово/ });
  await names.first().fill('Аня');
  await ages.first().fill('7.5');
  await add.click();
  await names.nth(1).fill('Боря');
  await ages.nth(1).fill('9');
  // The form allows two rows.
  expect(await add.isVisible()).toBe(false);
  await expectAccessible(page);
  await expectFitsWidth(page);
  // SurveyJS knows nothing of decimals: the server refuses, and says where.
  await send.click();
  await page.getByText('Введите целое число').waitFor();
  expect(await ages.first().getAttribute('aria-invalid')).toBe('true');
  expect(await ages.nth(1).getAttribute('aria-invalid')).not.toBe('true');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Удалить строку' }).first().click();
  expect(await names.first().inputValue()).toBe('Боря');
  await send.click();
  await page.getByRole('heading', { name: /Спасибо/ }).waitFor();
  await context.close();
  // The refusal, and styles of the library that our security policy keeps out.
  const known = /422|Content Security Policy/;
  expect(faults.filter((one) => !known.test(one))).toEqual([]);
  expect(await stored()).toEqual({ children: [{ name: 'Боря', age: 9 }] });
});
