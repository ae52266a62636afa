import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../client/staff/i18n/en.ts';
import { ru } from '../../../client/staff/i18n/ru.ts';
import {
  deadlineParts,
  fillTemplate,
  messageValues,
  sheetText,
  templateFault,
  variables,
} from '../../../client/staff/pages/campaigns/message.ts';
import {
  messageInput,
  type CampaignMessage,
  type CampaignView,
} from '../../../server/campaigns/schema.ts';

const now = new Date('2026-11-22T03:00:00Z');
const about: CampaignMessage = {
  template: null,
  municipalityName: 'Спасск-Дальний',
  greeting: 'Уважаемые родители!\nНам важно ваше мнение.',
  purpose: { ru: 'Узнать, довольны ли вы школой' },
  minutes: 3,
};
const campaign = { formTitle: { ru: 'Школа глазами родителей' } } as CampaignView;
const link = {
  shortName: 'СОШ № 1',
  shortUrl: 'https://opros.example/k/ABCDE-FGHJK',
};
const words = {
  usualGreeting: 'Здравствуйте!',
  asked: 'родителей',
  privacy: 'анонимный',
  duration: 'около 3 минут',
  deadline: 'до 18:00 2 декабря (среда)',
};
const values = messageValues(campaign, link, about, words, 'ru');

beforeAll(async () => {
  await i18next.init({
    resources: { ru: { translation: ru }, en: { translation: en } },
    lng: 'ru',
    interpolation: { escapeValue: false },
  });
});

describe('a ready message', () => {
  test('says everything in the usual words, with the greeting in one line', () => {
    expect(fillTemplate(ru.message.usual, values)).toBe(
      `Уважаемые родители! Нам важно ваше мнение.

Приглашаем родителей ответить на опрос «Школа глазами родителей».
Цель опроса: узнать, довольны ли вы школой.

Опрос анонимный, займёт около 3 минут. Ответить можно до 18:00 2 декабря (среда):
https://opros.example/k/ABCDE-FGHJK

СОШ № 1, Спасск-Дальний`,
    );
  });

  test('greets by itself where the municipality has no greeting', () => {
    const plain = messageValues(campaign, link, { ...about, greeting: '' }, words, 'ru');
    expect(fillTemplate(ru.message.usual, plain)).toMatch(/^Здравствуйте!\n/);
  });

  test('leaves no empty line for an empty value, and what it does not know as it stands', () => {
    const template = 'А\n\n{зачем}\n\n{Адрес} { организация } {иное}';
    expect(fillTemplate(template, { ...values, purpose: '' })).toBe(
      `А\n\n${link.shortUrl} СОШ № 1 {иное}`,
    );
  });

  test('takes the names in both languages', () => {
    for (const { id, ru: name } of variables) {
      expect(fillTemplate(`${name}: {${name}} {${id}}`, values)).toBe(
        `${name}: ${values[id]} ${values[id]}`,
      );
      expect([ru.message.names[id], en.message.names[id]]).toEqual([name, id]);
    }
  });

  test.each([
    ['Сюда: {адрес}', null],
    ['Here: {Address}', null],
    ['Ответьте', 'needAddress'],
    ['{адрес} {парль}', 'unknown'],
    [`{адрес}${'!'.repeat(3000)}`, 'tooLong'],
  ])('of the template %.30j is judged by the page as by the server', (template, fault) => {
    expect(templateFault(template)?.kind ?? null).toBe(fault);
    expect(messageInput.safeParse({ template }).success).toBe(fault === null);
  });

  test('usual words are a template that the server would take', () => {
    for (const template of [ru.message.usual, en.message.usual]) {
      expect(templateFault(template)).toBeNull();
    }
  });
});

describe('words of a message', () => {
  test.each([
    [1, 'около 1 минуты'],
    [2, 'около 2 минут'],
    [5, 'около 5 минут'],
    [11, 'около 11 минут'],
    [21, 'около 21 минуты'],
  ])('for %d minutes', (count, text) => {
    expect(i18next.t('message.duration', { count })).toBe(text);
  });

  test.each([
    ['2026-12-02T08:00:00Z', 'Asia/Vladivostok', '18:00 2 декабря среда false'],
    ['2026-12-02T13:59:00Z', 'Asia/Vladivostok', '23:59 2 декабря среда true'],
    ['2026-12-31T20:00:00Z', 'Asia/Novosibirsk', '03:00 1 января 2027 г. пятница false'],
    ['2027-01-15T07:00:00Z', 'Europe/Moscow', '10:00 15 января 2027 г. пятница false'],
  ])('the deadline %s in %s', (iso, zone, text) => {
    const { time, day, weekday, endOfDay } = deadlineParts(iso, zone, 'ru', now);
    expect(`${time} ${day} ${weekday} ${endOfDay}`).toBe(text);
  });
});

describe('all messages as a table', () => {
  test('keeps lines inside their cells and makes no formulas', () => {
    const text = sheetText([
      ['Школа «№ 1»', 'строка\nещё "строка"', '=1+1', '+7 423'],
      ['a\tb', '', '-', '@x'],
    ]);
    expect(text).toBe('Школа «№ 1»\t"строка\nещё ""строка"""\t =1+1\t +7 423\r\n"a\tb"\t\t -\t @x');
  });
});
