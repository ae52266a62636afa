import {
  countText,
  decimalsText,
  detailTexts,
  faultTexts,
  lengthText,
  mostRowsText,
} from './text.ts';
import type { CompiledQuestion, Fault, FaultCode, FileAnswer, LocalText } from './types.ts';
import { correct, isCalendarDate } from './values.ts';

/** The longest answer taken, in UTF-16 units; a form may set less. */
const lengthCaps = { text: 2_000, comment: 10_000 };
const mostFiles = 10;
/**
 * Bytes of all files of one answer together. They travel in base64, a third longer, inside the
 * submission, whose body the server takes up to 256 kB.
 */
export const largestFiles = 150_000;
const largestExact = Number.MAX_SAFE_INTEGER;

/** Makes a fault; without a message of its own it carries the usual one of its code. */
export function fault(path: string, code: FaultCode, message?: LocalText): Fault {
  return { path, code, message: message ?? faultTexts[code] };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is one of the choices, «Другое» and «Ничего из перечисленного» among them. */
function isChoice(question: CompiledQuestion, value: unknown): boolean {
  return (
    (question.choices ?? []).some((choice) => choice.value === value) ||
    (value === 'other' && question.otherText !== undefined) ||
    (value === 'none' && question.noneText !== undefined)
  );
}

function checkText(path: string, value: unknown, max: number): Fault[] {
  if (typeof value !== 'string') return [fault(path, 'type', detailTexts.text)];
  return value.length > max
    ? [fault(path, 'length', lengthText(undefined, max, value.length))]
    : [];
}

function checkNumber({ name, decimals = 0 }: CompiledQuestion, value: unknown): Fault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return [fault(name, 'type', detailTexts.number)];
  }
  if (Math.abs(value) * 10 ** decimals > largestExact) return [fault(name, 'range')];
  const rounded = decimals > 0 ? correct(value, decimals) : Math.round(value);
  return rounded === value ? [] : [fault(name, 'decimals', decimalsText(decimals))];
}

function checkList(question: CompiledQuestion, value: unknown): Fault[] {
  const { name } = question;
  if (!Array.isArray(value)) return [fault(name, 'type')];
  const given: unknown[] = value;
  if (given.some((item) => typeof item !== 'string' && typeof item !== 'number')) {
    return [fault(name, 'type')];
  }
  if (new Set(given).size !== given.length) {
    return [fault(name, 'choice', detailTexts.repeated)];
  }
  if (!given.every((item) => isChoice(question, item))) return [fault(name, 'choice')];
  if (given.length > 1 && question.noneText && given.includes('none')) {
    return [fault(name, 'choice', detailTexts.exclusive)];
  }
  const all = question.choices?.length ?? 0;
  return question.kind === 'ranking' && given.length !== all
    ? [fault(name, 'count', detailTexts.ranking)]
    : [];
}

function checkRows(
  question: CompiledQuestion,
  value: unknown,
  checkRow: (path: string, item: unknown) => Fault[],
): Fault[] {
  if (!isPlainObject(value)) return [fault(question.name, 'type')];
  return Object.entries(value).flatMap(([row, item]) => {
    const path = `${question.name}.${row}`;
    const known = (question.rows ?? []).some((candidate) => candidate.value === row);
    return known ? checkRow(path, item) : [fault(path, 'unknown')];
  });
}

function isFile(value: unknown): value is FileAnswer {
  return (
    isPlainObject(value) &&
    Object.keys(value).length === 3 &&
    typeof value['name'] === 'string' &&
    value['name'].length <= 255 &&
    typeof value['type'] === 'string' &&
    typeof value['content'] === 'string'
  );
}

/** Whether a file's type or name fits one entry of an accept list (`.pdf`, `image/*`, `text/csv`). */
function accepts(entry: string, file: FileAnswer): boolean {
  const wanted = entry.toLowerCase();
  if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted);
  if (wanted.endsWith('/*')) return file.type.toLowerCase().startsWith(wanted.slice(0, -1));
  return file.type.toLowerCase() === wanted;
}

