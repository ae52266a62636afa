const vowel = '[аеёиоуыэюя]';
const consonant = '[бвгджзйклмнпрстфхцчшщ]';
const sign = '[йьъ]';

/** Where a Russian word may be divided: after what, and before what. */
const places = [
  [sign, '[а-яё]{2}'],
  [vowel, `${vowel}[а-яё]`],
  [vowel + consonant, consonant + vowel],
  [consonant + vowel, consonant + vowel],
  [vowel + consonant, consonant + consonant + vowel],
  [vowel + consonant + consonant, consonant + consonant + vowel],
].map(([before, after]) => new RegExp(`(${before})(?=${after})`, 'giu'));

/**
 * A Russian text with soft hyphens in its long words, for columns narrower than a word: browsers
 * divide by themselves only where they have a dictionary. Not for what is copied or read aloud.
 */
export function softHyphens(text: string): string {
  return text.replace(/[а-яё]{7,}/giu, (word) =>
    places
      .reduce((divided, place) => divided.replace(place, '$1\u00AD'), word)
      // No letter stands alone.
      .replace(/^(.)\u00AD|\u00AD(.)$/gu, '$1$2'),
  );
}
