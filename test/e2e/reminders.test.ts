import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../server/people/model.ts';
import { startTestApp, testPassword, type TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { openCampaign, owedBy } from '../support/make.ts';
import { Tour } from '../support/tour.ts';

/**
 * What a specialist sees of reminders: whom nobody can write to, the rules and what is wrong with
 * them, the letters and their words; without a mail server the page says where letters stay.
 */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it.each(['desktop', 'phone'] as const)('reminders by rule and by hand (%s)', async (screen) => {
  const town = await app.makeTown();
  const [school] = town.schools;
  await createAccount({
    login: `sveta-${town.logins.marina}`,
    name: 'Светлана Ивановна',
    password: testPassword,
    email: 'sveta@school1.example',
    membership: {
      municipalityId: town.municipalityId,
      role: 'coordinator',
      organizationIds: [school!._id],
    },
    now: new Date(),
  });
  const rules = await town.asIrina.get('/api/reminders/rules');
  const everyDay = { ...rules.json<object>(), workingDaysOnly: false, enabled: false };
  expect((await town.asIrina.put('/api/reminders/rules', everyDay)).status).toBe(200);
  await openCampaign(app, town, { formKey: 'upbringing-staff-monitoring' });

  const irina = await Tour.start(browser, app.url, screen);
  await irina.signIn(town.logins.irina, testPassword);
  await irina.open('Сдача форм');
  await irina.follow('Напоминания');
  await irina.sees('Напоминания', 'Почтовый сервер не настроен', 'Напоминать некому.');
  await irina.page.getByRole('tab', { name: 'Правила' }).click();
  await irina.page.getByLabel('За сколько дней до срока').fill('семь');
  await irina.page.getByLabel('Сколько писем об одном и том же, не больше').fill('99');
  await irina.page.getByLabel('Напоминать автоматически').check();
  await irina.page.getByRole('button', { name: 'Сохранить' }).click();
  await irina.page.getByText('Нужны разные числа от 1 до 60').waitFor();
  await irina.page.getByText('Нужно целое число от 0 до 10.').waitFor();
  await irina.isGood();
  await irina.page.getByLabel('За сколько дней до срока').fill('1, 14');
  await irina.page.getByLabel('Сколько писем об одном и том же, не больше').fill('3');
  await irina.page.getByRole('button', { name: 'Сохранить' }).click();
  await irina.page.getByText('Правила сохранены.').waitFor();
  await expect
    .poll(() => irina.page.getByLabel('За сколько дней до срока').inputValue())
    .toBe('14, 1');

  await irina.page.getByRole('tab', { name: 'Сегодня и завтра' }).click();
  await irina.reads('Напоминания', 'Светлана Ивановна', 'осталось', 'Кому не дойдёт');
  await irina.isGood();

  await irina.page.getByRole('tab', { name: 'Журнал писем' }).click();
  await irina.reads('Напоминания', 'Писем ещё не было');
  const [form] = await owedBy(town.asMarina);
  const hand = { assignmentIds: [form!.id], text: 'Завтра совещание.' };
  expect((await town.asIrina.post('/api/reminders', hand)).status).toBe(200);
  // The rules may speak at this hour too; what is looked at is the letter by hand.
  await app.runJobs();
  await irina.page.reload();
  await irina.reads('Напоминания', 'вручную: irina', 'не отправлялось: нет почты');
  await irina.isGood();
  await irina.page
    .getByRole('button', { name: /^Прочитать/ })
    .last()
    .click();
  await irina.page.getByText(/Здравствуйте, Светлана Ивановна!/).waitFor();
  await irina.page.getByRole('button', { name: 'Отправить ещё раз' }).waitFor();
  await irina.isGood();
  await irina.page.getByRole('button', { name: 'Закрыть' }).click();
  await irina.end();

  const marina = await Tour.start(browser, app.url, screen);
  await marina.signIn(town.logins.marina, testPassword);
  await marina.sees('Сегодня');
  expect(await marina.page.getByRole('link', { name: 'Напоминания' }).count()).toBe(0);
  await marina.end();
});
