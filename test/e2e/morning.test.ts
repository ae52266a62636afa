import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FormVersionView } from '../../server/forms/schema.ts';
import type { LinkView } from '../../server/links/schema.ts';
import type { OrganizationView } from '../../server/organizations/schema.ts';
import type { Brief, Summary } from '../../server/reports/schema.ts';
import type { SessionView } from '../../server/people/schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import type { Person } from '../support/person.ts';
import { submission } from '../support/make.ts';
import { Tour } from '../support/tour.ts';
import { unzip } from '../support/unzip.ts';
import { sheetRows } from '../support/workbook.ts';

/**
 * A department's first morning from an empty municipality to a paper for the meeting, each step
 * where the last one ended: an administrator at the desk, a coordinator and a parent on phones.
 */
let app: TestApp;
let town: Town;
let browser: FileBrowser;
let admin: Tour;
/** The same administrator past the screens: to check what they say. */
let behind: Person;
let coordinator: Tour;
let campaignId: string;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  [town, browser] = await Promise.all([app.makeTown({ templateId: null }), launchBrowser()]);
  admin = await Tour.start(browser, app.url, 'desktop');
  coordinator = await Tour.start(browser, app.url, 'phone');
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const place = 'Каменогорский округ';
const survey = 'Родители о школе, весна';
const question = 'Как ваш ребёнок добирается до школы?';

/** One line a school; the mistakes are those that such lists have. */
const list = [
  'Наименование|Тип|Кластер|Обучающихся|Руководитель|Телефон|Почта|Ответственный|Почта ответственного',
  'МБОУ «Школа № 21»|школа|Город|40|Белова Анна Юрьевна|8 (34365) 2-11-01|s21@example.ru|Кузнецова Ольга Игоревна|kuznetsova@example.ru',
  'МБОУ «Школа № 22»|школа|Город|30|Серов Павел Ильич|8 (34365) 2-11-02|s22@example.ru|Петрова Инна Олеговна|petrovа@example.ru',
  'МБОУ «Школа № 23»|школа|Сёла|0|Зуева Нина Ивановна|8 (34365) 2-11-03|s23@example.ru|Лосев Олег Петрович|losev@example.ru',
  'МБОУ «Школа № 24»|школа|Сёла|20|Громов Антон Львович|8 (34365) 2-11-04|s24@example.ru|Гусева Майя Павловна|guseva@example.ru',
  'МБОУ «Школа № 25 им. А. П. Чехова»|школа|Сёла|25|Дроздова Лия Ильинична|8 (34365) 2-11-05|s25@example.ru|Гусева Майя Павловна|guseva@example.ru',
  'МБОУ «Школа № 26»|школа|Сёла|15|Орлов Фёдор Ильич|8 (34365) 2-11-06|s26@example.ru|Рябова Алла Олеговна|ryabova@example.ru',
  'МБОУ СОШ № 25 имени Чехова|школа|Сёла|25||||Гусева Майя Павловна|guseva@example.ru',
].join('\n');

/** Answers by the numbers of schools: over k, over k, more than expected, under k, none, over k. */
const answers = { 21: 8, 22: 6, 23: 14, 24: 3, 25: 0, 26: 7 };

const links = async () =>
  (await behind.get(`/api/campaigns/${campaignId}/links`)).json<LinkView[]>();
const registry = async () => (await behind.get('/api/organizations')).json<OrganizationView[]>();

it('a municipality is made from a catalog, and nothing of its plan is late', async () => {
  const { page } = admin;
  await admin.signIn(town.logins.vera, testPassword);
  await admin.reads('Сегодня');
  await page.goto('/municipalities/new');
  await admin.reads('Новый муниципалитет');
  await page.getByRole('radio', { name: /^Малышевский/ }).check();
  await page.getByLabel('Название муниципалитета').fill(place);
  await admin.sees('Новый муниципалитет', 'Из них с датами: 665 (2020–2023 годы)');
  expect(await page.getByRole('radio', { name: /^Перенести на рабочий год/ }).isChecked()).toBe(
    true,
  );
  await page.getByRole('button', { name: 'Создать муниципалитет' }).click();
  await admin.sees('Готовим муниципалитет');
  await app.runJobs();
  await admin.sees('Сегодня', 'Первый день', /Строк в черновике: 762/);
  expect(await page.getByText(/Просрочен/).count()).toBe(0);
  behind = app.visitor();
  await behind.signIn(town.logins.vera, testPassword);
  const { person } = (await behind.get('/api/session')).json<SessionView>();
  const own = person?.municipalities.find(({ name }) => name === place);
  await behind.put('/api/session/municipality', { municipalityId: own?.id });
  expect(await registry()).toEqual([]);
});

