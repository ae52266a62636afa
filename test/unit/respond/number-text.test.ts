import { describe, expect, it } from 'vitest';
import { parseNumber, shownNumber, typedNumber } from '../../../client/respond/number-text.ts';

describe('a typed number', () => {
  it.each([
    ['5,5', 5.5],
    ['5.5', 5.5],
    [' 1 200 ', 1200],
    ['1\u00a0200,25', 1200.25],
    ['−3', -3],
    ['-0,5', -0.5],
    ['007', 7],
  ])('«%s» is %d', (typed, value) => {
    expect(parseNumber(typed)).toBe(value);
  });

  it.each(['пять', '5,', ',5', '1.200,5', '1e3', '5%', '--2', '9'.repeat(400)])(
    '«%s» stays a text, for the check to name',
    (typed) => {
      expect(parseNumber(typed)).toBe(typed);
    },
  );

  it.each(['', '   '])('nothing typed is no answer', (typed) => {
    expect(parseNumber(typed)).toBeUndefined();
  });

  it('is written back with the language’s decimal sign', () => {
    expect(typedNumber(1200.5, 'ru')).toBe('1200,5');
    expect(typedNumber(1200.5, 'en')).toBe('1200.5');
    expect(shownNumber(1234.567, 'ru', 1)).toBe('1\u00a0234,6');
    expect(shownNumber(1234.567, 'en', 1)).toBe('1,234.6');
  });
});
