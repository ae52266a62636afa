import fc from 'fast-check';
import { MongoClient, type Db } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import { compileExpression } from '../../forms/compile/indicator.ts';
import { toAggregation, usedOperators } from '../../forms/compile/mongo.ts';
import { checkAnswers } from '../../forms/run/check.ts';
import { evaluate } from '../../forms/run/evaluate.ts';
import type { Answers, CompiledForm, Tree } from '../../forms/run/types.ts';
import { startTestEngine } from '../support/engine.ts';
import {
  answersTo,
  booleanText,
  numberText,
  questionsWith,
  wordText,
  type Json,
} from './support/generate.ts';
import { context, differs, oracle, plain } from './support/oracle.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: MongoClient;
let db: Db;

beforeAll(async () => {
  engine = await startTestEngine();
  client = new MongoClient(engine.uri);
  db = client.db('oracle');
}, 60_000);

afterAll(async () => {
  await client.close();
  await engine.stop();
});

function compiled(survey: object): CompiledForm {
  const result = compileForm(survey);
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.form;
}

function operatorsIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('$')) found.add(key);
    if (key !== '$literal') operatorsIn(inner, found);
  }
  return found;
}

/** All answers × all expressions inside the engine, in one pipeline. */
async function inMongo(
  stored: { answers: Answers; folded: Record<string, string> }[],
  trees: Tree[],
): Promise<Json[]> {
  const fields = trees.map((tree, i) => [`e${i}`, toAggregation(tree, { today: context.today })]);
  return db
    .aggregate<Json>([{ $documents: stored }, { $project: Object.fromEntries(fields) }])
    .toArray();
}

const seen = { cases: 0, oracle: 0, refused: 0 };
const operators = new Set<string>();

test('an expression means the same to survey-core, to the page and inside MongoDB', async () => {
  const decimals = fc.constantFrom(0, 1, 2, 3);
  const samples = decimals.chain((digits) =>
    fc.record({
      digits: fc.constant(digits),
      texts: fc.array(fc.oneof(numberText(2), booleanText(2), wordText(1)), {
        minLength: 8,
        maxLength: 12,
      }),
      answers: fc.array(answersTo(digits), { minLength: 6, maxLength: 8 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(samples, async ({ digits, texts, answers }) => {
      const questions = questionsWith(digits);
      const form = compiled({ elements: questions });
      const expressions = texts.flatMap((text) => {
        const result = compileExpression(form, text, 'any');
        if (!result.ok) seen.refused += 1;
        return result.ok ? [{ text, tree: result.tree }] : [];
      });
      const survey = {
        elements: [
          ...questions,
          ...expressions.map(({ text }, i) => ({
            type: 'expression',
            name: `e${i}`,
            expression: text,
          })),
        ],
      };
      const stored = answers.map((given) => {
        const checked = checkAnswers(form, given, context);
        if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
        return checked;
      });
      const trees = expressions.map(({ tree }) => tree);
      for (const tree of trees)
        operatorsIn(toAggregation(tree, { today: context.today }), operators);
      const rows = trees.length > 0 ? await inMongo(stored, trees) : [];
      stored.forEach(({ answers: kept }, row) => {
        const model = oracle(survey, kept);
        expressions.forEach(({ text, tree }, i) => {
          const ours = evaluate(tree, kept, context);
          const place = `${text} over ${JSON.stringify(kept)}`;
          expect(plain(rows[row]?.[`e${i}`]), `MongoDB: ${place}`).toEqual(plain(ours));
          seen.cases += 1;
          if (differs(tree, (name) => kept[name])) return;
          seen.oracle += 1;
          expect(
            plain(model.getQuestionByName(`e${i}`).value, tree.type),
            `survey-core: ${place}`,
          ).toEqual(plain(ours));
        });
        model.dispose();
      });
    }),
    { numRuns: 60 },
  );
  expect(seen.oracle).toBeGreaterThan(2_000);
  expect(
    [...operators].filter((name) => !(usedOperators as readonly string[]).includes(name)),
  ).toEqual([]);
});