it('a list with mistakes is put right on the spot, and comes again without doubles', async () => {
  const { page } = admin;
  await page.getByRole('link', { name: 'К организациям' }).click();
  await admin.sees('Организации из Excel', 'Вставьте таблицу');
  const paste = async (text: string) => {
    await page.getByLabel('Вставьте таблицу').fill(text.replaceAll('|', '\t'));
    await page.getByRole('button', { name: 'Дальше' }).click();
    await admin.reads('Организации из Excel', 'Что в каких колонках');
  };
  await paste(list);
  await admin.reads('Организации из Excel', '7 строк');
  await page.getByRole('button', { name: 'Проверить строки' }).click();
  await admin.sees(
    'Организации из Excel',
    /Осталось 5\sстрок/,
    'В адресе русская буква «а», 7-й знак: нужна латинская a.',
    /Ожидаемое число не может быть нулём/,
    /Похоже на .* из строки 6: та же организация или другая/,
    /Гусева Майя Павловна отвечает за несколько организаций: .*Один вход на все/,
  );
  expect(await page.getByRole('button', { name: 'Записать', exact: true }).isDisabled()).toBe(true);
  expect(await registry()).toEqual([]);

  await page.getByRole('button', { name: 'Исправить на «petrova@example.ru»' }).click();
  await page.getByLabel('Обучающихся').fill('12');
  await page.getByRole('checkbox', { name: 'Да, один вход' }).first().check();
  await page.getByRole('radio', { name: /^Та же: .*Чехова/ }).check();
  await admin.reads('Организации из Excel', /добавим 6\sорганизаций · 1\sповтор/);
  await page.getByRole('button', { name: 'Записать', exact: true }).click();
  await admin.sees('Организации из Excel', /Добавлено 6\sорганизаций/, /Внесено 5\sответственных/);
  const before = await registry();
  expect(before).toHaveLength(6);

  // The same list tomorrow: what was decided is remembered, the corrected number is all that changes.
  await page.getByRole('button', { name: 'Загрузить ещё таблицу' }).click();
  await paste(
    list
      .replace('petrovа', 'petrova')
      .replace('Сёла|0|', 'Сёла|12|')
      .replace('Сёла|20|', 'Сёла|24|'),
  );
  await page.getByRole('button', { name: 'Проверить строки' }).click();
  await admin.reads('Организации из Excel', /изменим 1 · .*без изменений/);
  await page.getByRole('button', { name: 'Записать', exact: true }).click();
  await admin.reads('Организации из Excel', /Изменена 1\sорганизация/);
  const after = await registry();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.find(({ name }) => name.includes('24'))?.headcount).toBe(24);
});

