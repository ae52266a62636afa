import { describe, expect, it } from 'vitest';
import { codeLength, codeLetters, newCode, readCode } from '../../../server/people/code.ts';

describe('a code', () => {
  it('carries at least 80 bits', () => {
    expect(codeLength * Math.log2(codeLetters.length)).toBeGreaterThan(80);
    expect(new Set(codeLetters).size).toBe(codeLetters.length);
  });

  it('has no two letters that look alike', () => {
    for (const pair of ['0O', '1I', '1L', 'IL', '5S', '8B', '2Z', 'UV', '0Q', '0D']) {
      expect(Array.from(pair).filter((one) => codeLetters.includes(one)).length).toBeLessThan(2);
    }
  });

  it('is made in groups, never twice, and reads back as it is', () => {
    const codes = Array.from({ length: 500 }, newCode);
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) {
      expect(code).toMatch(/^([234679A-HJKMNP-RTV-Y]{4}-){4}[234679A-HJKMNP-RTV-Y]{4}$/);
      expect(readCode(code)).toBe(code);
    }
  });
});

const code = 'KBHT-APXC-MEY2-3479-QDVB';

describe('a code typed from paper', () => {
  it.each([
    ['as it is', 'KBHT-APXC-MEY2-3479-QDVB'],
    ['in small letters', 'kbht-apxc-mey2-3479-qdvb'],
    ['with spaces', ' KBHT APXC MEY2 3479 QDVB '],
    ['in one piece', 'KBHTAPXCMEY23479QDVB'],
    ['with other dashes', 'KBHT–APXC—MEY2−3479‑QDVB'],
    ['in Cyrillic twins', 'КВНТ-АРХС-МЕУ2-З479-QDVВ'],
    ['in small Cyrillic twins', 'квнт-архс-меу2-з479-qdvв'],
    ['with letters taken for their likes', 'K8HT-APXC-MEYZ-3479-QDU8'],
    ['as a whole address', 'https://pokazatel.example.ru/join#KBHT-APXC-MEY2-3479-QDVB'],
    ['in full-width letters', 'ＫＢＨＴ-APXC-MEY2-3479-QDVB'],
  ])('%s is understood', (_, typed) => {
    expect(readCode(typed)).toBe(code);
  });

  it.each([
    ['nothing', ''],
    ['a letter short', 'KBHT-APXC-MEY2-3479-QDV'],
    ['a letter long', 'KBHT-APXC-MEY2-3479-QDVBB'],
    ['a letter that no code has', 'KBHT-APXC-MEY2-3479-QDV0'],
    ['a Cyrillic letter without a twin', 'KBHT-APXC-MEY2-3479-QDVЖ'],
    ['an address without a code', 'https://pokazatel.example.ru/join'],
  ])('%s is no code', (_, typed) => {
    expect(readCode(typed)).toBeNull();
  });
});
