const letters: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};
const longest = 40;

/**
 * A key for a form of this title, in Latin letters: «Опрос о питании» → `opros-o-pitanii`. Where
 * it is taken already, the next free number is put behind it.
 */
export function keyFor(title: string, taken: ReadonlySet<string>): string {
  const latin = title.toLowerCase().replace(/[а-яё]/g, (sign) => letters[sign] ?? '');
  const words = latin.split(/[^a-z0-9]+/).filter((word) => word !== '');
  while (/^\d/.test(words[0] ?? '')) words.shift();
  const base = words.join('-').slice(0, longest).replace(/-$/, '') || 'form';
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  return key;
}
