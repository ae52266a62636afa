import type { CompiledForm, CompiledQuestion, ScalarType, Tree, ValueType } from '../run/types.ts';
import { indexForm } from '../run/state.ts';

/** What an expression may know about a value: its type and, where it has one, its list of values. */
export interface Meaning {
  /** `unreadable`: a matrix, file or the like, of which one may only ask whether it is empty. */
  type: ValueType | 'unreadable';
  /** Every value it can take: choices, or the literals a formula can give. */
  domain?: readonly (string | number)[];
  /** Words of the respondent's own, compared by their folded copy. */
  free?: boolean;
  /** Equality depends on the order (ranking), which expressions do not know. */
  ordered?: boolean;
  /** The most decimals a number can have; absent when that is not known (after a division). */
  decimals?: number;
}

export interface Named extends Meaning {
  name: string;
  rows?: { names: string[]; meaning: Meaning };
  /** A setting's value: it stands in the expression as if it were written out. */
  constant?: string | number | boolean;
}

/** Finds a name, ignoring case, as SurveyJS does. */
export type Scope = (name: string) => Named | undefined;

/** Decimals of a number as it is written: 2.50 has one. */
export function countDecimals(value: number): number {
  const text = String(value);
  return text.includes('e') ? Infinity : (text.split('.')[1]?.length ?? 0);
}

/**
 * The key under which SurveyJS finds two values equal: surrounding space and case do not count,
 * and "1" equals 1.
 */
export function looseKey(value: string | number): string {
  const text = String(value).trim().toLowerCase();
  return text !== '' && !Number.isNaN(Number(text)) ? String(Number(text)) : text;
}

/** The meaning of an answer picked from the given values. */
function meaningOfValues(values: readonly (string | number)[], many: boolean): Meaning {
  const numeric = values.every((value) => typeof value === 'number');
  const decimals = Math.max(0, ...values.map((value) => (numeric ? countDecimals(+value) : 0)));
  if (!numeric) return { type: many ? 'stringSet' : 'string', domain: values };
  return { type: many ? 'numberSet' : 'number', domain: values, decimals };
}

/** Every value a choice question can be answered with. */
function choiceValues(question: CompiledQuestion): (string | number)[] {
  return [
    ...(question.choices ?? []).map((choice) => choice.value),
    ...(question.otherText ? ['other'] : []),
    ...(question.noneText ? ['none'] : []),
  ];
}

/** What expressions may know of a question's answer. */
export function meaningOfQuestion(question: CompiledQuestion): Omit<Named, 'name'> {
  switch (question.kind) {
    case 'radio':
    case 'dropdown':
    case 'rating':
      return meaningOfValues(choiceValues(question), false);
    case 'checkbox':
    case 'tagbox':
      return meaningOfValues(choiceValues(question), true);
    case 'imagepicker':
      return meaningOfValues(choiceValues(question), question.multiple === true);
    case 'ranking':
      return { ...meaningOfValues(choiceValues(question), true), ordered: true };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', decimals: question.decimals ?? 0 };
    case 'date':
      return { type: 'date' };
    case 'text':
    case 'comment':
      return { type: 'string', free: true };
    case 'matrix':
      return {
        type: 'unreadable',
        rows: {
          names: (question.rows ?? []).map((row) => row.value),
          meaning: meaningOfValues(choiceValues(question), false),
        },
      };
    case 'multipletext':
    case 'file':
    case 'roster':
    case 'calculated':
      return { type: 'unreadable' };
  }
}

/** The values a tree of strings can give: those of its branches, or of the choices it refers to. */
function domainOf(tree: Tree, find: (name: string) => Named | undefined): (string | number)[] {
  if (tree.kind === 'literal') return typeof tree.value === 'boolean' ? [] : [tree.value];
  if (tree.kind === 'ref') {
    const named = find(tree.name);
    return [...((tree.row === undefined ? named?.domain : named?.rows?.meaning.domain) ?? [])];
  }
  // Only iif gives strings, from its second and third argument.
  return tree.kind === 'call' ? tree.args.slice(1).flatMap((arg) => domainOf(arg, find)) : [];
}

/** What expressions may know of a formula's result. */
export function meaningOfTree(tree: Tree, find: (name: string) => Named | undefined): Meaning {
  const type: ScalarType | ValueType = tree.type;
  if (type === 'string') return { type, domain: [...new Set(domainOf(tree, find))] };
  const decimals =
    tree.kind === 'literal' && typeof tree.value === 'number'
      ? countDecimals(tree.value)
      : tree.kind === 'ref' || tree.kind === 'call'
        ? tree.decimals
        : undefined;
  return decimals === undefined ? { type } : { type, decimals };
}

/** The names of a compiled form: what an indicator's expression may refer to. */
export function scopeOfForm(form: CompiledForm): Scope {
  const { questions, calculated } = indexForm(form);
  const canonical = new Map(
    [...questions.keys(), ...calculated.keys()].map((name) => [name.toLowerCase(), name]),
  );
  const known = new Map<string, Named>();
  const find = (name: string): Named | undefined => {
    const own = canonical.get(name.toLowerCase());
    if (own === undefined) return undefined;
    let named = known.get(own);
    if (!named) {
      const question = questions.get(own);
      const tree = question?.expression ?? calculated.get(own)?.tree;
      if (tree) named = { name: own, ...meaningOfTree(tree, find) };
      else if (question) named = { name: own, ...meaningOfQuestion(question) };
      else return undefined;
      known.set(own, named);
    }
    return named;
  };
  return find;
}

/** A setting of a catalog, `{@id}` in expressions. */
export interface Setting {
  value: string | number | boolean;
  /** What it can be chosen from. */
  choices?: readonly (string | boolean)[];
}

/** A scope that knows settings besides its own names. */
export function withSettings(scope: Scope, settings: ReadonlyMap<string, Setting>): Scope {
  return (name) => {
    if (!name.startsWith('@')) return scope(name);
    const setting = settings.get(name.slice(1));
    if (!setting) return undefined;
    const { value, choices } = setting;
    const words = choices?.filter((choice) => typeof choice === 'string');
    return {
      name,
      type: typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean',
      constant: value,
      ...(typeof value === 'string' && words && { domain: words }),
    };
  };
}

/** The names of an organization's amounts: numbers, with their decimals where they are known. */
export function scopeOfAmounts(amounts: ReadonlyMap<string, number | undefined>): Scope {
  return (name) => {
    const own = name.toLowerCase();
    const decimals = amounts.get(own);
    if (!amounts.has(own)) return undefined;
    return { name: own, type: 'number', ...(decimals !== undefined && { decimals }) };
  };
}
