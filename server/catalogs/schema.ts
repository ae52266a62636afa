import { z } from 'zod';

/** How much the catalog asks of one organization of a type for one period of a kind. */
export const askedCountView = z.object({
  type: z.string(),
  period: z.string(),
  /** Numbers to fill in, and questions answered by yes or no. */
  numbers: z.number(),
  yesno: z.number(),
  /** Documents to be proved by a link. */
  documents: z.number(),
});
export type AskedCountView = z.infer<typeof askedCountView>;

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
  /** Of them the rows with dates of their own; null when there are none. */
  dated: z
    .object({
      rows: z.number(),
      /** The first and the last calendar year of the dates. */
      firstYear: z.number(),
      lastYear: z.number(),
      /** The school year in which the plan begins, by its first year: 2020 for 2020/21. */
      begins: z.number(),
      /** In which school years rows end, by their first years. */
      ends: z.array(z.object({ year: z.number(), rows: z.number() })),
    })
    .nullable(),
});
export type CatalogTemplateView = z.infer<typeof catalogTemplateView>;
