import { afterAll, beforeAll, it } from 'vitest';
import type { CampaignView } from '../../server/campaigns/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { demoAccount, startDemoApp } from '../support/demo-app.ts';
import type { Person } from '../support/person.ts';
import { Tour, type Screen } from '../support/tour.ts';

/**
 * The README's tour through the demo, on a desktop and on a phone: every screen opens, is
 * accessible, fits the width, and shows the figures that the town's own document prints. With
 * TOUR_IMAGES set it also renews the pictures in docs/images.
 */
let app: TestApp;
let browser: FileBrowser;

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

/** Schools as they stand in somebody's spreadsheet, with what such lists get wrong. */
const list = [
  'Наименование|Обучающихся|Директор|Ответственный|Почта ответственного',
  'Школа № 41|312|Берёзкина Анна Сергеевна|Осинкина Елена Петровна|osinkina@demo.example',
  'Школа № 42|0|Грачёва Ольга Игоревна|Ивушкина Мария Павловна|ivushkinа@demo.example',
  'Садовая школа (демо)|760||Щеглова Юлия Николаевна|scheglova@demo.example',
  'СОШ Озерная, демо|382|||',
].join('\n');

it.each(screens)('a specialist begins the day with a list of schools (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await page.goto('/');
  await tour.sees('Вход', /Забыли пароль/);
  await tour.signIn('specialist');
  await tour.sees('Сегодня', schoolParents, '256 ответов', '3 из 10 организаций');

  await tour.open('Организации');
  await tour.sees('Организации', 'Заречная школа (демо)', /Солнечный зайчик/);
  await page.getByRole('link', { name: 'Загрузить из Excel' }).click();
  await page.getByLabel('Вставьте таблицу').fill(list.replaceAll('|', '\t'));
  await tour.sees('Организации из Excel', 'Скачать шаблон');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await tour.sees('Организации из Excel', 'Что в каких колонках');
  await page.getByRole('button', { name: 'Проверить строки' }).click();
  await tour.sees('Организации из Excel', /русская буква/, /не может быть нулём/, /Похоже на/);
  await tour.picture('import', 'desktop');
  await tour.end();
});

