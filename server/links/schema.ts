import { z } from 'zod';

export const linkView = z.object({
  id: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  url: z.string(),
  /** The same in few signs, to be read from paper and dictated. */
  shortUrl: z.string(),
  /** Path of the QR code as SVG. */
  qr: z.string(),
  /** Raised by each revocation; older addresses answer that they were withdrawn. */
  generation: z.number(),
});
export type LinkView = z.infer<typeof linkView>;

export const posterQuery = z.strictObject({
  layout: z.enum(['poster', 'cards']).default('poster'),
  language: z.enum(['ru', 'en']).optional(),
  /** Ids with commas between; empty for all. */
  organizations: z
    .string()
    .max(80_000)
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.uuid()).max(2000)),
});
