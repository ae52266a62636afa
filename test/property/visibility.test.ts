import fc from 'fast-check';
import type { Model } from 'survey-core';
import { expect, test } from 'vitest';
import { checkAnswers } from '../../forms/run/check.ts';
import { formState, indexForm } from '../../forms/run/state.ts';
import type { Answers } from '../../forms/run/types.ts';
import { forms, treesOf } from './support/forms.ts';
import { answersTo, type Json } from './support/generate.ts';
import { context, differs, oracle, plain } from './support/oracle.ts';

const seen = { cases: 0, valid: 0, invalid: 0 };

/** Only what the visible questions were answered with, as the page sends it. */
function visibleOnly(answers: Json, visible: Record<string, boolean>): Answers {
  const shown = Object.entries(answers).filter(([key]) => visible[key.replace(/-Comment$/, '')]);
  return Object.fromEntries(shown) as Answers;
}

test('visibility, calculated values and validity are those of survey-core', () => {
  const samples = fc.constantFrom(0, 2).chain((decimals) =>
    fc.record({
      generated: forms(decimals),
      all: fc.array(answersTo(decimals), { minLength: 4, maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(samples, ({ generated: { survey, form }, all }) => {
      for (const given of all) {
        const first = formState(form, given as Answers, context);
        const answers = visibleOnly(given, first.visible);
        const state = formState(form, answers, context);
        expect(state.visible).toEqual(first.visible);
        // Hidden values come back as missing; a difference anywhere may show everywhere.
        if (treesOf(form).some((tree) => differs(tree, (name) => state.values[name]))) continue;
        seen.cases += 1;
        const model = oracle(survey, answers);
        const place = JSON.stringify({ survey, answers });
        for (const [name, visible] of Object.entries(state.visible)) {
          const part = partOf(model, name);
          expect(part.isVisible && parentsVisible(part), `${name} of ${place}`).toBe(visible);
        }
        for (const { name } of form.calculated) {
          expect(plain(model.getVariable(name.toLowerCase())), `${name} of ${place}`).toEqual(
            plain(state.values[name]),
          );
        }
        for (const name of indexForm(form).questions.keys()) {
          const question = model.getQuestionByName(name);
          if (!state.visible[name]) continue;
          expect(question.isRequired && !question.isReadOnly, `required ${name} of ${place}`).toBe(
            state.required[name],
          );
        }
        const result = checkAnswers(form, answers, context);
        const valid = model.validate(true, false);
        expect(result.ok, `valid: ${JSON.stringify(result)} of ${place}`).toBe(valid);
        if (valid) seen.valid += 1;
        else seen.invalid += 1;
        model.dispose();
      }
    }),
    { numRuns: 40 },
  );
  expect(seen.cases).toBeGreaterThan(40);
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(2);
});

function parentsVisible(part: unknown): boolean {
  const parent: unknown = Reflect.get(part as object, 'parent');
  if (!parent) return true;
  return Reflect.get(parent, 'isVisible') === true && parentsVisible(parent);
}

function partOf(model: Model, name: string): { isVisible: boolean } {
  const found = [
    model.getQuestionByName(name),
    model.getPanelByName(name),
    model.getPageByName(name),
  ];
  const part = found.find(Boolean);
  if (!part) throw new Error(`survey-core has no ${name}`);
  return part;
}
