import { queryString } from '../../api.ts';

/** The address of an import into a table of a period. */
export function importPath(table: string, period: string): string {
  return `/external/import${queryString({ table, period })}`;
}
