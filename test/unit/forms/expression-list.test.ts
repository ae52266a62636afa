import { readFileSync } from 'node:fs';
import { FunctionFactory } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../forms/compile/compile.ts';
import { supportedFunctions } from '../../../forms/compile/functions.ts';
import { compileExpression } from '../../../forms/compile/indicator.ts';
import { questionsWith } from '../../property/support/generate.ts';

const text = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8');
const form = compileForm({ elements: questionsWith(1) });
if (!form.ok) throw new Error('the form of the examples does not compile');

interface Line {
  names: string[];
  example: string;
  supported: boolean;
}

/** The rows of the table whose first column has this heading. */
function rowsUnder(heading: string): Line[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${heading} `)) + 2;
  const rows = lines.slice(from, lines.indexOf('', from));
  return rows.map((row) => {
    const [names = '', example = '', here = ''] = row
      .replaceAll('\\|', '¦')
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('¦', '|').trim());
    return {
      names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
      example: example.replaceAll('`', ''),
      supported: here === 'supported',
    };
  });
}

const operators = rowsUnder('Operator');
const functions = rowsUnder('Function');

/** Every operator of survey-core's grammar. */
const grammar = [
  ...['=', '==', 'equal', '<>', '!=', 'notequal', '<', 'less', '<=', 'lessorequal'],
  ...['>', 'greater', '>=', 'greaterorequal', 'and', '&&', 'or', '||', '!', 'negate'],
  ...['empty', 'notempty', '+', '-', '*', '/', '%', '^', 'power', 'null', 'undefined', '#'],
  ...['contains', 'contain', '*=', 'notcontains', 'notcontain', 'anyof', 'noneof', 'allof'],
];

describe('the list of operators and functions', () => {
  it('has every operator that the parser knows, once', () => {
    expect(operators.flatMap(({ names }) => names).sort()).toEqual([...grammar].sort());
  });

  it('has every function that SurveyJS knows, once, and calls supported what the code has', () => {
    const listed = functions.flatMap(({ names }) => names);
    expect([...listed].sort()).toEqual([...FunctionFactory.Instance.getAll()].sort());
    const supported = functions.filter((one) => one.supported).flatMap(({ names }) => names);
    expect(supported.sort()).toEqual([...supportedFunctions].sort());
  });

  it.each([...operators, ...functions].map((line) => [line.example, line.supported] as const))(
    '%s',
    (example, supported) => {
      const result = compileExpression(form.form, example, 'any');
      expect(result.ok).toBe(supported);
      if (!result.ok) expect(result.faults[0]?.code).toMatch(/\.(function|unsupported|name)$/);
    },
  );

  it.each(
    operators.flatMap(({ names, example, supported }) =>
      names.slice(1).flatMap((name): [string, boolean][] => {
        const written = names.find((other) => example.includes(` ${other} `));
        return written ? [[example.replace(` ${written} `, ` ${name} `), supported]] : [];
      }),
    ),
  )('%s, as it can be written too', (example, supported) => {
    expect(compileExpression(form.form, example, 'any').ok).toBe(supported);
  });
});
