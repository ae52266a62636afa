import { z } from 'zod';
import { fieldContent } from './schema.ts';

const words = z.object({ ru: z.string(), en: z.string().optional() });

/** A field that an uploaded workbook has otherwise than the form, and that can be taken over. */
const uploadChange = z.object({
  /** As people find it: `E12`. */
  cell: z.string(),
  question: z.string(),
  title: words,
  /** The field's version as it stands now, for the save that takes the change over. */
  base: z.number(),
  /** What stands in the form now, and what the workbook says. */
  now: fieldContent,
  next: fieldContent,
  /** The same in words, and what stood there when the template was made. */
  shown: z.object({ was: z.string(), now: z.string(), next: z.string() }),
  /** Somebody changed the form since the template was made: both are to be looked at. */
  conflict: z.boolean(),
});
export type UploadChange = z.infer<typeof uploadChange>;

const uploadRefusal = z.object({
  cell: z.string(),
  /** Null where the row belongs to no question of the form. */
  question: z.string().nullable(),
  title: words.nullable(),
  /** What stands in the cell. */
  text: z.string(),
  message: words,
});
export type UploadRefusal = z.infer<typeof uploadRefusal>;

/** What an uploaded workbook would change; nothing is written. */
export const uploadView = z.object({
  /** The form's revision that the template was made from, and the present one. */
  fromRevision: z.number(),
  revision: z.number(),
  madeAt: z.iso.datetime(),
  changes: z.array(uploadChange),
  /** Fields that say what the form says already. */
  same: z.number(),
  /** Questions whose rows are not in the workbook any more: nothing happens to them. */
  missing: z.number(),
  refused: z.array(uploadRefusal),
});
export type UploadView = z.infer<typeof uploadView>;
