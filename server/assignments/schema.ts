import { z } from 'zod';
import type { CompiledForm } from '../../forms/run/types.ts';
import { assignmentStates } from '../campaigns/schema.ts';
import { violation, violationComments } from '../checks/schema.ts';
import { fileView } from '../files/schema.ts';
import { moment } from '../inputs.ts';
import { elementState } from '../responses/schema.ts';

export type AssignmentState = (typeof assignmentStates)[number];

/** An organization's own later deadline, with the reason that was given for it. */
const exception = z.object({
  until: z.iso.datetime(),
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});

export const assignmentView = z.object({
  id: z.string(),
  campaignId: z.string(),
  title: z.string(),
  formTitle: z.object({ ru: z.string(), en: z.string().optional() }),
  organizationId: z.string(),
  organizationName: z.string(),
  period: z.string(),
  /** Until then it is on time; the exception's date where there is one. */
  dueAt: z.iso.datetime(),
  /** From then on nothing can be changed: the due date, the days of grace, the exception. */
  locksAt: z.iso.datetime(),
  locked: z.boolean(),
  /** Two steps: the head signs what the coordinator filled in. */
  signature: z.boolean(),
  exception: exception.nullable(),
  state: z.enum(assignmentStates),
  /** When it was first handed in, and whether that was on time; null before. */
  submittedAt: z.iso.datetime().nullable(),
  onTime: z.boolean().nullable(),
  /** How often a submitted form was changed after it had been accepted. */
  changedAfterAcceptance: z.number(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

/** What stands in one field: an answer, or why there is none, or neither (not reported yet). */
export const fieldContent = z.strictObject({
  answer: z.unknown().optional(),
  state: elementState.optional(),
});
export type FieldContent = z.infer<typeof fieldContent>;

/** What the value of a field was taken over from: another form of the period, or the period before. */
const fieldSource = z.object({
  from: z.enum(['reported', 'previous']),
  period: z.string(),
  formTitle: z.string(),
});
export type FieldSource = z.infer<typeof fieldSource>;

/** Saves of single fields, as they are left. `base` is the field's version that the person saw. */
export const fieldsInput = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        question: z.string().max(200),
        base: z.int().min(0),
        ...fieldContent.shape,
        /** The value was offered and taken over, not typed. */
        taken: fieldSource.shape.from.optional(),
      }),
    )
    .min(1)
    .max(500)
    .refine(
      (changes) => new Set(changes.map(({ question }) => question)).size === changes.length,
      'поле названо дважды | a field is named twice',
    ),
  /** The form's revision that the person has seen: newer changes of others come back. */
  since: z.int().min(0),
});
export type FieldsInput = z.infer<typeof fieldsInput>;

/** One field as it stands on the server. */
export const fieldView = z.object({
  question: z.string(),
  version: z.number(),
  ...fieldContent.shape,
  by: z.string(),
  at: z.iso.datetime(),
  /** Absent where the value was typed. */
  source: fieldSource.optional(),
});
export type FieldView = z.infer<typeof fieldView>;

/** The answer to a save: nothing that was sent is lost, each field is in one of the three lists. */
export const fieldsSaved = z.object({
  revision: z.number(),
  state: z.enum(assignmentStates),
  /** Stored as sent. */
  saved: z.array(
    z.object({
      question: z.string(),
      version: z.number(),
      source: fieldSource.optional(),
    }),
  ),
  /** Somebody else had written first; what stands there now. What was sent was not written. */
  conflicts: z.array(fieldView),
  /** Not written: the value does not fit the question (type, unit, unknown). */
  refused: z.array(
    z.object({ question: z.string(), message: z.object({ ru: z.string(), en: z.string() }) }),
  ),
  /** What others changed since the revision that was seen. */
  others: z.array(fieldView),
});
export type FieldsSaved = z.infer<typeof fieldsSaved>;

/** What others changed since a revision that was seen; `state` is absent where nothing was. */
export const fieldsSince = z.object({
  revision: z.number(),
  state: z.enum(assignmentStates).optional(),
  fields: z.array(fieldView),
});
export type FieldsSince = z.infer<typeof fieldsSince>;

