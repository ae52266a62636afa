/** Long words of official names and how Russian offices write them for short. */
const usual: readonly (readonly [RegExp, string])[] = [
  [
    /муниципальн\S+ (бюджетн|автономн|казённ|казенн)\S+ дошкольн\S+ образовательн\S+ учреждени\S+/giu,
    'М$1ДОУ',
  ],
  [
    /муниципальн\S+ (бюджетн|автономн|казённ|казенн)\S+ общеобразовательн\S+ учреждени\S+/giu,
    'М$1ОУ',
  ],
  [
    /муниципальн\S+ (бюджетн|автономн|казённ|казенн)\S+ учреждени\S+ дополнительного образования/giu,
    'М$1УДО',
  ],
  [/муниципальн\S+ дошкольн\S+ образовательн\S+ учреждени\S+/giu, 'МДОУ'],
  [/муниципальн\S+ общеобразовательн\S+ учреждени\S+/giu, 'МОУ'],
  [/средняя общеобразовательная школа/giu, 'СОШ'],
  [/основная общеобразовательная школа/giu, 'ООШ'],
  [/(городского|муниципального) округа/giu, 'округа'],
];

/** The official name as offices shorten it: «МБОУ «СОШ № 3»; other words stay as they are. */
export function abbreviate(name: string): string {
  const short = usual.reduce((text, [words, letters]) => text.replace(words, letters), name);
  return short.replace(/М(бюджетн|автономн|казённ|казенн)/giu, (_, kind: string) => {
    return `М${kind.slice(0, 1).toUpperCase()}`;
  });
}

/** What tells a name from its neighbours: its number, else its own name in quotation marks. */
function telling(name: string): string | undefined {
  const number = /№[\s\u00a0]*[\d-]+/u.exec(name)?.[0];
  if (number) return number;
  const quoted = [...name.matchAll(/«([^«»]+)»?/gu)].at(-1)?.[0];
  return quoted !== undefined && quoted.length <= 40 ? quoted : undefined;
}

/**
 * A text cut to so many characters: abbreviated, and, where that is not enough, so that its number
 * or quoted name stays. Prose without either is cut at its end.
 */
export function cutName(name: string, room: number): string {
  const short = abbreviate(name);
  if (short.length <= room) return short;
  const seen = short.slice(0, room - 1);
  const kept = telling(short);
  if (kept === undefined || seen.includes(kept) || kept.length > room - 10) {
    return `${seen.trimEnd()}…`;
  }
  const end = short.endsWith(kept) ? kept : `${kept}…`;
  const head = short.slice(0, Math.max(6, room - end.length - 3)).replace(/\s+\S*$/u, '');
  return `${head} … ${end}`;
}
