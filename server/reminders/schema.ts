import { z } from 'zod';
import { assignmentStates } from '../campaigns/schema.ts';
import { letterStates } from '../mail/schema.ts';

const days = (most: number) => z.number().int().min(1).max(most);

/** When and how reminders of data forms go out by themselves. */
export const reminderRules = z.strictObject({
  enabled: z.boolean(),
  /** Days before the due date. */
  before: z
    .array(days(60))
    .max(5, 'не больше пяти напоминаний до срока | not more than five before the due date')
    .refine((list) => new Set(list).size === list.length, 'день назван дважды | a day named twice'),
  onDueDay: z.boolean(),
  /** After the due date, until the form is locked: the first after so many working days, and on. */
  after: z.strictObject({
    first: days(30),
    every: days(30),
    most: z.number().int().min(0).max(10),
  }),
  /** After the due date the head gets one too. */
  headsToo: z.boolean(),
  /** One letter a person and day, or one for each form. */
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

/** One reason of one letter. */
const reason = z.object({
  kind: z.enum(reasonKinds),
  /** Days before it (`before`), which one it is (`after`). */
  number: z.number().nullable(),
  assignmentId: z.string(),
  organizationId: z.string(),
  formTitle: z.string(),
  period: z.string(),
  /** As it stood when the letter was written. */
  state: z.enum(assignmentStates),
  dueAt: z.iso.datetime(),
});
export type Reason = z.infer<typeof reason>;

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
  error: z.string().nullable(),
});
export type ReminderView = z.infer<typeof reminderView>;

/** What goes out on a day by the rules as they stand now. */
export const reminderPlanView = z.object({
  /** Whether letters leave this server at all. */
  mail: z.boolean(),
  days: z.array(
    z.object({
      day: z.string(),
      /** A day off on which nothing goes. */
      quiet: z.boolean(),
      letters: z.array(z.object({ to: recipient, reasons: z.array(reason) })),
      /** Those of whom something is due, and nobody there has an address. */
      unreachable: z.array(z.object({ organizationId: z.string(), reasons: z.array(reason) })),
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
export const skipReasons = ['notOwing', 'locked', 'notYet', 'noAddress', 'today'] as const;
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
