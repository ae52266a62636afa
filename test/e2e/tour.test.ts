import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { TestApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { demoAccount, startDemoApp } from '../support/demo-app.ts';
import type { Person } from '../support/person.ts';
import { Tour, type Screen } from '../support/tour.ts';

/**
 * The README's tour through the demo, on a desktop and on a phone: every screen opens, is
 * accessible, fits the width, and shows the figures that the town's own document prints. With
 * TOUR_IMAGES set it also renews the pictures in docs/images.
 */
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemoApp(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const screens: Screen[] = ['desktop', 'phone'];
const schoolParents = 'Удовлетворённость родителей школой';
const kindergartenParents = 'Удовлетворённость родителей детским садом';

async function signedIn(login: string): Promise<Person> {
  const person = app.visitor();
  await person.signIn(login, demoAccount(login).password);
  return person;
}

async function campaignId(person: Person, title: string): Promise<string> {
  const campaigns = (await person.get('/api/campaigns')).json<CampaignView[]>();
  return campaigns.find((one) => one.title === title)?.id ?? '';
}

/** The address by which the parents of one demo school or kindergarten answer. */
async function linkOf(person: Person, title: string): Promise<string> {
  const id = await campaignId(person, title);
  const links = (await person.get(`/api/campaigns/${id}/links`)).json<LinkView[]>();
  return links[0]?.url ?? '';
}

it.each(screens)('a specialist looks at the campaigns (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await page.goto('/');
  await tour.sees('Вход', /Забыли пароль/);
  await tour.signIn('specialist');
  await tour.sees('Сегодня', schoolParents, '256 ответов', '3 из 10 организаций');
  await tour.picture('today', 'desktop');
  await tour.picture('today', 'phone');

  await tour.open('Кампании');
  await tour.sees('Кампании', 'Идёт', 'Закрыта', 'Самообследование школ за 2021 год');

  await page.getByRole('link', { name: schoolParents }).click();
  await tour.sees(schoolParents, '256 из 4 817', 'Хвойная школа (демо)');
  await page.getByRole('tab', { name: 'Ссылки' }).click();
  await tour.sees(schoolParents, 'QR-код', new RegExp(`${app.url}/r/`));
  await page.getByRole('link', { name: 'Напечатать все' }).click();
  await tour.sees('Листы со ссылками', 'Опрос анонимный');
  await page.goBack();
  await page.getByRole('tab', { name: 'Результаты' }).click();
  await tour.sees(schoolParents, /Ответов в результатах/, '253', 'скрыто: меньше 5 ответов');
  await tour.picture('results', 'desktop');

  await tour.open('Кампании');
  await page.getByRole('link', { name: 'Новая кампания' }).click();
  await page.getByLabel('Форма', { exact: true }).selectOption('Школа глазами родителей');
  await page.getByLabel(/^Все: Школы/).check();
  await tour.sees('Новая кампания', 'Выбрано 10 организаций', 'Садовая школа (демо), 745 чел.');
  await tour.picture('new-campaign', 'desktop');
  await tour.end();
});

it.each(screens)('a specialist finds the document’s figures (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Показатели');
  await page.getByLabel('Период').selectOption('2020/21 учебный год');
  await page.getByLabel('Только со значением').check();
  await tour.sees('Показатели', '0,83 %', '1,37 %', '56,18 %', '10 из 10', '22,7 %', '6,8 %');
  await page.getByRole('searchbox', { name: 'Найти показатель' }).fill('учете');
  await tour.reads('Показатели', '0,83 %', '1,37 %');
  await tour.picture('indicators', 'desktop');

  await page.getByRole('link', { name: /находящихся на учете в ПДН, от общего/ }).click();
  await tour.sees(/на учете в ПДН/, '0,83 %', /^40$/, /^4\s817$/, 'Заречная школа (демо)');
  await tour.picture('indicator', 'desktop');
  await tour.picture('indicator', 'phone');
  await page.goto('/indicators/context.school_register_share?period=2020-2021');
  await tour.reads(/на внутришкольном учете/, '1,37 %', /^66$/, /^4\s817$/);
  await page.goto('/indicators/context.trained_teachers_share?period=2020-2021');
  await tour.reads(/прошедших подготовку/, '56,18 %', /^141$/, /^251$/);

  await page.goto('/indicators?period=2021');
  await page.getByLabel('Только со значением').check();
  await tour.sees('Показатели', '79 %', '86 %', '35 %', '41 %', '77 %', '45 %', '57 %', '92 %');
  await page.getByRole('searchbox', { name: 'Найти показатель' }).fill('средний индекс');
  await tour.reads('Показатели', '60 %', '68 %');
  await tour.picture('mechanisms', 'desktop');
  // The document prints the means rounded; the parts give 60.25 and 67.75.
  await page.getByRole('link', { name: /образовательных результатов$/ }).click();
  await tour.reads(/образовательных результатов$/, '60 %', /^241$/, /^4$/);
  await page.goto('/indicators/context.mechanism_index.activity?period=2021');
  await tour.reads(/образовательной деятельности$/, '68 %', /^271$/, /^4$/);
  await tour.end();
});

