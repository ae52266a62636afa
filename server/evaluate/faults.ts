import type { LocalText } from '../../forms/run/types.ts';

/** In which languages the command speaks: `both` where nothing says which. */
export type Speech = 'ru' | 'en' | 'both';

type Words = Required<LocalText>;

/** One thing wrong with the input: where it stands and why it cannot be taken. */
export interface InputFault {
  file: string;
  /** From 1; null: the file as a whole. */
  line: number | null;
  /** A heading of a table, a place in a JSON file, or the number of a sign; null: the whole line. */
  column: string | number | null;
  message: Words;
}

/** Faults shown at once: who has more of them has one fault that repeats. */
const shown = 200;

/** Everything wrong with the input; ends the command with code 2, nothing is computed then. */
export class InputFaults extends Error {
  constructor(readonly faults: readonly InputFault[]) {
    super(`${faults.length} faults in the input`);
    this.name = 'InputFaults';
  }
}

/** Gathers what is wrong, so that all of it is said at once. */
export class FaultList {
  readonly all: InputFault[] = [];

  add(
    place: { file: string; line?: number | null; column?: InputFault['column'] },
    message: LocalText,
  ): void {
    const { file, line = null, column = null } = place;
    this.all.push({
      file,
      line,
      column,
      message: { ru: message.ru, en: message.en ?? message.ru },
    });
  }

  /** @throws InputFaults when anything was added */
  stopIfAny(): void {
    if (this.all.length > 0) throw new InputFaults(this.all);
  }
}

/** A sentence in the language that was asked for, or in both. */
export function inWords({ ru, en }: Words, speech: Speech): string {
  return speech === 'both' ? `${ru} / ${en}` : speech === 'ru' ? ru : en;
}

/** The faults as lines of text, in the order of files and lines. */
export function faultLines(faults: readonly InputFault[], speech: Speech): string[] {
  const lines = inOrder(faults)
    .slice(0, shown)
    .map((fault) => {
      const { file, line, column, message } = fault;
      const ru = [file, line && `строка ${line}`, column !== null && columnWord(column, 'ru')];
      const en = [file, line && `line ${line}`, column !== null && columnWord(column, 'en')];
      const place = { ru: joined(ru), en: joined(en) };
      return inWords(
        { ru: `${place.ru}: ${message.ru}`, en: `${place.en}: ${message.en}` },
        speech,
      );
    });
  const more = faults.length - shown;
  if (more <= 0) return lines;
  return [...lines, inWords({ ru: `… и ещё ${more}`, en: `… and ${more} more` }, speech)];
}

/** Files as they were read, each from its first line to its last. */
function inOrder(faults: readonly InputFault[]): InputFault[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  const byFile = new Map(files.map((file, i) => [file, i]));
  return faults.toSorted(
    (a, b) =>
      (byFile.get(a.file) ?? 0) - (byFile.get(b.file) ?? 0) || (a.line ?? 0) - (b.line ?? 0),
  );
}

function columnWord(column: string | number, language: 'ru' | 'en'): string {
  if (typeof column === 'number') return language === 'ru' ? `знак ${column}` : `sign ${column}`;
  return language === 'ru' ? `столбец «${column}»` : `column “${column}”`;
}

function joined(parts: readonly (string | number | false | null)[]): string {
  return parts.filter((part) => typeof part === 'string').join(', ');
}
