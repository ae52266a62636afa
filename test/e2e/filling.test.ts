import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataFormView } from '../../server/assignments/schema.ts';
import { createAccount } from '../../server/people/model.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import {
  expectAccessible,
  expectFitsWidth,
  launchBrowser,
  openPage,
  type FileBrowser,
} from '../support/browser.ts';
import { openCampaign } from '../support/make.ts';

/**
 * Filling a data form in as its people do: a secretary with many numbers, at a desk and on a phone,
 * with a colleague at the same form, with a connection that comes and goes, and a specialist who
 * returns what is wrong.
 */
let app: TestApp;
let browser: FileBrowser;
let town: Town;
let zoya = '';

const formKey = 'upbringing-staff-monitoring';
/** In the order of the form; computed shares stand between them. */
const values = Object.entries({
  ...{ pupils_total: 812, teachers_total: 40, teachers_trained_upbringing: 24 },
  ...{ teachers_young: 10, teachers_experience_3: 3, teachers_profile_education: 40 },
  ...{ teachers_overload_36: 2, teachers_mentoring: 6, mentoring_programs: 3, vacant_hours: 36 },
  ...{ pupils_sport_clubs: 260, pupils_self_government: 96, pupils_volunteers: 190 },
  ...{ pupils_orphans: 9, pupils_low_income: 121, pupils_single_parent: 178, pupils_pdn: 7 },
  ...{ pupils_pdn_removed: 2, pupils_pdn_year: 9, pupils_school_register: 11 },
  ...{ crimes_count: 1, offences_count: 5, bullying_count: 1 },
});

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  browser = await launchBrowser();
  town = await app.makeTown();
  zoya = `zoya-${town.logins.marina}`;
  await createAccount({
    login: zoya,
    name: 'Зоя',
    password: testPassword,
    membership: {
      municipalityId: town.municipalityId,
      role: 'coordinator',
      organizationIds: [town.schools[0]!._id],
    },
    now: new Date(),
  });
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** A form that Марина's school owes, as the server tells it. */
async function owedForm(): Promise<string> {
  const { id } = await openCampaign(app, town, { formKey });
  const all = (await town.asMarina.get('/api/assignments')).json<
    { id: string; campaignId: string }[]
  >();
  return all.find(({ campaignId }) => campaignId === id)!.id;
}

const stored = async (id: string) =>
  (await town.asMarina.get(`/api/assignments/${id}`)).json<DataFormView>();
const storedValue = async (id: string, name: string) =>
  (await stored(id)).fields.find(({ question }) => question === name)?.answer;

/** Stores values as another device of the school would. */
async function fill(id: string, entries: [string, number | boolean][]): Promise<void> {
  const { revision, fields } = await stored(id);
  const base = (name: string) => fields.find(({ question }) => question === name)?.version ?? 0;
  const changes = entries.map(([question, answer]) => ({ question, base: base(question), answer }));
  const body = JSON.stringify({ changes, since: revision });
  const reply = await town.asMarina.send('PATCH', `/api/assignments/${id}/fields`, body);
  expect(reply.status, reply.text).toBe(200);
}

async function enter(screen: 'desktop' | 'phone', login: string, path: string) {
  const opened = await openPage(browser, screen, app.url);
  const { page } = opened;
  await page.goto(path);
  await page.getByLabel('Имя для входа').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  return opened;
}

const field = (page: Page, name: string) => page.locator(`[id="field-${name}"]`);
const saved = (page: Page) =>
  page
    .getByText(/^Сохранено в/)
    .first()
    .waitFor();

async function expectGood(page: Page): Promise<void> {
  // What is half under a bar that stays in sight is small for axe, while a person scrolls.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
  await expectFitsWidth(page);
}

