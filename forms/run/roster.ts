import { fault } from './shape.ts';
import { indexForm } from './state.ts';
import { fewestRowsText } from './text.ts';
import type { Answers, CompiledForm, CompiledQuestion, Fault, RosterRow } from './types.ts';
import { isEmpty } from './values.ts';

/** The rows of a roster's answer whose shape has been checked; none where it is not answered. */
export function rowsOf(answer: unknown): RosterRow[] {
  return Array.isArray(answer) ? (answer as RosterRow[]) : [];
}

/** The rows with something in them: what is stored, counted and asked of a required roster. */
function filledRows(answer: unknown): RosterRow[] {
  return rowsOf(answer).filter((row) => !isEmpty(row));
}

/**
 * The rows that are asked for: those given, and the fewest that stand on the page as in SurveyJS,
 * which cannot be removed there, so that their required cells are asked for too.
 */
export function askedRows({ minRows = 0 }: CompiledQuestion, answer: unknown): RosterRow[] {
  const rows = rowsOf(answer);
  const missing = Math.max(0, minRows - rows.length);
  return [...rows, ...Array.from({ length: missing }, () => ({}))];
}

/**
 * The faults of every row, each with its place: `children[2].age`, rows counted from 0.
 * @param check what is wrong with one row, an answer to the form of the columns
 */
export function eachRow(
  { name, roster }: CompiledQuestion,
  answer: unknown,
  check: (form: CompiledForm, row: RosterRow) => Fault[],
): Fault[] {
  if (!roster) return [];
  return rowsOf(answer).flatMap((row, index) =>
    check(roster, row).map((one) => ({ ...one, path: `${name}[${index}].${one.path}` })),
  );
}

/** As in SurveyJS, a fewest number of rows is asked of a required roster only. */
export function tooFewRows({ name, minRows = 0 }: CompiledQuestion, answer: unknown): Fault[] {
  const has = filledRows(answer).length;
  return has < minRows ? [fault(name, 'count', fewestRowsText(minRows, has))] : [];
}

/** The answers as they are stored: empty rows of rosters hold nothing and are left out. */
export function withoutEmptyRows(form: CompiledForm, answers: Answers): Answers {
  const { questions } = indexForm(form);
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) => {
      if (questions.get(name)?.kind !== 'roster') return [[name, answer]];
      const rows = filledRows(answer);
      return rows.length > 0 ? [[name, rows]] : [];
    }),
  );
}
