import { z } from 'zod';
import { fileView } from '../files/schema.ts';
import { schoolYear } from '../inputs.ts';
import { day, responsibleInput, stepKinds, words } from './occurrence.schema.ts';

/** What becomes of a due day that is a day off. */
export const dayOffRules = ['next', 'previous', 'stay'] as const;
export type DayOffRule = (typeof dayOffRules)[number];

const stepPlan = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: words(200).min(1),
  kind: z.enum(stepKinds),
});

/** The body that meets: coordination council, working group. */
const council = z.strictObject({
  title: words(200).min(1),
  members: z.number().int().min(1).max(200),
  chair: words(200),
  secretary: words(200),
  /** It meets at least once a quarter. */
  quarterly: z.boolean(),
});

/** Rules of the whole schedule; every one is seen and changed on its page. */
export const scheduleSettings = z.strictObject({
  dayOff: z.enum(dayOffRules),
  /** Why so: shown beside it. */
  dayOffReason: words(1000).min(1, 'напишите основание | write the reason'),
  /** Null: nobody has named one. */
  council: council.nullable(),
  /** In this order. */
  steps: z
    .array(stepPlan)
    .min(1)
    .max(12)
    .refine(
      (steps) => new Set(steps.map(({ id }) => id)).size === steps.length,
      'шаги повторяются | steps repeat',
    ),
  /** By when organizations approve their own plans, per working year; null: the document's day. */
  organizationPlansDue: day.nullable(),
});
export type ScheduleSettings = z.infer<typeof scheduleSettings>;

export const scheduleSettingsView = scheduleSettings.extend({
  /** The day that counts: the one set, else the due day of the row which demands the plans. */
  organizationPlansDueNow: day.nullable(),
  /** Meetings of the council by quarter of the working year, written down in steps. */
  meetings: z.array(
    z.object({
      /** `2026-Q4` */
      quarter: z.string(),
      dates: z.array(z.string()),
      /** The quarter is over without a meeting though there must be one. */
      missing: z.boolean(),
    }),
  ),
});
export type ScheduleSettingsView = z.infer<typeof scheduleSettingsView>;

const event = z.strictObject({
  /** Given by the server; sent back it keeps the occurrence that counts from it. */
  number: z.number().int().min(1).optional(),
  date: day,
  /** Which of several: «ВПР, 5 класс»; '' where there is one. */
  title: words(200),
});

/** A named event from which rows count, with its dates in a working year. */
const anchorView = z.object({
  id: z.string(),
  title: z.string(),
  sourceLine: z.number().nullable(),
  /** Rows that count from it, and how many of them are approved. */
  rows: z.number(),
  approved: z.number(),
  events: z.array(event.required({ number: true })),
});
export const anchorList = z.object({ year: z.string(), anchors: z.array(anchorView) });
export type AnchorList = z.infer<typeof anchorList>;

export const anchorsQuery = z.strictObject({ year: schoolYear.optional() });
export const anchorsInput = z.strictObject({
  year: schoolYear,
  anchorId: z.string().min(1).max(100),
  events: z.array(event).max(60),
});
export type AnchorsInput = z.infer<typeof anchorsInput>;

