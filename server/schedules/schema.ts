import { z } from 'zod';
import { isDate } from '../../catalogs/dates.ts';
import { campaignStates } from '../campaigns/schema.ts';
import { responsibleView } from './occurrence.schema.ts';

/**
 * Nothing of a draft, an archive or of what is done is ever due. `done` is not stored with a row:
 * an approved row is done when all its occurrences of the working year are.
 */
const planState = z.enum(['draft', 'approved', 'done', 'archive']);
export type PlanState = z.infer<typeof planState>;

/** `month`: begins or ends in this month; `running`: has begun, ends later. */
const due = z.enum(['overdue', 'month', 'running', 'later']);
export type Due = z.infer<typeof due>;

/** A row as lists need it: there are hundreds, so what there is nothing of is left out. */
export const scheduleRowView = z.object({
  id: z.string(),
  /** The row's id in the catalog. */
  key: z.string(),
  title: z.string(),
  directionId: z.string().optional(),
  section: z.string().optional(),
  /** The document's own words about time. */
  timingText: z.string().optional(),
  /** What the municipality plans; dates as exact as known, `2027`, `2027-02`, `2027-02-15`. */
  plan: z.object({
    state: planState,
    start: z.string().nullable(),
    end: z.string().nullable(),
    /** Years between the document's dates and these. */
    moved: z.number(),
    /** A person set these dates. */
    byHand: z.boolean(),
  }),
  /** How an approved row stands to today. */
  due: due.optional(),
  /** Occurrences of the working year, absent where there are none (drafts, the archive). */
  occurrences: z
    .object({
      of: z.number(),
      done: z.number(),
      overdue: z.number(),
      /** The first open one's due day and id. */
      next: z.string().nullable(),
      nextId: z.string().nullable(),
    })
    .optional(),
  /** Who carries it out, where somebody was set; else `responsible` has the document's words. */
  carriedBy: responsibleView.optional(),
  level: z.string(),
  responsible: z.array(z.string()),
  deliverable: z.string().optional(),
  sourceLine: z.number(),
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
  state: planState.optional(),
  due: due.optional(),
  search: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  /** A page of the rows found; all of them where nothing is said. */
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
  limit: z.coerce.number().int().min(1).max(5000).optional(),
});

export type ScheduleQuery = z.infer<typeof scheduleQuery>;

export const scheduleView = z.object({
  rows: z.array(scheduleRowView),
  directions: z.array(z.object({ id: z.string(), title: z.string(), rows: z.number() })),
  years: z.array(z.number()),
  total: z.number(),
  /** Rows of the filter, on all pages. */
  found: z.number(),
  /** Rows of the whole schedule by state, and approved ones by how they stand to today. */
  states: z.record(planState, z.number()),
  due: z.record(due, z.number()),
  /** What moving the plan to the working year would change. */
  move: z.object({
    /** By how many years the document's dates would be moved. */
    years: z.number(),
    drafts: z.number(),
    archived: z.number(),
    /** Drafts whose dates lie before the working year. */
    past: z.number(),
  }),
});
export type ScheduleView = z.infer<typeof scheduleView>;

export const scheduleStatesInput = z.strictObject({
  state: planState,
  rowIds: z.array(z.uuid()).min(1).max(5000),
});

export const scheduleMoveInput = z.strictObject({
  /** Whether rows of the archive are taken along. */
  archived: z.boolean(),
});

const planDate = z
  .string()
  .regex(
    /^20\d{2}(-\d{2}(-\d{2})?)?$/,
    'дата пишется так: 2027, 2027-02 или 2027-02-15 | a date is written 2027, 2027-02 or 2027-02-15',
  )
  .refine(isDate, 'такого дня нет в календаре | there is no such day in the calendar')
  .nullable();

export const schedulePlanInput = z
  .strictObject({ start: planDate, end: planDate })
  .refine(({ start, end }) => start === null || end === null || !isAfter(start, end), {
    path: ['end'],
    message: 'окончание раньше начала | the end comes before the beginning',
  });
export type SchedulePlanInput = z.infer<typeof schedulePlanInput>;

/** Whether one date is later than all of another: `2027-02-15` is not later than `2027-02`. */
function isAfter(start: string, end: string): boolean {
  const length = Math.min(start.length, end.length);
  return start.slice(0, length) > end.slice(0, length);
}

export const scheduleTieInput = z.strictObject({ campaignIds: z.array(z.uuid()).max(50) });
