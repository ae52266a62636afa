import { z } from 'zod';
import { level, line, lines, text } from './indicator.ts';
import { catalogId, indicatorKey } from './names.ts';

/** A date as exact as the document gives it: `2021`, `2021-02` or `2021-03-01`. */
const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

const scheduleKind = z.enum([
  'once',
  'range',
  'annual',
  'quarterly',
  'monthly',
  /** «в течение года», «постоянно». */
  'continuous',
  /** Dates are in a separate calendar or order. */
  'byCalendar',
  'afterProcedure',
  'onDemand',
]);

const educationLevel = z.enum(['all', 'preschool', 'primary', 'basic', 'secondary']);

/** An event that rows count from and whose date is known only in the year itself. */
export const scheduleAnchorSchema = z.strictObject({
  id: catalogId,
  title: text,
  sourceLine: line,
});
export type ScheduleAnchor = z.infer<typeof scheduleAnchorSchema>;

/** One row of the roadmap (дорожная карта, план-график). */
export const scheduleRowSchema = z.strictObject({
  id: catalogId,
  title: text,
  /** The row is a heading over the rows that name it as parent. */
  isGroup: z.boolean().optional(),
  parent: catalogId.optional(),
  /** Absent: concerns the whole system, not one direction. */
  direction: catalogId.optional(),
  section: text.optional(),
  block: text.optional(),
  sourceNumber: text.optional(),
  annex: z.int().min(1).optional(),
  /** The document's own words about time. */
  timingText: text.optional(),
  kind: scheduleKind,
  /** The document names no time; the kind is a reading of the row's meaning. */
  kindInferred: z.boolean().optional(),
  start: partialDate.optional(),
  end: partialDate.optional(),
  year: z.int().optional(),
  months: z.array(z.int().min(1).max(12)).optional(),
  cadence: text.optional(),
  /** The months that the cadence means where it takes place several times: start and end of a school year. */
  sessions: z.array(z.int().min(1).max(12)).optional(),
  /** `P2M`, `P30WD` (working days), `P1Y`, counted from `offsetAfter`. */
  offset: z
    .string()
    .regex(/^P\d+(Y|M|W|D|WD)$/)
    .optional(),
  offsetAfter: text.optional(),
  /** What `offsetAfter` means: a named event of this catalog, or rows that must be done first. */
  after: z
    .union([
      z.strictObject({ anchor: catalogId }),
      z.strictObject({ rows: z.array(catalogId).min(1).max(10) }),
    ])
    .optional(),
  /** Falls into the calendar year after the one that is reported on. */
  reportingYear: z.literal(true).optional(),
  /** Demands that every organization approves a plan of its own; its due day is the deadline. */
  demandsPlans: z.literal(true).optional(),
  responsible: z.array(text),
  responsibleInferred: z.boolean().optional(),
  level,
  educationLevels: z.array(educationLevel),
  deliverable: text.optional(),
  items: z.array(text).optional(),
  optional: z.boolean().optional(),
  /** Municipal and school column of one printed row share it. */
  pairId: catalogId.optional(),
  /** The same event over several years shares it. */
  seriesId: catalogId.optional(),
  /** Id of a printed row, shared by its columns. */
  rowKey: catalogId.optional(),
  /** Row of the general roadmap that this row carries out. */
  roadmapId: catalogId.optional(),
  sameAs: catalogId.optional(),
  indicatorKeys: z.array(indicatorKey).optional(),
  sourceLine: line,
  alsoAtLine: lines.optional(),
  note: text.optional(),
});

export type ScheduleRow = z.infer<typeof scheduleRowSchema>;
