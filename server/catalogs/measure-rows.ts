import type { ElementAggregate, RowAggregate } from '../../catalogs/aggregate.ts';
import { personColumn, type Dimension, type TableDefinition } from '../../catalogs/dictionary.ts';
import { compileExpression, type Wanted } from '../../forms/compile/indicator.ts';
import { scopeOfForm, type Meaning, type Named } from '../../forms/compile/scope.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { CompiledForm, Tree } from '../../forms/run/types.ts';
import type { CompiledAggregate, ElementSource, RowSource, Span } from './compiled.ts';
import type { Known } from './known.ts';
import { at, type MeasureFaults } from './measure-faults.ts';
import { unitOf, yesNo, type UnitName } from './measure-units.ts';
import { compileTable } from './table-form.ts';

/** One measure being compiled. */
export interface Compiling {
  known: Known;
  faults: MeasureFaults;
  breakdown: Dimension | null;
}

/** A compiled aggregate with what is known about its number. */
export interface Amount<A extends CompiledAggregate = CompiledAggregate> {
  aggregate: A;
  unit: UnitName;
  decimals: number | undefined;
}

const spanOf = ({ back = 0, over = 1 }: Pick<RowAggregate, 'back' | 'over'>): Span => ({
  back,
  over,
});

/** Compiles a quantity that organizations report. */
export function compileElement(
  leaf: ElementAggregate,
  path: string,
  { known, faults }: Compiling,
): Amount<ElementSource> | null {
  const element = known.elements.get(leaf.element);
  if (!element) {
    faults.add(at(path, 'element'), 'element', { name: leaf.element });
    return null;
  }
  const dimension = element.dimension ? known.dimensions.get(element.dimension) : undefined;
  const parts = dimension?.parts.map(({ id }): [string, string] => [id, `${leaf.element}__${id}`]);
  return {
    aggregate: {
      from: 'element',
      element: leaf.element,
      dimension: dimension?.id ?? null,
      parts: parts ? Object.fromEntries(parts) : null,
      span: spanOf(leaf),
    },
    unit: element.kind === 'yesno' ? yesNo : element.unit,
    decimals: element.decimals,
  };
}

/** Where rows come from, and the form whose answers they are: columns are read as questions. */
interface Rows {
  source: RowSource['source'];
  form: CompiledForm;
}

function rowsOf(leaf: RowAggregate, path: string, c: Compiling): Rows | null {
  const { known, faults } = c;
  if ('form' in leaf) {
    const { form: key, roster } = leaf;
    const form = known.forms.get(key);
    if (!form) faults.add(at(path, 'form'), 'form', { name: key });
    else if (known.dataForms.has(key)) {
      faults.add(at(path, 'form'), 'dataForm', { name: key });
    } else if (roster === undefined) return { source: { form: key }, form };
    else return rosterOf(key, roster, form, at(path, 'roster'), c);
    return null;
  }
  const table = known.tables.get(leaf.table);
  const compiled = table && compileTable(table);
  if (compiled?.ok) return { source: { table: leaf.table }, form: compiled.form };
  // What is wrong with the table itself is said at the table.
  faults.add(at(path, 'table'), 'table', { name: leaf.table });
  return null;
}

/** The rows of one question of a form. */
function rosterOf(
  key: string,
  name: string,
  form: CompiledForm,
  path: string,
  { faults }: Compiling,
): Rows | null {
  const question = indexForm(form).questions.get(name);
  if (question?.roster) {
    return { source: { form: key, roster: question.name }, form: question.roster };
  }
  faults.add(path, question ? 'notRoster' : 'roster', { name });
  return null;
}

/** What is taken of each row, and the expression that gives it. */
function takenOf(leaf: RowAggregate): { take: RowSource['take']; text?: string } {
  if ('sum' in leaf) return { take: 'sum', text: leaf.sum };
  if ('mean' in leaf) return { take: 'mean', text: leaf.mean };
  return 'value' in leaf ? { take: 'value', text: leaf.value } : { take: 'count' };
}

