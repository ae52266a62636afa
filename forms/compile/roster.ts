/** A table that the respondent lengthens (SurveyJS `matrixdynamic`): its columns are questions. */
import type { CompiledForm, CompiledQuestion } from '../run/types.ts';
import { Names } from './names.ts';
import { elementProperties } from './properties.ts';
import { Source } from './source.ts';
import { readValidators } from './validators.ts';

/** Rows where the form does not say how many at most, and the most that it may allow. */
const usualRows = 50;
const mostRows = 100;

const cellTypes = [
  ...['text', 'comment', 'dropdown', 'radiogroup', 'checkbox', 'tagbox', 'boolean', 'rating'],
];
const withChoices = new Set(['dropdown', 'radiogroup', 'checkbox', 'tagbox']);
/** What a question of its own may have but not a column, whose cells know nothing of each other. */
const notOfColumns = new Set([
  ...['type', 'description', 'visible', 'visibleIf', 'enableIf', 'requiredIf'],
  ...['readOnly', 'defaultValue', 'clearIfInvisible'],
]);

type ReadQuestion = (source: Source, type: string, name: string) => CompiledQuestion;
type Roster = Required<Pick<CompiledQuestion, 'roster' | 'minRows' | 'maxRows' | 'firstRows'>>;

function readColumn(table: Source, column: Source, names: Names, read: ReadQuestion) {
  const name = names.ofQuestion(column);
  const own = column.string('cellType') ?? 'default';
  const type = own === 'default' ? (table.string('cellType') ?? 'dropdown') : own;
  const known = elementProperties[type];
  if (!cellTypes.includes(type) || !known) {
    column.fault(
      'cellType',
      'question.type',
      `Столбцы вида «${type}» не поддерживаются: подойдёт ${cellTypes.join(', ')}`,
      `Columns of the type "${type}" are not supported: use ${cellTypes.join(', ')}`,
    );
    return [];
  }
  column.checkProperties({
    carried: ['cellType', ...known.carried.filter((property) => !notOfColumns.has(property))],
    ignored: known.ignored,
  });
  const inherited = withChoices.has(type) && !column.has('choices') && table.has('choices');
  const json = {
    ...Object.fromEntries(Object.entries(column.json).filter(([key]) => !notOfColumns.has(key))),
    ...(inherited && { choices: table.json['choices'] }),
  };
  const source = new Source(column.list, json, column.path, column.name);
  const question = read(source, type, name);
  for (const validator of readValidators(source, question.kind)) {
    if (validator.kind !== 'pending') {
      question.validators.push(validator);
      continue;
    }
    column.list.faults.push({
      path: validator.path,
      ...(column.name !== undefined && { name: column.name }),
      code: 'property.unsupported',
      message: {
        ru: 'В столбце нельзя проверять выражением: выражения не видят строк таблицы',
        en: 'A column cannot be checked by an expression: expressions do not see the rows',
      },
    });
  }
  return [question];
}

/** A number of rows; SurveyJS reads no number as its own default. */
function readRowCount(source: Source, property: string, usual: number, most: number): number {
  const count = source.number(property) ?? usual;
  if (Number.isInteger(count) && count >= 0 && count <= most) return count;
  source.fault(
    property,
    'property.value',
    `Свойство ${property}: нужно целое число от 0 до ${most}`,
    `Property ${property}: a whole number from 0 to ${most} is needed`,
  );
  return usual;
}

/**
 * Reads the columns and bounds of a `matrixdynamic`.
 * @param read reads one column as the question it would be on a page
 */
export function readRoster(source: Source, read: ReadQuestion): Roster {
  const names = new Names();
  const columns = source.objects('columns');
  const elements = columns.flatMap((column) => readColumn(source, column, names, read));
  const given = source.json['columns'] ?? [];
  if (Array.isArray(given) && given.length === 0) {
    source.fault('columns', 'choices.missing', 'В таблице нет столбцов', 'There are no columns');
  }
  const maxRows = readRowCount(source, 'maxRowCount', usualRows, mostRows) || usualRows;
  const minRows = readRowCount(source, 'minRowCount', 0, maxRows);
  const usual = Math.max(minRows, source.flag('isRequired') ? 1 : 0);
  const firstRows = Math.max(minRows, readRowCount(source, 'rowCount', usual, maxRows));
  const roster: CompiledForm = {
    format: 1,
    title: { ru: '' },
    languages: ['ru'],
    pages: [{ name: 'row', elements }],
    calculated: [],
    light: false,
  };
  return { roster, minRows, maxRows, firstRows };
}
