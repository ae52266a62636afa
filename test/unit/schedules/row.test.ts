import { describe, expect, it } from 'vitest';
import { fold, yearsOf } from '../../../server/schedules/row.ts';

describe('the years of a schedule row', () => {
  it.each<[string, Parameters<typeof yearsOf>[0], [number | null, number | null]]>([
    ['one day', { kind: 'once', start: '2021-03-01', end: '2021-03-01' }, [2021, 2021]],
    ['a range', { kind: 'range', start: '2020-09', end: '2021-06' }, [2020, 2021]],
    ['only an end', { kind: 'once', end: '2022-12' }, [2022, 2022]],
    ['only a start', { kind: 'once', start: '2022' }, [2022, 2022]],
    ['every year from a start on', { kind: 'annual', start: '2021-09' }, [2021, null]],
    ['every year up to an end', { kind: 'continuous', end: '2024' }, [null, 2024]],
    ['no date', { kind: 'afterProcedure' }, [null, null]],
    ['a year named by the document', { kind: 'range', start: '2020-09', year: 2021 }, [2021, 2021]],
  ])('%s', (_, row, [first, last]) => {
    expect(yearsOf(row)).toEqual({ first, last });
  });
});

it('folds words as people search them', () => {
  expect(fold('  Учёт  ДЕТЕЙ\nв ПДН ')).toBe('учет детей в пдн');
});
