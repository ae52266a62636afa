import type { CallName, Tree, ValueType } from '../run/types.ts';
import { fold, isCalendarDate } from '../run/values.ts';
import { ExpressionFault, type CompileFaultCode } from './faults.ts';
import type { Parsed } from './parse.ts';
import { countDecimals, looseKey, type Meaning } from './scope.ts';

/** A part of an expression with its meaning. `written` marks constants still to be fitted. */
export interface Typed {
  tree: Tree;
  meaning: Meaning;
  text: string;
  written?: (string | number | boolean)[];
  /** A setting's value, which may be compared with another constant. */
  settled?: boolean;
}

/** The most decimals a result of + − × may have: beyond it the two targets could differ. */
const mostDecimals = 6;

/** Stops the compilation of an expression. */
export function refuse(
  code: CompileFaultCode,
  part: { text: string },
  ru: string,
  en: string,
): never {
  throw new ExpressionFault(code, { ru, en }, part.text);
}

/** Makes a call's tree; its decimals are known only where they are given. */
export function call(
  name: CallName,
  type: ValueType,
  args: Tree[],
  part: { text: string },
  decimals?: number,
): Typed {
  const known = decimals === undefined ? {} : { decimals };
  return {
    tree: { kind: 'call', type, call: name, args, ...known },
    meaning: { type, ...known },
    text: part.text,
  };
}

export function constant(value: string | number | boolean, part: { text: string }): Typed {
  const text = part.text;
  if (typeof value === 'number') {
    const decimals = countDecimals(value);
    if (!Number.isFinite(decimals)) {
      refuse('expression.decimals', part, 'Запишите число обычным образом', 'Write the number out');
    }
    return {
      tree: { kind: 'literal', type: 'number', value },
      meaning: { type: 'number', decimals },
      text,
      written: [value],
    };
  }
  const type = typeof value === 'boolean' ? 'boolean' : 'string';
  return { tree: { kind: 'literal', type, value }, meaning: { type }, text, written: [value] };
}

/** A list of constants, `['a', 'b']`. */
export function constantList(items: Parsed[], part: { text: string }): Typed {
  const values = items.map((item) => {
    if (item.kind !== 'constant' || typeof item.value === 'boolean') {
      return refuse(
        'expression.unsupported',
        item,
        'В списке допустимы только постоянные значения',
        'A list may hold constants only',
      );
    }
    return item.value;
  });
  if (values.length === 0) {
    refuse(
      'expression.unsupported',
      part,
      'Пустой список не сравнивают: используйте empty или notempty',
      'An empty list is not compared: use empty or notempty',
    );
  }
  const type = values.every((value) => typeof value === 'number') ? 'numberSet' : 'stringSet';
  return {
    tree: { kind: 'set', type, values },
    meaning: { type },
    text: part.text,
    written: values,
  };
}

/** Whether a type is that of several answers at once. */
export function isSet(type: Meaning['type']): boolean {
  return type === 'numberSet' || type === 'stringSet';
}

/** The answer itself instead of its folded copy: " " is an answer, though its copy is empty. */
export function unfolded(tree: Tree): Tree {
  if (tree.kind !== 'ref') return tree;
  const { folded: _folded, ...rest } = tree;
  return rest;
}