/** What dates of an event would do; nothing is written. */
export const anchorPreview = z.object({
  /** Events that would get other days, or days at all: the due day before and after, else the first one. */
  moved: z.array(
    z.object({
      title: z.string(),
      event: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Events that would be added to the plan, and those that would leave it. */
  added: z.number(),
  removed: z.number(),
  /** Done or cancelled ones that count from it: they stay as they are. */
  kept: z.number(),
});
export type AnchorPreview = z.infer<typeof anchorPreview>;

export const responsibleBulkInput = z.strictObject({
  filter: z.strictObject({
    /** Directions' ids; `''` among them: rows of no direction. Absent: all. */
    directions: z.array(z.string().max(100)).max(100).optional(),
    levels: z
      .array(z.enum(['municipality', 'organization', 'both', 'region', 'individual']))
      .optional(),
    /** Only rows for which neither the document nor a person names anybody. */
    withoutOnly: z.boolean(),
  }),
  /** Null takes back what such a rule has given. */
  responsible: responsibleInput.nullable(),
  /** Counts only and writes nothing. */
  preview: z.boolean(),
});
export type ResponsibleBulkInput = z.infer<typeof responsibleBulkInput>;
export const responsibleBulkView = z.object({
  rows: z.number(),
  /** The first titles, to see what is meant. */
  titles: z.array(z.string()),
  written: z.boolean(),
});

export type ResponsibleBulkView = z.infer<typeof responsibleBulkView>;

/** The order on which the monitoring rests. */
const order = z.strictObject({
  number: words(50).min(1, 'напишите номер приказа | write the order’s number'),
  date: day,
  title: words(500).min(1, 'напишите заголовок приказа | write the order’s title'),
  fileId: z.uuid().nullable(),
  /** The regulation that the order puts into force: its title, and file where there is one. */
  regulation: words(500),
  regulationFileId: z.uuid().nullable(),
});
export type Order = z.infer<typeof order>;

export const planVersionInput = z.strictObject({ order, note: words(2000).default('') });

export const planVersionView = z.object({
  number: z.number(),
  order: order.extend({ file: fileView.nullable(), regulationFile: fileView.nullable() }),
  note: z.string(),
  rows: z.number(),
  approvedAt: z.iso.datetime(),
  by: z.string(),
});
export type PlanVersionView = z.infer<typeof planVersionView>;

export const planVersionList = z.object({
  versions: z.array(planVersionView),
  /** Approved rows now, and what has changed since the newest version: not yet in any order. */
  approved: z.number(),
  changed: z.number(),
});
export type PlanVersionList = z.infer<typeof planVersionList>;

const versionRow = z.object({
  rowId: z.string(),
  title: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
});
export const planDifference = z.object({
  from: z.number(),
  /** Null: the plan as it is now. */
  to: z.number().nullable(),
  added: z.array(versionRow),
  removed: z.array(versionRow),
  moved: z.array(
    versionRow.extend({
      before: z.object({ start: z.string().nullable(), end: z.string().nullable() }),
    }),
  ),
});
export type PlanDifference = z.infer<typeof planDifference>;
export const differenceQuery = z.strictObject({
  /** Another version's number; left out, the plan as it is now. */
  to: z.coerce.number().int().min(1).optional(),
});

/** How far an organization's own plan is. */
export const organizationPlanView = z.object({
  organizationId: z.string(),
  organizationName: z.string(),
  year: z.string(),
  state: z.enum(['draft', 'approved']),
  approvedAt: z.iso.datetime().nullable(),
  approvedBy: z.string().nullable(),
  /** Approved by the deadline; null while it is a draft, or where there is no deadline. */
  onTime: z.boolean().nullable(),
  /** Still a draft though the deadline is past. */
  late: z.boolean(),
  /** Events of the plan, those carried out, those with dates of the organization's own. */
  events: z.number(),
  done: z.number(),
  adjusted: z.number(),
});
export type OrganizationPlanView = z.infer<typeof organizationPlanView>;

export const organizationPlanList = z.object({
  year: z.string(),
  deadline: z.string().nullable(),
  plans: z.array(organizationPlanView),
});
export type OrganizationPlanList = z.infer<typeof organizationPlanList>;

export const organizationPlanQuery = z.strictObject({ year: schoolYear.optional() });

/** An event of an organization's plan within the municipality's window. */
const organizationEvent = z.object({
  occurrenceId: z.string(),
  title: z.string(),
  directionId: z.string().nullable(),
  /** The municipality's window; the organization's dates stay within it. */
  window: z.object({ start: z.string().nullable(), due: z.string().nullable() }),
  start: z.string().nullable(),
  due: z.string().nullable(),
  adjusted: z.boolean(),
  /** The municipality has moved its window since: the own dates lie outside. */
  outside: z.boolean(),
  done: z.boolean(),
  doneOn: z.string().nullable(),
  note: z.string(),
});
export const organizationPlanDetail = organizationPlanView.extend({
  deadline: z.string().nullable(),
  /** The order of its own by which it was approved. */
  order: order
    .extend({ file: fileView.nullable(), regulationFile: fileView.nullable() })
    .nullable(),
  version: z.number(),
  list: z.array(organizationEvent),
  /** Whether the reader may change dates and mark events, and whether approve. */
  mayWrite: z.boolean(),
  mayApprove: z.boolean(),
});
export type OrganizationPlanDetail = z.infer<typeof organizationPlanDetail>;

const organizationEventChange = z
  .strictObject({
    start: day.nullable(),
    due: day.nullable(),
    done: z.boolean(),
    doneOn: day.nullable(),
    note: words(2000),
  })
  .partial();
/** What is changed of an event, and what the writer saw there: another value is a conflict. */
export const organizationEventInput = organizationEventChange.extend({
  seen: organizationEventChange.default({}),
});
export type OrganizationEventInput = z.infer<typeof organizationEventInput>;
export type OrganizationEventChange = z.infer<typeof organizationEventChange>;

export const organizationApproveInput = z.strictObject({
  version: z.number().int(),
  year: schoolYear.optional(),
  /** Null: approved without an order. */
  order: order.nullable().default(null),
});

export const feedKinds = ['mine', 'plan'] as const;
/** A calendar subscription: whoever has its address reads it without signing in. */
export const feedView = z.object({
  kind: z.enum(feedKinds),
  /** Null until it is made, or after it was withdrawn. */
  url: z.string().nullable(),
});
export const feedList = z.object({ feeds: z.array(feedView) });
export type FeedList = z.infer<typeof feedList>;
