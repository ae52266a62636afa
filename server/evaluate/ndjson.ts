import type { FaultList } from './faults.ts';
import { brokenAt } from './json-place.ts';
import { notJson, readFile } from './read-json.ts';

export interface JsonLine {
  /** From 1. */
  line: number;
  json: unknown;
}

/** Reads a file with one JSON value a line; a line that holds none is a fault. */
export function readLines(path: string, file: string, faults: FaultList): JsonLine[] {
  const text = readFile(path, file, faults);
  if (text === null) return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.flatMap((one, index) => {
    try {
      return [{ line: index + 1, json: JSON.parse(one) as unknown }];
    } catch {
      const { column } = brokenAt(one);
      faults.add({ file, line: index + 1, column }, notJson);
      return [];
    }
  });
}
