/**
 * Short codes that people read from paper, dictate by telephone and type: letters and digits
 * without pairs that look alike, 26 of them, so that 10 make 47 bits.
 */
const alphabet = 'ABCDEFGHJKMNPRTUWXY2345679';
const group = 5;

/** What a reader may take a sign of the alphabet for, Latin and Cyrillic. */
const lookAlikes: Readonly<Record<string, string>> = {
  8: 'B',
  S: '5',
  Z: '2',
  V: 'U',
  0: 'D',
  O: 'D',
  Q: 'D',
  А: 'A',
  В: 'B',
  Ь: 'B',
  С: 'C',
  Е: 'E',
  Ё: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  О: 'D',
  Д: 'D',
  З: '3',
  Ч: '4',
  Б: '6',
};

/** A code of so many signs out of random or derived bytes (16 or more of them). */
export function codeFrom(bytes: Uint8Array, length: number): string {
  const base = BigInt(alphabet.length);
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let code = '';
  while (code.length < length) {
    code += alphabet[Number(rest % base)] ?? '';
    rest /= base;
  }
  return code;
}

/** A code as it is printed: in groups of five, `ABCDE-FGHJK`. */
export function showCode(code: string): string {
  return code.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '';
}

/**
 * The code that somebody meant: in any case, with any signs between, with Cyrillic letters and
 * signs that only look like the printed ones. Null when it cannot be a code of this length.
 */
export function readCode(typed: string, length: number): string | null {
  const signs =
    typed
      .normalize('NFC')
      .toUpperCase()
      .match(/[\p{L}\p{N}]/gu) ?? [];
  const code = signs.map((sign) => lookAlikes[sign] ?? sign).join('');
  const fits =
    signs.length === length && signs.every((_, at) => alphabet.includes(code[at] ?? ' '));
  return fits ? code : null;
}
