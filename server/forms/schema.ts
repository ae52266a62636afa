import { z } from 'zod';
import type { CompiledForm } from '../../forms/run/types.ts';

const localText = z.object({ ru: z.string(), en: z.string().optional() });

export const formView = z.object({
  key: z.string(),
  kind: z.enum(['questionnaire', 'dataForm', 'observation', 'diagnostic']),
  audience: z.string(),
  organizationTypes: z.array(z.string()),
  periodType: z.string(),
  anonymous: z.boolean(),
  title: localText,
  purpose: localText,
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
