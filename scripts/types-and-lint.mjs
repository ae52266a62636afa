/**
 * The types and the lint in one go: the rules that ask for types ask the program that the types
 * were just checked with, where a linter of its own would work them all out again. Prints what
 * `tsc` and `eslint` would print.
 */

import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { main, root } from './console.mjs';

/** @param {string} folder that of a tsconfig.json, from the root */
function readProgram(folder) {
  const path = join(root, folder, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, join(root, folder));
  const errors = error ? [error, ...parsed.errors] : parsed.errors;
  return { program: ts.createProgram(parsed.fileNames, parsed.options), errors };
}

/** @returns whether there was nothing to say */
function checkTypes({ program, errors }) {
  const found = [...errors, ...ts.getPreEmitDiagnostics(program)];
  const words = ts.formatDiagnostics(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
  process.stdout.write(words);
  return found.length === 0;
}

/** @returns whether there was nothing to say: a warning is something */
async function lint(programs) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, programs } },
    },
  });
  const results = await eslint.lintFiles(['.']);
  const { format } = await eslint.loadFormatter('stylish');
  process.stdout.write(await format(results));
  return results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
}

await main(async () => {
  const read = ['.', 'client/respond'].map(readProgram);
  const typed = read.map(checkTypes).every(Boolean);
  const linted = await lint(read.map(({ program }) => program));
  process.exitCode = typed && linted ? 0 : 1;
});