it.each(screens)(
  'a specialist looks at schedule, organizations, forms and log (%s)',
  async (on) => {
    const tour = await Tour.start(browser, app.url, on);
    const { page } = tour;
    await tour.signIn('specialist');
    await tour.open('План-график');
    await tour.sees('План-график', /из 22$/, /^Мониторинг воспитания и кадров, 20/, 'Идёт');
    await tour.picture('schedule', 'desktop');
    await tour.open('Организации');
    await tour.sees('Организации', 'Заречная школа (демо)', /Солнечный зайчик/);
    await tour.open('Формы');
    await tour.sees('Формы', 'Карта наблюдения', 'анонимно');
    await page.getByRole('link', { name: 'Школа глазами родителей' }).click();
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: 'Школа глазами родителей' })
      .waitFor();
    await tour.sees('Школа глазами родителей', 'Предпросмотр');
    await tour.open('Журнал');
    await tour.sees('Журнал', 'Открыта кампания');
    await tour.end();
  },
);

it.each(screens)('an administrator chooses one of five catalogs (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('admin');
  await tour.sees('Сегодня');
  await page.goto('/municipalities/new');
  await tour.sees('Новый муниципалитет', /показателей: 171, строк плана: 68/);
  await tour.picture('municipality', 'desktop');
  await tour.end();
});

it.each(screens)('a school’s coordinator fills in a form (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('zarechnaya');
  await tour.sees('Сегодня', 'Нужно сдать', /^Мониторинг воспитания и кадров, 20/);
  await tour.open('Мои формы');
  await tour.sees('Мои формы', 'Самообследование школ за 2021 год', 'Сдана');
  await page.getByRole('link', { name: /^(Заполнить|Продолжить): / }).click();
  await page.locator('[id="field-pupils_total"]').fill(on === 'desktop' ? '812' : '815');
  await page.locator('[id="field-teachers_total"]').fill('40');
  await page.getByText(/^Сохранено в/).waitFor();
  await tour.sees(/^Мониторинг воспитания и кадров, 20/, 'Заполнено 2 из 24', /Заречная/);
  await tour.picture('data-form', 'desktop');
  await tour.end();
});

it('a specialist works with the keyboard alone', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  const { login, password } = demoAccount('specialist');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await tour.tabTo('Имя для входа');
  await page.keyboard.type(login);
  await tour.tabTo('Пароль');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Сегодня' }).waitFor();
  await tour.tabTo('Перейти к содержанию');
  await tour.tabTo('Кампании');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: schoolParents }).waitFor();
  await tour.tabTo(schoolParents);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Ход' }).waitFor();
  await tour.tabTo('Ход');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText(/Ответов в результатах/).waitFor();
  await tour.tabTo(/^Таблица: В целом/);
  await page.keyboard.press('Enter');
  await tour.sees(schoolParents, /^Ответы на вопрос: В целом/);
  await tour.end();
});

it('the screens are there in English', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await page.getByRole('button', { name: 'English' }).click();
  await tour.sees('Today', '3 of 10 organizations', '256 responses');
  await tour.open('Campaigns');
  await tour.sees('Campaigns', 'Running', "School through parents' eyes, questionnaire");
  await page.goto('/indicators/upbringing.3.3?period=2020-2021');
  await tour.sees(/на учете в ПДН/, '0.83 %', /^4,817$/, 'Where the number comes from');
  await tour.end();
});

it.each(screens)('a parent answers by the school’s link (%s)', async (on) => {
  const url = await linkOf(await signedIn('specialist'), schoolParents);
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await page.goto(url);
  await tour.sees('Школа глазами родителей', 'Опрос анонимный', /\(демо\)/);
  await tour.picture('respond-start', 'phone');
  await page.getByRole('button', { name: 'Начать' }).click();
  await tour.sees('О ребёнке', /^Шаг 1 из/);
  await page.getByLabel('5–9 класс').check();
  await page.getByRole('button', { name: 'Далее' }).click();
  await page.getByRole('radio', { name: /^4/ }).first().check();
  await tour.sees('Учёба', /^Шаг 2 из/);
  await tour.picture('respond-question', 'phone');
  for (const title of ['Безопасность и питание', 'Жизнь в школе', 'В целом']) {
    await page.getByRole('button', { name: 'Далее' }).click();
    await tour.sees(title);
  }
  await page.getByRole('button', { name: 'Отправить' }).click();
  await tour.sees('Спасибо!', /учится ещё один ребёнок/);
  await tour.end();
});

it('a parent who comes after the closing is told so', async () => {
  const specialist = await signedIn('specialist');
  const url = await linkOf(specialist, kindergartenParents);
  await specialist.post(
    `/api/campaigns/${await campaignId(specialist, kindergartenParents)}/close`,
  );
  for (const on of screens) {
    const tour = await Tour.start(browser, app.url, on);
    await tour.page.goto(url);
    await tour.sees('Опрос завершён', /Новые ответы не принимаются/);
    await tour.end([/410 \(Gone\)/]);
  }
});
