import { z } from 'zod';
import type { Change } from '../../forms/edit/difference.ts';
import type { CompiledForm } from '../../forms/run/types.ts';

const localText = z.object({ ru: z.string(), en: z.string().optional() });

/** What changed from one version to the next; `forms/edit/difference.ts` names the codes. */
export const changeView = z.custom<Change>();

export const formView = z.object({
  key: z.string(),
  kind: z.enum(['questionnaire', 'dataForm', 'observation', 'diagnostic']),
  audience: z.string(),
  organizationTypes: z.array(z.string()),
  periodType: z.string(),
  anonymous: z.boolean(),
  title: localText,
  purpose: localText,
  /** Made from the catalog's dictionary: it follows the catalog and is not edited by hand. */
  made: z.boolean(),
  /** The catalog asks nothing by it any more: it is kept for what it has asked. */
  retired: z.boolean(),
  latestVersion: z.number(),
  questionCount: z.number(),
});
export type FormView = z.infer<typeof formView>;

export const formVersionView = formView.extend({
  version: z.number(),
  publishedAt: z.iso.datetime(),
  survey: z.record(z.string(), z.unknown()),
  compiled: z.custom<CompiledForm>(),
  elements: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      title: localText,
      unit: z.string(),
      code: z.string().optional(),
    }),
  ),
});
export type FormVersionView = z.infer<typeof formVersionView>;

/** A version in the history of its form; `changes` against the one before. */
export const versionLineView = z.object({
  version: z.number(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  questionCount: z.number(),
  changes: z.array(changeView),
});
export type VersionLineView = z.infer<typeof versionLineView>;
