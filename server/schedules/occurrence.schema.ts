import { z } from 'zod';
import { isDate } from '../../catalogs/dates.ts';
import { campaignStates } from '../campaigns/schema.ts';
import { fileView } from '../files/schema.ts';
import { schoolYear } from '../inputs.ts';

/** Overdue is no state: it is a planned or running occurrence whose due day is past. */
export const occurrenceStates = ['planned', 'underway', 'done', 'cancelled'] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];

/** A calendar day, `2027-02-15`. */
export const day = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/, 'дата пишется так: 2027-02-15 | a date is written 2027-02-15')
  .refine(isDate, 'такого дня нет в календаре | there is no such day in the calendar');

/** Text that people type: no invisible signs, lines kept. */
export function words(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/^(?:\P{Cc}|[\n\t])*$/u);
}

/** An address of a published document. */
const webAddress = z
  .url({
    protocol: /^https?$/,
    error:
      'нужен адрес, который начинается с http:// или https:// | an address is needed that begins with http:// or https://',
  })
  .max(2000);

/** Who carries something out: a person with an account here, or a position in words. */
export const responsibleView = z.object({
  accountId: z.string().nullable(),
  name: z.string(),
  /** Said by the document, given to many rows by direction and level, or to this one by hand. */
  source: z.enum(['document', 'rule', 'hand']),
});
export type ResponsibleView = z.infer<typeof responsibleView>;

export const responsibleInput = z.union([
  z.strictObject({ accountId: z.string().min(1).max(100) }),
  z.strictObject({ text: words(300).min(1) }),
]);
export type ResponsibleInput = z.infer<typeof responsibleInput>;

/** What an occurrence without a due day waits for. */
const waiting = z.object({
  /** `anchor`: the date of a named event; `row`: another row; `order`, `request`: a person. */
  for: z.enum(['anchor', 'row', 'order', 'request']),
  /** The event or the row; null for an order and a request. */
  title: z.string().nullable(),
});

/** A dated instance of a row of the schedule. What there is nothing of is left out: lists are long. */
export const occurrenceView = z.object({
  id: z.string(),
  rowId: z.string(),
  title: z.string(),
  directionId: z.string().optional(),
  level: z.string(),
  /** The working year it belongs to, `2026-2027`. */
  year: z.string(),
  /** 1, 2, 3 … within row and year. */
  sequence: z.number(),
  /** How many the row has in this year; absent where it is the only one. */
  of: z.number().optional(),
  /** The event it counts from, where a row follows several: «ВПР, 5 класс». */
  event: z.string().optional(),
  /** Window: first and last day; absent where the row has no date yet. */
  start: z.string().optional(),
  /** Left out where it is the due day; another one where that was moved off a day off. */
  end: z.string().optional(),
  /** By when it must be done; absent for what goes on all the time and what has no date. */
  due: z.string().optional(),
  /** What it counts from is itself only planned: the day will move with it. */
  estimated: z.literal(true).optional(),
  waits: waiting.optional(),
  state: z.enum(occurrenceStates),
  overdue: z.literal(true).optional(),
  doneOn: z.string().optional(),
  responsible: responsibleView.optional(),
  /** What comes of it, in words. */
  deliverable: z.string().optional(),
  files: z.number().optional(),
  links: z.number().optional(),
  publications: z.number().optional(),
  /** Steps of the deliverable that were begun: passed of all, and the next one's title. */
  steps: z.object({ passed: z.number(), of: z.number(), next: z.string().nullable() }).optional(),
  campaigns: z
    .array(z.object({ id: z.string(), title: z.string(), state: z.enum(campaignStates) }))
    .optional(),
  pairId: z.string().optional(),
  seriesId: z.string().optional(),
  /** For `PATCH`: what is sent counts only while nobody else has changed it. */
  version: z.number(),
});
export type OccurrenceView = z.infer<typeof occurrenceView>;