it('a secretary fills a form in and hands it in with the keyboard alone', async () => {
  const id = await owedForm();
  const { page, context, faults } = await openPage(browser, 'desktop', app.url);
  await page.goto(`/assignments/${id}`);
  const { keyboard } = page;
  const focusOn = async (name: RegExp, role: 'textbox' | 'button') => {
    for (let press = 0; press < 60; press += 1) {
      const at = page.getByRole(role, { name }).and(page.locator(':focus'));
      if ((await at.count()) > 0) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(name)}`);
  };
  await page.getByLabel('Имя для входа').waitFor();
  await focusOn(/Имя для входа/, 'textbox');
  await keyboard.type(town.logins.marina);
  await keyboard.press('Tab');
  await keyboard.type(testPassword);
  await keyboard.press('Enter');
  await field(page, 'pupils_total').waitFor();
  await expectGood(page);

  await focusOn(/Обучающиеся, всего/, 'textbox');
  for (const [, value] of values) {
    await keyboard.type(String(value));
    // Enter goes down, past what the form computes and into the next section.
    await keyboard.press('Enter');
  }
  // «1», «+» and «д» say yes.
  await keyboard.press('+');
  await saved(page);
  expect(await field(page, 'teachers_trained_upbringing_percent').innerText()).toBe('60');

  // Arrows, F2, Esc, Delete: as in a spreadsheet.
  await field(page, 'bullying_count').focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('F2');
  await keyboard.press('Backspace');
  await keyboard.type('8');
  expect(await field(page, 'offences_count').inputValue()).toBe('8');
  await keyboard.press('Escape');
  expect(await field(page, 'offences_count').inputValue()).toBe('5');
  await keyboard.press('Control+End');
  await keyboard.press('Control+Home');
  await keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-pupils_pdn_percent');
  await keyboard.press('ArrowDown');
  await keyboard.press('Control+ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(
    'field-antidestructive_program',
  );

  // The reason for an absent value, without a mouse.
  await field(page, 'bullying_count').focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Нет данных…' }).waitFor();
  await keyboard.press('Enter');
  await page.getByLabel('Причина').fill('учёт не ведётся');
  await focusOn(/^Сохранить$/, 'button');
  await keyboard.press('Enter');
  await page.getByText('Нет данных: учёт не ведётся').waitFor();

  await focusOn(/Сдать форму/, 'button');
  await keyboard.press('Enter');
  await page.getByText('Форма сдана', { exact: true }).waitFor();
  await expectGood(page);
  const view = await stored(id);
  expect(view.assignment.state).toBe('submitted');
  expect(view.fields.find(({ question }) => question === 'pupils_sport_clubs')?.answer).toBe(260);
  expect(faults).toEqual([]);
  await context.close();
});

it('on a phone the same form is a list; what stands in the way leads to its field', async () => {
  const id = await owedForm();
  const most = values.filter(([name]) => name !== 'vacant_hours' && name !== 'pupils_pdn');
  await fill(id, [...most, ['pupils_pdn', 9000]]);
  const { page, context, faults } = await enter('phone', town.logins.marina, `/assignments/${id}`);
  await field(page, 'vacant_hours').waitFor();
  expect(await page.locator('table').count()).toBe(0);
  await expectGood(page);
  await page
    .getByRole('radiogroup', { name: /программа или план/ })
    .getByText('Да')
    .tap();
  await page.getByRole('button', { name: 'Сдать форму' }).tap();
  await page.getByText(/Чтобы сдать форму, исправьте/).waitFor();
  await expectGood(page);
  await page
    .getByRole('list')
    .getByRole('link', { name: /Вакантные часы/ })
    .first()
    .tap();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-vacant_hours');
  await page.keyboard.type('36');
  await field(page, 'pupils_pdn').fill('7');
  await field(page, 'pupils_pdn').blur();
  await saved(page);
  await page.getByRole('button', { name: 'Сдать форму' }).tap();
  await page.getByText('Форма сдана', { exact: true }).waitFor();
  await expectGood(page);
  expect((await stored(id)).assignment.state).toBe('submitted');
  expect(faults).toEqual([]);
  await context.close();
});

it('two people at one form: changes flow in, a conflict shows both values and loses none', async () => {
  const id = await owedForm();
  const { page, context, faults } = await enter('desktop', zoya, `/assignments/${id}`);
  await field(page, 'pupils_total').waitFor();
  await fill(id, [
    ['pupils_total', 15],
    ['teachers_total', 30],
  ]);

  await field(page, 'pupils_total').fill('12');
  await page.keyboard.press('Enter');
  const conflict = page.getByRole('group', { name: 'Два значения одного поля' });
  await conflict.getByText(/У вас 12, а в .* записано 15 \(marina\)/).waitFor();
  // What she had not touched has come in by itself, with the name.
  expect(await field(page, 'teachers_total').inputValue()).toBe('30');
  await page.getByText(/^marina, \d/).waitFor();
  await expectGood(page);
  expect(await storedValue(id, 'pupils_total')).toBe(15);

  await page.reload();
  await conflict.getByRole('button', { name: 'Моё: 12' }).click();
  await conflict.waitFor({ state: 'detached' });
  await saved(page);
  expect(await storedValue(id, 'pupils_total')).toBe(12);
  expect(faults.filter((one) => !one.includes('409'))).toEqual([]);
  await context.close();
});

it('without a connection nothing typed is lost, not even by a reload', async () => {
  const id = await owedForm();
  const { page, context } = await enter('desktop', town.logins.marina, `/assignments/${id}`);
  await field(page, 'pupils_total').waitFor();
  await page.route('**/fields', (route) => route.abort());
  await field(page, 'pupils_total').fill('812');
  await page.keyboard.press('Enter');
  await page.keyboard.type('сорок');
  await page.keyboard.press('Enter');
  await page
    .getByText(/Нет связи: 1.значение ждёт отправки/)
    .first()
    .waitFor();
  await expectGood(page);
  await page.reload();
  await page.getByText(/Вернули 2.значения/).waitFor();
  expect(await field(page, 'pupils_total').inputValue()).toBe('812');
  expect(await field(page, 'teachers_total').inputValue()).toBe('сорок');
  expect(await storedValue(id, 'pupils_total')).toBeUndefined();

  await page.unroute('**/fields');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page
    .getByText(/кроме 1.отмеченного поля/)
    .first()
    .waitFor();
  expect(await storedValue(id, 'pupils_total')).toBe(812);
  await field(page, 'teachers_total').fill('40');
  await page.keyboard.press('Enter');
  await saved(page);
  expect(await storedValue(id, 'teachers_total')).toBe(40);
  await context.close();
});

it('a block from a spreadsheet fills the cells below; what cannot be read stays in its cell', async () => {
  const id = await owedForm();
  const { page, context, faults } = await enter(
    'desktop',
    town.logins.marina,
    `/assignments/${id}`,
  );
  const first = field(page, 'pupils_sport_clubs');
  await first.waitFor();
  await first.focus();
  await first.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1\u00a0260\r\nмного\r\n190\r\n77\r\n');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page
    .getByText(/Вставлено 2.значения. 1.ячейка не прочитана.* 1.ячейка не поместилась/)
    .waitFor();
  expect(await first.inputValue()).toBe('1260');
  expect(await field(page, 'pupils_self_government').inputValue()).toBe('много');
  await page.getByText('Введите число, например 12 или 5,5').first().waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Отменить вставку' }).click();
  expect(await first.inputValue()).toBe('');
  expect(await field(page, 'pupils_self_government').inputValue()).toBe('');
  expect(faults).toEqual([]);
  await context.close();
});

it('a specialist returns a form with a remark on a field; corrected, it is accepted', async () => {
  const id = await owedForm();
  await fill(id, [...values, ['antidestructive_program', true]]);
  const { revision } = await stored(id);
  const handed = await town.asMarina.post(`/api/assignments/${id}/submit`, {
    revision,
    comments: {},
  });
  expect(handed.status, handed.text).toBe(200);

  const department = await enter('desktop', town.logins.irina, `/assignments/${id}`);
  const desk = department.page;
  await desk.getByRole('button', { name: 'Замечание: Педагоги до 35 лет' }).click();
  await desk.getByLabel('Что исправить').fill('В списке кадров их 12');
  await desk.keyboard.press('Tab');
  await expectGood(desk);
  await desk.getByRole('button', { name: /Вернуть с 1.замечанием/ }).click();
  await desk.getByRole('dialog').getByText('В списке кадров их 12').waitFor();
  await expectGood(desk);
  await desk.getByRole('dialog').getByRole('button', { name: 'Вернуть с замечаниями' }).click();
  await desk.getByText('Возвращена', { exact: true }).first().waitFor();

  const { page, context, faults } = await enter('desktop', town.logins.marina, '/');
  await page.getByText('Возвращена', { exact: true }).first().waitFor();
  await page.goto(`/assignments/${id}`);
  await page.getByText(/Форма возвращена: нужно исправить 1.место/).waitFor();
  await page.getByText(/Форма возвращена: прикрепить или заменить скан/).waitFor();
  await page.getByRole('link', { name: 'Педагоги до 35 лет' }).first().click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-teachers_young');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.getByText('Все замечания исправлены').waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Сдать исправленную' }).click();
  await page.getByText('Форма сдана', { exact: true }).waitFor();
  await page.getByRole('button', { name: /изменено 1.поле/ }).click();
  const change = page.getByRole('table', { name: /Что изменилось/ });
  await change.getByRole('row', { name: /Педагоги до 35 лет 10 12/ }).waitFor();
  await expectGood(page);

  await desk.reload();
  await desk.getByRole('button', { name: 'Принять', exact: true }).click();
  await desk.getByText('Принята', { exact: true }).first().waitFor();
  await expectGood(desk);
  await page.goto(`/assignments/${id}/print`);
  await page.getByRole('article', { name: 'Форма для подписи' }).waitFor();
  await expectGood(page);
  expect(faults).toEqual([]);
  expect(department.faults).toEqual([]);
  await context.close();
  await department.context.close();
});

it('what is known from last time is offered, taken with a press and marked', async () => {
  const before = await owedForm();
  await fill(before, [...values, ['antidestructive_program', true]]);
  const { revision } = await stored(before);
  await town.asMarina.post(`/api/assignments/${before}/submit`, { revision, comments: {} });
  await app.runJobs();
  const id = await owedForm();
  const { page, context, faults } = await enter(
    'desktop',
    town.logins.marina,
    `/assignments/${id}`,
  );
  await page.getByRole('button', { name: /^Взять 812: Обучающиеся, всего/ }).click();
  expect(await field(page, 'pupils_total').inputValue()).toBe('812');
  await page.getByText(/^взято из данных за/).waitFor();
  await page.getByRole('button', { name: /Взять известное: / }).click();
  const dialog = page.getByRole('dialog');
  await expectGood(page);
  // Last period's numbers are taken only by whoever has looked at them.
  expect(await dialog.getByRole('checkbox', { name: /Педагоги до 35 лет/ }).isChecked()).toBe(
    false,
  );
  await dialog.getByRole('checkbox', { name: 'Все сразу' }).check();
  await dialog.getByRole('checkbox', { name: /Педагоги до 35 лет/ }).uncheck();
  await dialog.getByRole('button', { name: /^Взять \d+.значени/ }).click();
  await saved(page);
  expect(await field(page, 'vacant_hours').inputValue()).toBe('36');
  expect(await field(page, 'teachers_young').inputValue()).toBe('');
  expect(await storedValue(id, 'vacant_hours')).toBe(36);
  // A changed value is no longer a taken one.
  await field(page, 'pupils_total').fill('813');
  await page.keyboard.press('Enter');
  await page
    .getByText(/Обучающиеся, всего/)
    .first()
    .waitFor();
  expect(await page.locator('[id="row-pupils_total-notes"]').innerText()).toBe('');
  expect(faults).toEqual([]);
  await context.close();
});
