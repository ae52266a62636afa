import { expect, it } from 'vitest';
import { shortHeadings } from '../../../client/staff/pages/indicators/computed/short-headings.ts';
import { marksBeside, placeWords } from '../../../client/staff/pages/indicators/places.ts';

it.each([
  [
    [1, 1, 3, null],
    ['1–2', '1–2', '3', ''],
  ],
  [
    [3, 1, 3, 2],
    ['3–4', '1', '3–4', '2'],
  ],
  // An organization that sees itself alone, and places within clusters: nobody shares anything.
  [[9], ['9']],
  [
    [1, 2, 1, 2],
    ['1', '2', '1', '2'],
  ],
  [[null], ['']],
])('says who shares a place: %j', (ranks, words) => {
  expect(placeWords(ranks)).toEqual(words);
});

it('says that a place is shared where the place itself does not', () => {
  const mark = (id: string) => ({ id, title: id });
  const marks = [mark('tie'), mark('no-norm')];
  const said = (rank: number | null, place: string) =>
    marksBeside({ rank, marks }, place).map(({ id }) => id);
  expect(said(3, '3–4')).toEqual(['no-norm']);
  expect(said(3, '3')).toEqual(['tie', 'no-norm']);
  // A tie of something else.
  expect(said(null, '')).toEqual(['tie', 'no-norm']);
  expect(marksBeside(null, undefined)).toEqual([]);
});

it('leaves in a heading what tells the column from its neighbours', () => {
  expect(
    shortHeadings([
      'Итог',
      'Индекс, %: Индекс мероприятий: система оценки качества',
      'Индекс, %: Индекс мероприятий: система выявления талантов',
      'Отклонение: доля педагогов',
    ]),
  ).toEqual([
    { of: '', own: 'Итог' },
    { of: 'Индекс, %', own: '…оценки качества' },
    { of: 'Индекс, %', own: '…выявления талантов' },
    { of: '', own: 'Отклонение: доля педагогов' },
  ]);
});

it('leaves nobody without a word of its own', () => {
  expect(shortHeadings(['Лет назад: 0', 'Лет назад: 1']).map(({ own }) => own)).toEqual(['0', '1']);
  expect(shortHeadings(['А: б в', 'А: б']).map(({ own }) => own)).toEqual(['б в', 'б']);
});
