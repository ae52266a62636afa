import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysFrom, plusDays, plusMonths } from '../../client/staff/pages/schedule/days.ts';
import { createAccount } from '../../server/people/model.ts';
import type { OccurrenceDetail, OccurrenceList } from '../../server/schedules/occurrence.schema.ts';
import type { OrganizationPlanList } from '../../server/schedules/plan.schema.ts';
import type { ScheduleView } from '../../server/schedules/schema.ts';
import { startTestApp, testPassword, type TestApp } from '../support/app.ts';
import { launchBrowser, type FileBrowser } from '../support/browser.ts';
import { pdf } from '../support/files.ts';
import { Tour } from '../support/tour.ts';

/** The plan of a year in all its views, one event carried out, and the plan kept in force. */
let app: TestApp;
let browser: FileBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ town: {} }), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

const zone = 'Asia/Vladivostok';
const dayAfter = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
const spoken = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('ru-RU', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  });

/** A town whose whole plan is approved: one event is due today, one was ten days ago. */
async function makePlannedTown() {
  const town = await app.makeTown();
  const { asIrina } = town;
  const { rows } = (await asIrina.get('/api/schedule')).json<ScheduleView>();
  const rowIds = rows.map(({ id }) => id);
  expect((await asIrina.put('/api/schedule/states', { state: 'approved', rowIds })).status).toBe(
    200,
  );
  const [now, late] = rows.filter(({ level }) => level === 'municipality');
  const [today, before] = [dayAfter(0), dayAfter(-10)];
  for (const [row, day] of [
    [now!, today],
    [late!, before],
  ] as const) {
    const dates = { start: day, end: day };
    expect((await asIrina.put(`/api/schedule/${row.id}/plan`, dates)).status).toBe(200);
  }
  const found = await asIrina.get(`/api/schedule/occurrences?rowId=${now!.id}`);
  const [one] = found.json<OccurrenceList>().items;
  return { town, now: one!, late: late!, due: one!.due! };
}

it.each(['desktop', 'phone'] as const)(
  'a specialist looks at the plan in every way, a coordinator at less of it (%s)',
  async (screen) => {
    const { town, now, late } = await makePlannedTown();
    const marina = await Tour.start(browser, app.url, screen);
    await marina.signIn(town.logins.marina, testPassword);
    await marina.reads('Сегодня');
    await marina.page.goto('/schedule?view=upkeep');
    await marina.reads('План-график');
    await marina.page.getByRole('link', { name: late.title }).first().waitFor();
    expect(await marina.page.getByRole('link', { name: 'Ведение плана' }).count()).toBe(0);
    await marina.page.getByRole('link', { name: 'План организации' }).click();
    await marina.sees('План-график', 'Школа № 1', 'План утверждает руководитель.');
    await marina.end();

    const irina = await Tour.start(browser, app.url, screen);
    const { page } = irina;
    await irina.signIn(town.logins.irina, testPassword);
    await irina.sees('Сегодня', /Просрочен/);
    const view = (name: string) => page.getByRole('link', { name, exact: true }).click();
    await irina.open('План-график');
    await irina.sees('План-график', late.title);
    await view('Год');
    await irina.sees('План-график', /мероприяти. за год|мероприятий за год/);
    await page.getByRole('button', { name: 'Развернуть все направления' }).click();
    await irina.isGood();
    await view('Месяц');
    // Words of the calendar may break where soft hyphens are.
    const link = page.getByRole('link', { name: now.title }).filter({ visible: true });
    await link.first().waitFor();
    await irina.isGood();
    await view('По ответственным');
    await irina.sees('План-график', 'Ответственного нет', /\d\sпросрочено/);
    await page.getByRole('button', { name: /^Ответственного нет/ }).click();
    await irina.isGood();
    await view('Мои на этой неделе');
    await irina.sees('План-график', 'За вами ничего не записано на эти две недели');
    await view('Ведение плана');
    await irina.sees('План-график', 'Опорные даты', 'Планы организаций', 'Ответственные');
    await page.goto('/schedule/print?view=year');
    await irina.sees('План-график для печати', 'ПРОЕКТ (приказ об утверждении не записан)');
    await irina.end();
  },
);