/** What the department (or the head) wants changed; `question: null` is about the whole form. */
const remark = z.object({
  id: z.uuid(),
  /** Whose it is: each side takes back its own alone, and the head's are the school's own matter. */
  side: z.enum(['head', 'department']),
  question: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The field was changed after the return. */
  answered: z.boolean(),
});

export const returnInput = z.strictObject({
  revision: z.int().min(0),
  remarks: z
    .array(
      z.strictObject({
        question: z.string().max(200).nullable(),
        text: z.string().trim().min(3).max(1000),
      }),
    )
    .min(1, 'напишите, что исправить | say what to change')
    .max(100),
  /**
   * The department's return: until when it is to be corrected, where that is later than the lock.
   * Three working days where nothing is said.
   */
  until: moment.optional(),
});
export type ReturnInput = z.infer<typeof returnInput>;

/** `submit` also sends to the head where the campaign has two steps; a head's submit signs. */
export const submitInput = z.strictObject({
  revision: z.int().min(0),
  comments: violationComments.default({}),
});
export const revisionInput = z.strictObject({ revision: z.int().min(0) });

/** The signed paper: a file of purpose `scan`. */
export const scanInput = z.strictObject({ fileId: z.uuid() });

export const exceptionInput = z.strictObject({
  assignmentIds: z.array(z.uuid()).min(1).max(500),
  /** Null takes the exception back. */
  until: moment.nullable(),
  reason: z.string().trim().max(500).default(''),
});

/** One line of an assignment's history, oldest first. */
const event = z.object({
  action: z.enum(['submit', 'sign', 'sendBack', 'return', 'accept', 'reopen', 'except', 'scan']),
  at: z.iso.datetime(),
  by: z.string(),
  text: z.string(),
  /** The remarks of a return, which `text` says in one. */
  remarks: z.array(remark.pick({ question: true, text: true })).optional(),
  /** Until when an exception gives time; null takes it back. Of exceptions only. */
  until: z.iso.datetime().nullable().optional(),
  revision: z.number(),
  /** What a submission changed against the one before. */
  changes: z.array(z.object({ question: z.string(), before: fieldContent, after: fieldContent })),
  afterAcceptance: z.boolean(),
  /** Between the coordinator and the head: the department has it only with the signature. */
  unsigned: z.literal(true).optional(),
  /** An acceptance in the place of a return: what was handed in before it holds after all. */
  takesBack: z.literal(true).optional(),
});

/** A value known from elsewhere that may be taken over. */
const offer = z.object({
  question: z.string(),
  value: z.union([z.number(), z.boolean()]),
  ...fieldSource.shape,
});

export const dataFormView = z.object({
  assignment: assignmentView,
  form: z.custom<CompiledForm>(),
  revision: z.number(),
  /** By question. */
  fields: z.array(fieldView),
  remarks: z.array(remark),
  comments: violationComments,
  violations: z.array(violation),
  offers: z.array(offer),
  history: z.array(event),
  /** Questions whose numbers are for named officers only; absent where nothing is kept back. */
  withheld: z.array(z.string()).optional(),
  /** The signed paper. */
  scan: fileView.nullable(),
  /** The paper is of numbers that were changed since. */
  scanEarlier: z.literal(true).optional(),
  /** There is one, but the numbers on it are for named officers only. */
  scanWithheld: z.literal(true).optional(),
  /** What this person may do now, so that the page offers nothing that is refused. */
  may: z.array(
    z.enum(['fill', 'submit', 'sign', 'sendBack', 'return', 'accept', 'reopen', 'scan']),
  ),
});
export type DataFormView = z.infer<typeof dataFormView>;

/** Organizations that stay on another version of a campaign's form: they have begun it. */
export const earlierVersions = z.array(
  z.object({ organizationId: z.string(), name: z.string(), formVersion: z.number() }),
);
export type EarlierVersions = z.infer<typeof earlierVersions>;

/** A form as the checks see it, without what whoever fills it in knows already. */
export const checkedView = dataFormView.omit({ form: true });
export type CheckedView = z.infer<typeof checkedView>;
