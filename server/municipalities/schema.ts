import { z } from 'zod';

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'нет такого часового пояса, пример: Asia/Vladivostok | no such time zone, for example: Asia/Vladivostok');

const schoolYear = z
  .string()
  .regex(
    /^\d{4}-\d{4}$/,
    'учебный год пишется так: 2021-2022 | a school year is written 2021-2022',
  );

export const municipalityInput = z.strictObject({
  name: z.string().trim().min(2).max(200),
  timeZone,
  workingYear: schoolYear,
  /** A catalog template to start from; null for an empty municipality. */
  templateId: z.string().max(100).nullable(),
});
export type MunicipalityInput = z.infer<typeof municipalityInput>;

export const municipalityView = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  workingYear: z.string(),
  templateId: z.string().nullable(),
  /** Library forms, catalog and schedule have been copied in. */
  furnished: z.boolean(),
  demo: z.boolean(),
});
export type MunicipalityView = z.infer<typeof municipalityView>;
