import { z } from 'zod';
import { campaignStates } from '../campaigns/schema.ts';

export const scheduleRowView = z.object({
  id: z.string(),
  /** The row's id in the catalog. */
  key: z.string(),
  title: z.string(),
  /** A heading over other rows. */
  isGroup: z.boolean(),
  /** Details that the document lists under the title. */
  items: z.array(z.string()),
  directionId: z.string().nullable(),
  directionTitle: z.string().nullable(),
  section: z.string().nullable(),
  timingText: z.string().nullable(),
  kind: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  level: z.string().nullable(),
  educationLevel: z.string().nullable(),
  responsible: z.array(z.string()),
  deliverable: z.string().nullable(),
  sourceLine: z.number().nullable(),
  campaigns: z.array(
    z.object({ id: z.string(), title: z.string(), state: z.enum(campaignStates) }),
  ),
});
export type ScheduleRowView = z.infer<typeof scheduleRowView>;

export const scheduleQuery = z.strictObject({
  direction: z.string().max(100).optional(),
  level: z.enum(['municipality', 'organization', 'both', 'region', 'individual']).optional(),
  /** A year such as 2021: rows that fall into it; rows without a date always match. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  search: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});

export type ScheduleQuery = z.infer<typeof scheduleQuery>;

export const scheduleView = z.object({
  rows: z.array(scheduleRowView),
  directions: z.array(z.object({ id: z.string(), title: z.string(), rows: z.number() })),
  years: z.array(z.number()),
  total: z.number(),
});
export type ScheduleView = z.infer<typeof scheduleView>;

export const scheduleTieInput = z.strictObject({ campaignIds: z.array(z.uuid()).max(50) });
