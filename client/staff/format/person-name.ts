const patronymic = /(вич|ич|вна|чна|ична)$/i;

/**
 * How to address somebody: «Гусева Мария Павловна» and «Мария Павловна Гусева» are both greeted as
 * «Мария Павловна»; where there is no patronymic in full, by the whole name.
 */
export function addressOf(name: string): string {
  const bare = name.replace(/\s*\([^)]*\)/g, '').trim();
  const words = bare.split(/\s+/);
  const [first = '', second = '', third = ''] = words;
  if (words.length !== 3) return bare;
  if (patronymic.test(third)) return `${second} ${third}`;
  return patronymic.test(second) ? `${first} ${second}` : bare;
}
