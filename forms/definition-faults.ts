/** What can be wrong with a form file, in the words the author reads. */
import type { z } from 'zod';

/** One thing wrong with a form file. `path` is written like `elements[3].id`, "" for the whole. */
export interface DefinitionFault {
  path: string;
  code: DefinitionFaultCode;
  message: { ru: string; en: string };
}

export type DefinitionFaultCode =
  | 'form.type'
  | 'form.unknownField'
  | 'form.value'
  | 'form.size'
  | 'form.format'
  | 'form.duplicate'
  | 'form.elements'
  | 'form.setting'
  | 'form.anonymousFile'
  | 'form.roster'
  | 'form.tooDeep'
  | 'form.reservedKey'
  | 'form.invalid';

interface Description {
  code: DefinitionFaultCode;
  ru: string;
  en: string;
}

/** Faults found by comparing parts of the file; the schema passes these words as the message. */
const OWN = {
  duplicate: {
    code: 'form.duplicate',
    ru: 'повторяется, а должно быть одно',
    en: 'is repeated',
  },
  noElements: {
    code: 'form.elements',
    ru: 'форма данных должна назвать хотя бы один элемент данных',
    en: 'a data form must name at least one element',
  },
  noQuestion: {
    code: 'form.elements',
    ru: 'такого вопроса в форме нет; проверьте имя вопроса',
    en: 'the form has no such question; check its name',
  },
  dataFormOnly: {
    code: 'form.elements',
    ru: 'элементы данных бывают только у формы данных; измените вид формы или уберите элементы',
    en: 'only a data form may have elements; change the kind or remove them',
  },
  unreadSetting: {
    code: 'form.setting',
    ru: 'настройку ничто не читает; добавьте вычисляемое значение с этим именем',
    en: 'nothing reads this setting; add a calculated value of the same name',
  },
} as const satisfies Record<string, Description>;

export type OwnComplaint = keyof typeof OWN;

/** Says one of zod's issues as a fault with its place. */
export function definitionFault(issue: z.core.$ZodIssue): DefinitionFault {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = pathText([...issue.path, ...unknown]);
  const { code, ru, en } = describe(issue);
  const place = path === '' ? { ru: 'Файл формы', en: 'The form file' } : { ru: path, en: path };
  return { path, code, message: { ru: `${place.ru}: ${ru}`, en: `${place.en}: ${en}` } };
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
      return ownComplaint(issue.message);
    default:
      return INVALID;
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

function ownComplaint(message: string): Description {
  const known: Record<string, Description> = OWN;
  return known[message] ?? INVALID;
}

const INVALID: Description = {
  code: 'form.invalid',
  ru: 'запись не подходит',
  en: 'the entry is not valid',
};

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
