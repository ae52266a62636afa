import { describe, expect, it } from 'vitest';
import type { ComputedDefinition } from '../../../catalogs/dictionary.ts';
import type { Measure } from '../../../catalogs/measure.ts';
import { parseCatalog, type Catalog } from '../../../catalogs/schema.ts';
import { readCatalog } from './read.ts';

const source = readCatalog('ob-2022');
const key = source.directions[0]!.criteria[0]!.indicators[0]!.key;

/** The Ob catalog with a list of its own, and perhaps a measure that reads it. */
function refused(own: Partial<ComputedDefinition>, measure?: Measure) {
  const copy: Catalog = structuredClone(source);
  copy.computed.push({ id: 'own', title: 'Свой', method: 'ranking', inputs: [], ...own });
  const last = String(copy.computed.length - 1);
  if (measure) copy.directions[0]!.criteria[0]!.indicators[0]!.measure = measure;
  const result = parseCatalog(copy);
  return result.ok
    ? []
    : result.faults.map(({ path, code }) => `${path.replace(`computed.${last}`, 'own')}: ${code}`);
}

const other = source.directions[1]!.criteria[0]!.indicators[0]!.key;
const value = [{ indicator: other }];
const MEASURE = 'directions.0.criteria.0.indicators.0.measure';

describe('a computed list', () => {
  it.each<[string, Partial<ComputedDefinition>, string[]]>([
    ['a method that is not there', { method: 'guess', inputs: value }, ['own.method: method']],
    [
      'a setting that the method has not',
      { inputs: value, settings: { colour: 'red' } },
      ['own.settings.colour: methodSetting'],
    ],
    [
      'a value that a setting does not allow',
      { inputs: value, settings: { order: 'by-name' } },
      ['own.settings.order: methodValue'],
    ],
    [
      'a number above the greatest',
      { method: 'quarter', inputs: value, settings: { share: 75 } },
      ['own.settings.share: methodValue'],
    ],
    [
      'a word for a number',
      { method: 'quarter', inputs: value, settings: { share: 'quarter' } },
      ['own.settings.share: methodValue'],
    ],
    [
      'a setting of the catalog one of whose choices does not fit',
      { inputs: value, settings: { scope: { setting: 'share-rounding' } } },
      Array.from({ length: 3 }, () => 'own.settings.scope: methodValue'),
    ],
    [
      'an input that the method does not look for',
      { method: 'biased-results', inputs: [{ indicator: other, as: 'lifted' }] },
      ['own.inputs.0: methodInput'],
    ],
    [
      'lists for a method that reads none',
      { method: 'norm-score', inputs: value, lists: [{ computed: 'results-index' }] },
      ['own.lists.0: methodInput'],
    ],
    [
      'a list that the method needs and is not given',
      { method: 'overlay', lists: [{ computed: 'low-results-list', as: 'first' }] },
      ['own.lists: methodNeeds'],
    ],
    ['a method given nothing', { inputs: [] }, ['own.inputs: methodNothing']],
    [
      'a group that a list has not',
      {
        method: 'overlay',
        lists: [
          { computed: 'low-results-list', as: 'first', groups: ['worst'] },
          { computed: 'social-list', as: 'second', groups: ['neutral'] },
        ],
      },
      ['own.lists.0.groups.0: methodGroup'],
    ],
    [
      'a group of its population that a list has not',
      {
        inputs: value,
        population: { list: { computed: 'low-results-list', groups: ['worst', 'not-low'] } },
      },
      ['own.population.list.groups.0: methodGroup'],
    ],
  ])('is refused with %s', (_, own, faults) => {
    expect(refused(own)).toEqual(faults);
  });

  it.each<[string, Partial<ComputedDefinition>]>([
    ['its only input unnamed', { inputs: value }],
    ['its only list unnamed', { lists: [{ computed: 'results-index' }] }],
    ['the one input it needs unnamed', { method: 'medal-confirmation', inputs: value }],
    ['inputs of any names', { method: 'clusters', inputs: [{ indicator: other, as: 'x/y' }] }],
  ])('is taken with %s', (_, own) => {
    expect(refused(own)).toEqual([]);
  });
});

describe('a measure that reads one', () => {
  const own = { inputs: value };

  it.each<[string, Measure, string[]]>([
    [
      'an unknown number',
      { kind: 'score', computed: 'own', output: 'speed' },
      [`${MEASURE}.output: methodNumber`],
    ],
    [
      'an unknown group',
      { kind: 'list', computed: 'own', groups: ['last-quarter', 'fifth'], as: 'share' },
      [`${MEASURE}.groups.1: methodGroup`],
    ],
    [
      'an unknown group of its population',
      {
        kind: 'count',
        of: { organizations: true },
        population: { list: { computed: 'own', groups: ['fifth'] } },
      },
      [`${MEASURE}.population.list.groups.0: methodGroup`],
    ],
  ])('is refused with %s', (_, measure, faults) => {
    expect(refused(own, measure)).toEqual(faults);
  });

  it.each(['score', 'rank', 'shift', 'median'])('may read the number %s', (output) => {
    expect(refused(own, { kind: 'score', computed: 'own', output })).toEqual([]);
  });

  it('may read a number of one input', () => {
    const index = { method: 'multidimensional-mean', inputs: value };
    const measure = { kind: 'score', computed: 'own', output: `norm:${other}` } as const;
    expect(refused(index, measure)).toEqual([]);
    expect(key).not.toBe(other);
  });
});
