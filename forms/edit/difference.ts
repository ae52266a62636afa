/** What changed between two versions of a form, in the order in which the newer one reads. */
import { linesOf, offers, type Line, type ListName } from './choices.ts';
import { kindOf, type RowKind } from './kinds.ts';
import { wordsOf, type EditedForm, type EditedPage, type Item } from './json.ts';

export type ChangeCode =
  | 'head.title'
  | 'head.purpose'
  | 'head.intro'
  | 'head.ending'
  | 'head.other'
  | 'page.added'
  | 'page.removed'
  | 'page.title'
  | 'question.added'
  | 'question.removed'
  | 'question.title'
  | 'question.hint'
  | 'question.kind'
  | 'question.required'
  | 'question.optional'
  | 'question.moved'
  | 'question.paged'
  | 'question.condition'
  | 'question.other'
  | 'choice.added'
  | 'choice.removed'
  | 'choice.words'
  | 'choice.order'
  | 'element.added'
  | 'element.removed'
  | 'element.changed';

/** One change. Words are Russian, as the form's first language. */
export interface Change {
  code: ChangeCode;
  /** The question, page or element it is about, by its newest words. */
  about?: string;
  from?: string;
  to?: string;
}

/** What changed from one form to the other; nothing when they ask the same in the same way. */
export function differences(before: EditedForm, after: EditedForm): Change[] {
  return [
    ...headChanges(before, after),
    ...pageChanges(before, after),
    ...questionChanges(before, after),
    ...elementChanges(before, after),
  ];
}

function wordsChange(code: ChangeCode, from: string, to: string, about?: string): Change[] {
  return from === to ? [] : [{ code, from, to, ...(about !== undefined && { about }) }];
}

const envelope = ['audience', 'organizationTypes', 'periodType', 'anonymous', 'settings'];

function headChanges(before: EditedForm, after: EditedForm): Change[] {
  const survey = (property: string): [string, string] => [
    wordsOf(before.survey[property]),
    wordsOf(after.survey[property]),
  ];
  const [from, to] = [before, after].map((form) => {
    const { pages: _pages, title: _t, description: _d, completedHtml: _c, ...rest } = form.survey;
    const texts = [form.title.en, form.purpose.en];
    const english = [_t, _d, _c].map((text) => wordsOf(text, 'en'));
    return same([rest, texts, english, envelope.map((key) => form[key])]);
  });
  return [
    ...wordsChange('head.title', before.title.ru, after.title.ru),
    ...wordsChange('head.purpose', before.purpose.ru, after.purpose.ru),
    ...wordsChange('head.intro', ...survey('description')),
    ...wordsChange('head.ending', ...survey('completedHtml')),
    ...(from === to ? [] : [{ code: 'head.other' as const }]),
  ];
}

function pageChanges(before: EditedForm, after: EditedForm): Change[] {
  const titles = ({ survey }: EditedForm) =>
    new Map(survey.pages.map((page, at) => [page.name, pageTitle(page, at)]));
  const [old, now] = [titles(before), titles(after)];
  const removed = [...old].filter(([name]) => !now.has(name));
  return [
    ...[...now].flatMap(([name, title]): Change[] => {
      const was = old.get(name);
      if (was === undefined) return [{ code: 'page.added', about: title }];
      // A page without a title is known by its number, which moving others changes.
      const named = !/^№ \d+$/.test(was) || !/^№ \d+$/.test(title);
      return named ? wordsChange('page.title', was, title, title) : [];
    }),
    ...removed.map(([, title]): Change => ({ code: 'page.removed', about: title })),
  ];
}

function pageTitle(page: EditedPage, at: number): string {
  return wordsOf(page.title) || `№ ${at + 1}`;
}

interface Standing {
  item: Item;
  page: string;
  pageTitle: string;
}

function standings({ survey }: EditedForm): Map<string, Standing> {
  return new Map(
    survey.pages.flatMap((page, at) =>
      page.elements.map((item) => [
        item.name,
        { item, page: page.name, pageTitle: pageTitle(page, at) },
      ]),
    ),
  );
}

/** How a question is called in a sentence: by its title, or by the text that it is. */
export function titleOf(item: Item): string {
  const words = wordsOf(item.title) || wordsOf(item.html).replace(/<[^>]*>/g, ' ');
  return words.replace(/\s+/g, ' ').trim();
}

function questionChanges(before: EditedForm, after: EditedForm): Change[] {
  const [old, now] = [standings(before), standings(after)];
  const stayed = steady(
    [...now.keys()].filter((name) => old.has(name)),
    [...old.keys()],
  );
  return [
    ...[...now].flatMap(([name, { item, page, pageTitle }]): Change[] => {
      const was = old.get(name);
      const about = titleOf(item);
      if (!was) return [{ code: 'question.added', about, to: pageTitle }];
      const moved: Change[] =
        was.page !== page
          ? [{ code: 'question.paged', about, to: pageTitle }]
          : stayed.has(name)
            ? []
            : [{ code: 'question.moved', about }];
      return [...itemChanges(was.item, item), ...moved];
    }),
    ...[...old]
      .filter(([name]) => !now.has(name))
      .map(([, { item }]): Change => ({ code: 'question.removed', about: titleOf(item) })),
  ];
}

