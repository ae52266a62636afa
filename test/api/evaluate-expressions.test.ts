import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import type { Answers } from '../../forms/run/types.ts';
import { compileExpressions } from '../../server/expressions.ts';
import { evaluate } from '../support/evaluate.ts';
import { answersTo, questionsWith } from '../property/support/generate.ts';
import { context, differs, oracle, plain } from '../property/support/oracle.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const survey = {
  elements: [
    { type: 'boolean', name: 'has' },
    { type: 'text', inputType: 'number', name: 'n', visibleIf: '{has} = true', isRequired: true },
    { type: 'text', name: 'word' },
  ],
};
const run = (expressions: string[], answers: string, more: string[] = [], form: object = survey) =>
  evaluate([
    ...expressions.flatMap((one) => ['--expression', one]),
    ...['--form', write('form.json', JSON.stringify(form))],
    ...['--answers', write('answers.ndjson', answers), ...more],
  ]);

describe('expressions from the command line', () => {
  it('are refused with their place and reason and code 2, and print nothing', async () => {
    const { code, stdout, stderr } = await run(
      ['{n} > 1', '{has} and {m} > 1', 'trunc({n})'],
      '{}\n',
      ['--lang', 'en'],
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      '--expression 2 «{has} and {m} > 1», sign 11: The form has no question or value of this name: {m}',
      expect.stringMatching(/^--expression 3 «trunc\(\{n\}\)», sign 1: .*trunc/),
    ]);
  });

  it('may begin with a minus', async () => {
    const answers = '{"has":true,"n":3}\n{"has":false}\n';
    const { code, stdout } = await run(['-2 * {n}', '-1 + {n}'], answers);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[-6,2]\n[null,null]\n' });
  });

  it('are not evaluated over answers that the form would not take: line by line, in Russian', async () => {
    const answers = '{"has":true,"n":3}\n{"n":,}\n\n{"has":true,"n":"x","z":1}\n[1]\n';
    const { code, stdout, stderr } = await run(['{n}'], answers, ['--lang', 'ru']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const file = join(folder, 'answers.ndjson');
    expect(stderr.trim().split('\n')).toEqual([
      `${file}, строка 2, знак 6: с этого места это не JSON.`,
      `${file}, строка 3, знак 1: с этого места это не JSON.`,
      expect.stringContaining('строка 4, столбец «n»: '),
      expect.stringContaining('строка 4, столбец «z»: '),
      expect.stringContaining('строка 5: '),
    ]);
  });

  it('say what the command line lacks, and where a form is no form', async () => {
    const without = await evaluate(['--expression', '{n}', '--form', 'x.json']);
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('Не хватает параметра --answers.');
    const broken = await run(['{n}'], '{}\n', ['--lang', 'en'], {
      elements: [{ type: 'text', name: 'n', visibleIf: '{no} = 1' }],
    });
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('form.json, line 1, sign 52: elements[0].visibleIf: ');
  });

  it('print one value a line in the order of the answers, of several a list', async () => {
    const answers = '{"has":true,"n":3}\n{}\n{"has":false,"n":9,"word":"$x ЁЖ"}\n{"has":true}';
    const one = await run(['{n} * 2'], answers);
    expect(one).toEqual({ code: 0, stdout: '6\nnull\nnull\nnull\n', stderr: '' });
    const two = await run(['{n} * 2', "{word} contains 'ёж'"], answers);
    expect(two.stdout).toBe('[6,false]\n[null,false]\n[null,true]\n[null,false]\n');
  });

  it('mean what survey-core means by them, over thousands of answers', async () => {
    const elements = questionsWith(2);
    const compiled = compileForm({ elements });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
    const texts = [
      "{pick} = 'да'",
      '100 * {n1} / {n2}',
      'sum({points}, {n3})',
      "iif({yes} = true and {n3} > 1, 'много', {again})",
      "{many} contains 'b' or {word} notempty",
      'dateDiff({day}, today(), "days") > 30',
      '{grid.r1} + {rate}',
    ];
    const trees = compileExpressions(compiled.form, texts);
    if (!trees.ok) throw new Error(JSON.stringify(trees.faults));
    const sample = fc.sample(answersTo(2), { numRuns: 400, seed: 7 }) as Answers[];
    // The same answers many times over: more than go into the database at once.
    const lines = Array.from({ length: 6_000 }, (_, i) => sample[i % sample.length] ?? {});
    const text = lines.map((one) => JSON.stringify(one)).join('\n');
    const ran = await run(texts, text, ['--today', context.today], { elements });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const values = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown[]);
    expect(values).toHaveLength(lines.length);
    const model = oracle({ elements }, {});
    let compared = 0;
    lines.forEach((answers, row) => {
      if (row >= sample.length) {
        expect(values[row]).toEqual(values[row - sample.length]);
        return;
      }
      model.data = structuredClone(answers);
      trees.trees.forEach((tree, i) => {
        if (differs(tree, (name) => answers[name])) return;
        const expected = plain(model.runExpression(texts[i] ?? ''), tree.type);
        expect(values[row]?.[i], `${texts[i]} over ${JSON.stringify(answers)}`).toEqual(expected);
        compared += 1;
      });
    });
    expect(compared).toBeGreaterThan(1_500);
  });
});
