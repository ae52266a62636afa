import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ru } from '../../../client/staff/i18n/ru.ts';
import { tellPastRows } from '../../../client/staff/pages/municipalities/past-rows.ts';
import { hoursFromMoscow } from '../../../client/staff/pages/municipalities/zone.ts';
import {
  endsTooEarly,
  isOver,
  planText,
  readPlanDate,
  writePlanDate,
} from '../../../client/staff/pages/schedule/plan-words.ts';
import { daysBetween, inOrder } from '../../../client/staff/pages/today/campaign-order.ts';

const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({ lng: 'ru', resources: { ru: { translation: ru } } });
});

describe('a planned date as it is typed', () => {
  it.each([
    ['', null],
    [' 2027 ', '2027'],
    ['02.2027', '2027-02'],
    ['2.2027', '2027-02'],
    ['15.02.2027', '2027-02-15'],
    ['1.9.2027', '2027-09-01'],
    ['2027-02-15', '2027-02-15'],
    ['29.02.2028', '2028-02-29'],
    ['29.02.2027', undefined],
    ['31.04.2027', undefined],
    ['13.2027', undefined],
    ['0.2027', undefined],
    ['весна 2027', undefined],
    ['1987', undefined],
  ])('«%s» is %s', (typed, date) => {
    expect(readPlanDate(typed)).toBe(date);
  });

  it.each([null, '2027', '2027-02', '2027-02-15'])('%s is typed back the same', (date) => {
    expect(readPlanDate(writePlanDate(date))).toBe(date);
  });
});

it.each([
  [null, null, ''],
  ['2027', '2027', '2027 год'],
  ['2027', '2029', '2027 год – 2029 год'],
  ['2027-02', '2027-02', 'февраль 2027 г.'],
  [null, '2027-03-01', 'срок: 1 марта 2027 г.'],
  ['2027-03', null, 'начало: март 2027 г.'],
])('from %s to %s is «%s» in words', (start, end, words) => {
  const plain = planText({ start, end }, 'ru', texts.t).replaceAll('\u00a0', ' ');
  expect(plain).toBe(words);
});

it.each([
  ['2026', '2026', '2026-12-31', false],
  ['2026', '2026', '2027-01-01', true],
  ['2026-11', null, '2026-11-30', false],
  [null, '2026-11-21', '2026-11-22', true],
  [null, null, '2026-11-22', false],
])('from %s to %s is over on %s: %s', (start, end, today, over) => {
  expect(isOver({ start, end }, today)).toBe(over);
});

it.each([
  ['2027-02-15', '2027-02', false],
  ['2027-02-15', '2027-01', true],
  ['2027', '2026-12', true],
  ['2027', null, false],
])('from %s to %s ends too early: %s', (start, end, early) => {
  expect(endsTooEarly(start, end)).toBe(early);
});

describe('what is told before a municipality is created', () => {
  const dated = {
    rows: 665,
    firstYear: 2020,
    lastYear: 2023,
    begins: 2020,
    ends: [
      { year: 2020, rows: 10 },
      { year: 2021, rows: 200 },
      { year: 2023, rows: 455 },
    ],
  };
  it.each([
    ['2026-2027', { years: 6, first: 2026, last: 2029, past: 665, rest: 0 }],
    ['2022-2023', { years: 2, first: 2022, last: 2025, past: 210, rest: 455 }],
    ['2019-2020', { years: 0, first: 2020, last: 2023, past: 0, rest: 665 }],
  ])('in %s', (workingYear, told) => {
    expect(tellPastRows(dated, workingYear)).toEqual(told);
  });
});

it.each([
  ['Europe/Moscow', 0],
  ['Europe/Kaliningrad', -1],
  ['Asia/Vladivostok', 7],
  ['Asia/Kamchatka', 9],
])('%s is %i hours from Moscow', (zone, hours) => {
  expect(hoursFromMoscow(zone, new Date('2026-11-22T12:00:00Z'))).toBe(hours);
});

describe('campaigns on «Сегодня»', () => {
  const campaign = (id: string, title: string, closesAt: string) => ({
    id,
    title,
    opensAt: '2026-11-01T00:00:00Z',
    closesAt,
  });
  const all = [
    campaign('c', 'Сады', '2026-11-30T12:00:00Z'),
    campaign('b', 'Школы', '2026-11-30T12:00:00Z'),
    campaign('a', 'Школы', '2026-11-30T12:00:00Z'),
    campaign('d', 'Учителя', '2026-11-29T12:00:00Z'),
  ];
  it('stand in the same order however they come', () => {
    const ids = (list: typeof all) => inOrder(list, 'closesAt').map(({ id }) => id);
    expect(ids(all)).toEqual(['d', 'c', 'a', 'b']);
    expect(ids(all.toReversed())).toEqual(['d', 'c', 'a', 'b']);
  });
  it.each([
    ['2026-11-22T20:00:00Z', '2026-11-22T22:00:00Z', 'Europe/Moscow', 1],
    ['2026-11-22T10:00:00Z', '2026-11-22T20:00:00Z', 'Europe/Moscow', 0],
    ['2026-11-22T10:00:00Z', '2026-11-25T09:00:00Z', 'Asia/Vladivostok', 3],
  ])('between %s and %s in %s lie %i days', (from, to, zone, days) => {
    expect(daysBetween(new Date(from), new Date(to), zone)).toBe(days);
  });
});
