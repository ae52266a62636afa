import { expect, it } from 'vitest';
import { writersOf } from '../../../client/staff/pages/assignments/writers.ts';

const field = (question: string, by: string, hour: number, more: object = { answer: 1 }) => ({
  question,
  version: 1,
  by,
  at: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
  ...more,
});

it('names who filled a form in, by how much of it stands, with their last word', () => {
  const writers = writersOf([
    field('a', 'Зоя', 9),
    field('b', 'Марина', 12),
    field('c', 'Марина', 10),
    field('d', 'Зоя', 8, {}),
    field('e', 'Марина', 11, { state: { state: 'absent', reason: 'нет' } }),
  ]);
  expect(writers).toEqual([
    { by: 'Марина', count: 3, at: '2026-11-20T12:00:00.000Z' },
    { by: 'Зоя', count: 1, at: '2026-11-20T09:00:00.000Z' },
  ]);
});