export const occurrenceQuery = z.strictObject({
  /**
   * The working year, `2026-2027`; where neither this nor dates are said, the municipality's own and
   * what is overdue of any other.
   */
  year: schoolYear.optional(),
  /** `2026-11`: whose window touches the month. */
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
  /** Days, both inclusive: whose window touches them. */
  from: day.optional(),
  to: day.optional(),
  /** An account's id, a position's words, or `none`. */
  responsible: z.string().max(300).optional(),
  mine: z.literal('true').optional(),
  state: z.enum([...occurrenceStates, 'overdue', 'open', 'undated']).optional(),
  direction: z.string().max(100).optional(),
  level: z.enum(['municipality', 'organization', 'both', 'region', 'individual']).optional(),
  rowId: z.uuid().optional(),
  search: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type OccurrenceQuery = z.output<typeof occurrenceQuery>;

export const occurrenceList = z.object({
  /** Overdue first, then by due day; without a day last. */
  items: z.array(occurrenceView),
  /** How many the filter finds, on all pages. */
  total: z.number(),
  /** Of those: by state; overdue and undated are among planned and underway. */
  counts: z.record(z.enum([...occurrenceStates, 'overdue', 'undated']), z.number()),
  /** Everybody responsible within the year or the days, for the filter; `name` '' is nobody. */
  responsible: z.array(
    z.object({ accountId: z.string().nullable(), name: z.string(), number: z.number() }),
  ),
  today: z.string(),
  year: z.string(),
  /** Working years that have occurrences. */
  years: z.array(z.string()),
});
export type OccurrenceList = z.infer<typeof occurrenceList>;

const link = z.strictObject({ title: words(300), url: webAddress });

/** Where and when something was published on an official site: evidence. */
const publicationInput = z.strictObject({
  place: words(300).min(1, 'назовите сайт или раздел | name the site or the section'),
  url: webAddress,
  date: day,
});
const publication = publicationInput.extend({ by: z.string(), at: z.iso.datetime() });

/** A meeting of the council or working group, as its minutes say. */
export const meeting = z
  .strictObject({
    agenda: words(2000).min(1, 'напишите повестку | write the agenda'),
    /** Members of the body, and how many were present. */
    members: z.number().int().min(1).max(200),
    present: z.number().int().min(0).max(200),
    votesFor: z.number().int().min(0).max(200),
    votesAgainst: z.number().int().min(0).max(200),
    /** With equal votes the chair's decides. */
    chairFor: z.boolean(),
    /** The signed minutes. */
    minutesFileId: z.uuid().nullable(),
  })
  .superRefine(({ members, present, votesFor, votesAgainst }, context) => {
    if (present > members) {
      context.addIssue({
        code: 'custom',
        path: ['present'],
        message: 'присутствовало больше, чем членов | more were present than there are members',
      });
    }
    if (votesFor + votesAgainst > present) {
      context.addIssue({
        code: 'custom',
        path: ['votesFor'],
        message: 'голосов больше, чем присутствовавших | more votes than people present',
      });
    }
  });
export type Meeting = z.infer<typeof meeting>;

export const meetingResults = ['adopted', 'rejected', 'noQuorum'] as const;
export type MeetingResult = (typeof meetingResults)[number];

export const stepKinds = ['draft', 'meeting', 'approval', 'publication'] as const;

/** One step of a deliverable; those before it have been passed when it is. */
const stepView = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(stepKinds),
  passed: z.boolean(),
  /** What was written of it; null while nobody has. */
  record: z
    .object({
      date: z.string(),
      note: z.string(),
      meeting: meeting.nullable(),
      result: z.enum(meetingResults).nullable(),
      minutes: fileView.nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Meetings before that did not adopt it. */
  earlier: z.array(z.object({ date: z.string(), result: z.enum(meetingResults) })),
});

export const stepInput = z.strictObject({
  version: z.number().int(),
  /** When it was done, or the meeting took place; not after today. */
  date: day,
  note: words(2000).default(''),
  /** Of a meeting step only. */
  meeting: meeting.optional(),
});
export type StepInput = z.output<typeof stepInput>;

/** Takes a step back, with those after it. */
export const stepBackInput = z.strictObject({
  version: z.number().int(),
  reason: words(1000).min(1, 'напишите причину | write the reason'),
});

const linked = z.object({
  rowId: z.string(),
  title: z.string(),
  level: z.string(),
  timingText: z.string().nullable(),
  state: z.enum(['draft', 'approved', 'done', 'archive']),
  start: z.string().nullable(),
  end: z.string().nullable(),
});

/** Everything of one occurrence, for its own page. */
export const occurrenceDetail = occurrenceView.extend({
  timingText: z.string().nullable(),
  section: z.string().nullable(),
  directionTitle: z.string().nullable(),
  items: z.array(z.string()),
  sourceLine: z.number().nullable(),
  documentNote: z.string().nullable(),
  documentResponsible: z.array(z.string()),
  /** What the dates were counted from; null where they stand in the plan. */
  counted: z
    .object({
      from: z.enum(['anchor', 'row', 'year']),
      title: z.string(),
      /** The day counted from. */
      date: z.string().nullable(),
      /** `P2M`, `P30WD`; null where the document gives no term. */
      offset: z.string().nullable(),
    })
    .nullable(),
  deliverableText: z.string(),
  deliverableFiles: z.array(fileView),
  deliverableLinks: z.array(link),
  published: z.array(publication),
  stepList: z.array(stepView),
  note: z.string(),
  history: z.array(
    z.object({ at: z.iso.datetime(), by: z.string(), what: z.string(), text: z.string() }),
  ),
  /** The other level's row of the same printed line: municipal action and school's response. */
  pair: linked
    .extend({
      occurrenceId: z.string().nullable(),
      /** Of a school-level row: how many organizations have carried it out, of how many. */
      organizations: z.object({ done: z.number(), of: z.number() }).nullable(),
    })
    .nullable(),
  /** The same event in other years. */
  series: z.array(linked),
  /** What the reader may change: everything, what carrying it out needs, nothing. */
  may: z.enum(['plan', 'carryOut', 'read']),
});
export type OccurrenceDetail = z.infer<typeof occurrenceDetail>;

/** What is left out stays as it is. */
export const occurrencePatch = z.strictObject({
  version: z.number().int(),
  state: z.enum(occurrenceStates).optional(),
  /** With `done`: when; today where nothing is said. */
  doneOn: day.optional(),
  /** With `cancelled`: why. */
  reason: words(1000).optional(),
  /** Null: as the document or the rule says. */
  responsible: responsibleInput.nullable().optional(),
  deliverableText: words(2000).optional(),
  deliverableFileIds: z.array(z.uuid()).max(50).optional(),
  deliverableLinks: z.array(link).max(50).optional(),
  published: z.array(publicationInput).max(50).optional(),
  campaignIds: z.array(z.uuid()).max(50).optional(),
  note: words(4000).optional(),
});
export type OccurrencePatch = z.infer<typeof occurrencePatch>;
