import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fieldContent } from './schema.ts';

/** What a template remembers of the form it was made from. */
const seal = z.strictObject({
  format: z.literal(1),
  municipalityId: z.string(),
  assignmentId: z.string(),
  formVersion: z.number(),
  revision: z.number(),
  madeAt: z.iso.datetime(),
  language: z.enum(['ru', 'en']),
  /** By question: the field's version and content. */
  fields: z.record(z.string(), z.tuple([z.number(), fieldContent])),
});
export type Seal = z.infer<typeof seal>;

/** The most that a spreadsheet keeps in a cell is 32,767 signs. */
const piece = 30_000;

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`template:${text}`).digest('base64url');
}

/** The cells of the hidden sheet: a signature, then what it signs in pieces. */
export function sealCells(secret: string, content: Seal): string[] {
  const text = JSON.stringify(content);
  const pieces = Array.from({ length: Math.ceil(text.length / piece) }, (_, at) =>
    text.slice(at * piece, (at + 1) * piece),
  );
  return [sign(secret, text), ...pieces];
}

/** Reads them back; null for anything that this server did not write. */
export function readSeal(secret: string, cells: readonly string[]): Seal | null {
  const [signature = '', ...pieces] = cells;
  const text = pieces.join('');
  const [given, own] = [Buffer.from(signature), Buffer.from(sign(secret, text))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  return seal.parse(JSON.parse(text));
}
