import { z } from 'zod';
import type { EditedForm } from '../../forms/edit/json.ts';
import type { DraftFault } from '../../forms/edit/faults.ts';
import { changeView, formView } from './schema.ts';

const title = z
  .string()
  .trim()
  .min(2, 'назовите форму: от 2 знаков | name the form: at least 2 characters')
  .max(300);
const formKey = z.string().min(1).max(100);
const words = z.object({ ru: z.string().max(1000), en: z.string().max(1000).exactOptional() });

/** How a draft begins: from a version of the same form, from a copy, or from nothing. */
export const draftStart = z.discriminatedUnion('start', [
  z.strictObject({ start: z.literal('change'), key: formKey }),
  z.strictObject({ start: z.literal('copy'), key: formKey, title }),
  z.strictObject({
    start: z.literal('new'),
    title,
    audience: z.enum(['parents', 'teachers', 'pupils']),
    organizationTypes: z
      .array(z.enum(['school', 'kindergarten', 'supplementary']))
      .min(1, 'выберите, где учатся или работают отвечающие | choose the type of organization'),
  }),
]);
export type DraftStart = z.infer<typeof draftStart>;

const item = z.looseObject({ type: z.string().min(1), name: z.string().min(1) });
const page = z.looseObject({ name: z.string().min(1), elements: z.array(item) });

/**
 * What a draft must at least be so that it can be shown as a list. Everything else that may be
 * wrong with it is a fault to be listed, not a reason to refuse the save.
 */
const draftDefinition = z.looseObject({
  id: z.string(),
  kind: z.string(),
  audience: z.string(),
  title: words,
  purpose: words,
  survey: z.looseObject({ pages: z.array(page).min(1) }),
  elements: z.array(
    z.looseObject({ id: z.string(), question: z.string(), title: words, unit: z.string() }),
  ),
});

export const draftInput = z.strictObject({
  revision: z.number().int().min(1),
  definition: draftDefinition,
});

const from = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), version: z.number() }),
  z.object({ kind: z.literal('copy'), key: z.string(), version: z.number() }),
  z.object({ kind: z.literal('nothing') }),
]);

export const draftLineView = z.object({
  key: z.string(),
  revision: z.number(),
  title: formView.shape.title,
  kind: formView.shape.kind,
  audience: z.string(),
  from,
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  editedBy: z.string(),
  editedAt: z.iso.datetime(),
});
export type DraftLineView = z.infer<typeof draftLineView>;

export const draftView = draftLineView.extend({
  definition: z.custom<EditedForm>(),
  /** What stands in the way of publishing; empty when nothing does. */
  faults: z.array(z.custom<DraftFault>()),
  /** The revision that the preview shows: the newest without faults; null when there is none. */
  shown: z.number().nullable(),
  /** Whether the person asking made the last change. */
  mine: z.boolean(),
});
export type DraftView = z.infer<typeof draftView>;

/** What a save tells: everything but the definition, which the page has itself. */
export const savedDraftView = draftView.omit({ definition: true });
export type SavedDraftView = z.infer<typeof savedDraftView>;

/** What publishing would do. */
export const publicationView = z.object({
  /** The version that would be made. */
  version: z.number(),
  /** The newest version now; null when the form is new. */
  latest: z.number().nullable(),
  changes: z.array(changeView),
  faults: draftView.shape.faults,
  /** Indicators that would be left without the question or element they are taken from. */
  losing: z.array(z.object({ key: z.string(), title: z.string() })),
});
export type PublicationView = z.infer<typeof publicationView>;

/** An indicator and the questions of a form that it is taken from. */
export const formUseView = z.object({
  key: z.string(),
  title: z.string(),
  questions: z.array(z.object({ name: z.string(), title: z.string() })),
});
export type FormUseView = z.infer<typeof formUseView>;
