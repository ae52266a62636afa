import { expect, it } from 'vitest';
import { together } from '../../../client/staff/pages/completeness/templates/empty-cells.ts';
import type { CompiledRow } from '../../../server/completeness/compilation.schema.ts';
import { ordered } from '../../../server/completeness/compile.ts';

const row = (id: string, cluster: string, kind: CompiledRow['kind'] = 'organization') => ({
  ...{ id, kind, name: id, shortName: id, cluster, cells: [] },
});
const rows = [
  ...[row('a', 'Север'), row('b', 'Север'), row('cluster:Север', 'Север', 'cluster')],
  ...[row('c', 'Юг'), row('d', 'Юг'), row('cluster:Юг', 'Юг', 'cluster')],
  ...[row('e', ''), row('whole', '', 'whole')],
];
const ids = (order: string[]) => ordered(rows, order).map(({ id }) => id);

it('a file has the order of the page, each organization in its cluster, subtotals where they are', () => {
  expect(ids(['d', 'b', 'c', 'a', 'e'])).toEqual([
    ...['b', 'a', 'cluster:Север', 'd', 'c', 'cluster:Юг', 'e', 'whole'],
  ]);
});

it('without an order, or with one of others, rows stay as they were', () => {
  expect(ids([])).toEqual(rows.map(({ id }) => id));
  expect(ids(['x', 'b'])).toEqual(['b', 'a', ...rows.slice(2).map(({ id }) => id)]);
});

it('cells of one organization that stay empty for one reason are told as one thing', () => {
  const cell = (address: string, about: string, title: string, why: 'notSubmitted' | 'absent') => ({
    ...{ sheet: 'Форма', address, about, title, why, reason: '' },
  });
  const told = together([
    cell('C8', 'Школа 1', 'Ученики', 'notSubmitted'),
    cell('D8', 'Школа 1', 'Педагоги', 'notSubmitted'),
    cell('C9', 'Школа 2', 'Ученики', 'notSubmitted'),
    cell('D9', 'Школа 2', 'Педагоги', 'absent'),
    cell('E8', 'Школа 1', 'Ученики', 'notSubmitted'),
  ]);
  expect(told.map(({ about, addresses, titles }) => [about, addresses, titles])).toEqual([
    ['Школа 1', ['C8', 'D8', 'E8'], ['Ученики', 'Педагоги']],
    ['Школа 2', ['C9'], ['Ученики']],
    ['Школа 2', ['D9'], ['Педагоги']],
  ]);
});
