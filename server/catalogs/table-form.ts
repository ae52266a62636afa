import type { TableDefinition } from '../../catalogs/dictionary.ts';
import { compileForm, type CompileResult } from '../../forms/compile/compile.ts';

type Column = TableDefinition['columns'][number];

const read = new WeakMap<TableDefinition, CompileResult>();

/**
 * A table as a form whose questions are its columns, so that the one expression language applies
 * to its rows as it does to answers. Faults name columns that cannot be named in expressions.
 */
export function compileTable(table: TableDefinition): CompileResult {
  const known = read.get(table);
  if (known) return known;
  const elements = table.columns.map((column) => ({
    name: column.id,
    title: column.title,
    ...questionOf(column),
  }));
  const compiled = compileForm({ title: table.title, elements });
  read.set(table, compiled);
  return compiled;
}

function questionOf({ type, decimals, min, max, choices, unit }: Column): object {
  switch (type) {
    case 'number':
      return { type: 'text', inputType: 'number', decimals, min, max, unit };
    case 'text':
      return { type: 'text' };
    case 'choice':
      return {
        type: 'radiogroup',
        choices: (choices ?? []).map(({ value, title }) => ({ value, text: title })),
      };
    case 'yesno':
      return { type: 'boolean' };
  }
}
