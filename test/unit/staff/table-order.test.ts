import { describe, expect, it } from 'vitest';
import { cellText } from '../../../client/staff/ui/clipboard.ts';
import { hasWords, plainText, sortRows } from '../../../client/staff/ui/table-order.ts';

type Value = string | number | null;

const sorted = (values: Value[], descending = false) =>
  sortRows(
    values.map((value) => ({ value })),
    ({ value }) => value,
    descending,
  ).map(({ value }) => value);

describe('the order of a table', () => {
  it.each<[name: string, rows: Value[], up: Value[], down: Value[]]>([
    [
      'numbers within a name count as numbers',
      ['Школа № 10', 'Школа № 2', 'Школа № 1'],
      ['Школа № 1', 'Школа № 2', 'Школа № 10'],
      ['Школа № 10', 'Школа № 2', 'Школа № 1'],
    ],
    [
      '«ё» stands beside «е»',
      ['Жаворонок', 'Ёлочка', 'Единство'],
      ['Единство', 'Ёлочка', 'Жаворонок'],
      ['Жаворонок', 'Ёлочка', 'Единство'],
    ],
    ['figures by size', [10, 9.5, -1], [-1, 9.5, 10], [10, 9.5, -1]],
    ['no value stands last both ways', [null, 3, null, 1], [1, 3, null, null], [3, 1, null, null]],
    ['so does an empty text', ['', 'Б', 'А'], ['А', 'Б', ''], ['Б', 'А', '']],
    ['so does what is not a number', [NaN, 2, 1], [1, 2, NaN], [2, 1, NaN]],
    ['figures stand before words', ['нет', 5], [5, 'нет'], ['нет', 5]],
  ])('%s', (_name, rows, up, down) => {
    expect(sorted(rows)).toEqual(up);
    expect(sorted(rows, true)).toEqual(down);
  });

  it('leaves equal rows as they came, in both directions', () => {
    const rows = [
      { name: 'первая', value: 1 },
      { name: 'вторая', value: 1 },
    ];
    for (const descending of [false, true]) {
      expect(sortRows(rows, ({ value }) => value, descending)).toEqual(rows);
    }
  });
});

describe('the search of a table', () => {
  it.each([
    ['Школа № 2 «Зелёная»', 'зеленая', true],
    ['Школа № 2 «Зелёная»', '№2 школа', true],
    ['Школа №\u00a02', '№ 2', true],
    ['4\u00a0817 человек', '4 817', true],
    ['Школа № 2', 'школа садовая', false],
  ])('%s, searched for %s: %s', (text, search, found) => {
    expect(hasWords(plainText(text), plainText(search))).toBe(found);
  });
});

describe('a cell in the clipboard', () => {
  it.each([
    ['4\u00a0817', '4817'],
    ['1\u202f234\u202f567,5', '1234567,5'],
    ['две\n строки', 'две строки'],
    ['-3,5', '-3,5'],
    ['+7 000 000-00-00', '+7 000 000-00-00'],
    ['=HYPERLINK("x")', ' =HYPERLINK("x")'],
    ['@сумма', ' @сумма'],
    ['-A1', ' -A1'],
  ])('%j becomes %j', (shown, copied) => {
    expect(cellText(shown)).toBe(copied);
  });
});
