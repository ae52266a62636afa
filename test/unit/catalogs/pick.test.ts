import { expect, it } from 'vitest';
import type { Tree } from '../../../forms/run/types.ts';
import { dividedBy, lying, pickOf, type Lying } from '../../../server/catalogs/pick.ts';

const ref = (name: string): Tree => ({ kind: 'ref', type: 'string', name });
const is = (name: string, value: string): Tree => ({
  ...{ kind: 'call', type: 'boolean', call: 'equal' },
  args: [ref(name), { kind: 'literal', type: 'string', value }],
});
const anyOf = (name: string, ...values: string[]): Tree => ({
  ...{ kind: 'call', type: 'boolean', call: 'anyof' },
  args: [ref(name), { kind: 'set', type: 'stringSet', values }],
});
const call = (name: 'and' | 'or' | 'not', ...args: Tree[]): Tree => ({
  ...{ kind: 'call', type: 'boolean', call: name, args },
});
const is5: Tree = {
  ...{ kind: 'call', type: 'boolean', call: 'equal' },
  args: [
    { kind: 'ref', type: 'number', name: 'n' },
    { kind: 'literal', type: 'number', value: 5 },
  ],
};
type Comparing = 'less' | 'lessorequal' | 'greater' | 'greaterorequal';
const than = (name: Comparing, value: number, turned = false): Tree => {
  const args: Tree[] = [
    { kind: 'ref', type: 'number', name: 'n' },
    { kind: 'literal', type: 'number', value },
  ];
  return { kind: 'call', type: 'boolean', call: name, args: turned ? args.reverse() : args };
};
const free: Tree = {
  ...{ kind: 'call', type: 'boolean', call: 'equal' },
  args: [{ kind: 'ref', type: 'string', name: 'word', folded: true }, ref('other')],
};

it.each<[string, Tree[], Tree[], Lying]>([
  ['the same, written otherwise', [is('s', 'a')], [anyOf('s', 'a')], 'same'],
  ['one of two answers', [is('s', 'a')], [anyOf('s', 'b', 'a')], 'inside'],
  ['two answers', [is('s', 'a')], [is('s', 'b')], 'apart'],
  ['all but one answer', [call('not', is('s', 'a'))], [is('s', 'a')], 'apart'],
  ['another than one answer', [is('s', 'b')], [call('not', is('s', 'a'))], 'inside'],
  ['sets that overlap', [anyOf('s', 'a', 'b')], [anyOf('s', 'b', 'c')], 'crossing'],
  ['two questions', [is('s', 'a')], [is('t', 'a')], 'crossing'],
  ['one more question', [is('s', 'a'), is('t', 'x')], [is('s', 'a')], 'inside'],
  ['less than the other asks', [is('s', 'a')], [is('s', 'a'), free], 'around'],
  ['a condition that says nothing of an answer', [free], [is('s', 'a')], 'crossing'],
  [
    'answers under conditions of their own',
    [call('or', call('and', is('s', 'a'), free), is('s', 'b'))],
    [is('s', 'c')],
    'apart',
  ],
  ['a higher border', [than('greater', 4)], [than('greater', 3)], 'inside'],
  ['a border that belongs to it', [than('greaterorequal', 4)], [than('greater', 4)], 'around'],
  ['below and above', [than('less', 3)], [than('greaterorequal', 3)], 'apart'],
  [
    'below and above with a common border',
    [than('lessorequal', 3)],
    [than('greaterorequal', 3)],
    'crossing',
  ],
  [
    'between two borders',
    [than('greater', 2), than('less', 5)],
    [than('lessorequal', 5)],
    'inside',
  ],
  ['borders that overlap', [than('greater', 2), than('less', 5)], [than('greater', 4)], 'crossing'],
  ['a border written the other way round', [than('less', 4, true)], [than('greater', 4)], 'same'],
  ['one number above a border', [is5], [than('greaterorequal', 5)], 'inside'],
  ['one number below a border', [is5], [than('greater', 5)], 'apart'],
  ['a border and its opposite', [call('not', than('greater', 3))], [than('greater', 4)], 'apart'],
  ['a condition and its opposite', [call('not', free)], [free, is('s', 'a')], 'apart'],
])('tells how groups lie to each other: %s', (_, one, other, expected) => {
  expect(lying(pickOf(one), pickOf(other))).toBe(expected);
});

it('divides a group by an answer', () => {
  const some = pickOf([anyOf('s', 'a', 'b'), is('t', 'x')]);
  expect(lying(dividedBy(some, 's', 'a')!, some)).toBe('inside');
  expect(dividedBy(some, 's', 'c')).toBeNull();
  expect(dividedBy(null, 's', 'a')).toEqual(pickOf([is('s', 'a')]));
});
