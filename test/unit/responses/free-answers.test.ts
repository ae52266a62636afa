import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masksOf, piecesOf } from '../../../client/staff/pages/campaigns/results-masks.ts';
import { fitsText, masked, type Mask } from '../../../server/responses/free-answers.ts';
import { findPersonalData } from '../../../server/responses/personal-data.ts';

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('what looks like personal data', () => {
  it.each([
    ['Спасибо Марии Петровне за терпение', [['name', 'Марии Петровне']]],
    ['Иванова Мария Петровна кричит', [['name', 'Иванова Мария Петровна']]],
    ['учитель Сидоров И. П. опаздывает', [['name', 'Сидоров И. П.']]],
    ['Пишите: i.petrova@mail.example, отвечу', [['email', 'i.petrova@mail.example']]],
    ['Звоните +7 (924) 123-45-67 вечером', [['phone', '+7 (924) 123-45-67']]],
    ['мой номер 89241234567', [['phone', '89241234567']]],
    ['в приёмной 2-34-56 не отвечают', [['phone', '2-34-56']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Нужен ремонт спортивного зала.',
    'В 5-м классе 32 человека, уроки с 8:30 до 14:10',
    'Хотелось бы в 2021-2022 году больше кружков',
    '',
  ])('leaves alone: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives parts that may be left out as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const masks = findPersonalData(text).map(({ start, end }): Mask => [start, end]);
        expect(fitsText(masks, text)).toBe(true);
      }),
    );
  });
});

describe('words left out', () => {
  const words = fc.array(fc.constantFrom('Мария', 'учит', 'нас', 'хорошо,', '5-й'), {
    minLength: 1,
    maxLength: 8,
  });

  it('are in the text no more, and everything else is', () => {
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 20 }), (given, marks) => {
        const text = given.join(' ');
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const own = pieces.filter(({ isWord }) => isWord);
        const chosen = own.filter((_, i) => marks[i] === true);
        const masks = masksOf(pieces, new Set(chosen.map(({ start }) => start)));
        expect(fitsText(masks, text)).toBe(true);
        const left = masked(text, masks);
        const kept = own.filter((_, i) => marks[i] !== true).map((piece) => piece.text);
        expect(left.split(/\s+|…/).filter(Boolean)).toEqual(kept);
      }),
    );
  });

  it('stand under one sign where they are neighbours', () => {
    const pieces = piecesOf('Иванова Мария опаздывает');
    expect(masked('Иванова Мария опаздывает', masksOf(pieces, new Set([0, 8])))).toBe(
      '… опаздывает',
    );
  });

  it.each<[Mask[], boolean]>([
    [[[0, 3]], true],
    [[[0, 99]], false],
    [[[4, 4]], false],
    [
      [
        [0, 3],
        [2, 5],
      ],
      false,
    ],
  ])('at %j fit: %s', (masks, fits) => {
    expect(fitsText(masks, 'Мария учит')).toBe(fits);
  });
});