it('an event is found in the calendar by keys alone and closed with a file', async () => {
  const { town, now, due } = await makePlannedTown();
  const irina = await Tour.start(browser, app.url, 'desktop');
  const { page } = irina;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await irina.signIn(town.logins.irina, testPassword);
  await irina.reads('Сегодня');
  await page.goto('/schedule?view=month');
  await page.getByRole('grid', { name: 'Календарь плана' }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? '');
  await irina.tabTo(new RegExp(`^${spoken(dayAfter(0))}`));
  const moves = [
    ['ArrowLeft', dayAfter(-1)],
    ['ArrowRight', dayAfter(0)],
    ['PageUp', plusMonths(dayAfter(0), -1)],
    ['ArrowDown', plusDays(plusMonths(dayAfter(0), -1), 7)],
  ] as const;
  for (const [key, day] of moves) {
    await press(key);
    expect(await focused()).toContain(spoken(day));
  }
  // The day that was asked for may be off, and the event due on the next one that is not.
  const left = daysFrom(moves[3][1], due);
  await press(...Array.from({ length: left }, () => 'ArrowRight'));
  expect(await focused()).toContain(spoken(due));
  await page.getByRole('link', { name: now.title }).waitFor();
  expect(await focused()).toMatch(/\d\sмероприяти/);
  await irina.tabTo(now.title);
  await press('Enter');
  await irina.reads(now.title, 'Срок и ответственный', 'В документе');

  await irina.tabTo('Отменить');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Отменить мероприятие' }).waitFor();
  await irina.tabTo('Отменить мероприятие');
  await press('Enter');
  await page.getByText('Напишите причину: она останется в истории').waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await irina.tabTo('Выполнено');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Мероприятие выполнено' }).waitFor();
  await irina.tabTo('Что получилось');
  await page.keyboard.type('Совещание прошло');
  await irina.tabTo('Выбрать файл');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
  await chooser.setFiles({ name: 'Протокол.pdf', mimeType: 'application/pdf', buffer: pdf('g') });
  await page.getByRole('link', { name: 'Протокол.pdf' }).waitFor();
  await irina.isGood();
  await irina.tabTo('Отметить выполненным');
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await irina.sees(now.title, 'Совещание прошло', 'Состояние: Выполнено', 'Протокол.pdf');
  const kept = await town.asIrina.get(`/api/schedule/occurrences/${now.id}`);
  expect(kept.json<OccurrenceDetail>()).toMatchObject({
    ...{ state: 'done', doneOn: dayAfter(0), deliverableText: 'Совещание прошло' },
    deliverableFiles: [{ name: 'Протокол.pdf' }],
  });
  await irina.end();
});

it('a meeting without quorum leaves its step open, and says that minutes are missing', async () => {
  const { town, now } = await makePlannedTown();
  const irina = await Tour.start(browser, app.url, 'desktop');
  const { page } = irina;
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  await irina.signIn(town.logins.irina, testPassword);
  await irina.reads('Сегодня');
  await page.goto(`/schedule/occurrences/${now.id}`);
  await press('Отмечать шаги');
  await press(/^Отметить$/);
  await press('Записать');
  await press('Записать заседание');
  await page.getByRole('button', { name: 'Записать', exact: true }).click();
  await page.getByText('Напишите повестку').waitFor();
  await page.getByLabel('Повестка').fill('Проект регламента');
  await page.getByLabel('Членов').fill('9');
  await page.getByLabel('Присутствуют').fill('4');
  await page.getByLabel('За', { exact: true }).fill('4');
  await page.getByText('Кворума нет: присутствуют 4 из 9, нужно 5.').waitFor();
  await irina.isGood();
  await page.getByRole('button', { name: 'Записать', exact: true }).click();
  await irina.sees(
    now.title,
    'Кворума не было',
    'Протокол не приложен',
    'Записать новое заседание',
  );
  await irina.end();
});

