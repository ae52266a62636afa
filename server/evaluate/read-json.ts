import { readFileSync } from 'node:fs';
import { Problem, type ProblemDetail } from '../problem.ts';
import { decodeText } from '../tables/text.ts';
import type { FaultList } from './faults.ts';
import { brokenAt, placeOf } from './json-place.ts';

/** A file of JSON as it was read, with its text for saying where a fault stands. */
export interface JsonFile {
  file: string;
  text: string;
  json: unknown;
}

/** Reads a text file; null, with a fault, where there is none to read. */
export function readFile(path: string, file: string, faults: FaultList): string | null {
  try {
    return decodeText(path === '-' ? readFileSync(0) : readFileSync(path)).replace(/^\ufeff/, '');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    faults.add(
      { file },
      reason === 'ENOENT'
        ? { ru: 'такого файла нет.', en: 'there is no such file.' }
        : { ru: `файл не читается (${reason}).`, en: `the file cannot be read (${reason}).` },
    );
    return null;
  }
}

/** Reads one JSON file; null, with a fault, where it is none. */
export function readJson(path: string, file: string, faults: FaultList): JsonFile | null {
  const text = readFile(path, file, faults);
  if (text === null) return null;
  try {
    return { file, text, json: JSON.parse(text) as unknown };
  } catch {
    const { line, column } = brokenAt(text);
    faults.add({ file, line, column }, notJson);
    return null;
  }
}

export const notJson = {
  ru: 'с этого места это не JSON.',
  en: 'from here on this is no JSON.',
};

/** Says what a part of the product refused, each fault at its place in the file. */
export function addProblem(faults: FaultList, { file, text }: JsonFile, error: unknown): void {
  if (!(error instanceof Problem)) throw error;
  if (error.details.length === 0) faults.add({ file }, error.text);
  else addDetails(faults, { file, text }, error.details);
}

const none = { line: null, column: null };

/** Adds faults that name places in a JSON file by paths. */
export function addDetails(
  faults: FaultList,
  { file, text }: Pick<JsonFile, 'file' | 'text'>,
  details: readonly ProblemDetail[],
): void {
  for (const { path, message } of details) {
    // What the product itself brings has no text here.
    const { line, column } = text === '' ? none : placeOf(text, path);
    const en = message.en ?? message.ru;
    faults.add({ file, line, column }, { ru: `${path}: ${message.ru}`, en: `${path}: ${en}` });
  }
}
