/** Controls, signs that some system refuses, and those that turn the reading direction around. */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const longest = 200;

/**
 * The name under which a file is kept: without its folders, without signs that hide what it is, no
 * longer than 200 signs, with the ending of what was found in it.
 * @param endings that this content may have; the first one is added where the name has none of them
 */
export function storedName(given: string, endings: readonly [string, ...string[]]): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(forbidden, ' ').replace(/\s+/g, ' ').trim();
  const own = endings.find((ending) => clean.toLowerCase().endsWith(`.${ending}`));
  const ending = own ?? endings[0];
  const base = own ? clean.slice(0, -own.length - 1) : clean;
  const room = longest - ending.length - 1;
  // A sign that the cut went through is no sign.
  const short = base.slice(0, room).replace(/[\p{Cs}. ]+$/u, '');
  return `${short.replace(/^[. ]+/, '') || 'file'}.${ending}`;
}