it('a specialist invites, changes a form, opens a campaign and sends it', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Люди');
  await page.getByRole('button', { name: /^Пригласить ещё не приглашённых/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выдать' }).click();
  await tour.reads('Приглашения готовы', /листа? А4/);
  await page.locator('img[alt^="QR-код"]').last().waitFor();
  const slips = page.getByRole('heading', { name: 'Листки для раздачи' });
  await slips.evaluate((at) => at.scrollIntoView());
  await tour.picture('slips', 'desktop');

  await page.goto('/forms/parents-school/1');
  await tour.sees('Школа глазами родителей', 'Предпросмотр');
  await page.getByRole('button', { name: 'Изменить форму' }).click();
  await page.getByRole('button', { name: 'Добавить: Один вариант' }).first().click();
  // The next field is ready for the keyboard as soon as it is drawn.
  const type = async (words: string) => {
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === '');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await type('Как ваш ребёнок добирается до школы?');
  for (const words of ['Пешком', 'На автобусе', 'Привозим сами']) await type(words);
  await page.frameLocator('iframe').getByLabel('Привозим сами').waitFor();
  await tour.reads('Школа глазами родителей', /Сохранено в/, 'Ошибок нет');
  const added = page.getByRole('button', { name: /^2\. Как ваш ребёнок добирается/ });
  await added.evaluate((at) => at.scrollIntoView({ block: 'center' }));
  await tour.picture('editor', 'desktop');

  await tour.open('Кампании');
  await tour.sees('Кампании', 'Идёт', 'Закрыта', 'Самообследование школ за 2021 год');
  await page.getByRole('link', { name: 'Новая кампания' }).click();
  await page
    .getByLabel('Форма', { exact: true })
    .selectOption('Диагностика профессиональных дефицитов учителя');
  await page.getByRole('button', { name: 'Дальше: проверить и открыть' }).click();
  await tour.reads(/Диагностика/, 'Что произойдёт, когда вы нажмёте «Открыть»');
  await tour.picture('check', 'desktop');

  await tour.open('Кампании');
  await page.getByRole('link', { name: schoolParents }).click();
  await page.getByRole('tab', { name: 'Ссылки' }).click();
  await tour.sees(schoolParents, 'Сообщение для чата', /\/k\//);
  await tour.picture('links', 'desktop');
  await page.getByRole('link', { name: 'Листы и карточки с QR-кодом' }).click();
  await tour.sees('Листы со ссылками', /Анонимно: кто ответил/);
  await tour.end();
});

it('a specialist watches the answers come and takes papers to the meeting', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.open('Кампании');
  await tour.reads('Кампании');
  await page.getByRole('link', { name: schoolParents }).click();
  await tour.reads(schoolParents, '256 из 4 817', 'Хвойная школа (демо)');
  await page.getByRole('tab', { name: 'Результаты' }).click();
  await tour.reads(schoolParents, /Ответов в результатах/, '253', 'среднее 4,1 из 5');
  await tour.picture('results', 'desktop');
  await page.getByRole('button', { name: 'Сравнение организаций' }).click();
  await tour.reads(schoolParents, /Все вместе: 4,08/);
  await tour.picture('comparison', 'desktop');
  await page.getByRole('tab', { name: 'Свод' }).click();
  await tour.reads(schoolParents, /скрыто: меньше/);
  await tour.picture('summary', 'desktop');
  await page.getByRole('tab', { name: 'Справка' }).click();
  await page.getByLabel('О ком справка').selectOption('Заречная школа (демо)');
  await tour.reads(schoolParents, /46 из 812/);
  await page.getByRole('link', { name: 'Печать' }).click();
  await tour.reads('Справка', /46 из 812/, 'подпись');
  await tour.picture('brief', 'desktop');
  await tour.end();
});

it.each(screens)('the second municipality is in the middle of its year (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('specialist');
  await tour.enter('Малышевский городской округ (демо)');
  await tour.reads('Сегодня', 'Мониторинг воспитания и кадров');
  await tour.picture('today', 'phone');
  await tour.open('Кампании');
  await tour.reads('Кампании');
  await page.getByRole('link', { name: 'Школа глазами родителей' }).click();
  await tour.sees('Школа глазами родителей', /Ответов больше, чем ожидалось/);
  await tour.picture('progress', 'desktop');
  await page.getByRole('tab', { name: 'Должники' }).click();
  await tour.sees('Школа глазами родителей', 'Скопировать почту');
  await tour.picture('debtors', 'desktop');
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

  await page.getByRole('link', { name: /находящихся на учете в ПДН, от общего/ }).click();
  await tour.sees(/на учете в ПДН/, '0,83 %', /^40$/, /^4\s817$/, 'Заречная школа (демо)');
  await tour.picture('indicator', 'desktop');
  // Down to the very field where a school gave its number.
  await page.getByRole('link', { name: 'Заречная школа (демо)' }).click();
  await tour.reads('Мониторинг воспитания и кадров', /Заречная школа/);
  await page.locator('[id^="field-"]:focus-within, [id^="field-"]:focus').waitFor();
  await page.goto('/indicators/context.school_register_share?period=2020-2021');
  await tour.reads(/на внутришкольном учете/, '1,37 %', /^66$/, /^4\s817$/);
  await page.goto('/indicators/context.trained_teachers_share?period=2020-2021');
  await tour.reads(/прошедших подготовку/, '56,18 %', /^141$/, /^251$/);

  await page.goto('/indicators?period=2021');
  await page.getByLabel('Только со значением').check();
  await tour.reads('Показатели', '79 %', '86 %', '35 %', '41 %', '77 %', '45 %', '57 %', '92 %');
  await page.getByRole('searchbox', { name: 'Найти показатель' }).fill('средний индекс');
  await tour.reads('Показатели', '60 %', '68 %');
  // The document prints the means rounded; the parts give 60.25 and 67.75.
  await page.getByRole('link', { name: /образовательных результатов$/ }).click();
  await tour.reads(/образовательных результатов$/, '60 %', /^241$/, /^4$/);
  await page.goto('/indicators/context.mechanism_index.activity?period=2021');
  await tour.reads(/образовательной деятельности$/, '68 %', /^271$/, /^4$/);
  await page.goto('/indicators?period=2021');
  await page.getByRole('link', { name: 'Списки и индексы' }).click();
  await tour.sees('Списки и индексы', 'Индекс управленческих механизмов', 'ещё не посчитано');
  await page.getByRole('link', { name: 'Индексы механизмов управления качеством' }).click();
  await tour.sees(/^Индексы механизмов/, '60,25', '67,75', /оценки качества подготовки/);
  await tour.end();
});

