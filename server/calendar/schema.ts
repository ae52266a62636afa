import { z } from 'zod';
import { isDate } from '../../catalogs/dates.ts';

/** A day of the week of work, a weekend, a public holiday, or moved by a decree or a person. */
export const dayKinds = ['working', 'weekend', 'holiday', 'movedWorking', 'movedOff'] as const;
export type DayKind = (typeof dayKinds)[number];

export const calendarDay = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/, 'дата пишется так: 2027-02-15 | a date is written 2027-02-15')
  .refine(isDate, 'такого дня нет в календаре | there is no such day in the calendar');

export const calendarQuery = z.strictObject({
  year: z.coerce.number().int().min(2021).max(2099).optional(),
});

export const calendarView = z.object({
  year: z.number(),
  /** The decree that moves days of this year; null: it has not been taken in, only the law's rule. */
  decree: z.string().nullable(),
  /** Only what is not an ordinary working day or weekend. */
  days: z.array(
    z.object({
      day: z.string(),
      kind: z.enum(dayKinds),
      /** Name of the holiday, where it is one. */
      title: z.string().nullable(),
      /** From which day the day off was moved here. */
      movedFrom: z.string().nullable(),
      /** A person has corrected this day. */
      correction: z
        .object({
          reason: z.string(),
          /** Null: an administrator of another municipality. */
          by: z.string().nullable(),
          at: z.iso.datetime(),
        })
        .nullable(),
    }),
  ),
  /** Working days by month, January first. */
  working: z.array(z.number()),
  total: z.number(),
});
export type CalendarView = z.infer<typeof calendarView>;

export const calendarCorrection = z.strictObject({
  /** Null takes the correction back. */
  working: z.boolean().nullable(),
  reason: z
    .string()
    .trim()
    .min(3, 'напишите причину | write the reason')
    .max(500)
    .regex(/^\P{Cc}*$/u),
});
export type CalendarCorrection = z.infer<typeof calendarCorrection>;
