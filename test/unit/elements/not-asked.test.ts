import { describe, expect, it } from 'vitest';
import { madeForms } from '../../../catalogs/made-forms.ts';
import { compileDefinition } from '../../../forms/definition.ts';
import { notAsked } from '../../../server/elements/not-asked.ts';
import { small } from '../catalogs/dictionary.ts';

const result = compileDefinition(madeForms(small)[0]);
if (!result.ok) throw new Error('the form does not compile');
const { compiled } = result;
const ask = (answers: Record<string, number | boolean>, states = {}) =>
  [...notAsked(compiled, answers, states, '2022-05-30')].sort();

describe('what a form did not ask', () => {
  it.each([
    ['asked', { graduates: 5, has_centre: true }, {}, []],
    ['the condition does not hold', { graduates: 0, has_centre: true }, {}, ['gold']],
    ['no', { graduates: 1, has_centre: false }, {}, ['centre_pupils', 'spent']],
    ['the condition is not known', { has_centre: true }, {}, []],
    ['it is absent', { has_centre: true }, { graduates: { state: 'absent' } }, []],
    [
      'it does not apply',
      { has_centre: true },
      { graduates: { state: 'notApplicable' } },
      ['gold'],
    ],
  ])('does not apply only where that is known: %s', (_, answers, states, expected) => {
    expect(ask(answers, states)).toEqual(expected);
  });
});