it.each(screens)('a specialist looks at schedule, forms and log (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  await tour.signIn('specialist');
  await tour.open('План-график');
  await tour.sees('План-график', /из 22$/, 'Идёт');
  const tied = tour.page.getByRole('link', { name: /^Мониторинг воспитания и кадров, 20/ });
  await tied.evaluate((at) => at.scrollIntoView({ block: 'center' }));
  await tour.picture('schedule', 'desktop');
  await tour.open('Сдача форм');
  await tour.reads('Сдача форм', '10 организаций');
  await tour.page.goto('/completeness?period=2025');
  await tour.reads('Сдача форм', 'сдана с опозданием');
  await tour.picture('matrix', 'desktop');
  await tour.page.goto('/checks');
  await tour.reads('Проверки', 'Не рассмотрено');
  await tour.picture('checks', 'desktop');
  await tour.open('Формы');
  await tour.sees('Формы', 'Карта наблюдения', 'анонимно');
  await tour.open('Журнал');
  await tour.sees('Журнал', 'Открыта кампания');
  await tour.end();
});

it('an administrator makes a municipality, which leads through its first day', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('admin');
  await tour.reads('Сегодня');
  await page.goto('/municipalities/new');
  await tour.reads('Новый муниципалитет', /показателей: 171, строк плана: 68/);
  await page.getByRole('radio', { name: /Обь/ }).check();
  await page.getByLabel('Название муниципалитета').fill('Каменогорский округ');
  await tour.picture('municipality', 'desktop');
  await page.getByRole('button', { name: 'Создать муниципалитет' }).click();
  await tour.reads('Готовим муниципалитет');
  await app.runJobs();
  await tour.reads('Сегодня', 'Первый день', 'К организациям');
  await tour.picture('first-day', 'desktop');
  await tour.end();
});

it.each(screens)('a school’s coordinator fills in a form (%s)', async (on) => {
  const tour = await Tour.start(browser, app.url, on);
  const { page } = tour;
  await tour.signIn('zarechnaya');
  await tour.sees('Сегодня', 'Нужно сдать', /^Мониторинг воспитания и кадров, 20/);
  await tour.open('Мои формы');
  await tour.sees('Мои формы', 'Самообследование школ за 2021 год', /^(Сдана|Принята)/);
  await page.getByRole('link', { name: /^(Заполнить|Продолжить): / }).click();
  await page.locator('[id="field-pupils_total"]').fill(on === 'desktop' ? '812' : '815');
  await page.locator('[id="field-teachers_total"]').fill('40');
  await page.getByText(/^Сохранено в/).waitFor();
  await tour.sees(/^Мониторинг воспитания и кадров, 20/, 'Заполнено 2 из 24', /Заречная/);
  await tour.picture('data-form', 'desktop');
  await tour.end();
});

it('the screens are there in English', async () => {
  const tour = await Tour.start(browser, app.url, 'desktop');
  const { page } = tour;
  await tour.signIn('specialist');
  await page.getByRole('button', { name: 'English' }).click();
  await tour.sees('Today', '3 of 10 organizations', '256 responses');
  await tour.open('Campaigns');
  await tour.reads('Campaigns', 'Running', "School through parents' eyes, questionnaire");
  await page.goto('/indicators/upbringing.3.3?period=2020-2021');
  await tour.reads(/на учете в ПДН/, '0.83 %', /^4,817$/, 'Where the number comes from');
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
    await tour.reads(title);
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
