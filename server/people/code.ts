import { createHash, randomInt } from 'node:crypto';

/**
 * The letters of a code. Whatever looks like another one on paper is left out: 0 O, 1 I L, 5 S,
 * 8 (B stays), Z (2 stays), U (V stays).
 */
export const codeLetters = '234679ABCDEFGHJKMNPQRTVWXY';

const group = 4;
/** 20 letters out of 26: 94 bits, where 80 are hopeless to guess. */
export const codeLength = 5 * group;

/** Cyrillic letters that look like Latin ones: what somebody types who has not switched over. */
const twins: Record<string, string> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  З: '3',
};

/** What the eye takes for a letter of the code, where only one can be meant. */
const misread: Record<string, string> = { 8: 'B', Z: '2', U: 'V' };

/** A new code in groups, `K7QD-9MXT-4HRW-VC3P-AJ6N`. */
export function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => codeLetters[randomInt(26)] ?? '');
  return inGroups(letters.join(''));
}

function inGroups(bare: string): string {
  return bare.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '';
}

/**
 * A code as it was typed or pasted, in its one way of writing: lower case, spaces, any dashes and
 * Cyrillic twins are understood, and a whole address with the code after the #.
 * @returns null when it cannot be a code
 */
export function readCode(typed: string): string | null {
  const bare = typed
    .slice(typed.lastIndexOf('#') + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[А-ЯЁ]/g, (letter) => twins[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[8ZU]/g, (letter) => misread[letter] ?? letter);
  const fits =
    bare.length === codeLength && Array.from(bare).every((one) => codeLetters.includes(one));
  return fits ? inGroups(bare) : null;
}

/** What the storage keeps of a code. */
export function codeHash(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
