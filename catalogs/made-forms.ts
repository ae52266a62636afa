import { isUsableName } from '../forms/compile/names.ts';
import type { Dimension, ElementDefinition } from './dictionary.ts';
import {
  askedIf,
  joined,
  mostAdded,
  partChecks,
  type AskedElement,
  type AskedElements,
} from './made-checks.ts';
import {
  madeFormId,
  madeFormTitle,
  ownerTypes,
  periodTypes,
  sentence,
  unitText,
} from './made-words.ts';
import type { Catalog } from './schema.ts';

/** What the forms are made of. */
export type Dictionary = Pick<Catalog, 'elements' | 'dimensions'>;

const purpose = {
  ru: 'Числа, из которых считаются показатели. Каждое спрашивается один раз за период, сколько бы показателей на нём ни держалось.',
  en: 'The numbers that indicators are computed from. Each is asked once a period, however many indicators rest on it.',
};

/**
 * The data forms of a catalog, as form files: one for each type of organization and kind of period
 * that the dictionary asks of, so that nobody fills two. An element that a form of the library asks
 * (`form`) is left to it. The same dictionary gives the same forms to the letter; names of questions
 * come from the elements' ids, so they stay when elements are added or moved.
 */
export function madeForms({ elements, dimensions }: Dictionary): unknown[] {
  const own = elements.filter(({ form }) => form === undefined);
  return ownerTypes.flatMap((owner) =>
    periodTypes.flatMap((period) => {
      const asked = own.filter((one) => one.owner.includes(owner) && one.period === period);
      if (asked.length === 0) return [];
      const title = madeFormTitle(owner, period);
      const read = askedElements(asked, dimensions);
      return [
        {
          id: madeFormId(owner, period),
          version: 1,
          kind: 'dataForm',
          audience: 'organization',
          organizationTypes: [owner],
          periodType: period,
          anonymous: false,
          title,
          purpose,
          survey: { title: { default: title.ru, en: title.en }, pages: pagesOf(asked, read) },
          elements: asked.flatMap(({ id, unit }) =>
            (read.get(id)?.questions ?? []).map((question) => ({
              id: question.part === null ? id : `${id}__${question.part}`,
              question: question.name,
              title: { ru: question.title.slice(0, 1000) },
              unit: unit.slice(0, 40),
            })),
          ),
        },
      ];
    }),
  );
}

/** A short name that depends on the text alone (FNV-1a). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** The question of an element: its id, or near it where that is too long or means something else. */
function questionName(id: string): string {
  return isUsableName(id) ? id : `${id.slice(0, 60)}-${fingerprint(id)}`;
}

function askedElements(
  elements: readonly ElementDefinition[],
  dimensions: readonly Dimension[],
): AskedElements {
  const asked = new Map<string, AskedElement>();
  for (const element of elements) {
    const { id, title } = element;
    const parts = dimensions.find((one) => one.id === element.dimension)?.parts ?? [];
    const whole = { name: questionName(id), title, part: null };
    const questions = parts.map((part) => ({
      name: questionName(`${id}__${part.id}`),
      title: `${title}: ${part.title}`,
      part: part.id,
    }));
    const one: AskedElement =
      parts.length === 0
        ? { element, questions: [whole], whole }
        : { element, questions, whole: added(element, parts.length) ? whole : null };
    asked.set(id, one);
    for (const part of parts) asked.set(`${id}__${part.id}`, one);
  }
  return asked;
}

function added({ type }: ElementDefinition, parts: number): boolean {
  return type === 'number' && parts <= mostAdded;
}

/** Headings in the order in which they first come, each a page. */
function pagesOf(elements: readonly ElementDefinition[], asked: AskedElements): unknown[] {
  const sections = new Map<string, ElementDefinition[]>();
  for (const element of elements) {
    sections.set(element.section, [...(sections.get(element.section) ?? []), element]);
  }
  return [...sections].map(([title, inside]) => {
    const moments = new Set(inside.map(({ at }) => at));
    // One day for the whole section is said once.
    const at = moments.size === 1 ? inside[0]?.at : undefined;
    return {
      name: `section-${fingerprint(title)}`,
      title,
      ...(at === undefined ? {} : { description: sentence(at) }),
      elements: inside.flatMap(({ id }) => {
        const one = asked.get(id);
        return one ? [drawn(one, asked, at !== undefined)] : [];
      }),
    };
  });
}

/** One element: a question, or a panel with a question for each part and their total. */
function drawn(one: AskedElement, asked: AskedElements, dated: boolean): object {
  const { element, questions, whole } = one;
  const { id, title, at, hint, unit } = element;
  const about = [dated ? undefined : at, hint].flatMap((text) => (text ? [sentence(text)] : []));
  const visibleIf = askedIf(one, asked);
  const common = {
    ...(about.length > 0 ? { description: about.join(' ') } : {}),
    ...(visibleIf === undefined ? {} : { visibleIf }),
  };
  const [single] = questions;
  if (single && single.part === null) {
    return { ...question(one, single.name, title, asked), ...common };
  }
  const sum = joined(
    questions.map(({ name }) => `{${name}}`),
    '+',
  );
  return {
    type: 'panel',
    name: `${id}-parts`,
    title,
    ...common,
    elements: [
      ...questions.map(({ name, title: full }) =>
        question(one, name, full.slice(title.length + 2), asked),
      ),
      ...(whole
        ? [
            {
              type: 'expression',
              name: whole.name,
              title: { default: 'Всего', en: 'Total' },
              expression: sum,
              unit: unitText(unit),
            },
          ]
        : []),
    ],
  };
}

function question(one: AskedElement, name: string, title: string, asked: AskedElements): object {
  const { type, unit, min, max, decimals } = one.element;
  if (type === 'yesno') {
    return {
      type: 'boolean',
      name,
      title,
      isRequired: true,
      labelTrue: { default: 'Да', en: 'Yes' },
      labelFalse: { default: 'Нет', en: 'No' },
    };
  }
  const validators = partChecks(one, name, asked);
  return {
    type: 'text',
    name,
    title,
    isRequired: true,
    inputType: 'number',
    min,
    ...(max === undefined ? {} : { max }),
    decimals,
    unit: unitText(unit),
    ...(validators.length > 0 ? { validators } : {}),
  };
}
