import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { en } from '../../../client/staff/i18n/en.ts';
import { ru } from '../../../client/staff/i18n/ru.ts';
import { bound } from '../../../client/staff/i18n/typography.ts';

const plural = /_(one|few|many|other)$/;

/** Every text of a dictionary by its dotted key. */
function flat(part: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const entry of flat(value as object, `${prefix}${key}.`)) texts.set(...entry);
  }
  return texts;
}

const bare = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].sort();

const folder = join(import.meta.dirname, '../../../client/staff');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n'))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n');

describe('texts of the staff application', () => {
  test('exist in both languages', () => {
    expect(bare(flat(en))).toEqual(bare(flat(ru)));
  });

  test('have every plural form of their language', () => {
    for (const [dictionary, forms] of [
      [ru, ['one', 'few', 'many', 'other']],
      [en, ['one', 'other']],
    ] as const) {
      const texts = flat(dictionary);
      const counted = [...texts.keys()].filter((key) => plural.test(key));
      const stems = new Set(counted.map((key) => key.replace(plural, '')));
      for (const stem of stems) {
        for (const form of forms) expect(texts.has(`${stem}_${form}`), stem + form).toBe(true);
      }
    }
  });

  test('name the same values in both languages', () => {
    const names = (text = '') =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    const english = flat(en);
    for (const [key, text] of flat(ru)) {
      const other = english.get(key);
      if (other !== undefined) expect(names(other), key).toEqual(names(text));
    }
  });

  test('have plural forms wherever a count is put into a sentence', () => {
    const texts = flat(ru);
    const calls = sources.matchAll(/\bt\(\s*['`]([\w.]+)['`],\s*\{([^{}]*)\}/g);
    const counted = [...calls]
      .filter(([, , values = '']) => /\bcount\b/.test(values))
      .map(([, key = '']) => key);
    expect(counted.length).toBeGreaterThan(20);
    // «из 12» needs no form: nothing in it agrees with the number.
    const agrees = (text = '') =>
      /\{\{count\}\}[\s\u00a0]*[а-яё]|[а-яё]+(лась|лось|лись|а|о|ы) \{\{count/i.test(text);
    const missing = counted.filter((key) => !texts.has(`${key}_few`) && agrees(texts.get(key)));
    expect(missing).toEqual([]);
  });

  test('put no number beside a word that cannot agree with it', () => {
    const stiff = [...flat(ru)].filter(
      ([key, text]) => !plural.test(key) && /\{\{(count|number)\}\} [а-яё]{3,}/i.test(text),
    );
    expect(stiff.map(([key]) => key)).toEqual([]);
  });

  test('write quotation marks and dashes as Russian books do', () => {
    const wrong = [...flat(ru)].filter(([, text]) =>
      /["“”]|\s-\s|\.\.\./.test(text.replace(/<[^>]*>/g, '')),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('keep «ё» where the word has it', () => {
    const words =
      'еще|ее|учет|расчет|отчет|счет|зачет|идет|придет|найдет|введен|включен|сохранен|утвержден|обновлен|удален';
    // `\b` knows Latin letters only.
    const without = new RegExp(`(?<![а-яё])(${words})(?![а-яё])`, 'iu');
    const wrong = [...flat(ru)].filter(([, text]) => without.test(text));
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  test('are all used', () => {
    // Written in full, or as a family: `campaign.states.${state}`, all of 'indicator.blocks'.
    const isUsed = (key: string) => {
      const parts = key.split('.');
      const families = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
      return (
        sources.includes(`'${key}'`) ||
        families.some((family) => sources.includes(`\`${family}.\${`)) ||
        families.slice(1).some((family) => sources.includes(`'${family}'`))
      );
    };
    expect(bare(flat(ru)).filter((key) => !isUsed(key))).toEqual([]);
  });

  test.each([
    [1, '1 ответ'],
    [2, '2 ответа'],
    [5, '5 ответов'],
    [11, '11 ответов'],
    [21, '21 ответ'],
    [112, '112 ответов'],
  ])('%d is counted in Russian', async (count, text) => {
    const texts = i18next.createInstance();
    await texts.init({ lng: 'ru', resources: { ru: { translation: ru } } });
    expect(texts.t('common.responses', { count })).toBe(text);
  });
});

test('what is read together stays on one line', () => {
  expect(bound({ a: '{{count}} ответ', b: { c: 'Да — нет', d: 'Школа № 2' } })).toEqual({
    a: '{{count}}\u00a0ответ',
    b: { c: 'Да\u00a0— нет', d: 'Школа №\u00a02' },
  });
});
