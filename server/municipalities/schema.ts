import { z } from 'zod';
import { line, schoolYear } from '../inputs.ts';

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'нет такого часового пояса, пример: Asia/Vladivostok | no such time zone, for example: Asia/Vladivostok');

/** What the person may change at any time. */
const settings = {
  name: line(2, 200),
  timeZone,
  workingYear: schoolYear,
};

/** What becomes of a schedule whose dates are past: moved to the working year, or an archive. */
const pastRows = z.enum(['move', 'archive']);
export type PastRows = z.infer<typeof pastRows>;

export const municipalityInput = z.strictObject({
  ...settings,
  /** A catalog template to start from; null for an empty municipality. */
  templateId: z.string().max(100).nullable(),
  pastRows: pastRows.default('move'),
});
export type MunicipalityInput = z.input<typeof municipalityInput>;

/** The longest greeting: a parent reads it on a phone before the first question. */
const greetingLimit = 600;

export const municipalitySettings = z.strictObject({
  ...settings,
  /** What the municipality says to respondents: plain text, lines kept. */
  greeting: z
    .string()
    // Browsers disagree about line ends in what is pasted.
    .overwrite((text) => text.replaceAll('\r\n', '\n'))
    .trim()
    .max(greetingLimit, 'не длиннее 600 знаков | not longer than 600 characters')
    .regex(
      /^(?:\P{Cc}|[\n\t])*$/u,
      'в тексте есть невидимые знаки: наберите его заново | the text has invisible characters: type it again',
    ),
});
export type MunicipalitySettings = z.infer<typeof municipalitySettings>;

export const municipalityView = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  workingYear: z.string(),
  /** What the municipality says to respondents; empty when nothing. */
  greeting: z.string(),
  templateId: z.string().nullable(),
  /** Library forms, catalog and schedule have been copied in. */
  furnished: z.boolean(),
  demo: z.boolean(),
});
export type MunicipalityView = z.infer<typeof municipalityView>;
