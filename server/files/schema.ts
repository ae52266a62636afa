import { z } from 'zod';

/** What a file is kept for; decides who may read it. */
export const filePurposes = [
  'scan',
  'evidence',
  'order',
  'deliverable',
  'minutes',
  'template',
] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** A stored file. Its content comes from `GET /api/files/:id`, as an attachment. */
export const fileView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Found in the content, not in the name. */
  type: z.string(),
  bytes: z.number(),
  purpose: z.enum(filePurposes),
  /** Null: the municipality's own. */
  organizationId: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type FileView = z.infer<typeof fileView>;
