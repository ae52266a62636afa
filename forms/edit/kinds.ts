/** The kinds of questions that can be made and changed in the list, in words a person knows. */
import { changeItem, insertItem } from './edits.ts';
import {
  freshName,
  namesOf,
  withProperties,
  withWords,
  wordsOf,
  type EditedForm,
  type Item,
} from './json.ts';
import { itemOf, type Place } from './outline.ts';

export const editedKinds = [
  'one',
  'many',
  'rating',
  'yesNo',
  'short',
  'long',
  'number',
  'date',
  'dropdown',
  'matrix',
] as const;
export type EditedKind = (typeof editedKinds)[number];

/** What else stands on pages: moved, retitled and removed as a whole. */
export type RowKind = EditedKind | 'text' | 'panel' | 'calculated' | 'other';

const types: Record<EditedKind, string> = {
  one: 'radiogroup',
  many: 'checkbox',
  rating: 'rating',
  yesNo: 'boolean',
  short: 'text',
  long: 'comment',
  number: 'text',
  date: 'text',
  dropdown: 'dropdown',
  matrix: 'matrix',
};

const shortInputs = [undefined, 'text', 'email', 'tel', 'url'];

export function kindOf({ type, inputType }: Item): RowKind {
  switch (type) {
    case 'text':
      if (inputType === 'number' || inputType === 'date') return inputType;
      return shortInputs.some((one) => one === inputType) ? 'short' : 'other';
    case 'html':
      return 'text';
    case 'panel':
      return 'panel';
    case 'expression':
      return 'calculated';
    default:
      return editedKinds.find((kind) => types[kind] === type) ?? 'other';
  }
}

/** The kinds with a list of choices; they keep it when one becomes another. */
export function hasChoices(kind: RowKind): boolean {
  return kind === 'one' || kind === 'many' || kind === 'dropdown';
}

/** Kinds that can fill an element of a data form. */
function givesElement(kind: RowKind): boolean {
  return kind === 'number' || kind === 'yesNo';
}

const usual: Record<EditedKind, Record<string, unknown>> = {
  one: { choices: [] },
  many: { choices: [] },
  dropdown: { choices: [] },
  rating: { rateMin: 1, rateMax: 5 },
  yesNo: {},
  short: {},
  long: { maxLength: 1000 },
  number: { inputType: 'number', decimals: 0, min: 0 },
  date: { inputType: 'date' },
  matrix: { columns: [], rows: [] },
};

/** A new question without words yet. */
export function newItem(kind: EditedKind, name: string): Item {
  return { type: types[kind], name, ...usual[kind] };
}

const always = [
  ...['name', 'title', 'description', 'isRequired', 'requiredErrorText'],
  ...['visibleIf', 'enableIf', 'requiredIf', 'startWithNewLine'],
];
const ofChoices = [
  ...['choices', 'showOtherItem', 'hasOther', 'otherText'],
  ...['showNoneItem', 'hasNone', 'noneText', 'choicesOrder'],
];

/** The same question, asked in another way: its words stay, and its choices where it has them. */
export function changeKind(item: Item, kind: EditedKind): Item {
  const before = kindOf(item);
  if (before === kind) return item;
  const kept = [...always, ...(hasChoices(before) && hasChoices(kind) ? ofChoices : [])];
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => kept.includes(key)));
  const columns = before === 'matrix' && hasChoices(kind) ? { choices: item.columns } : {};
  const choices = hasChoices(before) && kind === 'matrix' ? { columns: item.choices } : {};
  return { ...newItem(kind, item.name), ...columns, ...choices, ...rest, type: types[kind] };
}

/**
 * Adds a new question. In a data form a number or yes/no question fills an element, which is made
 * with it.
 */
export function addQuestion(
  form: EditedForm,
  kind: EditedKind,
  place: Place,
  random: () => number = Math.random,
): { form: EditedForm; name: string } {
  const name = freshName('q', namesOf(form), random);
  return { form: withElement(insertItem(form, newItem(kind, name), place), name, random), name };
}

/** Asks the question in another way; the element that it fills comes and goes with the kind. */
export function setKind(
  form: EditedForm,
  name: string,
  kind: EditedKind,
  random: () => number = Math.random,
): EditedForm {
  return withElement(
    changeItem(form, name, (item) => changeKind(item, kind)),
    name,
    random,
  );
}

/** Gives the question the element that its kind fills, or takes one away that it cannot fill. */
function withElement(form: EditedForm, name: string, random: () => number): EditedForm {
  const item = itemOf(form, name);
  if (form.kind !== 'dataForm' || !item) return form;
  const filled = form.elements.some(({ question }) => question === name);
  const gives = givesElement(kindOf(item));
  if (gives === filled) return form;
  if (!gives) {
    return { ...form, elements: form.elements.filter(({ question }) => question !== name) };
  }
  const id = freshName('e', new Set(form.elements.map((element) => element.id)), random);
  const title = { ru: wordsOf(item.title) };
  const isNumber = kindOf(item) === 'number';
  const element = { id, question: name, title, unit: isNumber ? 'чел.' : 'да/нет' };
  const next = { ...form, elements: [...form.elements, element] };
  return isNumber ? setUnit(next, name, element.unit) : next;
}

/** Writes the unit of a number where it is asked and where its element is shown. */
export function setUnit(form: EditedForm, name: string, unit: string): EditedForm {
  const asked = changeItem(form, name, (item) =>
    withProperties(item, { unit: withWords(item.unit, 'ru', unit) }),
  );
  return {
    ...asked,
    elements: form.elements.map((element) =>
      element.question === name ? { ...element, unit } : element,
    ),
  };
}
