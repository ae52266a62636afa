import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { launchBrowser, openPage, type FileBrowser } from '../support/browser.ts';
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

it('a question that the light page does not draw is answered all the same', async () => {
  const published = await town.asIrina.post('/api/forms', {
    id: 'rare-survey',
    version: 1,
    kind: 'questionnaire',
    audience: 'parents',
    organizationTypes: ['school'],
    periodType: 'schoolYear',
    anonymous: true,
    title: { ru: 'Редкие вопросы', en: 'Rare questions' },
    purpose: { ru: 'Проверить', en: 'To try' },
    survey: {
      pages: [
        {
          name: 'page1',
          elements: [
            {
              type: 'multipletext',
              name: 'clubs',
              title: 'Кружки',
              items: [
                { name: 'first', title: 'Первый' },
                { name: 'second', title: 'Второй' },
              ],
            },
          ],
        },
      ],
    },
  });
  expect(published.status, published.text).toBe(200);
  const campaign = await openCampaign(app, town, { formKey: 'rare-survey' });
  const [link] = await linksOf(town, campaign.id);
  const { page, context } = await openPage(browser, 'phone', app.url);
  await page.goto(link?.url ?? '');
  await page.getByRole('button', { name: 'Начать' }).click();
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
  const stored = await mongoose.connection
    .collection('responses')
    .findOne({ campaignId: campaign.id });
  expect(stored?.answers).toEqual({ clubs: { first: 'Шахматы', second: 'Хор' } });
});
