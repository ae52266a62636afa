import mongoose from 'mongoose';
import type { CompileFault } from '../forms/compile/faults.ts';
import { compileExpression } from '../forms/compile/indicator.ts';
import { toAggregation, type Aggregation } from '../forms/compile/mongo.ts';
import { formState, indexForm } from '../forms/run/state.ts';
import type { Answers, CompiledForm, IsoDate, Tree, Value } from '../forms/run/types.ts';
import { fold } from '../forms/run/values.ts';

/** An expression that is refused: which of those given, where in its text, why. */
export interface RefusedExpression extends CompileFault {
  /** Its place among the expressions, from 0. */
  index: number;
  expression: string;
}

export type CompiledExpressions =
  { ok: true; trees: Tree[] } | { ok: false; faults: RefusedExpression[] };

/** Compiles expressions over a form as an indicator's measure would; gives every fault. */
export function compileExpressions(
  form: CompiledForm,
  expressions: readonly string[],
): CompiledExpressions {
  const compiled = expressions.map((text) => compileExpression(form, text, 'any'));
  const faults = compiled.flatMap((one, index) =>
    one.ok
      ? []
      : one.faults.map((fault) => ({ ...fault, index, expression: expressions[index] ?? '' })),
  );
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, trees: compiled.flatMap((one) => (one.ok ? [one.tree] : [])) };
}

/** A pipeline is one command: well under the 16 MB that a command may have. */
const batchCharacters = 2_000_000;
const batchSize = 500;

/**
 * Evaluates compiled expressions over answers to a form inside the database, as indicators do.
 * Answers to hidden questions do not count and calculated values are worked out here, as when a
 * response is taken in; nothing is stored.
 * @param today what "today" means in the form and in the expressions
 * @returns for each answers, in their order, the value of each expression; null: no value
 */
export async function evaluateInStorage(
  form: CompiledForm,
  trees: readonly Tree[],
  answers: readonly Answers[],
  today: IsoDate,
): Promise<Value[][]> {
  if (trees.length === 0) return answers.map(() => []);
  const fields = trees.map((tree, i): [string, Aggregation] => [
    `e${i}`,
    toAggregation(tree, { today }),
  ]);
  const project = { $project: Object.fromEntries(fields) };
  const rows: Value[][] = [];
  for (const batch of batchesOf(answers.map((given) => asStored(form, given, today)))) {
    // As a literal: an answer may begin with a dollar sign.
    const found = await database()
      .aggregate<Record<string, Value>>([{ $documents: { $literal: batch } }, project])
      .toArray();
    rows.push(...found.map((row) => trees.map((_, i) => plain(row[`e${i}`]))));
  }
  return rows;
}

/** The database keeps the sign of a zero, which nobody writes. */
function plain(value: Value | undefined): Value {
  return value === 0 ? 0 : (value ?? null);
}

function database() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the storage is not connected');
  return db;
}

interface Stored {
  answers: Record<string, unknown>;
  folded: Record<string, string>;
}

function asStored(form: CompiledForm, answers: Answers, today: IsoDate): Stored {
  const { values } = formState(form, answers, { today });
  const { questions } = indexForm(form);
  const folded = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const kind = questions.get(name)?.kind;
    const isFree = kind === 'text' || kind === 'comment';
    return isFree && typeof value === 'string' ? [[name, fold(value)]] : [];
  });
  return { answers: values, folded: Object.fromEntries(folded) };
}

function batchesOf(documents: readonly Stored[]): Stored[][] {
  const batches: Stored[][] = [];
  let characters = 0;
  for (const document of documents) {
    const size = JSON.stringify(document).length;
    const last = batches.at(-1);
    if (last && last.length < batchSize && characters + size <= batchCharacters) {
      last.push(document);
      characters += size;
    } else {
      batches.push([document]);
      characters = size;
    }
  }
  return batches;
}
