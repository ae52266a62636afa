/** What a text looks like, whichever column it stands in. */
export const looks = {
  email: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text),
  /** A phone has at least five digits and nothing but what stands between them. */
  phone: (text: string) =>
    /^(т(ел)?\.?:?\s*)?[+\d][\d\s()+.,;/–-]*(\s*(доб|вн)\.?\s*\d+)?$/i.test(text) &&
    text.replace(/\D/g, '').length >= 5,
  number: (text: string) => /^-?\d[\d\s]*([.,]\d+)?$/.test(text),
  /** Фамилия Имя Отчество, Фамилия И.О., И.О. Фамилия */
  person: (text: string) =>
    /^\p{Lu}[\p{L}-]+(\s+\p{Lu}[\p{L}-]+){1,2}( (оглы|кызы))?$/u.test(text) ||
    /^\p{Lu}[\p{L}-]+\s+\p{Lu}\.\s*(\p{Lu}\.)?$/u.test(text) ||
    /^\p{Lu}\.\s*(\p{Lu}\.)?\s*\p{Lu}[\p{L}-]+$/u.test(text),
  /** A lone dash stands for nothing. */
  nothing: (text: string) => /^[-–—_.]*$/.test(text),
};

/** What is wrong with a cell: a code with the words that its sentence needs. */
export interface CellFault {
  code: CellFaultCode;
  words?: Record<string, string | number>;
  /** What the cell probably should be. */
  suggestion?: string;
}

export type CellFaultCode =
  | 'email.letter'
  | 'email.several'
  | 'email.phone'
  | 'email.form'
  | 'phone.email'
  | 'phone.digits'
  | 'number.zero'
  | 'number.negative'
  | 'number.fraction'
  | 'number.words'
  | 'number.large'
  | 'name.number'
  | 'name.email'
  | 'name.phone'
  | 'name.short'
  | 'person.email'
  | 'person.phone'
  | 'person.number'
  | 'code.rounded'
  | 'type.unknown'
  | 'text.long';

export type Read<T> = { value: T } | { fault: CellFault };

const fault = (
  code: CellFaultCode,
  words?: CellFault['words'],
  suggestion?: string,
): { fault: CellFault } => ({
  fault: { code, ...(words ? { words } : {}), ...(suggestion ? { suggestion } : {}) },
});

const cyrillicTwins: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  з: '3',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
};

/** An address; a Cyrillic letter in it is named with its place and its Latin twin. */
export function readEmail(cell: string): Read<string> {
  const text = cell
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/[;,.\s]+$/, '')
    .trim();
  if (/[\s;,]/.test(text) && text.split(/[\s;,]+/).filter(looks.email).length > 1) {
    return fault('email.several', {}, text.split(/[\s;,]+/)[0]);
  }
  if (looks.phone(text)) return fault('email.phone');
  const at = text.search(/[\u0400-\u04ff]/);
  if (at >= 0 && text.includes('@')) {
    const letter = text.charAt(at);
    const twin = cyrillicTwins[letter.toLowerCase()];
    const latin = text.replace(
      /[\u0400-\u04ff]/g,
      (one) => cyrillicTwins[one.toLowerCase()] ?? one,
    );
    const whole = !/[\u0400-\u04ff]/.test(latin);
    const words = { letter, place: at + 1, twin: twin ?? '' };
    return fault('email.letter', words, whole ? latin.toLowerCase() : undefined);
  }
  // The same form that the schema of the dialog takes, in ASCII.
  const form = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i;
  return form.test(text) ? { value: text.toLowerCase() } : fault('email.form');
}

/** A phone as it is written; it must hold digits and no address. */
export function readPhone(cell: string): Read<string> {
  if (cell.includes('@')) return fault('phone.email');
  if (cell.replace(/\D/g, '').length < 5) return fault('phone.digits');
  return cell.length > 60 ? fault('text.long', { limit: 60 }) : { value: cell };
}

/** An expected number: «1 200» and «1200,0» are read, «около 300» is not. */
export function readExpected(cell: string): Read<number> {
  const bare = cell.replace(/\s/g, '').replace('−', '-').replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(bare)) {
    const found = bare.match(/\d+/g) ?? [];
    return fault('number.words', {}, found.length === 1 ? found[0] : undefined);
  }
  const value = Number(bare);
  if (value === 0) return fault('number.zero');
  if (value < 0) return fault('number.negative', {}, String(Math.trunc(-value)));
  if (!Number.isInteger(value)) return fault('number.fraction');
  return value > 100_000 ? fault('number.large') : { value };
}

/** The name of an organization: no number, address or phone in its place. */
export function readName(cell: string, limit: number): Read<string> {
  if (looks.email(cell)) return fault('name.email');
  if (looks.number(cell)) return fault('name.number');
  if (looks.phone(cell)) return fault('name.phone');
  if (cell.length < 2) return fault('name.short');
  return cell.length > limit ? fault('text.long', { limit }) : { value: cell };
}

/** The name of a person: no address and no phone, also none behind the name. */
export function readPerson(cell: string): Read<string> {
  const email = /\S+@\S+/.exec(cell)?.[0];
  if (email) return fault('person.email', { part: email });
  const phone = /[+\d][\d\s()-]{4,}/.exec(cell)?.[0];
  if (phone) return fault('person.phone', { part: phone.trim() });
  if (/^\d/.test(cell)) return fault('person.number');
  return cell.length > 200 ? fault('text.long', { limit: 200 }) : { value: cell };
}

/** A code or ИНН; spreadsheets round long ones to «2,51E+09». */
export function readCode(cell: string): Read<string> {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(cell)) return fault('code.rounded');
  return cell.length > 40 ? fault('text.long', { limit: 40 }) : { value: cell };
}

/** A text that may be anything. */
export function readText(cell: string, limit: number): Read<string> {
  return cell.length > limit ? fault('text.long', { limit }) : { value: cell };
}
