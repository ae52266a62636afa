import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLines, linesOf, moveLine, removeLine, setLine } from '../../forms/edit/choices.ts';
import { differences } from '../../forms/edit/difference.ts';
import {
  addPage,
  changeItem,
  duplicateItem,
  moveItem,
  moveItemTo,
  movePage,
  removeItem,
  removePage,
  restoreItem,
  retitle,
  setHead,
} from '../../forms/edit/edits.ts';
import { namesOf, type EditedForm } from '../../forms/edit/json.ts';
import { addQuestion, editedKinds, setKind } from '../../forms/edit/kinds.ts';
import { editable, itemOf, itemsOf } from '../../forms/edit/outline.ts';
import { judgeDraft } from '../../forms/draft.ts';
import { readFormLibrary } from '../../server/forms/library.ts';

const library = readFormLibrary().map((form) => editable(form as EditedForm));

const step = fc.record({
  what: fc.constantFrom(
    ...([
      'add',
      'remove',
      'removeRestore',
      'move',
      'moveTo',
      'duplicate',
      'retitle',
      'kind',
    ] as const),
    ...(['choices', 'page', 'removePage', 'movePage', 'head'] as const),
  ),
  at: fc.nat(200),
  to: fc.nat(20),
  up: fc.boolean(),
  kind: fc.constantFrom(...editedKinds),
  words: fc.string({ maxLength: 12 }),
  seed: fc.integer(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Numbers that only depend on the step, so that a failure repeats. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Does one step and says which rows it was about. */
function doStep(form: EditedForm, one: Step): { form: EditedForm; about: string[] } {
  const items = itemsOf(form);
  const name = items[one.at % Math.max(1, items.length)]?.name ?? '';
  const { pages } = form.survey;
  const page = one.to % pages.length;
  const random = numbers(one.seed);
  const by = one.up ? -1 : 1;
  switch (one.what) {
    case 'add': {
      const added = addQuestion(form, one.kind, { page, at: 0 }, random);
      return { form: added.form, about: [added.name] };
    }
    case 'remove':
      return { form: removeItem(form, name).form, about: [name] };
    case 'removeRestore': {
      const { form: left, removed } = removeItem(form, name);
      return { form: removed ? restoreItem(left, removed) : left, about: [] };
    }
    case 'move':
      return { form: moveItem(form, name, by), about: [] };
    case 'moveTo':
      return { form: moveItemTo(form, name, { page, at: 0 }), about: [] };
    case 'duplicate': {
      const copy = duplicateItem(form, name, random);
      return { form: copy.form, about: [copy.name] };
    }
    case 'retitle':
      return { form: retitle(form, name, 'ru', one.words), about: [name] };
    case 'kind':
      return { form: setKind(form, name, one.kind, random), about: [name] };
    case 'choices': {
      const edited = changeItem(form, name, (item) => {
        const added = addLines(item.choices, 0, [one.words, 'ещё'], random);
        const moved = moveLine(setLine(added, 1, 'ru', 'другое слово'), 0, 1);
        return { ...item, choices: one.up ? removeLine(moved, 0) : moved };
      });
      return { form: edited, about: [name] };
    }
    case 'page':
      return { form: addPage(form, page, `p${one.seed}`), about: [] };
    case 'removePage':
      return { form: removePage(form, pages[page]?.name ?? ''), about: [] };
    case 'movePage':
      return { form: movePage(form, pages[page]?.name ?? '', by), about: [] };
    case 'head':
      return { form: setHead(form, 'title', one.up ? 'ru' : 'en', one.words), about: [] };
  }
}

describe('any sequence of edits of any form of the library', () => {
  it('leaves alone what it is not about, keeps names apart and elements with their questions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...library),
        fc.array(step, { maxLength: 25 }),
        (start, steps) => {
          const touched = new Set<string>();
          const original = JSON.stringify(start);
          let form = start;
          for (const one of steps) {
            const done = doStep(form, one);
            form = done.form;
            for (const name of done.about) touched.add(name);
          }
          expect(JSON.stringify(start)).toBe(original);
          for (const item of itemsOf(start)) {
            // The very same object: whatever the editor does not know in it is still there.
            if (!touched.has(item.name)) expect(itemOf(form, item.name)).toBe(item);
          }
          const names = itemsOf(form).map(({ name }) => name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          const all = namesOf(form);
          for (const { question } of form.elements) expect(all).toContain(question.toLowerCase());
          const ids = form.elements.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const kept = Object.keys(start.survey).filter((key) => !['pages', 'title'].includes(key));
          for (const key of kept) expect(form.survey[key]).toBe(start.survey[key]);
          expect(form.settings).toBe(start.settings);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives a form that compiles, or faults at places that are in the list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...library), fc.array(step, { maxLength: 6 }), (start, steps) => {
        const form = steps.reduce((old, one) => doStep(old, one).form, start);
        const judged = judgeDraft(form);
        if (judged.ok) return;
        expect(judged.faults.length).toBeGreaterThan(0);
        const rows = new Set(itemsOf(form).map(({ name }) => name));
        const pages = new Set(form.survey.pages.map(({ name }) => name));
        for (const { place, message } of judged.faults) {
          if (place.kind === 'question') expect(rows).toContain(place.name);
          if (place.kind === 'page') expect(pages).toContain(place.name);
          expect(message.ru).toMatch(/[а-яё]/i);
          expect(message.ru).not.toMatch(/survey\.|pages\[|undefined/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is told as differences exactly when there are any', () => {
    fc.assert(
      fc.property(fc.constantFrom(...library), fc.array(step, { maxLength: 4 }), (start, steps) => {
        const form = steps.reduce((old, one) => doStep(old, one).form, start);
        expect(differences(form, JSON.parse(JSON.stringify(form)) as EditedForm)).toEqual([]);
        const told = differences(start, form).length > 0;
        if (JSON.stringify(form) !== JSON.stringify(start)) {
          // Putting pages without a title in another order may be all that happened to nothing.
          expect(told || JSON.stringify(itemsOf(form)) === JSON.stringify(itemsOf(start))).toBe(
            true,
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('a list keeps the values of its lines whatever happens to their words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 }),
      (bare, words) => {
        const start = addLines([], 0, bare, numbers(1));
        const list = words.reduce<unknown>(
          (old, text, at) => setLine(old, at % bare.length, 'ru', text),
          start,
        );
        expect(linesOf(list).map(({ value }) => value)).toEqual(
          linesOf(start).map(({ value }) => value),
        );
        words.slice(0, bare.length).forEach((text, at) => {
          const last = words.filter((_, index) => index % bare.length === at).at(-1);
          expect(linesOf(list)[at]?.words).toBe(last ?? text);
        });
      },
    ),
  );
});
