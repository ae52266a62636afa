import type { Dimension, ElementDefinition } from '../../catalogs/dictionary.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { CompiledForm, Tree } from '../../forms/run/types.ts';
import { rankOf } from './rank.ts';
import type { Violation } from './schema.ts';
import type { Stated } from './subject.ts';
import { ended, figure } from './words.ts';

/** One side of a relation: elements that are added up, one of them as a rule. */
interface Side {
  id: string;
  title: string;
  unit: string;
  of: readonly string[];
}

/** A quantity that counts some of another, so that it cannot be more. */
export interface Relation {
  part: Side;
  whole: Side;
}

/** What another form of the same organization and period says of an element. */
export interface Other {
  /** Null where it says that there is none. */
  value: number | null;
  notApplicable: boolean;
  /** The department has accepted it: it changes no more. */
  final: boolean;
}

/**
 * What the dictionary says of parts and wholes. Parts of one dimension are held against each other
 * one by one, and every part of a quantity against a whole that is not divided.
 */
export function relationsOf(
  elements: readonly ElementDefinition[],
  dimensions: readonly Dimension[],
): Relation[] {
  const byId = new Map(elements.map((one) => [one.id, one]));
  const parts = new Map(dimensions.map(({ id, parts: inside }) => [id, inside]));
  const partsOf = ({ dimension }: ElementDefinition) => parts.get(dimension ?? '') ?? [];
  const side = ({ id, title, unit }: ElementDefinition, part?: { id: string; title: string }) => ({
    id: part ? `${id}__${part.id}` : id,
    title: part ? `${title}: ${part.title}` : title,
    unit,
  });
  const onePart = (element: ElementDefinition, part: { id: string; title: string }): Side => {
    const one = side(element, part);
    return { ...one, of: [one.id] };
  };
  const total = (element: ElementDefinition): Side => {
    const inside = partsOf(element).map(({ id }) => `${element.id}__${id}`);
    return { ...side(element), of: inside.length > 0 ? inside : [element.id] };
  };
  return elements.flatMap((element): Relation[] => {
    const { partOf, type } = element;
    if (partOf === undefined || type !== 'number') return [];
    const whole = byId.get(partOf);
    const own = partsOf(element);
    if (whole) {
      if (whole.type !== 'number') return [];
      if (own.length > 0 && whole.dimension === element.dimension) {
        return own.map((part) => ({ part: onePart(element, part), whole: onePart(whole, part) }));
      }
      const against = total(whole);
      const each = partsOf(whole).length === 0 ? own : [];
      return [
        ...each.map((part) => ({ part: onePart(element, part), whole: against })),
        { part: total(element), whole: against },
      ];
    }
    // One part of a divided quantity is named by both ids.
    const [id = '', partId = ''] = partOf.split('__');
    const divided = byId.get(id);
    const part = divided && partsOf(divided).find((one) => one.id === partId);
    if (!divided || divided.type !== 'number' || !part) return [];
    return [{ part: total(element), whole: onePart(divided, part) }];
  });
}

interface Sum {
  value: number;
  /** The first of its elements that stands in this form. */
  question: string | null;
  own: boolean;
  final: boolean;
}

/**
 * Parts that are more than their wholes where at least one side stands in this form. A side counts
 * only when each of its numbers is there, or said not to apply; a sum of nothing is no sum.
 */
export function partOfViolations(
  form: CompiledForm,
  stated: Stated,
  others: ReadonlyMap<string, Other>,
  relations: readonly Relation[],
): Violation[] {
  return relations.flatMap(({ part, whole }): Violation[] => {
    const [less, more] = [sumOf(part, stated, others), sumOf(whole, stated, others)];
    if (!less || !more || less.value <= more.value) return [];
    const question = less.question ?? more.question;
    if (question === null) return [];
    const within = less.own && more.own;
    if (within && saysItself(form, [...questionsOf(part, stated)], [...questionsOf(whole, stated)]))
      return [];
    // A form that can still change may itself be what is wrong.
    const severity = within || (less.final && more.final) ? 'hard' : 'soft';
    const elsewhere = less.own ? whole : part;
    const from = within
      ? { ru: '', en: '' }
      : {
          ru: ` Строка «${elsewhere.title}» заполнена в другой форме.`,
          en: ` Line “${elsewhere.title}” was filled in in another form.`,
        };
    return [
      {
        id: `${within ? 'partOf' : 'otherForm'}:${part.id}:${whole.id}`,
        severity,
        kind: within ? 'partOf' : 'otherForm',
        question,
        others: [...questionsOf(part, stated), ...questionsOf(whole, stated)].filter(
          (name) => name !== question,
        ),
        message: {
          ru: `${ended(`«${part.title}» (${figure(less.value, part.unit, 'ru')}) не может быть больше, чем «${whole.title}» (${figure(more.value, whole.unit, 'ru')})`)}${from.ru}`,
          en: `${ended(`“${part.title}” (${figure(less.value, part.unit, 'en')}) cannot be more than “${whole.title}” (${figure(more.value, whole.unit, 'en')})`)}${from.en}`,
        },
        value: less.question === question ? less.value : more.value,
        against: less.question === question ? more.value : less.value,
        rank: rankOf(severity, less.value - more.value, more.value / 10),
      },
    ];
  });
}

function sumOf({ of }: Side, stated: Stated, others: ReadonlyMap<string, Other>): Sum | null {
  const sum: Sum = { value: 0, question: null, own: true, final: true };
  let numbers = 0;
  for (const id of of) {
    const element = stated.elements.get(id);
    const other = element ? undefined : others.get(id);
    const value = element ? stated.numbers.get(id) : other?.value;
    if (element) sum.question ??= element.question;
    else if (other) {
      sum.own = false;
      sum.final &&= other.final;
    }
    if (typeof value === 'number') {
      sum.value += value;
      numbers += 1;
    } else if (!(element ? stated.notApplicable.has(id) : other?.notApplicable)) return null;
  }
  return numbers === 0 ? null : { ...sum, value: Number(sum.value.toFixed(6)) };
}

function questionsOf({ of }: Side, { elements }: Stated): Set<string> {
  return new Set(of.flatMap((id) => elements.get(id)?.question ?? []));
}

/** Whether the form has a validator of its own between these questions: it is said once. */
function saysItself(form: CompiledForm, parts: string[], wholes: string[]): boolean {
  const { questions, calculated } = indexForm(form);
  const reaches = (tree: Tree, wanted: readonly string[]): boolean => {
    if (tree.kind === 'call') return tree.args.some((arg) => reaches(arg, wanted));
    if (tree.kind !== 'ref') return false;
    const formula = calculated.get(tree.name)?.tree ?? questions.get(tree.name)?.expression;
    return wanted.includes(tree.name) || (formula !== undefined && reaches(formula, wanted));
  };
  return parts.some((name) =>
    questions
      .get(name)
      ?.validators.some(
        (one) => one.kind === 'expression' && reaches(one.tree, wholes) && reaches(one.tree, parts),
      ),
  );
}
