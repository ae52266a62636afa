/**
 * Invented people and contacts of the demo. Surnames are of trees and birds, every name ends with
 * «(демо)», the telephone code 000 and the domain demo.example exist nowhere.
 */
const surnames = [
  'Берёзкина',
  'Воробьёва',
  'Грачёва',
  'Дубравина',
  'Ежевикина',
  'Журавлина',
  'Зябликова',
  'Ивушкина',
  'Кедрова',
  'Ласточкина',
  'Малинкина',
  'Незабудкина',
  'Осинкина',
  'Подснежникова',
  'Ромашкина',
  'Синичкина',
  'Тополёва',
  'Филинова',
  'Черёмухина',
  'Щеглова',
  'Ягодкина',
];
const names = ['Анна', 'Елена', 'Ольга', 'Татьяна', 'Мария', 'Светлана', 'Юлия', 'Нина'];
const patronymics = ['Сергеевна', 'Петровна', 'Игоревна', 'Николаевна', 'Павловна'];

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';

/** A name for the n-th invented person; different for the first hundreds of them. */
export function inventedName(index: number): string {
  const surname = pick(surnames, index);
  const shift = Math.floor(index / surnames.length);
  const name = pick(names, index + shift);
  return `${surname} ${name} ${pick(patronymics, index * 2 + shift)} (демо)`;
}

/** A telephone number that nobody has. */
export function inventedPhone(index: number): string {
  const digits = String(100 + index).padStart(4, '0');
  return `+7 000 000-${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** An address in a domain that is kept for examples. */
export function inventedEmail(name: string): string {
  return `${name}@demo.example`;
}
