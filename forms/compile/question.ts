import type {
  Answer,
  CompiledQuestion,
  CompiledValidator,
  LocalText,
  QuestionKind,
} from '../run/types.ts';
import { checkShape, largestFiles } from '../run/shape.ts';
import { isCalendarDate } from '../run/values.ts';
import { readChoices, readItems, readRates } from './choices.ts';
import { isUsableName } from './names.ts';
import { readRoster } from './roster.ts';
import { countDecimals } from './scope.ts';
import { defined, type Source } from './source.ts';

type Parts = Partial<CompiledQuestion> & { kind: QuestionKind };
type Reader = (source: Source) => Parts;

const lightKinds = new Set<QuestionKind>([
  ...(['radio', 'checkbox', 'dropdown', 'rating', 'boolean', 'text', 'comment'] as const),
  ...(['number', 'date', 'matrix', 'file', 'calculated'] as const),
]);

/** Whether the light page draws this kind itself. */
export function isLight(kind: QuestionKind): boolean {
  return lightKinds.has(kind);
}

/** How many may be chosen, as a validator. */
function chosenCount(source: Source): CompiledValidator[] {
  const min = source.number('minSelectedChoices') || undefined;
  const max = source.number('maxSelectedChoices') || undefined;
  if (min === undefined && max === undefined) return [];
  return [
    defined<CompiledValidator & { kind: 'count' }>({ kind: 'count', min, max, text: undefined }),
  ];
}

function choiceQuestion(kind: 'radio' | 'dropdown' | 'checkbox' | 'tagbox'): Reader {
  const many = kind === 'checkbox' || kind === 'tagbox';
  return (source) =>
    defined<Parts>({
      kind,
      ...readChoices(source),
      placeholder:
        typeof source.json['placeholder'] === 'boolean' ? undefined : source.text('placeholder'),
      validators: many ? chosenCount(source) : undefined,
    });
}

function bound(
  text: LocalText | undefined,
  side: { min?: number; max?: number },
): CompiledValidator[] {
  if (side.min === undefined && side.max === undefined) return [];
  return [{ kind: 'range', ...side, ...(text && { text }) }];
}

function numberQuestion(source: Source): Parts {
  const step = source.json['step'] === 'any' ? undefined : source.number('step');
  if (step !== undefined && ![1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001].includes(step)) {
    source.fault(
      'step',
      'property.value',
      'Шаг может быть только 1, 0.1, 0.01 … 0.000001: задайте число знаков',
      'The step can only be 1, 0.1, 0.01 … 0.000001: set the decimals instead',
    );
  }
  const decimals = source.number('decimals') ?? (step === undefined ? 0 : countDecimals(step));
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    source.fault(
      'decimals',
      'property.value',
      'Число знаков после запятой: от 0 до 6',
      'Decimals must be from 0 to 6',
    );
  }
  const min = source.number('min');
  const max = source.number('max');
  if (min !== undefined && max !== undefined && min > max) {
    source.fault('max', 'property.value', 'Верхняя граница меньше нижней', 'The range is empty');
  }
  const least = source.text('minErrorText');
  const most = source.text('maxErrorText');
  const range =
    least || most
      ? [...bound(least, defined({ min })), ...bound(most, defined({ max }))]
      : bound(undefined, defined({ min, max }));
  return defined<Parts>({
    kind: 'number',
    decimals,
    min,
    max,
    unit: source.text('unit'),
    validators: range,
  });
}

function dateBound(source: Source, property: 'min' | 'max'): string | undefined {
  const value = source.string(property);
  if (value === undefined || isCalendarDate(value)) return value;
  source.fault(
    property,
    'property.value',
    'Граница даты записывается как ГГГГ-ММ-ДД; для вычисляемой границы нужна проверка выражением',
    'A date bound is written as YYYY-MM-DD; use an expression validator for a computed one',
  );
  return undefined;
}

function dateQuestion(source: Source): Parts {
  const min = dateBound(source, 'min');
  const max = dateBound(source, 'max');
  const text = source.text('minErrorText') ?? source.text('maxErrorText');
  const validators: CompiledValidator[] =
    min === undefined && max === undefined
      ? []
      : [defined<CompiledValidator & { kind: 'dateRange' }>({ kind: 'dateRange', min, max, text })];
  return defined<Parts>({ kind: 'date', min, max, validators });
}

function longest(source: Source): number | undefined {
  const max = source.number('maxLength');
  return max !== undefined && max > 0 ? max : undefined;
}

function textQuestion(source: Source): Parts {
  const inputType = source.string('inputType') ?? 'text';
  const onlyFor = (properties: string[], what: string): void => {
    for (const property of properties.filter((name) => source.has(name))) {
      source.fault(
        property,
        'property.unsupported',
        `Свойство ${property} бывает только у ${what}`,
        `The property ${property} does not go with inputType ${inputType}`,
      );
    }
  };
  if (inputType !== 'number') onlyFor(['decimals', 'unit', 'step'], 'чисел');
  if (inputType === 'number' || inputType === 'date') onlyFor(['maxLength'], 'текста');
  else onlyFor(['min', 'max', 'minErrorText', 'maxErrorText'], 'чисел и дат');
  const placeholder = source.text('placeholder');
  switch (inputType) {
    case 'number':
      return { ...numberQuestion(source), ...(placeholder && { placeholder }) };
    case 'date':
      return { ...dateQuestion(source), ...(placeholder && { placeholder }) };
    case 'text':
    case 'tel':
    case 'url':
    case 'email':
      return defined<Parts>({
        kind: 'text',
        placeholder,
        maxLength: longest(source),
        validators: inputType === 'email' ? [{ kind: 'email' }] : [],
      });
    default:
      source.fault(
        'inputType',
        'question.type',
        `Вид поля «${inputType}» не поддерживается`,
        `The input type "${inputType}" is not supported`,
      );
      return { kind: 'text' };
  }
}

