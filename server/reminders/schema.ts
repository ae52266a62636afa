import { z } from 'zod';
import { assignmentStates } from '../campaigns/schema.ts';
import { letterStates, letterTroubles } from '../mail/schema.ts';

const days = (most: number) => z.number().int().min(1).max(most);

/**
 * What somebody owes: a data form; an event of the plan that a person is responsible for; an
 * organization's own plan, to be approved, and once it is, its events.
 */
export const subjects = ['form', 'event', 'ownPlan'] as const;
export type Subject = (typeof subjects)[number];

/** When and how reminders go out by themselves. */
export const reminderRules = z.strictObject({
  enabled: z.boolean(),
  /** What is reminded of. */
  about: z
    .array(z.enum(subjects))
    .min(1, 'выберите, о чём напоминать | choose what to remind of')
    .refine((list) => new Set(list).size === list.length)
    .default([...subjects]),
  /** Days before the due date. */
  before: z
    .array(days(60))
    .max(5, 'не больше пяти напоминаний до срока | not more than five before the due date')
    .refine((list) => new Set(list).size === list.length, 'день назван дважды | a day named twice'),
  onDueDay: z.boolean(),
  /**
   * After the due date, until the form is locked or the event done: the first after so many working
   * days, and on.
   */
  after: z.strictObject({
    first: days(30),
    every: days(30),
    most: z.number().int().min(0).max(10),
  }),
  /** After the due date the head gets one too. */
  headsToo: z.boolean(),
  /** One letter a person and day about everything, or one for each thing. */
  digest: z.boolean(),
  /** Nothing on days off: what falls on one goes on the working day before. */
  workingDaysOnly: z.boolean(),
  /** Not before this hour, in the municipality's zone. */
  hour: z.number().int().min(6).max(20),
});
export type ReminderRules = z.infer<typeof reminderRules>;

export const reminderRulesView = reminderRules.extend({ revision: z.int().min(0) });
export type ReminderRulesView = z.infer<typeof reminderRulesView>;

/** Why somebody is written to: by which rule, or by hand. */
export const reasonKinds = ['before', 'day', 'after', 'hand'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

const everyReason = z.object({
  kind: z.enum(reasonKinds),
  /** Days before it (`before`), which one it is (`after`). */
  number: z.number().nullable(),
  /** The last local day on which it is on time, `2026-11-20`. */
  dueDay: z.string(),
});

/** A form that is not handed in. */
const formReason = everyReason.extend({
  of: z.literal('form'),
  assignmentId: z.string(),
  organizationId: z.string(),
  formTitle: z.string(),
  period: z.string(),
  /** As it stood when the letter was written. */
  state: z.enum(assignmentStates),
  dueAt: z.iso.datetime(),
});

/** An event of the plan that is not done. */
const eventReason = everyReason.extend({
  of: z.literal('event'),
  occurrenceId: z.string(),
  /** Whose own response it is; null: the plan's event itself. */
  organizationId: z.string().nullable(),
  title: z.string(),
  state: z.enum(['planned', 'underway']),
  /** What must come of it, in the document's words, while it is not attached. */
  lacks: z.string().nullable(),
});

/** An organization's own plan that is not approved. */
const planReason = everyReason.extend({
  of: z.literal('plan'),
  organizationId: z.string(),
  year: z.string(),
});

/** One reason of one letter. */
const reason = z.discriminatedUnion('of', [formReason, eventReason, planReason]);
export type Reason = z.infer<typeof reason>;
export type FormReason = z.infer<typeof formReason>;
export type EventReason = z.infer<typeof eventReason>;

/**
 * Why a letter about something reaches nobody: the organization is closed; neither its people nor it
 * have an address; the responsible person has none; is here no more; is named by a position only; or
 * nobody is responsible.
 */
export const unreachableReasons = [
  'closed',
  'mailbox',
  'address',
  'gone',
  'position',
  'nobody',
] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];

const recipient = z.object({ personId: z.string(), name: z.string(), email: z.string() });

/** One line of the log, newest first. */
export const reminderView = z.object({
  /** The letter's. */
  id: z.uuid(),
  at: z.iso.datetime(),
  to: recipient,
  /** Who sent it by hand; null: a rule did. */
  by: z.string().nullable(),
  reasons: z.array(reason),
  subject: z.string(),
  state: z.enum(letterStates),
  attempts: z.number(),
  sentAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable(),
  trouble: z.enum(letterTroubles).nullable(),
  error: z.string().nullable(),
});
export type ReminderView = z.infer<typeof reminderView>;

/** What goes out on a day by the rules as they stand now. */
export const reminderPlanView = z.object({
  /** Whether letters leave this server at all. */
  mail: z.boolean(),
  /** Whether the rules send anything at all. */
  enabled: z.boolean(),
  /** From which hour on letters go out. */
  hour: z.number(),
  days: z.array(
    z.object({
      day: z.string(),
      /** A day off on which nothing goes. */
      quiet: z.boolean(),
      letters: z.array(z.object({ to: recipient, reasons: z.array(reason) })),
      /** Those of whom something is due, and no letter can reach them. */
      unreachable: z.array(
        z.object({
          why: z.enum(unreachableReasons),
          organizationId: z.string().nullable(),
          /** A person's name or a position; empty for an organization and for nobody. */
          name: z.string(),
          reasons: z.array(reason),
        }),
      ),
    }),
  ),
});
export type ReminderPlanView = z.infer<typeof reminderPlanView>;

/** Reminds chosen ones by hand. The same people of the same form on one day: once. */
export const remindInput = z.strictObject({
  assignmentIds: z
    .array(z.uuid())
    .min(1, 'выберите, кому напомнить | choose whom to remind')
    .max(2000),
  /** Own words above the list of what is due. */
  text: z.string().trim().max(2000, 'не длиннее 2000 знаков | at most 2000 characters').default(''),
  /** Only says what would go out. */
  dryRun: z.boolean().default(false),
});
export type RemindInput = z.input<typeof remindInput>;

/** Why somebody chosen is not written to. */
export const skipReasons = [
  'notOwing',
  'locked',
  'notYet',
  'closed',
  'noAddress',
  'today',
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const remindView = z.object({
  /** Letters written (or that would be), by person. */
  letters: z.array(z.object({ to: recipient, assignmentIds: z.array(z.string()) })),
  skipped: z.array(
    z.object({
      assignmentId: z.string(),
      organizationId: z.string(),
      why: z.enum(skipReasons),
    }),
  ),
  mail: z.boolean(),
});
export type RemindView = z.infer<typeof remindView>;
