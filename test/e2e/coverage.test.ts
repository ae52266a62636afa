import { afterAll, beforeAll, it } from 'vitest';
import { startTestApp, testPassword, type TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { settingsCatalog, submitPupils } from '../support/settings.ts';
import { Tour } from '../support/tour.ts';

/**
 * A specialist sees why an indicator has no value and where to go for it, changes a setting after
 * seeing what it changes, and finds the value changed; then closes the period.
 */
let app: TestApp;
let browser: FileBrowser;
const period = '2021-2022';

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startTestApp({ town: { templateId: null } }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

it.each(['desktop', 'phone'] as const)(
  'from what is missing to a setting that changes a value (%s)',
  async (screen) => {
    const town = await app.makeTown({ templateId: null });
    await town.asIrina.put('/api/catalog', settingsCatalog());
    await app.runJobs();
    await submitPupils(app, town, period, [40, 10]);
    const tour = await Tour.start(browser, app.url, screen);
    const { page } = tour;
    await tour.signIn(town.logins.irina, testPassword);
    await tour.open('Показатели');
    await page.getByRole('link', { name: 'Готовность показателей' }).click();
    await tour.reads('Готовность показателей', 'Что сделать', 'Сколько спрашиваем');
    await page.getByRole('button', { name: /\d Ждут данных/ }).click();
    await tour.sees(
      'Готовность показателей',
      'Создать кампанию по форме «Данные детского сада за учебный год»',
      'Добавить организацию: Методический центр',
    );
    const [waiting, driven] = ['Групп в детских садах', 'Малочисленных школ'];
    await page.getByRole('link', { name: waiting }).first().click();
    await tour.sees(waiting, 'данные ещё не сданы', 'никого не спросили', 'цель не задана');

    await page.getByRole('link', { name: 'Показатели', exact: true }).last().click();
    await page.getByRole('link', { name: 'Настройки расчёта' }).click();
    await tour.sees('Настройки расчёта', 'Малочисленная школа, меньше', 'по умолчанию');
    await page.getByRole('button', { name: 'Изменить: Малочисленная школа, меньше' }).click();
    await page.getByLabel('Новое значение').fill('много');
    await page.getByRole('button', { name: 'Показать, что изменится' }).click();
    await page.getByText('Напишите число.').waitFor();
    await page.getByLabel('Новое значение').fill('45');
    await page.getByRole('button', { name: 'Показать, что изменится' }).click();
    await page
      .getByRole('dialog')
      .getByText(/Выйдут: Школа № 1/)
      .waitFor();
    await tour.isGood();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await tour.reads('Настройки расчёта', 'По умолчанию: 20');
    await app.runJobs();

    await page.getByText('1 расчёт, 2 показателя').filter({ visible: true }).click();
    await page.getByRole('link', { name: 'Крупные школы' }).first().click();
    await tour.sees('Крупные школы', 'Настройки, с которыми посчитано', 'достаточное значение');
    await page.getByRole('link', { name: driven }).first().click();
    await tour.reads(driven, /^2.ед/, 'сдали 2 организации');

    await page.goto(`/indicators/settings?period=${period}`);
    await page.getByRole('button', { name: 'Закрыть период' }).click();
    await tour.isGood();
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть период' }).click();
    await tour.reads('Настройки расчёта', /Период закрыт/);
    await page.getByRole('button', { name: /^Изменить/ }).waitFor({ state: 'detached' });
    await tour.end();
  },
);
