/**
 * What one organization is called in different tables: «МБОУ СОШ № 3», «Школа №3», "Средняя школа
 * № 3" г. Спасска. Names that are written differently are the same only where a person says so;
 * here they are made alike and compared, so that the person can be asked.
 */
import { kindOf } from './types.ts';

const latinTwins: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** A word with a letter of each alphabet was typed with the wrong one: «МБOУ» with a Latin O. */
function inOneAlphabet(word: string): string {
  if (!/[а-я]/.test(word) || !/[a-z]/.test(word)) return word;
  return word.replace(/[a-z]/g, (letter) => latinTwins[letter] ?? letter);
}

/**
 * A name without what people write in several ways: case, ё, quotation marks, №, dashes, points
 * and spaces. Two names with the same result are one name.
 */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(^|[^\p{L}])(?:n|no|№)\.?\s*(?=\d)/gu, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .map(inOneAlphabet)
    .map((word) => word.replace(/^0+(?=\d)/, ''))
    .filter(Boolean)
    .join(' ');
}

/** Words of the legal form and of the kind: they tell no organization from another. */
const commonWords =
  /^(муницип\p{L}*|государств\p{L}*|краев\p{L}*|област\p{L}*|федеральн\p{L}*|бюджетн\p{L}*|автономн\p{L}*|казенн\p{L}*|некоммерч\p{L}*|частн\p{L}*|негосударств\p{L}*|общеобразоват\p{L}*|образоват\p{L}*|образован\p{L}*|дошкольн\p{L}*|учрежден\p{L}*|организац\p{L}*|дополнительн\p{L}*|общего|общеразвивающ\p{L}*|комбинированн\p{L}*|компенсирующ\p{L}*|присмотра|оздоровлен\p{L}*|вида|типа|средн\p{L}*|основн\p{L}*|начальн\p{L}*|полн\p{L}*|неполн\p{L}*|школа|школы|школе|гимнази\p{L}*|лице\p{L}*|сад|сада|детск\p{L}*|дет|[мгкч]?[абкч]?д?о[уо]|кгбоу|кгкоу|мбу|мау|мку|моу|мдоу|до|доу|дод|сош|оош|нош|центр|города|город|г|гор|поселка|поселок|пос|пгт|п|рп|село|села|с|деревни|деревня|д|станции|ст|ж|района|район|рн|р|н|округа|округ|го|мо|мр|городск\p{L}*|сельск\p{L}*|муниципальн\p{L}*|имени|им|и|в|по|для|при|ребенка|развития|детей|юных)$/u;

/** What a name says beside its legal form: compared to find names that may mean the same. */
export interface NameParts {
  normal: string;
  kind: string | null;
  numbers: string[];
  words: string[];
}

/** Takes a name apart. */
export function partsOf(name: string): NameParts {
  const normal = normalName(name);
  const all = normal.split(' ').filter(Boolean);
  return {
    normal,
    kind: kindOf(normal),
    numbers: all.filter((word) => /^\d+$/.test(word)),
    words: all.filter((word) => !/^\d+$/.test(word) && !commonWords.test(word)),
  };
}

/** Endings change with the case: «Спасск», «Спасска», «Спасске». */
function sameWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 4) return a === b;
  const stem = Math.max(4, length - 2);
  return a.slice(0, stem) === b.slice(0, stem);
}

const wordKey = (word: string) => word.slice(0, 5);

/**
 * Words that stand in many of the names, such as the town's: they tell no organization from
 * another either. Gives them as `looksLike` compares them.
 */
export function usualWords(names: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  // A name that comes again and again is still one name.
  const distinct = new Map(names.map(partsOf).map((parts) => [parts.normal, parts]));
  for (const { words } of distinct.values()) {
    for (const key of new Set(words.map(wordKey))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const many = Math.max(3, distinct.size / 4);
  return new Set([...counts].filter(([, count]) => count >= many).map(([key]) => key));
}

const shares = (a: string[], b: string[]) => a.some((one) => b.some((two) => sameWord(one, two)));

/**
 * Whether two different names may well mean one organization: a reason to ask, no more.
 * @param usual words that stand in many of the names
 */
export function looksLike(
  first: NameParts,
  second: NameParts,
  usual: ReadonlySet<string> = new Set(),
): boolean {
  if (first.normal === second.normal) return true;
  // The cheap comparisons first: thousands of names are compared with thousands.
  if (first.kind !== null && second.kind !== null && first.kind !== second.kind) return false;
  const numbered = first.numbers.length > 0 && second.numbers.length > 0;
  if (numbered && first.numbers[0] !== second.numbers[0]) return false;
  const [a, b] = [tellingWords(first, usual), tellingWords(second, usual)];
  // «Школа № 3» of two villages: the villages say that they are two.
  if (numbered) return a.length === 0 || b.length === 0 || shares(a, b);
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length > 0) return few.every((word) => shares([word], many));
  // Nothing but words that many have, and no number: the same ones may be the same organization.
  const unnumbered = first.numbers.length === 0 && second.numbers.length === 0;
  return unnumbered && first.words.length > 0 && sameWords(first.words, second.words);
}

function sameWords(a: string[], b: string[]): boolean {
  return a.every((word) => shares([word], b)) && b.every((word) => shares([word], a));
}

function tellingWords({ words }: NameParts, usual: ReadonlySet<string>): string[] {
  return usual.size === 0 ? words : words.filter((word) => !usual.has(wordKey(word)));
}

const legalForm =
  /^(?:(?:муниципальн|государственн|краев|областн|бюджетн|автономн|казенн|казённ|общеобразовательн|образовательн|дошкольн|дополнительн)[а-яё]*\s+|(?:учреждени|организаци|образовани)[а-яё]*\s+)+/i;

/** A short name for tables, made of an official one: without the legal form, 80 characters at most. */
export function shortNameOf(name: string): string {
  const bare = name.replace(legalForm, '').trim();
  const quoted = /^[«"“„](.+)[»"”“]$/.exec(bare)?.[1]?.trim();
  const chosen = quoted ?? (bare.length > 1 ? bare : name);
  const short = chosen.charAt(0).toUpperCase() + chosen.slice(1);
  if (short.length <= 80) return short;
  const cut = short.slice(0, 79);
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' ')))}…`;
}
