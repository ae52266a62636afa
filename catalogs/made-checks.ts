import type { ElementDefinition } from './dictionary.ts';

/** What a made form asks about one element, and what of it other elements may be held against. */
export interface AskedElement {
  element: ElementDefinition;
  questions: readonly AskedQuestion[];
  /** The question that holds the whole: its only number or the total of its parts. */
  whole: AskedQuestion | null;
}

export interface AskedQuestion {
  /** The question's name in the form. */
  name: string;
  /** Its full name: «Обучающиеся: начальное общее образование». */
  title: string;
  /** The part of the element's dimension; null for the whole. */
  part: string | null;
}

/** Elements of one form by their ids, parts by theirs (`pupils__noo`). */
export type AskedElements = ReadonlyMap<string, AskedElement>;

interface Validator {
  type: 'expression';
  expression: string;
  text: { default: string; en: string };
}

/** Operands of one chain; longer ones go into brackets, as the compiler wants. */
const chain = 50;
/** Comparisons in one condition. */
const mostAlternatives = 100;
/** Parts that are added up; the compiler takes an expression of 500 names and signs. */
export const mostAdded = 200;

/** `a + b + c`, in brackets of 50 where there are more. */
export function joined(parts: readonly string[], operator: string): string {
  if (parts.length <= chain) return parts.join(` ${operator} `);
  const groups: string[] = [];
  for (let at = 0; at < parts.length; at += chain) {
    groups.push(`(${parts.slice(at, at + chain).join(` ${operator} `)})`);
  }
  return joined(groups, operator);
}

function notMore(part: AskedQuestion, whole: AskedQuestion): Validator {
  const [a, b] = [`{${part.name}}`, `{${whole.name}}`];
  return {
    type: 'expression',
    expression: `${a} empty or ${b} empty or ${a} <= ${b}`,
    text: {
      default: `В строке «${part.title}» число больше, чем в строке «${whole.title}». Проверьте оба числа.`,
      en: `Line “${part.title}” is greater than line “${whole.title}”. Check both numbers.`,
    },
  };
}

/**
 * Checks that a part is not more than its whole, at the question that would have to give way. Parts
 * of the same dimension are held against each other one by one; where one side is a total, it is
 * compared once all its parts are filled.
 */
export function partChecks(
  { element, questions, whole }: AskedElement,
  name: string,
  asked: AskedElements,
): Validator[] {
  const other = element.partOf === undefined ? undefined : asked.get(element.partOf);
  const own = questions.find((one) => one.name === name);
  if (!other || !own || element.type === 'yesno' || other.element.type === 'yesno') return [];
  const single = other.questions.find(
    ({ part }) => `${other.element.id}__${part}` === element.partOf,
  );
  const parts = single === undefined && other.element.dimension !== undefined;
  if (parts && own.part !== null && element.dimension === other.element.dimension) {
    const same = other.questions.find(({ part }) => part === own.part);
    return same ? [notMore(own, same)] : [];
  }
  const limit = single ?? other.whole;
  if (!limit || limit.name === name) return [];
  const last = own.part !== null && questions.at(-1) === own && whole;
  return [
    ...(own.part === null || !parts ? [notMore(own, limit)] : []),
    ...(last ? [notMore(whole, limit)] : []),
  ];
}

/** The condition under which an element is asked at all; undefined: always. */
export function askedIf({ element }: AskedElement, asked: AskedElements): string | undefined {
  const other = element.when === undefined ? undefined : asked.get(element.when);
  if (!other) return undefined;
  const some = other.questions.filter(
    ({ part }) => `${other.element.id}__${part}` === element.when,
  );
  const rule = other.element.type === 'yesno' ? '= true' : '> 0';
  const any = some.length > 0 ? some : other.questions;
  // Of very many parts only the total can be asked about: it says so once all are filled.
  const short = any.length <= mostAlternatives ? any : other.whole && [other.whole];
  return short
    ? joined(
        short.map(({ name }) => `{${name}} ${rule}`),
        'or',
      )
    : undefined;
}
