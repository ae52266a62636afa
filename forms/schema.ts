/**
 * What a form is as a file: the envelope around a SurveyJS definition. The library's files, a
 * municipality's own copy and an imported file all pass through here before anything else reads
 * them. The SurveyJS JSON itself is judged by `forms/compile`.
 */
import { z } from 'zod';
import { structureFault } from './compile/structure.ts';
import { definitionFault, type DefinitionFault, type OwnComplaint } from './definition-faults.ts';

const IDENTIFIER = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

const identifier = z.string().max(80).regex(IDENTIFIER);
/** As catalogs name quantities: the part of a dimension stands after two underscores. */
const elementIdentifier = z
  .string()
  .max(140)
  .regex(/^[a-z][a-z0-9]*([_-]+[a-z0-9]+)*_*$/);
const line = z.string().trim().min(1).max(1000);

const localTextSchema = z.strictObject({ ru: line, en: line });
const russianTextSchema = z.strictObject({ ru: line, en: line.exactOptional() });

export const formKindSchema = z.enum(['questionnaire', 'dataForm', 'observation', 'diagnostic']);
const audienceSchema = z.enum(['parents', 'teachers', 'organization', 'observers', 'pupils']);
/** The types that server/organizations knows; a form for any other would reach nobody. */
const organizationTypeSchema = z.enum([
  'school',
  'kindergarten',
  'supplementary',
  'department',
  'methodicalCentre',
  'ppmsCentre',
  'association',
]);
export const periodTypeSchema = z.enum([
  'schoolYear',
  'calendarYear',
  'halfYear',
  'quarter',
  'month',
  'day',
]);

/** One named quantity that a data form reports, and the question that holds it. */
const formElementSchema = z.strictObject({
  id: elementIdentifier,
  question: z.string().min(1).max(80),
  title: russianTextSchema,
  /** «чел.», «%», «балл», «да/нет» … */
  unit: z.string().min(1).max(40),
  /** The code in the act that asks for it, `1.29.1`. */
  code: z.string().min(1).max(40).optional(),
});

/** A threshold or another constant of the method which the municipality may change. */
const formSettingSchema = z.strictObject({
  id: identifier,
  value: z.union([z.number(), z.boolean()]),
  title: localTextSchema,
  note: localTextSchema.optional(),
});

const formDefinitionSchema = z
  .strictObject({
    id: identifier,
    version: z.number().int().min(1),
    kind: formKindSchema,
    audience: audienceSchema,
    organizationTypes: z.array(organizationTypeSchema).min(1),
    periodType: periodTypeSchema,
    anonymous: z.boolean(),
    title: russianTextSchema,
    purpose: russianTextSchema,
    survey: z.looseObject({
      pages: z.array(z.looseObject({})).min(1),
      calculatedValues: z
        .array(z.looseObject({ name: z.string().min(1), expression: z.string() }))
        .optional(),
    }),
    elements: z.array(formElementSchema).default([]),
    settings: z.array(formSettingSchema).default([]),
  })
  .superRefine((form, context) => {
    const complain = (path: (string | number)[], message: OwnComplaint): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (form.kind !== 'dataForm' && form.elements.length > 0)
      complain(['elements'], 'dataFormOnly');
    if (form.kind === 'dataForm' && form.elements.length === 0)
      complain(['elements'], 'noElements');
    for (const field of ['id', 'question'] as const) {
      for (const at of repeats(form.elements.map((element) => element[field]))) {
        complain(['elements', at, field], 'duplicate');
      }
    }
    const names = questionNames(form.survey.pages);
    form.elements.forEach((element, at) => {
      if (!names.has(element.question)) complain(['elements', at, 'question'], 'noQuestion');
    });
    for (const at of repeats(form.settings.map((setting) => setting.id))) {
      complain(['settings', at, 'id'], 'duplicate');
    }
    const read = new Set(form.survey.calculatedValues?.map((value) => value.name));
    form.settings.forEach((setting, at) => {
      if (!read.has(setting.id)) complain(['settings', at, 'id'], 'unreadSetting');
    });
    for (const at of repeats(form.organizationTypes))
      complain(['organizationTypes', at], 'duplicate');
  })
  .transform((form) => ({ ...form, survey: surveyWithSettings(form.survey, form.settings) }));

export type FormKind = z.infer<typeof formKindSchema>;
export type PeriodType = z.infer<typeof periodTypeSchema>;
export type FormDefinition = z.infer<typeof formDefinitionSchema>;

export type ParsedDefinition =
  { ok: true; form: FormDefinition } | { ok: false; faults: DefinitionFault[] };

/**
 * Checks a form file's envelope.
 *
 * @param json what `JSON.parse` gave; anything at all is accepted as input
 * @returns the form with defaults filled in, or every fault found, each with its place; never throws
 */
export function parseFormDefinition(json: unknown): ParsedDefinition {
  const malformed = structureFault(json);
  if (malformed) return { ok: false, faults: [malformed] };
  const parsed = formDefinitionSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, form: parsed.data };
  return { ok: false, faults: parsed.error.issues.map(definitionFault) };
}

/**
 * Expressions read a setting through the calculated value of the same name; the setting is the one
 * truth, so its value is written over that expression.
 */
function surveyWithSettings<S extends { calculatedValues?: CalculatedEntry[] | undefined }>(
  survey: S,
  settings: readonly { id: string; value: number | boolean }[],
): S {
  if (survey.calculatedValues === undefined) return survey;
  const values = new Map(settings.map((setting) => [setting.id, setting.value]));
  const calculatedValues = survey.calculatedValues.map((entry) => {
    const value = values.get(entry.name);
    return value === undefined ? entry : { ...entry, expression: String(value) };
  });
  return { ...survey, calculatedValues };
}

interface CalculatedEntry {
  name: string;
  expression: string;
}

/** Names of all questions, those inside panels too. */
function questionNames(entries: readonly unknown[]): Set<string> {
  return new Set(
    entries.flatMap((entry) => {
      if (typeof entry !== 'object' || entry === null) return [];
      const own = 'name' in entry && 'type' in entry ? [String(entry.name)] : [];
      const inner = 'elements' in entry && Array.isArray(entry.elements) ? entry.elements : [];
      return [...own, ...questionNames(inner)];
    }),
  );
}

/** Positions of entries that already stood earlier in the list. */
function repeats(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
