import { z } from 'zod';

export const catalogTemplateView = z.object({
  id: z.string(),
  title: z.string(),
  municipality: z.string(),
  region: z.string(),
  timeZone: z.string(),
  directions: z.number(),
  criteria: z.number(),
  indicators: z.number(),
  scheduleRows: z.number(),
});
export type CatalogTemplateView = z.infer<typeof catalogTemplateView>;
