import type { DataValidation, Worksheet } from 'exceljs';
import type { Language } from '../../forms/run/text.ts';
import type { CompiledQuestion } from '../../forms/run/types.ts';
import { excelWords, numberText } from './excel-words.ts';

type Words = (typeof excelWords)[Language];

/** Lists to choose from, each once, in a sheet that nobody sees. */
export class Lists {
  readonly #sheet: Worksheet;
  readonly #places = new Map<string, string>();

  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }

  /** The rule of a cell that takes one of these words. */
  rule(texts: readonly string[], words: Words): DataValidation {
    const key = JSON.stringify(texts);
    let place = this.#places.get(key);
    if (place === undefined) {
      const column = this.#places.size + 1;
      texts.forEach((text, at) => (this.#sheet.getCell(at + 1, column).value = text));
      const { letter } = this.#sheet.getColumn(column);
      place = `'${this.#sheet.name}'!$${letter}$1:$${letter}$${texts.length}`;
      this.#places.set(key, place);
    }
    return {
      type: 'list',
      allowBlank: true,
      formulae: [place],
      showErrorMessage: true,
      errorTitle: words.wrong,
      error: words.choose,
    };
  }
}

/** Bounds that a spreadsheet holds a number against; a text is refused by them, too. */
const far = 1e15;

/** How a number question's cell looks and what it takes. */
export function numberRule(
  question: CompiledQuestion,
  unit: string,
  language: Language,
): { format: string; rule: DataValidation } {
  const words = excelWords[language];
  const { decimals = 0 } = question;
  const ranges = question.validators.filter((one) => one.kind === 'range');
  const lows = ranges.flatMap(({ min }) => min ?? []);
  const highs = ranges.flatMap(({ max }) => max ?? []);
  const about = [
    decimals === 0 ? words.whole : words.decimal,
    ...(unit ? [unit] : []),
    ...lows.map((low) => `${words.least} ${numberText(low, language)}`),
    ...highs.map((high) => `${words.most} ${numberText(high, language)}`),
  ].join(', ');
  return {
    format: decimals === 0 ? '#,##0' : 'General',
    rule: {
      type: decimals === 0 ? 'whole' : 'decimal',
      operator: 'between',
      allowBlank: true,
      formulae: [Math.max(-far, ...lows), Math.min(far, ...highs)],
      showInputMessage: true,
      prompt: about.slice(0, 250),
      showErrorMessage: true,
      errorTitle: words.wrong,
      error: about.slice(0, 220),
    },
  };
}