/** The bytes that a data address stands for. */
function bytesOf(content: string): number {
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
  return Math.floor(((content.length - content.indexOf(',') - 1 - padding) * 3) / 4);
}

function checkFiles(question: CompiledQuestion, value: unknown): Fault[] {
  const { name, acceptedTypes, maxSize = largestFiles, multiple } = question;
  if (!Array.isArray(value)) return [fault(name, 'type')];
  if (value.length > (multiple ? mostFiles : 1)) {
    return [fault(name, 'file', detailTexts.fileCount)];
  }
  const files: unknown[] = value;
  if (!files.every(isFile)) return [fault(name, 'type')];
  if (files.reduce((sum, { content }) => sum + bytesOf(content), 0) > largestFiles) {
    return [fault(name, 'file', detailTexts.fileSize)];
  }
  return files.flatMap((file) => {
    const data = /^data:([^;,]*);base64,([A-Za-z0-9+/]*={0,2})$/.exec(file.content);
    if (!data || data[1] !== file.type) return [fault(name, 'file')];
    if (bytesOf(file.content) > maxSize) {
      return [fault(name, 'file', detailTexts.fileSize)];
    }
    return !acceptedTypes || acceptedTypes.some((entry) => accepts(entry, file))
      ? []
      : [fault(name, 'file', detailTexts.fileType)];
  });
}

/**
 * Checks that a given, non-empty answer is of its question's kind: JSON type, choices, rows,
 * decimals, lengths, files. It needs no other answer, so it runs before visibility is known.
 */
export function checkShape(question: CompiledQuestion, value: unknown): Fault[] {
  const { name } = question;
  switch (question.kind) {
    case 'text':
      return checkText(name, value, Math.min(question.maxLength ?? Infinity, lengthCaps.text));
    case 'comment':
      return checkText(name, value, Math.min(question.maxLength ?? Infinity, lengthCaps.comment));
    case 'number':
      return checkNumber(question, value);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [fault(name, 'type', detailTexts.boolean)];
    case 'date':
      if (typeof value !== 'string') return [fault(name, 'type', faultTexts.date)];
      return isCalendarDate(value) ? [] : [fault(name, 'date')];
    case 'matrix':
      return checkRows(question, value, (path, item) =>
        typeof item !== 'string' && typeof item !== 'number'
          ? [fault(path, 'type')]
          : isChoice(question, item)
            ? []
            : [fault(path, 'choice')],
      );
    case 'multipletext':
      return checkRows(question, value, (path, item) => checkText(path, item, lengthCaps.text));
    case 'file':
      return checkFiles(question, value);
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return checkList(question, value);
    case 'imagepicker':
    case 'radio':
    case 'dropdown':
    case 'rating':
      if (question.kind === 'imagepicker' && question.multiple) return checkList(question, value);
      if (typeof value !== 'string' && typeof value !== 'number') return [fault(name, 'type')];
      return isChoice(question, value) ? [] : [fault(name, 'choice')];
    case 'roster':
      return checkRosterShape(question, value);
    case 'calculated':
      return [];
  }
}

/** A list of rows; what stands in a row is checked as an answer to the form of the columns. */
function checkRosterShape({ name, maxRows = 0 }: CompiledQuestion, value: unknown): Fault[] {
  if (!Array.isArray(value)) return [fault(name, 'type')];
  const rows: unknown[] = value;
  if (rows.length > maxRows) return [fault(name, 'count', mostRowsText(maxRows, rows.length))];
  return rows.flatMap((row, index) =>
    isPlainObject(row) ? [] : [fault(`${name}[${index}]`, 'type')],
  );
}

/** Checks how many are chosen. */
export function checkCount(
  path: string,
  value: unknown,
  bounds: { min?: number; max?: number; text?: LocalText },
): Fault[] {
  if (!Array.isArray(value)) return [];
  const { min, max, text } = bounds;
  const wrong =
    (min !== undefined && value.length < min) || (max !== undefined && value.length > max);
  return wrong ? [fault(path, 'count', text ?? countText(min, max, value.length))] : [];
}
