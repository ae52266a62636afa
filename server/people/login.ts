const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

function latin(word: string): string {
  const plain = word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain.replace(/[а-я]/g, (letter) => letters[letter] ?? '');
}

/**
 * A login that its owner can remember: the surname and the initials in Latin letters, `guseva.mp`.
 * Never made from an e-mail, so that it says nothing about who is known elsewhere.
 */
export function loginFrom(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s.,]+/)
    // Of a double surname the first half is enough.
    .map((word) => latin(word.split('-')[0] ?? '').replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  const [surname = 'user', ...others] = words;
  const initials = others.map((word) => word[0] ?? '').join('');
  return (initials ? `${surname}.${initials}` : surname).slice(0, 40);
}
