import { ExpressionFault } from '../../forms/compile/faults.ts';
import { parseExpression, type Parsed } from '../../forms/compile/parse.ts';
import { looseKey } from '../../forms/compile/scope.ts';
import { numbered, quoted, truthWord, type Language } from './words-names.ts';

/** A name of an expression in words. */
export interface Said {
  words: string;
  /** It is answered by yes or no. */
  yesno?: boolean;
  /** What its values are called, by {@link looseKey}. */
  choices?: ReadonlyMap<string, string>;
}

/** What the names of an expression are called. */
export interface Vocabulary {
  language: Language;
  nameOf(name: string): Said | undefined;
  /** What is said of a name without an answer or a reported number, and of one that has it. */
  empty: { yes: string; no: string };
}

type Binary = Extract<Parsed, { kind: 'binary' }>;

/** An expression as a reader would say it: titles for names, words for operators. */
export function expressionWords(text: string, vocabulary: Vocabulary): string {
  try {
    return words(parseExpression(text), vocabulary, true);
  } catch (error) {
    // It was refused when it was saved; here it is only told.
    if (error instanceof ExpressionFault) return text;
    throw error;
  }
}

const none: Record<Language, string> = { ru: 'нет значения', en: 'no value' };
const is: Record<Language, string> = { ru: '—', en: 'is' };

function words(part: Parsed, v: Vocabulary, asCondition = false): string {
  switch (part.kind) {
    case 'constant':
      return constantWords(part.value, v);
    case 'nothing':
      return none[v.language];
    case 'array':
      return part.items.map((item) => words(item, v)).join(', ');
    case 'variable': {
      const told = named(part, v);
      if (!asCondition || !told.yesno) return told.words;
      return `${told.words} ${is[v.language]} ${truthWord(true, v.language)}`;
    }
    case 'unary':
      return unaryWords(part, v);
    case 'binary':
      return binaryWords(part, v);
    case 'function':
      return functionWords(part.name, part.args, v);
  }
}

function named(part: Parsed, v: Vocabulary): Said {
  if (part.kind !== 'variable') return { words: words(part, v) };
  return v.nameOf(part.name) ?? { words: quoted(part.name, v.language) };
}

function constantWords(value: string | number | boolean, { language }: Vocabulary): string {
  if (typeof value === 'number') return numbered(value, '', language);
  return typeof value === 'string' ? quoted(value, language) : truthWord(value, language);
}

function unaryWords(part: Extract<Parsed, { kind: 'unary' }>, v: Vocabulary): string {
  const { operator, operand } = part;
  if (operator === 'empty' || operator === 'notempty') {
    return `${words(operand, v)} ${operator === 'empty' ? v.empty.yes : v.empty.no}`;
  }
  return `${v.language === 'ru' ? 'неверно, что' : 'not'} (${words(operand, v, true)})`;
}

const signs: Partial<Record<string, string>> = {
  equal: '=',
  notequal: '≠',
  less: '<',
  lessorequal: '≤',
  greater: '>',
  greaterorequal: '≥',
  plus: '+',
  minus: '−',
  mul: '·',
  div: '/',
};

const joints: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    and: 'и',
    or: 'или',
    anyof: '— одно из:',
    noneof: '— ничего из:',
    contains: '— есть',
    contain: '— есть',
    allof: '— есть всё:',
    notcontains: '— нет',
    notcontain: '— нет',
  },
  en: {
    and: 'and',
    or: 'or',
    anyof: 'is one of:',
    noneof: 'is none of:',
    contains: 'has',
    contain: 'has',
    allof: 'has all of:',
    notcontains: 'does not have',
    notcontain: 'does not have',
  },
};

function binaryWords(part: Binary, v: Vocabulary): string {
  const { operator, left, right } = part;
  const joint = joints[v.language][operator];
  if (operator === 'and' || operator === 'or') {
    return `${within(left, part, v)} ${joint} ${within(right, part, v)}`;
  }
  if (operator === 'mod') {
    const [one, other] = [within(left, part, v), within(right, part, v)];
    return v.language === 'ru'
      ? `остаток от деления ${one} на ${other}`
      : `the remainder of ${one} divided by ${other}`;
  }
  const [one, other] = [valueWords(left, right, part, v), valueWords(right, left, part, v)];
  if (joint) return `${one} ${joint} ${other}`;
  const answer = isAnswer(left, right, v) || isAnswer(right, left, v);
  if (answer && operator === 'equal') return `${one} ${is[v.language]} ${other}`;
  if (answer && operator === 'notequal') {
    return `${one} ${is[v.language]} ${v.language === 'ru' ? 'не' : 'not'} ${other}`;
  }
  return `${one} ${signs[operator] ?? operator} ${other}`;
}

