import { expect, it } from 'vitest';
import {
  lookAt,
  offeredParts,
  type Organization,
} from '../../../client/staff/pages/indicators/organization-parts.ts';

const figure = (value: number | null, reason: 'zeroDenominator' | null = null) => ({
  ...{ period: '2025-2026', value, numerator: null, denominator: null, n: 1, reason },
  ...{
    expected: null,
    answered: null,
    compared: null,
    reported: null,
    hidden: false,
    fewerThanFive: false,
    freshAt: null,
  },
});

function organization(value: number | null, parts: [string, number | null][]): Organization {
  return {
    id: 'school',
    name: 'Школа',
    standing: null,
    value: {
      ...figure(value),
      target: null,
      judgement: null,
      parts: parts.map(([id, of]) => ({
        ...{ id, title: id, unit: null, decimals: null },
        value: figure(of, of === null ? 'zeroDenominator' : null),
      })),
    },
  };
}

it('leaves a value without parts to itself', () => {
  expect(offeredParts([organization(5, [])])).toEqual({ beside: [], choice: [], whole: true });
});

it('puts a few parts beside the value, without those that nobody has', () => {
  const { beside, choice } = offeredParts([
    organization(5, [
      ['физика', 1],
      ['химия', null],
    ]),
  ]);
  expect(beside.map(({ id }) => id)).toEqual(['физика']);
  expect(choice).toEqual([]);
});

it('lets people choose between many, and the whole only where there is one', () => {
  const many = ['а', 'б', 'в', 'г', 'д'].map((id): [string, number] => [id, 1]);
  expect(offeredParts([organization(5, many)])).toMatchObject({ beside: [], whole: true });
  const parts = offeredParts([organization(null, many)]);
  expect(parts.choice.map(({ id }) => id)).toEqual(['а', 'б', 'в', 'г', 'д']);
  expect(parts.whole).toBe(false);
});

it('looks at a part that is there, at nothing where it is not, and at the value itself', () => {
  const row = organization(5, [['физика', 1]]);
  expect(lookAt(row, 'физика')?.value).toBe(1);
  expect(lookAt(row, 'химия')).toBeUndefined();
  expect(lookAt(row, '')?.value).toBe(5);
});