/** The longest row of names that stand in the same order as before: the others were moved. */
function steady(names: readonly string[], before: readonly string[]): Set<string> {
  const at = new Map(before.map((name, index) => [name, index]));
  const best: string[][] = [];
  for (const name of names) {
    const place = at.get(name) ?? 0;
    const longest = best
      .filter((row) => (at.get(row.at(-1) ?? '') ?? -1) < place)
      .reduce<string[]>((one, other) => (other.length > one.length ? other : one), []);
    best.push([...longest, name]);
  }
  return new Set(
    best.reduce<string[]>((one, other) => (other.length > one.length ? other : one), []),
  );
}

/** Properties that have a sentence of their own; all others are «настройки вопроса». */
const told = new Set([
  ...['title', 'html', 'description', 'type', 'inputType', 'isRequired', 'visibleIf'],
  ...['choices', 'rows', 'columns', 'showOtherItem', 'hasOther', 'showNoneItem', 'hasNone'],
]);

function itemChanges(before: Item, after: Item): Change[] {
  const about = titleOf(after) || titleOf(before);
  const kinds: [RowKind, RowKind] = [kindOf(before), kindOf(after)];
  const isKindNew = kinds[0] !== kinds[1];
  const required = [before, after].map((item) => item.isRequired === true);
  const conditions = [before, after].map(({ visibleIf }) =>
    typeof visibleIf === 'string' ? visibleIf : '',
  );
  const others = [before, after].map((item) =>
    same([
      Object.entries(item).filter(([key]) => !told.has(key)),
      [item.title, item.html, item.description].map((text) => wordsOf(text, 'en')),
      (['choices', 'rows', 'columns'] as const).map((list) =>
        linesOf(item[list])
          .map(({ value, english }) => [value, english])
          .sort(),
      ),
    ]),
  );
  const changes: Change[] = [
    ...wordsChange('question.title', titleOf(before), titleOf(after), about),
    ...wordsChange('question.hint', wordsOf(before.description), wordsOf(after.description), about),
    ...(isKindNew ? [{ code: 'question.kind' as const, about, from: kinds[0], to: kinds[1] }] : []),
    ...(required[0] === required[1]
      ? []
      : [
          {
            code: required[1] ? ('question.required' as const) : ('question.optional' as const),
            about,
          },
        ]),
    ...(isKindNew ? [] : listsChanges(before, after, about)),
    ...wordsChange('question.condition', conditions[0] ?? '', conditions[1] ?? '', about),
  ];
  if (changes.length > 0 || others[0] === others[1]) return changes;
  return [{ code: 'question.other', about }];
}

const offered = { other: 'Другое', none: 'Ничего из перечисленного' } as const;

function listsChanges(before: Item, after: Item, about: string): Change[] {
  const lists: ListName[] = ['choices', 'rows', 'columns'];
  return [
    ...lists.flatMap((list) => listChanges(linesOf(before[list]), linesOf(after[list]), about)),
    ...(['other', 'none'] as const).flatMap((what): Change[] => {
      const [was, is] = [offers(before, what), offers(after, what)];
      if (was === is) return [];
      return is
        ? [{ code: 'choice.added', about, to: offered[what] }]
        : [{ code: 'choice.removed', about, from: offered[what] }];
    }),
  ];
}

function listChanges(before: Line[], after: Line[], about: string): Change[] {
  const old = new Map(before.map(({ value, words }) => [value, words]));
  const now = new Map(after.map(({ value, words }) => [value, words]));
  const order = (list: Line[], other: Map<unknown, unknown>) =>
    list.filter(({ value }) => other.has(value)).map(({ value }) => value);
  return [
    ...after.flatMap(({ value, words }): Change[] => {
      const was = old.get(value);
      if (was === undefined) return [{ code: 'choice.added', about, to: words }];
      return wordsChange('choice.words', was, words, about);
    }),
    ...before
      .filter(({ value }) => !now.has(value))
      .map(({ words }): Change => ({ code: 'choice.removed', about, from: words })),
    ...(same(order(before, now)) === same(order(after, old))
      ? []
      : [{ code: 'choice.order' as const, about }]),
  ];
}

function elementChanges(before: EditedForm, after: EditedForm): Change[] {
  const old = new Map(before.elements.map((element) => [element.id, element]));
  const now = new Set(after.elements.map(({ id }) => id));
  return [
    ...after.elements.flatMap((element): Change[] => {
      const was = old.get(element.id);
      const about = element.title.ru;
      if (!was) return [{ code: 'element.added', about, to: element.unit }];
      return same(was) === same(element) ? [] : [{ code: 'element.changed', about }];
    }),
    ...before.elements
      .filter(({ id }) => !now.has(id))
      .map(({ title }): Change => ({ code: 'element.removed', about: title.ru })),
  ];
}

/** The same text for the same JSON, in whatever order its keys stand. */
function same(value: unknown): string {
  return JSON.stringify([value], (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
