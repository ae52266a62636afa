import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import { evaluate } from '../../forms/run/evaluate.ts';
import { formState } from '../../forms/run/state.ts';
import type { Answers, CompiledForm } from '../../forms/run/types.ts';
import { compileExpressions, evaluateInStorage } from '../../server/expressions.ts';
import { connectStorage, type Storage } from '../../server/storage/connect.ts';
import { startTestEngine } from '../support/engine.ts';
import { answersTo, questionsWith } from '../property/support/generate.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let storage: Storage;

beforeAll(async () => {
  engine = await startTestEngine();
  storage = await connectStorage({ dataFolder: engine.dataFolder, mongodbUri: engine.uri });
});
afterAll(async () => {
  await storage.close();
  await engine.stop();
});

const today = '2026-03-15';

function formOf(survey: object): CompiledForm {
  const compiled = compileForm(survey);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.form;
}

const form = formOf({
  elements: [
    { type: 'boolean', name: 'has' },
    { type: 'text', inputType: 'number', name: 'n', visibleIf: '{has} = true' },
    { type: 'text', name: 'word' },
    { type: 'expression', name: 'double', expression: '{n} * 2' },
  ],
  calculatedValues: [{ name: 'level', expression: "iif({n} > 2, 'high', 'low')" }],
});

async function valuesOf(expressions: string[], answers: Answers[]) {
  const compiled = compileExpressions(form, expressions);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return evaluateInStorage(form, compiled.trees, answers, today);
}

describe('expressions over answers inside the database', () => {
  it('are refused together, each with its place and reason', () => {
    const compiled = compileExpressions(form, ['{n} > 1', '{m} > 1', 'trunc({n}) + {word}']);
    expect(compiled).toMatchObject({
      ok: false,
      faults: [
        { index: 1, expression: '{m} > 1', code: 'expression.name', position: 0, fragment: '{m}' },
        { index: 2, code: 'expression.function', position: 0 },
      ],
    });
  });

  it('give values in the order of the answers, null where there is none', async () => {
    const answers: Answers[] = [{ has: true, n: 3 }, {}, { has: true }, { has: true, n: 0 }];
    expect(await valuesOf(['{n} / {n}', '{n} + 1', '{n} <> 1'], answers)).toEqual([
      [1, 4, true],
      [null, null, true],
      [null, null, true],
      [null, 1, true],
    ]);
  });

  it('do not see answers to hidden questions, and work out calculated values', async () => {
    const answers: Answers[] = [
      { has: true, n: 3, double: 100 },
      { has: false, n: 3 },
    ];
    expect(await valuesOf(['{n}', '{double}', '{level}'], answers)).toEqual([
      [3, 6, 'high'],
      [null, null, 'low'],
    ]);
  });

  it('compare words as people do, whatever signs an answer holds', async () => {
    const answers: Answers[] = [{ word: ' ЁЛКА ' }, { word: '$answers.n' }, { word: '{$gt: 1}' }];
    expect(await valuesOf(["{word} = 'ёлка'", "{word} contains '$answers'"], answers)).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('leave nothing behind, and take no answers or no expressions as they come', async () => {
    expect(await valuesOf(['{n}'], [])).toEqual([]);
    expect(await valuesOf([], [{}, {}])).toEqual([[], []]);
    expect(await mongoose.connection.db?.listCollections().toArray()).toEqual([]);
  });

  it('take more answers than one command can hold', async () => {
    const answers = Array.from({ length: 1_203 }, (_, i): Answers => ({
      has: true,
      n: i,
      word: 'ж'.repeat(i % 100 === 0 ? 400_000 : 10),
    }));
    const values = await valuesOf(['{n} % 7'], answers);
    expect(values.map(([value]) => value)).toEqual(answers.map((_, i) => i % 7));
  });

  it('mean what they mean on the page', async () => {
    const wide = formOf({ elements: questionsWith(2) });
    const texts = ["{pick} = 'да'", '100 * {n1} / {n2}', 'sum({points}, {n3})', 'today()'];
    const compiled = compileExpressions(wide, texts);
    if (!compiled.ok) throw new Error('refused');
    const given = fc.array(answersTo(2), { minLength: 100, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(given, async (list) => {
        const answers = list as Answers[];
        const values = await evaluateInStorage(wide, compiled.trees, answers, today);
        const expected = answers.map((one) => {
          const state = formState(wide, one, { today });
          return compiled.trees.map((tree) => evaluate(tree, state.values, { today }));
        });
        expect(values).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});
