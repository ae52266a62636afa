import type { CompiledValidator, QuestionKind } from '../run/types.ts';
import { judgePattern } from './patterns.ts';
import { defined, type Source } from './source.ts';

const properties: Record<string, string[]> = {
  numeric: ['minValue', 'maxValue'],
  text: ['minLength', 'maxLength'],
  answercount: ['minCount', 'maxCount'],
  regex: ['regex', 'caseInsensitive'],
  email: [],
  expression: ['expression'],
};

const kinds: Record<string, readonly QuestionKind[]> = {
  numeric: ['number', 'rating'],
  text: ['text', 'comment'],
  regex: ['text', 'comment'],
  email: ['text'],
  answercount: ['checkbox', 'tagbox', 'ranking', 'imagepicker'],
};

/** What is still missing from an expression validator until every name of the form is known. */
export type ReadValidator =
  | Exclude<CompiledValidator, { kind: 'expression' }>
  | { kind: 'pending'; expression: string; path: string; rest: Pick<CompiledValidator, 'text'> };

function readValidator(source: Source, kind: QuestionKind): ReadValidator | undefined {
  const type = source.string('type')?.replace(/validator$/, '') ?? '';
  const known = properties[type];
  if (!known || !(kinds[type] ?? [kind]).includes(kind)) {
    source.fault(
      'type',
      'property.value',
      `Проверка «${type}» у этого вопроса не поддерживается`,
      `The validator "${type}" is not supported for this question`,
    );
    return undefined;
  }
  source.checkProperties({ carried: ['type', 'text', 'notificationType', ...known], ignored: [] });
  if ((source.string('notificationType') ?? 'error') !== 'error') {
    source.fault(
      'notificationType',
      'property.unsupported',
      'Проверка может быть только ошибкой, не предупреждением',
      'A validator can only be an error, not a warning',
    );
  }
  const text = source.text('text');
  const bounds = (
    least: string,
    most: string,
  ): { min?: number; max?: number; text?: typeof text } =>
    defined({ min: source.number(least), max: source.number(most), text });
  // SurveyJS reads a limit of 0 as "no limit".
  const limits = (least: string, most: string): ReturnType<typeof bounds> => {
    const { min, max } = bounds(least, most);
    return defined({ min: min || undefined, max: max || undefined, text });
  };
  switch (type) {
    case 'numeric':
      return { kind: 'range', ...asText(bounds('minValue', 'maxValue')) };
    case 'text':
      return { kind: 'length', ...asText(limits('minLength', 'maxLength')) };
    case 'answercount':
      return { kind: 'count', ...asText(limits('minCount', 'maxCount')) };
    case 'email':
      return { kind: 'email', ...asText({ text }) };
    case 'regex':
      return readPattern(source, asText({ text }));
    default: {
      const expression = source.string('expression');
      if (expression === undefined) return undefined;
      return { kind: 'pending', expression, path: source.at('expression'), rest: asText({ text }) };
    }
  }
}

function asText<T extends { text?: unknown }>(
  fields: T,
): Omit<T, 'text'> & { text?: NonNullable<T['text']> } {
  const { text, ...rest } = fields;
  return text ? { ...rest, text } : rest;
}

function readPattern(
  source: Source,
  rest: Pick<CompiledValidator, 'text'>,
): ReadValidator | undefined {
  const pattern = source.string('regex');
  if (pattern === undefined) return undefined;
  const flags = source.flag('caseInsensitive') ? 'iu' : 'u';
  const verdict = judgePattern(pattern, flags);
  if (verdict === 'invalid') {
    source.fault(
      'regex',
      'pattern.unsafe',
      'Шаблон записан с ошибкой',
      'The pattern is not a valid Unicode regular expression',
    );
  } else if (verdict === 'unsafe') {
    source.fault(
      'regex',
      'pattern.unsafe',
      'Такой шаблон может проверяться очень долго: уберите вложенные повторы вроде (a+)+',
      'Checking this pattern can take very long: avoid nested repeats such as (a+)+',
    );
  }
  return verdict === 'safe' ? { kind: 'pattern', pattern, flags, ...rest } : undefined;
}

/** Reads a question's validators; those by expression come back as pending. */
export function readValidators(source: Source, kind: QuestionKind): ReadValidator[] {
  return source.objects('validators').flatMap((item) => readValidator(item, kind) ?? []);
}