/** Words that SurveyJS would read as a number, a truth value or nothing. */
function looksLikeAnother(text: string): boolean {
  return (
    text.trim() === '' ||
    !Number.isNaN(Number(text.replace(',', '.'))) ||
    /^(true|false|undefined)$/i.test(text.trim()) ||
    /^['"].*['"]$/s.test(text)
  );
}

/** One written constant as a value of the other side's kind: choices become choice values. */
function fitValue(
  value: string | number | boolean,
  wanted: Meaning,
  part: Typed,
): string | number | boolean {
  const { type, domain, free } = wanted;
  if (type === 'boolean') {
    const text = String(value).toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
  } else if (type === 'date') {
    if (isCalendarDate(value)) return value;
    refuse(
      'expression.types',
      part,
      'Дата записывается как ГГГГ-ММ-ДД',
      'A date is written as YYYY-MM-DD',
    );
  } else if (type === 'string' || type === 'stringSet') {
    if (domain && typeof value !== 'boolean') {
      const found = domain.find((item) => looseKey(item) === looseKey(value));
      if (found !== undefined) return found;
      refuse('expression.choice', part, 'Такого варианта ответа нет', 'There is no such choice');
    }
    if (domain && domain.includes(String(value))) return String(value);
    if (free && typeof value === 'string') {
      if (!looksLikeAnother(value)) return fold(value);
      refuse(
        'expression.types',
        part,
        'Свободный текст не сравнивают с числом, true, false или пустой строкой',
        'Free text is not compared with a number, true, false or an empty string',
      );
    }
  } else if (typeof value === 'number') return value;
  return refuse(
    'expression.types',
    part,
    'Сравниваются значения разных видов',
    'Values of different kinds are compared',
  );
}

/** Fits written constants to the kind of the value they stand beside. */
export function fit(part: Typed, wanted: Meaning): Typed {
  if (!part.written) return part;
  const values = part.written.map((value) => fitValue(value, wanted, part));
  const { type } = wanted;
  if (part.tree.kind === 'set') {
    const items = values.filter((value) => typeof value !== 'boolean');
    if (items.length !== values.length || new Set(items).size !== items.length) {
      refuse(
        'expression.types',
        part,
        'Такой список здесь не подходит',
        'This list does not fit here',
      );
    }
    const setType = type === 'number' || type === 'numberSet' ? 'numberSet' : 'stringSet';
    return {
      ...part,
      tree: { kind: 'set', type: setType, values: items },
      meaning: { ...wanted, type: setType },
    };
  }
  const [value = ''] = values;
  if (type === 'unreadable' || type === 'numberSet' || type === 'stringSet') {
    return refuse(
      'expression.types',
      part,
      "Набор ответов сравнивают со списком: ['a', 'b'], или используют contains",
      "Several answers are compared with a list, ['a', 'b'], or by contains",
    );
  }
  const meaning =
    typeof value === 'number' ? { ...wanted, decimals: countDecimals(value) } : wanted;
  return { ...part, tree: { kind: 'literal', type, value }, meaning };
}

/** Whether two lists of values never hold the same word written differently. */
function agree(left: Meaning, right: Meaning): boolean {
  if (left.free || right.free) return left.free === right.free;
  const other = new Map((right.domain ?? []).map((value) => [looseKey(value), value]));
  return (left.domain ?? []).every((value) => {
    const twin = other.get(looseKey(value));
    return twin === undefined || twin === value;
  });
}

/** A setting beside a constant: of one kind, and a word must be one of the setting's choices. */
function fitSettled(left: Typed, right: Typed, whole: Parsed): [Typed, Typed] {
  if (left.meaning.type !== right.meaning.type) {
    refuse(
      'expression.types',
      whole,
      'Сравниваются значения разных видов',
      'Values of different kinds are compared',
    );
  }
  if (left.meaning.type !== 'string') return [left, right];
  const one = right.meaning.domain ? fit(left, right.meaning) : left;
  return [one, left.meaning.domain ? fit(right, left.meaning) : right];
}

/**
 * Fits two sides of a comparison to each other.
 * @throws ExpressionFault when they are of different kinds
 */
export function fitBoth(left: Typed, right: Typed, whole: Parsed): [Typed, Typed] {
  if (left.written && right.written && (left.settled || right.settled)) {
    return fitSettled(left, right, whole);
  }
  if (left.written && right.written && left.meaning.type !== 'number') {
    refuse(
      'expression.unsupported',
      whole,
      'Сравниваются два постоянных значения',
      'Two constants are compared',
    );
  }
  const one = fit(left, right.meaning);
  const two = fit(right, left.meaning);
  const types = [one.meaning.type, two.meaning.type];
  if (types[0] !== types[1] || types.includes('unreadable') || !agree(one.meaning, two.meaning)) {
    refuse(
      'expression.types',
      whole,
      'Сравниваются значения разных видов',
      'Values of different kinds are compared',
    );
  }
  if (one.meaning.ordered || two.meaning.ordered) {
    refuse(
      'expression.unsupported',
      whole,
      'Порядок вариантов не сравнивают',
      'The order of a ranking is not compared',
    );
  }
  return [one, two];
}

/** Requires a truth value, e.g. as a condition or an operand of `and`. */
export function requireBoolean(part: Typed): Typed {
  if (part.meaning.type !== 'boolean') {
    refuse(
      'expression.types',
      part,
      'Здесь нужно условие: сравните значение с чем-нибудь',
      'A condition is needed here: compare the value with something',
    );
  }
  return part;
}

/** Requires a number. */
export function requireNumber(part: Typed): Typed {
  if (part.meaning.type !== 'number') {
    refuse('expression.types', part, 'Здесь нужно число', 'A number is needed here');
  }
  return part;
}

/** Decimals of a number that is to be added or multiplied; they must be known beforehand. */
export function requireDecimals(part: Typed): number {
  const { decimals } = part.meaning;
  if (decimals === undefined) {
    return refuse(
      'expression.decimals',
      part,
      'После деления число знаков неизвестно: округлите, например round(…, 2), или делите в конце',
      'After a division the decimals are not known: wrap it in round(…, 2) or divide last',
    );
  }
  return decimals;
}

/** Checks the decimals of a result of + − ×. */
export function limitDecimals(decimals: number, part: { text: string }): number {
  if (decimals > mostDecimals) {
    refuse(
      'expression.decimals',
      part,
      `Больше ${mostDecimals} знаков после запятой: округлите множители`,
      `More than ${mostDecimals} decimals: round the factors`,
    );
  }
  return decimals;
}
