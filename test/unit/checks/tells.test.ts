import { describe, expect, it } from 'vitest';
import { compileRule, ruleViolations } from '../../../server/checks/own-rule.ts';
import type { Violation } from '../../../server/checks/schema.ts';
import { tells } from '../../../server/checks/tells.ts';

const found = (more: Partial<Violation>): Violation => ({
  ...{ id: 'zero:q', severity: 'soft', kind: 'zero', question: 'q', others: [], rank: 1 },
  ...{ message: { ru: 'стало нулём' }, value: 0, against: 5 },
  ...more,
});
/** The form asks for pupils in `q` and for orphans in `r`. */
const elements = new Map([
  ['q', { id: 'pupils' }],
  ['r', { id: 'orphans' }],
]);
const withheld = new Set(['crimes', 'orphans', 'bullying__boys']);

describe('a violation tells of a withheld number', () => {
  const telling: [string, Partial<Violation>][] = [
    ['at its own question', { id: 'zero:r', question: 'r' }],
    ['among those that take part', { id: 'partOf:orphans:pupils', others: ['r'] }],
    ['of another form, named by the check', { id: 'otherForm:crimes:pupils', kind: 'otherForm' }],
    ['of another form, named by a rule', { id: 'rule:1', elsewhere: ['crimes'] }],
    ['as a sum of which it is a part', { id: 'otherForm:bullying:pupils', kind: 'otherForm' }],
  ];
  it.each(telling)('%s', (_, more) => {
    expect(tells(found(more), elements, withheld)).toBe(true);
  });

  it('not where it is about others only, nor to whom everything may be shown', () => {
    expect(tells(found({}), elements, withheld)).toBe(false);
    expect(tells(found({ id: 'partOf:teachers:pupils' }), elements, withheld)).toBe(false);
    expect(tells(found({ question: 'r' }), elements, new Set())).toBe(false);
  });

  it('where a rule holds numbers of two forms against each other', () => {
    const decimals = new Map([
      ['crimes', 0],
      ['pupils', 0],
    ]);
    const compiled = compileRule('{pupils} > {crimes}', decimals);
    if (!compiled.ok) throw new Error('The rule does not compile');
    const pupils = { id: 'pupils', question: 'q', title: 'Ученики', unit: 'чел.' };
    const stated = {
      elements: new Map([['pupils', pupils]]),
      numbers: new Map([['pupils', 2]]),
      ...{ yesNo: new Map<string, number>(), notApplicable: new Set<string>() },
    };
    const rule = { id: '1', tree: compiled.tree, severity: 'soft' as const, message: 'Не больше' };
    const others = new Map([['crimes', { value: 3, notApplicable: false, final: false }]]);
    const [one] = ruleViolations([rule], stated as never, others, '2026-11-22');
    expect(one && tells(one, elements, withheld)).toBe(true);
  });
});
