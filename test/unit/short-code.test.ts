import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeFrom, readCode, showCode } from '../../server/short-code.ts';

const bytesOf = (seed: number) => createHash('sha256').update(String(seed)).digest();
const codes = Array.from({ length: 500 }, (_, seed) => codeFrom(bytesOf(seed), 10));

describe('a short code', () => {
  it('has no signs that look alike', () => {
    const signs = new Set(codes.join(''));
    for (const pair of ['0', 'O', 'Q', '1', 'I', 'L', '8', 'S', 'Z', 'V']) {
      expect([pair, signs.has(pair)]).toEqual([pair, false]);
    }
    expect(signs.size).toBe(26);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is printed in groups and read back from what was printed', () => {
    expect(showCode('ABCDEFGHJK')).toBe('ABCDE-FGHJK');
    for (const code of codes) expect(readCode(showCode(code), 10)).toBe(code);
  });

  it.each([
    ['lower case', 'abcde-fghjk', 'ABCDEFGHJK'],
    ['no dash', 'ABCDEFGHJK', 'ABCDEFGHJK'],
    ['spaces and a full stop', ' abcde fghjk. ', 'ABCDEFGHJK'],
    ['a long dash', 'ABCDE—FGHJK', 'ABCDEFGHJK'],
    ['Cyrillic letters that look like Latin ones', 'АВСДЕ-НКМРТ', 'ABCDEHKMPT'],
    ['Cyrillic lower case', 'хуевс-кмрта', 'XYEBCKMPTA'],
    ['a letter taken for a digit and back', 'S8ZVO-ЗЧБ95', '5B2UD34695'],
  ])('is understood with %s', (_, typed, meant) => {
    expect(readCode(typed, 10)).toBe(meant);
  });

  it.each([
    ['nothing', ''],
    ['too few signs', 'ABCDE'],
    ['too many signs', 'ABCDE-FGHJK-M'],
    ['a sign that is in no code', 'ABCDE-FGHJ1'],
    ['a letter like nothing in the alphabet', 'ABCDE-FGHJЖ'],
    ['an operator', '{"$gt":""}'],
  ])('is not %s', (_, typed) => {
    expect(readCode(typed, 10)).toBeNull();
  });
});