/** Compiles a number taken from responses or from rows of an imported table. */
export function compileRows(
  leaf: RowAggregate,
  path: string,
  c: Compiling,
): Amount<RowSource> | null {
  const rows = rowsOf(leaf, path, c);
  if (!rows) return null;
  const { form, source } = rows;
  const before = c.faults.list.length;
  const { take, text } = takenOf(leaf);
  const value = text === undefined ? null : compileText(text, 'number', at(path, take), rows, c);
  const where =
    leaf.where === undefined
      ? null
      : compileText(leaf.where, 'boolean', at(path, 'where'), rows, c);
  const by = leaf.by === undefined ? null : partColumn(leaf.by, at(path, 'by'), form, c);
  const per = perOf(leaf.per, path, rows, c);
  if (c.faults.list.length > before) return null;
  const table = 'table' in leaf ? c.known.tables.get(leaf.table) : undefined;
  const persons = 'form' in leaf ? c.known.personForms.has(leaf.form) : table?.persons === true;
  const always = where?.tree.kind === 'literal' && where.tree.value === true;
  return {
    aggregate: {
      from: 'rows',
      source,
      persons,
      person: table ? personOf(table, form) : isRoster(source) && persons ? 'response' : null,
      take,
      value: value?.tree ?? null,
      where: always ? null : (where?.tree ?? null),
      by,
      per,
      span: spanOf(leaf),
    },
    unit: value?.unit,
    decimals: take === 'count' ? 0 : take === 'mean' ? undefined : value?.meaning.decimals,
  };
}

/** The column that says whose a row is. */
function personOf(table: TableDefinition, form: CompiledForm): RowSource['person'] {
  const column = personColumn(table);
  const named = column === null ? undefined : scopeOfForm(form)(column);
  return named ? { column: named.name, folded: named.free === true } : null;
}

/** Of a roster no folded copies of free text are kept. */
function isRoster(source: RowSource['source']): boolean {
  return 'form' in source && source.roster !== undefined;
}

/** One expression over a form's questions or a table's columns. */
function compileText(
  text: string,
  wanted: Wanted,
  path: string,
  { form, source }: Rows,
  { known, faults }: Compiling,
): { tree: Tree; meaning: Meaning; unit: UnitName } | null {
  const compiled = compileExpression(form, text, wanted, known.settings);
  if (!compiled.ok) {
    const isOfForm = 'form' in source && !isRoster(source);
    faults.addExpression(path, isOfForm ? 'questions' : 'columns', compiled.faults);
    return null;
  }
  const folded = isRoster(source) ? foldedIn(compiled.tree) : undefined;
  if (folded !== undefined) {
    faults.addInText(path, 'rosterText', text, folded, { name: `{${folded}}` });
    return null;
  }
  const { questions } = indexForm(form);
  const { unit, clash } = unitOf(compiled.tree, (name) => questions.get(name)?.unit?.ru);
  if (clash) faults.addInText(path, 'units', text, clash.name, { ...clash });
  return { tree: compiled.tree, meaning: compiled.meaning, unit };
}

/** The first name whose folded copy an expression looks at. */
function foldedIn(tree: Tree): string | undefined {
  if (tree.kind === 'ref') return tree.folded ? tree.name : undefined;
  if (tree.kind !== 'call') return undefined;
  return tree.args.map(foldedIn).find((name) => name !== undefined);
}

/** A question or column whose answer is stored with the row. */
function stored(reference: string, path: string, form: CompiledForm, faults: MeasureFaults) {
  const named: Named | undefined = scopeOfForm(form)(reference.slice(1, -1).trim());
  const formula = named && indexForm(form).calculated.get(named.name);
  if (!named || formula?.stored === false) {
    faults.add(path, 'question', { name: reference });
    return null;
  }
  return named;
}

function partColumn(
  reference: string,
  path: string,
  form: CompiledForm,
  { breakdown, faults }: Compiling,
): string | null {
  if (!breakdown) {
    faults.add(path, 'byUnused');
    return null;
  }
  const named = stored(reference, path, form, faults);
  if (!named) return null;
  const { domain } = named;
  if (named.type !== 'string' || !domain) {
    faults.add(path, 'byKind', { name: reference });
    return null;
  }
  const absent = breakdown.parts.find(({ id }) => !domain.includes(id));
  if (absent) faults.add(path, 'byParts', { name: reference, part: absent.id });
  return named.name;
}

function perOf(
  per: RowAggregate['per'],
  path: string,
  { form, source }: Rows,
  { faults }: Compiling,
): RowSource['per'] {
  if (per === undefined) return 'row';
  if (per === 'organization') return per;
  const place = at(path, 'per', 'group');
  const named = stored(per.group, place, form, faults);
  if (!named) return 'row';
  if (named.type === 'unreadable' || named.type === 'numberSet' || named.type === 'stringSet') {
    faults.add(place, 'groupKind', { name: per.group });
  }
  if (named.free && isRoster(source)) faults.add(place, 'rosterText', { name: per.group });
  return { group: named.name, folded: named.free === true };
}
