import type {
  Compilation,
  CompiledRow,
} from '../../../../../server/completeness/compilation.schema.ts';
import { sortRows, type TableSort } from '../../../ui/table-order.ts';
import { sortValue } from './cell-words.ts';

/**
 * The rows of the table: each cluster's subtotal stands above its organizations, as the heading of
 * them, and sorting keeps each in its cluster. The whole is not among them.
 */
export function inOrder({ rows, columns }: Compilation, sort: TableSort | null): CompiledRow[] {
  const organizations = rows.filter(({ kind }) => kind === 'organization');
  const at = columns.findIndex(({ id }) => id === sort?.column);
  const sorted = sort
    ? sortRows(
        organizations,
        (row) => (at < 0 ? row.shortName : sortValue(row.cells[at])),
        sort.descending,
      )
    : organizations;
  const clusters = rows.filter(({ kind }) => kind === 'cluster');
  const inside = (cluster: string) => sorted.filter((row) => row.cluster === cluster);
  return [...clusters.flatMap((head) => [head, ...inside(head.cluster)]), ...inside('')];
}
