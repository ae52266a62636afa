/**
 * What a person does to the list of questions. Every edit gives a new form and leaves the old one
 * as it was; pages and elements that the edit is not about are the very same objects in both.
 */
import {
  freshName,
  namesOf,
  withProperties,
  withWords,
  wordsOf,
  type EditedElement,
  type EditedForm,
  type EditedLanguage,
  type EditedPage,
  type Item,
} from './json.ts';
import { itemOf, placeOf, type Place } from './outline.ts';

function withPages(form: EditedForm, pages: EditedPage[]): EditedForm {
  return { ...form, survey: { ...form.survey, pages } };
}

function withPage(
  form: EditedForm,
  at: number,
  change: (page: EditedPage) => EditedPage,
): EditedForm {
  return withPages(
    form,
    form.survey.pages.map((page, index) => (index === at ? change(page) : page)),
  );
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

function withOne<T>(list: readonly T[], at: number, one: T): T[] {
  return [...list.slice(0, at), one, ...list.slice(at)];
}

/** Changes the words at the head; the survey's own title follows the form's. */
export function setHead(
  form: EditedForm,
  field: 'title' | 'purpose',
  language: EditedLanguage,
  words: string,
): EditedForm {
  const { en } = form[field];
  const ru = language === 'ru' ? words : form[field].ru;
  const english = language === 'en' ? words : (en ?? '');
  const next = { ...form, [field]: { ru, ...(english !== '' && { en: english }) } };
  return field === 'title' ? setSurveyText(next, 'title', language, words) : next;
}

/** Changes a text of the survey: what stands before the first question, or after the last. */
export function setSurveyText(
  form: EditedForm,
  property: 'title' | 'description' | 'completedHtml',
  language: EditedLanguage,
  words: string,
): EditedForm {
  const text = withWords(form.survey[property], language, words);
  return { ...form, survey: withProperties(form.survey, { [property]: text }) };
}

/** Adds an empty page after the one at `after`. */
export function addPage(form: EditedForm, after: number, name: string): EditedForm {
  return withPages(form, withOne(form.survey.pages, after + 1, { name, elements: [] }));
}

export function setPageText(
  form: EditedForm,
  name: string,
  property: 'title' | 'description',
  language: EditedLanguage,
  words: string,
): EditedForm {
  const at = form.survey.pages.findIndex((page) => page.name === name);
  return withPage(form, at, (page) =>
    withProperties(page, { [property]: withWords(page[property], language, words) }),
  );
}

/** Moves a page up or down by one; at the edge nothing happens. */
export function movePage(form: EditedForm, name: string, by: -1 | 1): EditedForm {
  const { pages } = form.survey;
  const at = pages.findIndex((page) => page.name === name);
  const page = pages[at];
  if (!page || !pages[at + by]) return form;
  return withPages(form, withOne(without(pages, at), at + by, page));
}

/** Takes an empty page away; one with questions stays, and so does the last page. */
export function removePage(form: EditedForm, name: string): EditedForm {
  const { pages } = form.survey;
  const left = pages.filter((page) => page.name !== name || page.elements.length > 0);
  return left.length === 0 ? form : withPages(form, left);
}

export function insertItem(form: EditedForm, item: Item, { page, at }: Place): EditedForm {
  return withPage(form, page, (old) => ({ ...old, elements: withOne(old.elements, at, item) }));
}

export function changeItem(
  form: EditedForm,
  name: string,
  change: (item: Item) => Item,
): EditedForm {
  const place = placeOf(form, name);
  if (!place) return form;
  return withPage(form, place.page, (page) => ({
    ...page,
    elements: page.elements.map((item, at) => (at === place.at ? change(item) : item)),
  }));
}

/** Changes the title; an element of a data form that was called the same follows. */
export function retitle(
  form: EditedForm,
  name: string,
  language: EditedLanguage,
  words: string,
): EditedForm {
  const before = wordsOf(itemOf(form, name)?.title, language);
  const next = changeItem(form, name, (item) =>
    withProperties(item, { title: withWords(item.title, language, words) }),
  );
  const follows = ({ question, title }: EditedElement) =>
    question === name && (title[language] ?? '') === before;
  if (!form.elements.some(follows)) return next;
  return {
    ...next,
    elements: next.elements.map((element) =>
      follows(element) ? { ...element, title: withTitle(element.title, language, words) } : element,
    ),
  };
}

function withTitle(
  title: EditedElement['title'],
  language: EditedLanguage,
  words: string,
): EditedElement['title'] {
  if (language === 'en' && words === '') return { ru: title.ru };
  return { ...title, [language]: words };
}

/** Moves an element one step; over the edge of a page it goes to the neighbouring page. */
export function moveItem(form: EditedForm, name: string, by: -1 | 1): EditedForm {
  const place = placeOf(form, name);
  const page = place && form.survey.pages[place.page];
  if (!place || !page) return form;
  const at = place.at + by;
  if (page.elements[at]) return moveItemTo(form, name, { page: place.page, at });
  const neighbour = form.survey.pages[place.page + by];
  if (!neighbour) return form;
  return moveItemTo(form, name, {
    page: place.page + by,
    at: by < 0 ? neighbour.elements.length : 0,
  });
}

/** Moves an element; `at` is its place in the list without it. */
export function moveItemTo(form: EditedForm, name: string, to: Place): EditedForm {
  const place = placeOf(form, name);
  const item = itemOf(form, name);
  if (!place || !item || !form.survey.pages[to.page]) return form;
  return insertItem(takeItem(form, place), item, to);
}

function takeItem(form: EditedForm, { page, at }: Place): EditedForm {
  return withPage(form, page, (old) => ({ ...old, elements: without(old.elements, at) }));
}

/** What was removed, whole enough to be put back. */
export interface Removed {
  item: Item;
  place: Place;
  elements: { at: number; element: EditedElement }[];
}

/** Removes a question, and with it the elements of a data form that it fills. */
export function removeItem(
  form: EditedForm,
  name: string,
): { form: EditedForm; removed: Removed | undefined } {
  const place = placeOf(form, name);
  const item = itemOf(form, name);
  if (!place || !item) return { form, removed: undefined };
  const names = new Set(insideOf(item));
  const elements = form.elements.flatMap((element, at) =>
    names.has(element.question) ? [{ at, element }] : [],
  );
  const left = form.elements.filter(({ question }) => !names.has(question));
  return {
    form: { ...takeItem(form, place), elements: left },
    removed: { item, place, elements },
  };
}

/** Puts a removed question back where it stood, or as near as there is still room. */
export function restoreItem(form: EditedForm, { item, place, elements }: Removed): EditedForm {
  if (itemOf(form, item.name)) return form;
  const page = Math.min(place.page, form.survey.pages.length - 1);
  const at = Math.min(place.at, form.survey.pages[page]?.elements.length ?? 0);
  const next = insertItem(form, item, { page, at });
  return {
    ...next,
    elements: elements.reduce(
      (list, one) => withOne(list, Math.min(one.at, list.length), one.element),
      next.elements,
    ),
  };
}

/** The element's own name and, for a panel, those of everything inside. */
function insideOf(item: Item): string[] {
  const inner = Array.isArray(item.elements) ? (item.elements as Item[]) : [];
  return [item.name, ...inner.flatMap(insideOf)];
}

/** Puts a copy after the question, under a name of its own; in a data form it fills an element of its own. */
export function duplicateItem(
  form: EditedForm,
  name: string,
  random: () => number = Math.random,
): { form: EditedForm; name: string } {
  const place = placeOf(form, name);
  const item = itemOf(form, name);
  if (!place || !item) return { form, name };
  const names = new Map<string, string>();
  const copy = renamed(item, namesOf(form), names, random);
  const next = insertItem(form, copy, { page: place.page, at: place.at + 1 });
  const ids = new Set(form.elements.map(({ id }) => id));
  const elements = form.elements.flatMap((element) => {
    const question = names.get(element.question);
    return question === undefined
      ? []
      : [{ ...element, id: freshName('e', ids, random), question }];
  });
  return { form: { ...next, elements: [...form.elements, ...elements] }, name: copy.name };
}

function renamed(
  item: Item,
  taken: Set<string>,
  names: Map<string, string>,
  random: () => number,
): Item {
  const name = freshName('q', taken, random);
  taken.add(name);
  names.set(item.name, name);
  const inner = Array.isArray(item.elements) ? (item.elements as Item[]) : undefined;
  return {
    ...item,
    name,
    ...(inner && { elements: inner.map((one) => renamed(one, taken, names, random)) }),
  };
}
