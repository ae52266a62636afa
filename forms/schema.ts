/**
 * What a form is as a file: the envelope around a SurveyJS definition. The library's files, a
 * municipality's own copy and an imported file all pass through here before anything else reads
 * them. The SurveyJS JSON itself is judged by `forms/compile`.
 */
import { z } from 'zod';
import type { LocalText } from './run/types.ts';

const IDENTIFIER = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

const identifier = z.string().max(80).regex(IDENTIFIER);
const line = z.string().trim().min(1).max(1000);

export const localTextSchema = z.strictObject({ ru: line, en: line });
const russianTextSchema = z.strictObject({ ru: line, en: line.optional() });

export const formKindSchema = z.enum(['questionnaire', 'dataForm', 'observation', 'diagnostic']);
export const audienceSchema = z.enum([
  'parents',
  'teachers',
  'organization',
  'observers',
  'pupils',
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
export const formElementSchema = z.strictObject({
  id: identifier,
  question: z.string().min(1).max(80),
  title: russianTextSchema,
  /** «чел.», «%», «балл», «да/нет» … */
  unit: z.string().min(1).max(40),
  /** The code in the act that asks for it, `1.29.1`. */
  code: z.string().min(1).max(40).optional(),
});

/** A threshold or another constant of the method which the municipality may change. */
export const formSettingSchema = z.strictObject({
  id: identifier,
  value: z.union([z.number(), z.string(), z.boolean()]),
  title: localTextSchema,
  note: localTextSchema.optional(),
});

const DATA_FORM_ONLY = 'elementsOutsideDataForm';
const DUPLICATE = 'duplicate';
const NO_ELEMENTS = 'noElements';

export const formDefinitionSchema = z
  .strictObject({
    id: identifier,
    version: z.number().int().min(1),
    kind: formKindSchema,
    audience: audienceSchema,
    organizationTypes: z.array(z.string().regex(/^[a-z][A-Za-z]*$/)).min(1),
    periodType: periodTypeSchema,
    anonymous: z.boolean(),
    title: localTextSchema,
    purpose: localTextSchema,
    survey: z.looseObject({ pages: z.array(z.looseObject({})).min(1) }),
    elements: z.array(formElementSchema).default([]),
    settings: z.array(formSettingSchema).default([]),
  })
  .superRefine((form, context) => {
    const complain = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (form.kind !== 'dataForm' && form.elements.length > 0)
      complain(['elements'], DATA_FORM_ONLY);
    if (form.kind === 'dataForm' && form.elements.length === 0) complain(['elements'], NO_ELEMENTS);
    repeats(form.elements.map((e) => e.id)).forEach((i) =>
      complain(['elements', i, 'id'], DUPLICATE),
    );
    repeats(form.elements.map((e) => e.question)).forEach((i) =>
      complain(['elements', i, 'question'], DUPLICATE),
    );
    repeats(form.settings.map((s) => s.id)).forEach((i) =>
      complain(['settings', i, 'id'], DUPLICATE),
    );
    repeats(form.organizationTypes).forEach((i) => complain(['organizationTypes', i], DUPLICATE));
  });

export type FormKind = z.infer<typeof formKindSchema>;
export type Audience = z.infer<typeof audienceSchema>;
export type PeriodType = z.infer<typeof periodTypeSchema>;
export type FormElement = z.infer<typeof formElementSchema>;
export type FormSetting = z.infer<typeof formSettingSchema>;
export type FormDefinition = z.infer<typeof formDefinitionSchema>;

/** One thing wrong with a form file. `path` is written like `elements[3].id`, "" for the whole. */
export interface DefinitionFault {
  path: string;
  code: DefinitionFaultCode;
  message: Required<LocalText>;
}

export type DefinitionFaultCode =
  | 'form.type'
  | 'form.unknownField'
  | 'form.value'
  | 'form.size'
  | 'form.format'
  | 'form.duplicate'
  | 'form.elements'
  | 'form.invalid';

export type ParsedDefinition =
  { ok: true; form: FormDefinition } | { ok: false; faults: DefinitionFault[] };

/**
 * Checks a form file's envelope.
 *
 * @param json what `JSON.parse` gave; anything at all is accepted as input
 * @returns the form with defaults filled in, or every fault found, each with its place; never throws
 */
export function parseFormDefinition(json: unknown): ParsedDefinition {
  const parsed = formDefinitionSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, form: parsed.data };
  return { ok: false, faults: parsed.error.issues.map(faultOf) };
}

function faultOf(issue: z.core.$ZodIssue): DefinitionFault {
  const path = pathText(issue.path);
  const { code, ru, en } = describe(issue);
  const place = path === '' ? { ru: 'Файл формы', en: 'The form file' } : { ru: path, en: path };
  return { path, code, message: { ru: `${place.ru}: ${ru}`, en: `${place.en}: ${en}` } };
}

interface Description {
  code: DefinitionFaultCode;
  ru: string;
  en: string;
}

function describe(issue: z.core.$ZodIssue): Description {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue);
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return {
        code: 'form.unknownField',
        ru: `лишние поля: ${keys}. Уберите их или исправьте название`,
        en: `unknown fields: ${keys}. Remove or rename them`,
      };
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return {
        code: 'form.value',
        ru: `значение не подходит. Возможные: ${values}`,
        en: `the value is not allowed. Use one of: ${values}`,
      };
    }
    case 'too_small':
      return {
        code: 'form.size',
        ru: `нужно не меньше ${issue.minimum}`,
        en: `must be at least ${issue.minimum}`,
      };
    case 'too_big':
      return {
        code: 'form.size',
        ru: `нужно не больше ${issue.maximum}`,
        en: `must be at most ${issue.maximum}`,
      };
    case 'invalid_format':
      return {
        code: 'form.format',
        ru: 'допустимы латинские буквы, цифры и знаки «-», «_»; начните с маленькой буквы',
        en: 'use Latin letters, digits, "-" and "_", starting with a small letter',
      };
    case 'custom':
      return describeOwn(issue.message);
    default:
      return { code: 'form.invalid', ru: 'запись не подходит', en: 'the entry is not valid' };
  }
}

function describeType(issue: z.core.$ZodIssueInvalidType): Description {
  if (issue.input === undefined) {
    return { code: 'form.type', ru: 'не заполнено', en: 'is missing' };
  }
  const names: Record<string, string> = {
    string: 'текст',
    number: 'число',
    int: 'целое число',
    boolean: 'true или false',
    array: 'список',
    object: 'объект',
  };
  return {
    code: 'form.type',
    ru: `здесь должно быть: ${names[issue.expected] ?? issue.expected}`,
    en: `expected: ${issue.expected}`,
  };
}

function describeOwn(message: string): Description {
  if (message === DUPLICATE) {
    return { code: 'form.duplicate', ru: 'повторяется, а должно быть одно', en: 'is repeated' };
  }
  if (message === NO_ELEMENTS) {
    return {
      code: 'form.elements',
      ru: 'форма данных должна назвать хотя бы один элемент данных',
      en: 'a data form must name at least one element',
    };
  }
  return {
    code: 'form.elements',
    ru: 'элементы данных бывают только у формы данных; измените вид формы или уберите элементы',
    en: 'only a data form may have elements; change the kind or remove them',
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** Positions of entries that already stood earlier in the list. */
function repeats(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