it('a specialist names the responsible at once and records the order; a head approves the own plan', async () => {
  const { town } = await makePlannedTown();
  const head = `head-${town.logins.irina}`;
  const membership = {
    ...{ municipalityId: town.municipalityId, role: 'head' as const },
    organizationIds: [town.schools[0]!._id],
  };
  await createAccount({
    ...{ login: head, name: 'Ольга Директорова', password: testPassword, membership },
    now: new Date(),
  });
  const olga = await Tour.start(browser, app.url, 'phone');
  await olga.signIn(head, testPassword);
  await olga.reads('Сегодня');
  await olga.page.goto('/schedule?view=organization');
  await olga.sees('План-график', 'Школа № 1', 'Не утверждён');
  await olga.page.getByRole('button', { name: 'Утвердить план' }).click();
  const dialog = olga.page.getByRole('dialog', { name: 'Утвердить план организации' });
  await dialog.getByRole('button', { name: 'Утвердить план' }).click();
  await dialog.waitFor({ state: 'detached' });
  await olga.sees('План-график', /^Утверждён/, 'Изменить утверждённый план');
  await olga.end();
  const plans = await town.asIrina.get('/api/schedule/organizations');
  expect(
    plans.json<OrganizationPlanList>().plans.filter((one) => one.state === 'approved'),
  ).toEqual([
    expect.objectContaining({ organizationName: 'Школа № 1', approvedBy: 'Ольга Директорова' }),
  ]);

  const irina = await Tour.start(browser, app.url, 'desktop');
  const { page } = irina;
  await irina.signIn(town.logins.irina, testPassword);
  await irina.reads('Сегодня');
  await page.goto('/schedule?view=upkeep');
  await irina.reads('План-график', /Свой план утвердили 1 из/);
  await page.getByRole('button', { name: 'Назначить ответственных' }).click();
  await page.getByText(/Ответственного получ/).waitFor();
  await page.getByRole('button', { name: 'Назначить', exact: true }).click();
  await page.getByText('Выберите человека или напишите должность').waitFor();
  await irina.isGood();
  await page.getByLabel('Должность или имя', { exact: true }).fill('Методист управления');
  await page.getByRole('button', { name: 'Назначить', exact: true }).click();
  await page.getByText('Ответственные указаны во всех строках.').waitFor();

  await page.getByRole('button', { name: 'Записать приказ' }).click();
  await page.getByRole('button', { name: 'Сохранить версию' }).click();
  await page.getByText('Напишите номер приказа').waitFor();
  await page.getByLabel('Номер приказа').fill('112');
  await page.getByLabel('Заголовок приказа').fill('О мониторинге');
  await irina.isGood();
  await page.getByRole('button', { name: 'Сохранить версию' }).click();
  await page.getByText('План таков, как его утвердил последний приказ.').waitFor();
  await page.getByRole('button', { name: 'В свой календарь' }).click();
  await page.getByRole('button', { name: 'Создать ссылку' }).last().click();
  await page.getByLabel('Адрес календаря').waitFor();
  await irina.isGood();
  await page.getByRole('button', { name: 'Скопировать адрес' }).click();
  const feed = await fetch(await irina.copied());
  expect(await feed.text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: 'Отозвать ссылку' }).click();
  await page.getByRole('button', { name: /^Точно отозвать/ }).click();
  await page.getByLabel('Адрес календаря').waitFor({ state: 'detached' });
  await page.goto('/schedule/print?view=list');
  await irina.reads('План-график для печати', 'УТВЕРЖДЁН', /№\s112/);
  await irina.end();
});
