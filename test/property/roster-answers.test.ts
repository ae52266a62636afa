import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import { checkAnswers } from '../../forms/run/check.ts';
import { context, oracle } from './support/oracle.ts';

/** Tables that the respondent lengthens, and answers to them: survey-core says what is accepted. */

const columns = fc
  .record({ age: fc.boolean(), club: fc.boolean(), name: fc.boolean() })
  .map((required) => [
    {
      ...{ name: 'age', cellType: 'text', inputType: 'number', min: 3, max: 17 },
      isRequired: required.age,
    },
    {
      ...{ name: 'club', cellType: 'dropdown', choices: ['chess', 'dance'] },
      isRequired: required.club,
    },
    { name: 'name', cellType: 'text', maxLength: 5, isRequired: required.name },
  ]);
const table = fc.record({
  columns,
  isRequired: fc.boolean(),
  minRowCount: fc.integer({ min: 0, max: 3 }),
  maxRowCount: fc.integer({ min: 3, max: 5 }),
});
/** Cells mostly right; an age may be beyond its bounds. */
const row = fc.record(
  {
    age: fc.constantFrom(3, 7, 11, 17, 17, 2, 18),
    club: fc.constantFrom('chess', 'dance'),
    name: fc.constantFrom('Аня', 'Петя'),
  },
  { requiredKeys: [] },
);

/** A page sends no empty list: it has the fewest rows already. */
const answered = fc.option(fc.array(row, { minLength: 1, maxLength: 3 }), { freq: 8 });

it('accepts of the rows of a table what survey-core accepts', () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(table, answered, (one, rows) => {
      const children = { type: 'matrixdynamic', name: 'children', rowCount: one.minRowCount };
      const survey = { elements: [{ ...children, ...one }] };
      const answers = rows ? { children: rows.map((cells) => ({ ...cells })) } : {};
      const compiled = compileForm(survey);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
      const model = oracle(survey, answers);
      // Cells are made when the rows are first asked for, as a page does.
      for (const question of model.getAllQuestions()) question.getNestedQuestions();
      const right = model.validate(true, false);
      const own = checkAnswers(compiled.form, answers, context);
      seen[own.ok ? 'accepted' : 'refused'] += 1;
      expect(own.ok, JSON.stringify(own)).toBe(right);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(40);
});
