import { checkAnswers } from '../../forms/run/check.ts';
import type { Answers, CompiledForm, Fault } from '../../forms/run/types.ts';
import { compileForm } from '../../forms/compile/compile.ts';
import { compileDefinition } from '../../forms/definition.ts';
import { compileExpressions, evaluateInStorage } from '../expressions.ts';
import { FaultList } from './faults.ts';
import type { ExpressionTask } from './options.ts';
import { readLines } from './ndjson.ts';
import { addDetails, readJson, type JsonFile } from './read-json.ts';

type Within = <T>(work: () => Promise<T>) => Promise<T>;

/** Answers that go into the database together; the values of one such group are printed at once. */
const group = 5_000;

/**
 * Prints the value of the expressions for each line of answers, one JSON value a line: the value
 * itself, or with several expressions a list; `null` where there is none.
 * @throws InputFaults before anything is printed
 */
export async function evaluateExpressions(task: ExpressionTask, within: Within): Promise<void> {
  const faults = new FaultList();
  const form = readForm(task.form, faults);
  if (!form) {
    faults.stopIfAny();
    return;
  }
  const compiled = compileExpressions(form, task.expressions);
  if (!compiled.ok) {
    const many = task.expressions.length > 1;
    for (const { index, expression, position, message } of compiled.faults) {
      const file = `--expression${many ? ` ${index + 1}` : ''} «${expression}»`;
      const column = position === undefined ? null : position + 1;
      faults.add({ file, column }, message);
    }
  }
  const today = task.today ?? new Date().toISOString().slice(0, 10);
  const answers = readAnswers(form, task.answers, today, faults);
  faults.stopIfAny();
  if (!compiled.ok || answers.length === 0) return;
  const { trees } = compiled;
  await within(async () => {
    for (let from = 0; from < answers.length; from += group) {
      const some = answers.slice(from, from + group);
      const rows = await evaluateInStorage(form, trees, some, today);
      await print(rows.map((row) => JSON.stringify(trees.length > 1 ? row : (row[0] ?? null))));
    }
  });
}

/** A form file of the product, or the bare definition as SurveyJS keeps it. */
function readForm(path: string, faults: FaultList): CompiledForm | null {
  const read = readJson(path, path, faults);
  if (!read) return null;
  const compiled = compiledOf(read);
  if ('form' in compiled) return compiled.form;
  addDetails(faults, read, compiled.faults);
  return null;
}

function compiledOf({ json }: JsonFile) {
  if (typeof json === 'object' && json !== null && 'survey' in json) {
    const read = compileDefinition(json);
    return read.ok ? { form: read.compiled } : { faults: read.faults };
  }
  const read = compileForm(json);
  return read.ok ? { form: read.form } : { faults: read.faults };
}

/**
 * Answers may be unfinished and may hold what the form would hide by now: both have one meaning in
 * expressions. What the form would not take otherwise has none.
 */
const meaningful: readonly Fault['code'][] = ['required', 'hidden', 'calculated'];

function readAnswers(
  form: CompiledForm,
  path: string,
  today: string,
  faults: FaultList,
): Answers[] {
  return readLines(path, path, faults).map(({ line, json }) => {
    const checked = checkAnswers(form, json, { today });
    if (checked.ok) return json as Answers;
    for (const fault of checked.faults) {
      if (meaningful.includes(fault.code)) continue;
      faults.add({ file: path, line, column: fault.path || null }, fault.message);
    }
    return json as Answers;
  });
}

/** Waits until the reader has taken it: a pipe holds little. */
function print(lines: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${lines.join('\n')}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
