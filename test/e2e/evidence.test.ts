import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import { startTestApp, testPassword, type TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { provenCatalog, provenKeys } from '../support/dictionary.ts';
import { pdf } from '../support/files.ts';
import { fillAndSubmit, openCampaign, owedBy } from '../support/make.ts';
import { Tour } from '../support/tour.ts';

/**
 * How a proof goes: a coordinator gives one link for two indicators, an expert looks at it and
 * refuses it, both indicators lose their yes; then the expert concludes on a criterion in words.
 */
let app: TestApp;
let browser: FileBrowser;
const period = '2021-2022';

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const answers = {
  ...{ pupils__noo: 40, pupils__ooo: 50, pupils__soo: 10 },
  ...{ pupils_ovz__noo: 4, pupils_ovz__ooo: 0, pupils_ovz__soo: 1 },
  ...{ graduates: 0, has_centre: true, centre_pupils: 20, spent: 12.5 },
};

/** A municipality whose first school has said yes to what two indicators ask. */
async function makeProvenTown() {
  const town = await app.makeTown({ templateId: null });
  expect((await town.asIrina.put('/api/catalog', provenCatalog())).status).toBe(200);
  await app.runJobs();
  const [school] = town.schools;
  await openCampaign(app, town, {
    formKey: 'data-school-year',
    period,
    organizationIds: [school!._id],
  });
  const [due] = await owedBy(town.asMarina);
  await fillAndSubmit(town.asMarina, due!.id, { answers });
  await app.runJobs();
  const expert = `oleg-${town.logins.marina}`;
  await createAccount({
    login: expert,
    name: 'Олег Экспертов',
    password: testPassword,
    membership: {
      municipalityId: town.municipalityId,
      role: 'expert',
      organizationIds: [school!._id],
    },
    now: new Date(),
  });
  const values = async () => {
    await app.runJobs();
    const details = await Promise.all(
      provenKeys()
        .slice(0, 2)
        .map((key) => town.asIrina.get(`/api/indicators/${key}?period=${period}`)),
    );
    return details.map((detail) => {
      const own = detail.json<IndicatorDetail>().organizations;
      return own.find(({ id }) => id === school!._id)?.value.value;
    });
  };
  return { town, expert, values };
}

it.each(['desktop', 'phone'] as const)(
  'a link is given once for two indicators, and an expert refuses it (%s)',
  async (screen) => {
    const { town, expert, values } = await makeProvenTown();
    const marina = await Tour.start(browser, app.url, screen);
    await marina.signIn(town.logins.marina, testPassword);
    await marina.reads('Сегодня', 'Нужно дать 1 подтверждение');
    await marina.open('Подтверждения');
    await marina.sees('Подтверждения', 'Подтверждает 2 показателя', 'не дано');
    await marina.page.getByRole('button', { name: /^Дать подтверждение/ }).click();
    await marina.page.getByRole('button', { name: 'Сохранить' }).click();
    await marina.page.getByText('Вставьте адрес или приложите файл.').waitFor();
    // A file that is not what it is called: refused here, named, and another one taken.
    const choose = marina.page.locator('input[type=file]');
    const named = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    await choose.setInputFiles(named('Страница.pdf', Buffer.from('<html>не то</html>')));
    await marina.page.getByText(/Такие файлы не принимаются/).waitFor();
    await marina.page.getByText('Страница.pdf').waitFor();
    await marina.isGood();
    await choose.setInputFiles(named('Положение о школе.pdf', pdf()));
    await marina.page.getByRole('link', { name: 'Положение о школе.pdf' }).waitFor();
    await marina.page.getByLabel('Адрес страницы или файла').fill('ftp://school1.example');
    await marina.page.getByRole('button', { name: 'Сохранить' }).click();
    await marina.page.getByText(/начинается с https/).waitFor();
    // As people copy it, without its beginning.
    await marina.page.getByLabel('Адрес страницы или файла').fill('school1.example/ocenka');
    await marina.page.getByRole('button', { name: 'Сохранить' }).click();
    await marina.sees(
      'Подтверждения',
      'ждёт проверки',
      'school1.example/ocenka',
      'Положение о школе.pdf',
    );
    expect(await values()).toEqual([1, 1]);

    const oleg = await Tour.start(browser, app.url, screen);
    await oleg.signIn(expert, testPassword);
    await oleg.reads('Сегодня', '1 подтверждение ждёт проверки');
    await oleg.open('Подтверждения');
    await oleg.page.getByRole('button', { name: /^Проверить(?!\sссылку)/ }).click();
    await oleg.page.getByLabel('Не подтверждает').click();
    await oleg.page.getByLabel('Что не так').fill('Страница пустая.');
    await oleg.isGood();
    await oleg.page.getByRole('button', { name: 'Сохранить' }).click();
    await oleg.sees('Подтверждения', 'не подтверждено', 'Страница пустая.');
    expect((await values()).every((value) => value !== 1)).toBe(true);

    await oleg.page.getByRole('tab', { name: 'Заключения экспертов' }).click();
    await oleg.reads('Подтверждения', 'нет заключения');
    await oleg.page
      .getByRole('button', { name: /^Написать/ })
      .first()
      .click();
    await oleg.page.getByRole('button', { name: 'Сохранить' }).click();
    await oleg.page.getByText('Выберите уровень.').waitFor();
    await oleg.page.getByLabel('Соответствует частично').click();
    await oleg.page.getByRole('textbox', { name: 'Заключение' }).fill('Регламент без сроков.');
    await oleg.isGood();
    await oleg.page.getByRole('button', { name: 'Сохранить' }).click();
    await oleg.sees('Подтверждения', 'Соответствует частично', 'Регламент без сроков.');
    await oleg.end();

    await marina.page.reload();
    await marina.reads('Подтверждения', 'не подтверждено', 'Страница пустая.');
    // The file that was not what it is called, and the address of another kind.
    await marina.end([/422/, /422/]);
  },
);
