import { expect, it } from 'vitest';
import type { MatrixView } from '../../../server/completeness/schema.ts';
import type { SourceState } from '../../../server/indicators/coverage.schema.ts';
import { answersPath } from '../../../client/staff/pages/indicators/use-answers-of.ts';

type Source = Pick<SourceState, 'kind' | 'ref' | 'ways'>;

const way = (key: string): SourceState['ways'][number] => ({
  type: 'school',
  form: { key, title: key, version: 1 },
  campaign: null,
  status: 'there',
});

const teachers: Source = { kind: 'element', ref: 'teachers_total', ways: [way('staff')] };
const results: Source = { kind: 'table', ref: 'vpr', ways: [] };

/** Two forms; the school was asked by the second one alone. */
const matrix = {
  forms: [{ key: 'other' }, { key: 'staff' }],
  rows: [
    { id: 'school', cells: [null, { assignmentId: 'a1' }] },
    { id: 'new', cells: [null, { assignmentId: null }] },
  ],
} as unknown as Pick<MatrixView, 'forms' | 'rows'>;

it('has no way where nothing was asked, nobody is known or the form is not made yet', () => {
  expect(answersPath([results], matrix, 'school')).toBeNull();
  expect(answersPath([teachers], matrix, 'nobody')).toBeNull();
  expect(answersPath([teachers], matrix, 'new')).toBeNull();
  expect(answersPath([{ ...teachers, ways: [way('other')] }], matrix, 'school')).toBeNull();
});

it('leads to the field of the form in which the organization gave the number', () => {
  expect(answersPath([results, teachers], matrix, 'school')).toBe(
    '/assignments/a1#field-teachers_total',
  );
});
