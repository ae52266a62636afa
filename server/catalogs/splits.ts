import type { Tree } from '../../forms/run/types.ts';
import { text } from './pick.ts';

/**
 * A number of people of whom several things hold tells, beside the number of those of whom one of
 * them holds, how these few answered the rest. Which of them is looked at and which is told cannot
 * be seen from the number: every way to divide the condition is looked at.
 */

/** One way to divide a condition: who is looked at, and what is told of them. */
export interface Split {
  pick: readonly Tree[];
  told: readonly Tree[];
  /** The names of the questions that each is about. */
  by: { pick: readonly string[]; told: readonly string[] };
}

/** With more ways than this a condition is refused: of five questions and more. */
const mostSplits = 30;

/** Whether a condition cannot be divided in all its ways. */
export function isBeyondSplitting(conditions: readonly Tree[]): boolean {
  const byQuestions = byQuestionsOf(conditions);
  const ways = byQuestions.reduce((all, { parts }) => all * (parts.length + 1), 1);
  return byQuestions.length > 4 || ways > mostSplits;
}

/** All ways to divide conditions that must all hold; none where they are about one question. */
export function splitsOf(conditions: readonly Tree[]): Split[] {
  const byQuestions = byQuestionsOf(conditions);
  const all = byQuestions.reduce<Split[]>(
    (before, { name, parts }) =>
      before.flatMap(({ pick, told, by }) => [
        { pick, told: [...told, ...parts], by: { ...by, told: [...by.told, name] } },
        ...parts.map((part) => {
          const picked = { ...by, pick: [...by.pick, name] };
          return { pick: [...pick, part], told, by: picked };
        }),
      ]),
    [{ pick: [], told: [], by: { pick: [], told: [] } }],
  );
  // Whether somebody answered at all is nothing that he answered.
  return all.filter(({ pick, told }) => pick.length > 0 && told.some((one) => !isAbsence(one)));
}

/** The names of what conditions are about; questions compared with each other have one together. */
export function questionsSaid(conditions: readonly Tree[]): string[] {
  return byQuestionsOf(conditions.filter((one) => !isAbsence(one))).map(({ name }) => name);
}

/** A condition about one question, or several compared with each other. */
interface Part {
  questions: ReadonlySet<string>;
  tree: Tree;
}

/** What is said of each question; what compares questions with each other keeps them together. */
function byQuestionsOf(conditions: readonly Tree[]): { name: string; parts: Tree[] }[] {
  const groups: { questions: Set<string>; parts: Tree[] }[] = [];
  for (const { questions, tree } of partsIn('and', conditions)) {
    const met = groups.filter((one) => [...questions].some((name) => one.questions.has(name)));
    const joined = {
      questions: new Set([...questions, ...met.flatMap((one) => [...one.questions])]),
      parts: [...met.flatMap(({ parts }) => parts), tree],
    };
    for (const one of met) groups.splice(groups.indexOf(one), 1);
    groups.push(joined);
  }
  return groups.map(({ questions, parts }) => ({
    name: [...questions].sort().join(),
    parts: [...new Map(parts.map((one) => [text(one), one])).values()],
  }));
}

/**
 * The parts as they stand in «and»; those in «or» turned round, since a number of people of whom
 * one or another holds is what is left of all without those of whom neither does.
 */
function partsIn(gate: 'and' | 'or', trees: readonly Tree[]): Part[] {
  const args = trees.flatMap((tree) => argsOf(gate, tree));
  const simple = new Map<string, Tree[]>();
  const parts = args.flatMap((tree): Part[] => {
    const names = [...new Set(questionsIn(tree))].sort();
    const inner = tree.kind === 'call' && tree.call === 'not' ? innermost(tree) : tree;
    if (
      names.length > 1 &&
      inner.kind === 'call' &&
      (inner.call === 'and' || inner.call === 'or')
    ) {
      return partsIn(inner.call, inner.args);
    }
    if (names.length > 0) simple.set(text(names), [...(simple.get(text(names)) ?? []), tree]);
    return [];
  });
  for (const [names, own] of simple) {
    const questions = new Set(JSON.parse(names) as string[]);
    parts.push({ questions, tree: gate === 'and' ? call('and', own) : not(call('or', own)) });
  }
  return parts;
}

function argsOf(gate: 'and' | 'or', tree: Tree): Tree[] {
  return tree.kind === 'call' && tree.call === gate
    ? tree.args.flatMap((one) => argsOf(gate, one))
    : [tree];
}

function innermost(tree: Tree): Tree {
  const [arg] = tree.kind === 'call' && tree.call === 'not' ? tree.args : [];
  return arg ? innermost(arg) : tree;
}

function call(gate: 'and' | 'or', args: Tree[]): Tree {
  const [only] = args;
  return only && args.length === 1 ? only : { kind: 'call', type: 'boolean', call: gate, args };
}

function not(tree: Tree): Tree {
  const [arg] = tree.kind === 'call' && tree.call === 'not' ? tree.args : [];
  return arg ?? { kind: 'call', type: 'boolean', call: 'not', args: [tree] };
}

/** Questions by name, rows of a matrix each for itself. */
function questionsIn(tree: Tree): string[] {
  if (tree.kind === 'ref') return [questionName(tree.name, tree.row)];
  return tree.kind === 'call' ? tree.args.flatMap(questionsIn) : [];
}

/** A question as splits name it; a row of a matrix is one. */
export function questionName(name: string, row?: string): string {
  return text([name, row]);
}

/** Says of a question only whether it was answered. */
export function isAbsence(tree: Tree): boolean {
  const inner = innermost(tree);
  return inner.kind === 'call' && inner.call === 'empty';
}
