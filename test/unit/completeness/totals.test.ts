import { describe, expect, it } from 'vitest';
import type {
  CompiledCell,
  CompiledColumn,
} from '../../../server/completeness/compilation.schema.ts';
import { totalOf } from '../../../server/completeness/compile.ts';

const column = (total: CompiledColumn['total']): CompiledColumn => ({
  ...{
    id: 'pupils',
    group: '',
    title: 'Обучающихся',
    unit: 'чел.',
    decimals: 0,
    restricted: false,
  },
  ...{ kind: total === 'yes' ? 'yesNo' : 'quantity', total },
});
const value = (of: number | boolean, preliminary = 0): CompiledCell => ({ value: of, preliminary });
const none = (why: NonNullable<CompiledCell['why']>): CompiledCell => ({ value: null, why });

const cases: [string, CompiledColumn['total'], CompiledCell[], CompiledCell][] = [
  [
    'adds what was given',
    'sum',
    [value(2), value(3, 1)],
    { value: 5, preliminary: 1, n: 2, of: 2 },
  ],
  [
    'leaves out who has not reported, and says so',
    'sum',
    [value(2), none('notSubmitted'), none('absent')],
    { value: 2, preliminary: 0, n: 1, of: 3 },
  ],
  [
    'owes nothing where it does not apply or nobody asks',
    'sum',
    [value(2), none('notApplicable'), none('notAsked')],
    { value: 2, preliminary: 0, n: 1, of: 1 },
  ],
  ['keeps a reported zero', 'sum', [value(0)], { value: 0, preliminary: 0, n: 1, of: 1 }],
  [
    'is no zero where nobody gave a value',
    'sum',
    [none('notSubmitted'), none('notSubmitted')],
    { value: null, why: 'notSubmitted', preliminary: 0, n: 0, of: 2 },
  ],
  [
    'has mixed reasons',
    'sum',
    [none('notSubmitted'), none('absent')],
    { value: null, why: 'empty', preliminary: 0, n: 0, of: 2 },
  ],
  [
    'says that it applies to nobody',
    'sum',
    [none('notApplicable')],
    { value: null, why: 'notApplicable', preliminary: 0, n: 0, of: 0 },
  ],
  [
    'adds nothing up of shares',
    'none',
    [value(2)],
    { value: null, why: 'notSummed', preliminary: 0, n: 1, of: 1 },
  ],
  ['counts «да»', 'yes', [value(true), value(false)], { value: 1, preliminary: 0, n: 2, of: 2 }],
  [
    'tells nothing of what is withheld',
    'sum',
    [none('restricted')],
    { value: null, why: 'restricted' },
  ],
  [
    'of decimals is exact',
    'sum',
    [value(0.1), value(0.2)],
    { value: 0.3, preliminary: 0, n: 2, of: 2 },
  ],
];

describe('a total', () => {
  it.each(cases)('%s', (_, total, cells, expected) => {
    expect(totalOf(column(total), cells)).toEqual(expected);
  });
});
