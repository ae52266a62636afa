/** The kinds of questions that can be made and changed in the list, in words a person knows. */
import { changeItem } from './edits.ts';
import {
  withProperties,
  withWords,
  type EditedElement,
  type EditedForm,
  type Item,
} from './json.ts';

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
export function givesElement(kind: RowKind): boolean {
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

/** Adds the element that a number or yes/no question of a data form fills, or takes it away. */
export function setElement(
  form: EditedForm,
  question: string,
  element: EditedElement | undefined,
): EditedForm {
  const others = form.elements.filter((one) => one.question !== question);
  return { ...form, elements: element ? [...others, element] : others };
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