/** Rows of a matrix or items of a multipletext: their values are keys of the answer. */
function readRows(source: Source, property: string): { value: string; text: LocalText }[] {
  return readItems(source, property).map(({ value, text }, index) => {
    if (!isUsableName(String(value))) {
      source.fault(
        `${property}[${index}]`,
        'name.invalid',
        `Имя строки «${value}» не подходит: нужны буквы, цифры, «_» и «-»`,
        `The row name "${value}" will not do: use letters, digits, "_" and "-"`,
      );
    }
    return { value: String(value), text };
  });
}

function matrixQuestion(source: Source): Parts {
  return {
    kind: 'matrix',
    choices: readItems(source, 'columns'),
    rows: readRows(source, 'rows'),
    eachRowRequired: source.flag('eachRowRequired') || source.flag('isAllRowRequired'),
  };
}

function multipleTextQuestion(source: Source): Parts {
  const rows = source.objects('items').map((item) => {
    item.checkProperties({ carried: ['name', 'title'], ignored: ['size', 'placeholder'] });
    const value = item.string('name') ?? '';
    if (!isUsableName(value)) {
      item.fault('name', 'name.invalid', `Имя «${value}» не подходит`, `"${value}" will not do`);
    }
    return { value, text: item.text('title') ?? { ru: value } };
  });
  if (rows.length === 0) readItems(source, 'items');
  return { kind: 'multipletext', rows };
}

function fileQuestion(source: Source): Parts {
  const maxSize = source.number('maxSize') || largestFiles;
  if (maxSize < 0 || maxSize > largestFiles) {
    source.fault(
      'maxSize',
      'property.value',
      `Файл может быть не больше ${largestFiles} байт: большего ответа сервер не примет`,
      `A file can be at most ${largestFiles} bytes: the server takes no larger answer`,
    );
  }
  const acceptedTypes = source
    .string('acceptedTypes')
    ?.split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return defined<Parts>({
    kind: 'file',
    maxSize,
    multiple: source.flag('allowMultiple') || undefined,
    acceptedTypes,
  });
}

const readers: Record<string, Reader> = {
  radiogroup: choiceQuestion('radio'),
  dropdown: choiceQuestion('dropdown'),
  checkbox: choiceQuestion('checkbox'),
  tagbox: choiceQuestion('tagbox'),
  ranking: (source) => ({ kind: 'ranking', choices: readItems(source, 'choices') }),
  imagepicker: (source) =>
    defined<Parts>({
      kind: 'imagepicker',
      choices: readItems(source, 'choices'),
      multiple: source.flag('multiSelect') || undefined,
      validators: source.flag('multiSelect') ? chosenCount(source) : undefined,
    }),
  rating: (source) =>
    defined<Parts>({
      kind: 'rating',
      choices: readRates(source),
      minText: source.text('minRateDescription'),
      maxText: source.text('maxRateDescription'),
    }),
  boolean: (source) =>
    defined<Parts>({
      kind: 'boolean',
      yesText: source.text('labelTrue'),
      noText: source.text('labelFalse'),
    }),
  text: textQuestion,
  comment: (source) =>
    defined<Parts>({
      kind: 'comment',
      maxLength: longest(source),
      placeholder: source.text('placeholder'),
    }),
  matrix: matrixQuestion,
  multipletext: multipleTextQuestion,
  matrixdynamic: (source) => ({ kind: 'roster', ...readRoster(source, readQuestion) }),
  file: fileQuestion,
  expression: (source) =>
    defined<Parts>({
      kind: 'calculated',
      unit: source.text('unit'),
      decimals: source.number('maximumFractionDigits'),
    }),
};

/** The question types of SurveyJS that compile; see docs/expressions.md for those that do not. */
export function isQuestionType(type: string): boolean {
  return Object.hasOwn(readers, type);
}

function readDefault(source: Source, question: CompiledQuestion): Answer | undefined {
  const value = source.json['defaultValue'];
  if (value === undefined || value === null || value === '') return undefined;
  // SurveyJS writes the default of a boolean question as a word too.
  const read = question.kind === 'boolean' && typeof value === 'string' ? value === 'true' : value;
  if (question.kind !== 'calculated' && checkShape(question, read).length === 0) {
    // checkShape has just established that it is an answer of this kind.
    return read as Answer;
  }
  source.fault(
    'defaultValue',
    'property.value',
    'Начальное значение не подходит к вопросу',
    'The default value does not fit the question',
  );
  return undefined;
}

/** Reads one question; its conditions and formulas are compiled when all names are known. */
export function readQuestion(source: Source, type: string, name: string): CompiledQuestion {
  const read = readers[type];
  const parts: Parts = read ? read(source) : { kind: 'text' };
  const question = defined<CompiledQuestion>({
    required: source.flag('isRequired') && parts.kind !== 'calculated',
    readOnly: source.flag('readOnly'),
    title: source.text('title') ?? { ru: name },
    description: source.text('description'),
    requiredText: source.text('requiredErrorText'),
    ...parts,
    validators: parts.validators ?? [],
    element: 'question',
    name,
  });
  const defaultValue = readDefault(source, question);
  if (defaultValue !== undefined) question.defaultValue = defaultValue;
  return question;
}
