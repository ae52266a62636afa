import { hash, verify } from '@node-rs/argon2';
import { newId } from '../storage/ids.ts';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when there is no password, so that both refusals take the same time. */
const decoy = hash(newId(), argon);

/** What the storage keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon);
}

/** Whether the password is the one behind the hash; never, where there is no hash. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? (await decoy), password);
  return matches && kept !== null;
}

/** Rows that fingers run along. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
];

const usual = new Set(['', 'password', 'пароль', 'qwerty', 'йцукен', 'admin', 'школа', 'school']);

/**
 * Whether a password is among the first that anybody would try: a run along the keyboard, three
 * letters repeated, a usual word with figures, the own login or name. No rules beside that: length
 * is what makes a password strong.
 */
export function guessable(
  password: string,
  { login, name }: { login: string; name: string },
): boolean {
  const bare = password.toLowerCase().replace(/[\s._-]/g, '');
  if (new Set(bare).size <= 3) return true;
  const letters = Array.from(bare);
  const steps = letters.slice(1).filter((letter, index) => isStep(letters[index] ?? '', letter));
  // At most one break: «qwerty12345» is two runs.
  if (steps.length >= letters.length - 2) return true;
  const word = bare.replace(/[\d!?@#$%^&*+=]/g, '');
  const own = [login, name, ...name.split(/\s+/)].map((one) =>
    one.toLowerCase().replace(/[\s._-]/g, ''),
  );
  return usual.has(word) || own.includes(word) || own.includes(bare);
}

function isStep(from: string, to: string): boolean {
  return rows.some((row) => row.includes(from + to) || row.includes(to + from)) || from === to;
}