/** A named answer beside a constant that is no number: «Уровень — «основная школа»». */
function isAnswer(name: Parsed, constant: Parsed, v: Vocabulary): boolean {
  if (name.kind !== 'variable' || constant.kind !== 'constant') return false;
  const told = v.nameOf(name.name);
  if (typeof constant.value !== 'number' || told?.choices !== undefined) return true;
  return told?.yesno === true && truthOf(constant) !== undefined;
}

/** Yes and no of an organization's own amounts are the numbers 1 and 0. */
function truthOf(part: Parsed): boolean | undefined {
  if (part.kind !== 'constant' || (part.value !== 1 && part.value !== 0)) return undefined;
  return part.value === 1;
}

/** One side: a choice's value is told by what it is called in the question on the other side. */
function valueWords(part: Parsed, other: Parsed, whole: Binary, v: Vocabulary): string {
  const told = other.kind === 'variable' ? v.nameOf(other.name) : undefined;
  const choices = told?.choices;
  const truth = told?.yesno === true && isEquality(whole) ? truthOf(part) : undefined;
  if (truth !== undefined) return truthWord(truth, v.language);
  if (choices && part.kind === 'array') {
    return part.items.map((item) => valueWords(item, other, whole, v)).join(', ');
  }
  if (choices && part.kind === 'constant' && typeof part.value !== 'boolean') {
    const title = choices.get(looseKey(part.value));
    if (title !== undefined) return quoted(title, v.language);
  }
  return within(part, whole, v);
}

function isEquality({ operator }: Binary): boolean {
  return operator === 'equal' || operator === 'notequal';
}

const strength: Partial<Record<string, number>> = {
  or: 1,
  and: 2,
  plus: 4,
  minus: 4,
  mul: 5,
  div: 5,
};
const weakest = 3;

/** A part inside another, in brackets where it would be read otherwise. */
function within(part: Parsed, whole: Binary | null, v: Vocabulary): string {
  const asCondition = whole?.operator === 'and' || whole?.operator === 'or';
  const told = words(part, v, asCondition);
  if (part.kind === 'function' && part.name === 'iif') return `(${told})`;
  if (part.kind !== 'binary') return told;
  if (!whole) return `(${told})`;
  const inner = strength[part.operator] ?? weakest;
  const outer = strength[whole.operator] ?? weakest;
  const second = part === whole.right && (whole.operator === 'minus' || whole.operator === 'div');
  return inner < outer || (second && inner === outer) ? `(${told})` : told;
}

const calls: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    sum: 'сумма',
    avg: 'среднее',
    min: 'наименьшее из',
    max: 'наибольшее из',
    count: 'сколько заполнено из',
    age: 'возраст по дате',
    today: 'сегодня',
    currentYear: 'текущий год',
    getYear: 'год даты',
    getDate: 'дата',
    dateDiff: 'промежуток между датами',
    dateAdd: 'дата со сдвигом',
  },
  en: {
    sum: 'the sum of',
    avg: 'the mean of',
    min: 'the least of',
    max: 'the greatest of',
    count: 'how many are filled in of',
    age: 'the age by date',
    today: 'today',
    currentYear: 'the current year',
    getYear: 'the year of',
    getDate: 'the date',
    dateDiff: 'the time between',
    dateAdd: 'the date moved by',
  },
};

function functionWords(name: string, args: readonly Parsed[], v: Vocabulary): string {
  const ru = v.language === 'ru';
  const [first, second, third] = args;
  if (name === 'iif' && first && second) {
    const [condition, then] = [words(first, v, true), words(second, v)];
    const otherwise = third ? words(third, v) : none[v.language];
    return ru
      ? `если ${condition}, то ${then}, иначе ${otherwise}`
      : `if ${condition} then ${then}, otherwise ${otherwise}`;
  }
  if (name === 'round' && first) {
    const digits = second?.kind === 'constant' ? Number(second.value) : 0;
    const to =
      digits === 0 ? (ru ? 'целого' : 'a whole number') : numbered(digits, 'digits', v.language);
    return `${within(first, null, v)} ${ru ? '(с округлением до' : '(rounded to'} ${to})`;
  }
  const called = calls[v.language][name] ?? name;
  const told = args.map((arg) => words(arg, v)).join(', ');
  return told ? `${called} (${told})` : called;
}