it('a coordinator comes in with the code of the invitation and sees the own school only', async () => {
  const { page } = admin;
  await admin.open('Люди');
  await admin.sees('Люди', 'Гусева Майя Павловна', 'Не приглашён');
  await page.getByRole('button', { name: 'Пригласить: Кузнецова Ольга Игоревна' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выдать' }).click();
  const text = await page.getByLabel('Готовое сообщение').inputValue();
  await admin.isGood();
  await page.getByRole('button', { name: 'Закрыть' }).click();

  const guest = coordinator.page;
  await guest.goto(/https?:\S+/.exec(text)?.[0] ?? '');
  await guest.getByRole('heading', { name: 'Здравствуйте, Ольга Игоревна!' }).waitFor();
  await guest.getByLabel('Придумайте пароль').fill('чай в подстаканнике');
  await guest.keyboard.press('Enter');
  await coordinator.sees('Сегодня', 'Опросы вашей организации');
  await coordinator.open('Организации');
  await coordinator.reads('Организации', /Школа № 21/);
  expect(await guest.getByText(/Школа № 2[2-6]/).count()).toBe(0);
});

it('a library form is changed beside the page that parents will see', async () => {
  const { page } = admin;
  await page.goto('/forms/parents-school/1');
  await page.getByRole('button', { name: 'Изменить форму' }).click();
  const shown = page.frameLocator('iframe');
  await page.getByLabel('Название', { exact: true }).fill(survey);
  await shown.getByRole('heading', { name: survey }).waitFor();
  await page.getByRole('button', { name: /^1\. В каком классе/ }).click();
  await page.getByLabel('Варианты ответа, 3').fill('10–11 класс, выпускной');
  await page.getByRole('button', { name: 'Добавить: Один вариант' }).first().click();
  await page.keyboard.type(question);
  await admin.sees(survey, 'нет вариантов ответа: добавьте хотя бы два');
  expect(await page.getByRole('button', { name: 'Опубликовать' }).isDisabled()).toBe(true);
  await page.keyboard.press('Enter');
  for (const words of ['Пешком', 'На автобусе']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  await page.getByText('Ошибок нет').waitFor();
  await shown.getByLabel('На автобусе').check();
  await shown.getByLabel('10–11 класс, выпускной').check();
  await admin.reads(survey, /Сохранено в/);

  await page.getByRole('button', { name: 'Опубликовать' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`Добавлен вопрос «${question}»`).waitFor();
  await dialog.getByText('вариант «10–11 класс» теперь «10–11 класс, выпускной»').waitFor();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await dialog.getByText('Опубликована версия 2').waitFor();
  await dialog.getByRole('link', { name: 'Начать кампанию с этой формой' }).click();
  await admin.reads('Новая кампания');
});

it('the campaign opens after a last look, with a message, an address and a sheet for each school', async () => {
  const { page } = admin;
  await admin.sees('Новая кампания', 'Первый день: шаг 3 из 5', /Выбрано 6\sорганизаций/);
  await page.getByRole('button', { name: 'Дальше: проверить и открыть' }).click();
  await admin.reads(
    new RegExp(survey),
    'Что произойдёт, когда вы нажмёте «Открыть»',
    /6\sорганизаций получат по ссылке/,
    /Изменить форму \(версия 2\)/,
  );
  await page.getByRole('button', { name: 'Открыть кампанию' }).click();
  await page.getByText('Идёт', { exact: true }).first().waitFor();
  await app.runJobs();
  campaignId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const message = page.getByRole('blockquote', { name: 'Как это выглядит' });
  const [first] = await links();
  await message.getByText(first?.shortUrl ?? '').waitFor();
  expect(await message.innerText()).toMatch(/Ответить можно до .* \d+ \S+ \(\S+\)/);
  await admin.reads(new RegExp(survey), 'Сообщение для чата', 'Листы и карточки с QR-кодом');
  await page.getByRole('button', { name: 'Скопировать все сообщения таблицей' }).click();
  await page.getByText('Скопировано', { exact: true }).first().waitFor();
  const table = await admin.copied();
  for (const { shortUrl } of await links()) expect(table).toContain(shortUrl);

  await page.getByRole('link', { name: 'Листы и карточки с QR-кодом' }).click();
  await admin.reads('Листы со ссылками', 'Анонимно: кто ответил, не узнает никто');
  const { file } = await admin.saved(() => page.getByRole('link', { name: 'Скачать PDF' }).click());
  expect(file.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(6);
});

async function formOfSurvey() {
  return (await behind.get('/api/forms/parents-school/versions/2')).json<FormVersionView>();
}

it('a parent answers by the short address on a phone, others after', async () => {
  const [first] = await links();
  const parent = await Tour.start(browser, app.url, 'phone');
  const { page } = parent;
  await page.goto(first?.shortUrl ?? '');
  await parent.reads(survey, 'Опрос анонимный', /Школа № 21/);
  await page.getByRole('button', { name: 'Начать' }).click();
  await parent.reads(/О ребёнке/);
  await page.getByLabel('1–4 класс').check();
  await page.getByLabel('Пешком').check();
  await parent.reads(/О ребёнке/);
  const send = page.getByRole('button', { name: 'Отправить' });
  const heading = page.getByRole('heading', { level: 1 });
  while (!(await send.isVisible())) {
    const before = await heading.innerText();
    await page.getByRole('button', { name: 'Далее' }).click();
    await heading.filter({ hasNotText: before }).waitFor();
  }
  await page
    .getByRole('radiogroup', { name: /В целом/ })
    .getByLabel(/^5/)
    .check();
  await page.getByLabel(/Что ещё вы хотели бы сказать/).fill('Спасибо за новый спортзал.');
  await parent.sees(/В целом/);
  await send.click();
  await parent.reads('Спасибо!');
  await parent.end();

  const { compiled } = await formOfSurvey();
  const added = compiled.pages
    .flatMap(({ elements }) => elements)
    .find((one) => one.element === 'question' && one.title.ru === question);
  if (added?.element !== 'question') throw new Error('the form has lost the new question');
  const [walk, bus] = added.choices ?? [];
  for (const { organizationName, url } of await links()) {
    const school = Object.keys(answers).find((number) => organizationName.includes(number)) ?? '';
    const more = answers[school as unknown as keyof typeof answers] - (school === '21' ? 1 : 0);
    for (let n = 0; n < more; n += 1) {
      const given = {
        stage: 'basic',
        overall: 3 + (n % 3),
        [added.name]: (n % 2 ? walk : bus)?.value ?? '',
      };
      const body = { ...submission(given, randomUUID()), formVersion: 2 };
      const reply = await app.visitor().post(`/api/answer/${url.split('/').at(-1)}`, body);
      expect(reply.status, reply.text).toBe(201);
    }
  }
  await app.runJobs();
});

it('the desk watches: charts, the small group hidden, free answers read before the school has them', async () => {
  const { page } = admin;
  const school = coordinator.page;
  const ownResults = async () => {
    await coordinator.open('Кампании');
    await coordinator.reads('Кампании');
    await school.getByRole('link', { name: new RegExp(survey) }).click();
    await school.getByRole('tab', { name: 'Результаты' }).click();
    await coordinator.reads(new RegExp(survey), /8\sответов|Ответов в результатах: 8/);
  };
  await ownResults();
  expect(await school.getByText('Спасибо за новый спортзал.').count()).toBe(0);

  await page.goto(`/campaigns/${campaignId}`);
  await admin.reads(new RegExp(survey), '38 из 146', /Ответов больше, чем ожидалось: 14 из 12/);
  await page.getByRole('tab', { name: 'Результаты' }).click();
  await admin.reads(new RegExp(survey), /Ответов в результатах: 35/, 'среднее 3,9 из 5', question);
  await page
    .getByRole('region', { name: question })
    .getByText(/^49\s%/)
    .waitFor();
  await page.getByLabel('Чьи ответы').selectOption({ label: 'МБОУ «Школа № 24»' });
  await admin.reads(new RegExp(survey), /Результатов пока не видно|скрыто: меньше/);
  await page.getByRole('button', { name: 'Сравнение организаций' }).click();
  await page
    .getByLabel('Вопрос', { exact: true })
    .selectOption({ label: 'В целом: насколько вы довольны школой?' });
  await admin.reads(new RegExp(survey), /Все вместе: 3,94/, /^3,93/);
  await page.getByRole('button', { name: 'Свободные ответы' }).click();
  await admin.reads(new RegExp(survey), 'Спасибо за новый спортзал.');
  await page.getByRole('button', { name: 'Показать организации' }).click();
  await admin.reads(new RegExp(survey), 'Просматривать нечего');
  await school.reload();
  await coordinator.reads(new RegExp(survey), 'Спасибо за новый спортзал.');
  expect(await school.getByText(/Школа № 2[2-6]/).count()).toBe(0);

  await page.getByRole('tab', { name: 'Должники' }).click();
  await admin.reads(new RegExp(survey), 'Дроздова Лия Ильинична', 'guseva@example.ru');
  await page.getByRole('button', { name: 'Скопировать таблицу контактов' }).click();
  await page.getByText('Скопировано', { exact: true }).first().waitFor();
  expect(await admin.copied()).toContain('8 (34365) 2-11-05');
});

it('closing makes the figures final, with every group that could be worked out hidden', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: 'Закрыть кампанию' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть кампанию' }).click();
  await page.getByText('Закрыта', { exact: true }).first().waitFor();
  // When no process can still take an answer.
  await app.runJobs(new Date(Date.now() + 11_000));
  await page.getByRole('tab', { name: 'Результаты' }).click();
  await page.reload();
  await admin.reads(new RegExp(survey), /Ответов в результатах: 38/, 'среднее 3,9 из 5');
});

it('the table and the page for the meeting say what the screens say', async () => {
  const { page } = admin;
  const summary = (await behind.get(`/api/campaigns/${campaignId}/summary`)).json<Summary>();
  await page.getByRole('tab', { name: 'Свод' }).click();
  await admin.reads(
    new RegExp(survey),
    'Доли посчитаны от числа ответивших на вопрос.',
    /скрыто: меньше 5\sответов/,
    '3,95',
  );
  const table = await admin.saved(() => page.getByRole('button', { name: 'Свод, XLSX' }).click());
  const rows = await sheetRows(table.file, 'Свод');
  for (const { kind, name, n, expected, cells } of summary.rows) {
    const own = rows.get(kind === 'organization' ? name : `Итого по ${total(kind, name)}`) ?? [];
    expect(own.slice(2, 4)).toEqual([n === 0 ? 'нет ответов' : (n ?? hidden), expected]);
    const figures = own.slice(5);
    expect(figures).toHaveLength(cells.length);
    for (const [index, { value }] of cells.entries()) {
      const share = summary.columns[index]?.kind === 'share' ? 100 : 1;
      if (typeof value === 'number') expect(figures[index]).toBeCloseTo(value / share, 6);
      else expect([hidden, 'нет ответов']).toContain(figures[index]);
    }
  }
  // By hand: 38 answers with 150 points among them; the smallest group and its next are hidden.
  const overall = summary.columns.findIndex(({ title, group }) =>
    `${group}${title}`.includes('В целом'),
  );
  expect(rows.get('Итого по муниципалитету')?.[5 + overall]).toBeCloseTo(150 / 38, 6);
  for (const school of ['24', '26']) {
    const own = [...rows].find(([name]) => name.includes(school))?.[1] ?? [];
    expect(own.slice(4).every((value) => value === hidden)).toBe(true);
  }

  await page.getByRole('tab', { name: 'Справка' }).click();
  await admin.reads(new RegExp(survey), 'по результатам анкетирования', /38 из 146/);
  const paper = await admin.saved(() => page.getByRole('button', { name: 'Скачать DOCX' }).click());
  const text = unzip(paper.file).get('word/document.xml') ?? '';
  const brief = (await behind.get(`/api/campaigns/${campaignId}/brief`)).json<Brief>();
  expect(brief.items.map(({ ownText }) => ownText)).toContain('3,95 из\u00a05');
  for (const { ownText, wholeText } of brief.items) {
    expect(text).toContain(ownText);
    expect(text).toContain(wholeText);
  }
  for (const [, fact] of brief.facts) expect(text).toContain(fact);

  await admin.open('Сегодня');
  await admin.reads('Сегодня', /Все пять шагов пройдены/);
  expect(await page.getByText(/Просрочен/).count()).toBe(0);
  await admin.end();
  await coordinator.end();
});

const hidden = 'скрыто: меньше\u00a05\u00a0ответов';
const total = (kind: string, name: string) =>
  kind === 'whole' ? 'муниципалитету' : `кластеру: ${name}`;
