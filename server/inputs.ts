import { z } from 'zod';

/**
 * A moment that somebody sets: a due date, an exception. Other centuries are slips of the finger,
 * and the last days of the year 9999 lie in no calendar once a time zone is added.
 */
export const moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine(
    (text) => Date.parse(text) >= Date.UTC(2000) && Date.parse(text) < Date.UTC(2100),
    'год должен быть от 2000 до 2099: проверьте дату | the year must be from 2000 to 2099: check the date',
  );

/** `2026-2027`, September to August. */
export const schoolYear = z
  .string()
  .regex(/^20\d{2}-20\d{2}$/, {
    message: 'учебный год пишется так: 2026-2027 | a school year is written 2026-2027',
    // What is no school year at all is not also told that it ends too late.
    abort: true,
  })
  .refine(
    (years) => Number(years.slice(5)) === Number(years.slice(0, 4)) + 1,
    'учебный год кончается в следующем году, например 2026-2027 | a school year ends in the next year, for example 2026-2027',
  );

/**
 * A name or a title: one line of visible signs.
 * @param missing what to say of a shorter one
 */
export function line(least: number, most: number, missing?: string) {
  return z
    .string()
    .trim()
    .min(least, missing)
    .max(most)
    .regex(
      /^\P{Cc}*$/u,
      'нужна одна строка без невидимых знаков: наберите её заново | one line without invisible characters is needed: type it again',
    );
}
