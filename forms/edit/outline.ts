/** Turns the JSON of a form into one that can be edited as a plain list. */
import { freshName, namesOf, type EditedForm, type EditedPage, type Item } from './json.ts';

/**
 * Gives every page and element a name, so that each row of the list can be told from the others
 * for as long as it is edited, and makes a page of what stands outside the pages.
 * @param form a form that has compiled: its outline is known to be in order
 */
export function editable(form: EditedForm): EditedForm {
  const { elements: loose, ...survey } = form.survey;
  const pages = survey.pages.map((page) => ({ ...page, elements: listOf(page.elements) }));
  if (Array.isArray(loose) && loose.length > 0) {
    pages.push({ name: '', elements: loose as Item[] });
  }
  const taken = namesOf(form);
  const named = <T extends { name?: string }>(thing: T, letter: string): T & { name: string } => {
    const name =
      thing.name === undefined || thing.name === '' ? freshName(letter, taken) : thing.name;
    taken.add(name.toLowerCase());
    return { ...thing, name };
  };
  return {
    ...form,
    elements: listOf(form.elements),
    survey: {
      ...survey,
      pages: pages.map((page): EditedPage => ({
        ...named(page, 'p'),
        elements: page.elements.map((item) => named(item, 'e')),
      })),
    },
  };
}

function listOf<T>(list: readonly T[] | undefined): T[] {
  return [...(list ?? [])];
}

/** Where an element stands. */
export interface Place {
  page: number;
  at: number;
}

export function placeOf(form: EditedForm, name: string): Place | undefined {
  for (const [page, { elements }] of form.survey.pages.entries()) {
    const at = elements.findIndex((item) => item.name === name);
    if (at >= 0) return { page, at };
  }
  return undefined;
}

export function itemOf(form: EditedForm, name: string): Item | undefined {
  const place = placeOf(form, name);
  return place && form.survey.pages[place.page]?.elements[place.at];
}

/** All elements in their order, without what is inside panels. */
export function itemsOf(form: EditedForm): Item[] {
  return form.survey.pages.flatMap((page) => page.elements);
}
