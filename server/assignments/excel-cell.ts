import type { Cell } from 'exceljs';
import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledQuestion, LocalText } from '../../forms/run/types.ts';
import { looksLikeFormula, safeText } from '../safe-text.ts';
import { numberRule, type Lists } from './excel-validation.ts';
import { choiceWords, excelWords, yesNoWords } from './excel-words.ts';
import type { FieldContent } from './schema.ts';

/** Writes a text that stays a text, whatever it begins with, also after somebody edits the cell. */
export function writeText(cell: Cell, text: string): void {
  cell.value = text === '' ? null : safeText(text);
  if (looksLikeFormula(text)) cell.numFmt = '@';
}

interface Cells {
  value: Cell;
  state: Cell;
  reason: Cell;
}

/** Writes what stands in a field, and what the cells of its row take. */
export function writeContent(
  { value, state, reason }: Cells,
  {
    question,
    unit,
    content,
  }: { question: CompiledQuestion; unit: LocalText; content: FieldContent },
  { lists, language }: { lists: Lists; language: Language },
): void {
  const words = excelWords[language];
  state.dataValidation = lists.rule(Object.values(words.states), words);
  reason.numFmt = '@';
  if (content.state) {
    writeText(state, words.states[content.state.state]);
    writeText(reason, content.state.reason);
  }
  const { answer } = content;
  value.alignment = {
    ...value.alignment,
    horizontal: question.kind === 'number' ? 'right' : 'left',
  };
  if (question.kind === 'number') {
    const { format, rule } = numberRule(question, pick(unit, language), language);
    value.numFmt = format;
    value.dataValidation = rule;
    if (typeof answer === 'number') value.value = answer;
    return;
  }
  if (question.kind === 'date') {
    value.numFmt = 'dd.mm.yyyy';
    value.dataValidation = {
      type: 'date',
      operator: 'greaterThan',
      allowBlank: true,
      formulae: [new Date(Date.UTC(1900, 0, 1))],
      showErrorMessage: true,
      errorTitle: words.wrong,
      error: words.date,
    };
    if (typeof answer === 'string') value.value = new Date(`${answer}T00:00:00Z`);
    return;
  }
  value.numFmt = '@';
  const choices =
    question.kind === 'boolean'
      ? yesNoWords(question, language)
      : choiceWords(question, language).map(({ text }) => text);
  if (choices.length > 0) value.dataValidation = lists.rule(choices, words);
  if (answer !== undefined && answer !== null && answer !== '') {
    writeText(value, answerText(question, answer, language));
  }
}

/** An answer as it stands in a cell that holds a text. */
function answerText(question: CompiledQuestion, answer: unknown, language: Language): string {
  if (typeof answer === 'boolean') return yesNoWords(question, language)[answer ? 0 : 1];
  const choice = choiceWords(question, language).find(({ value }) => value === answer);
  if (choice) return choice.text;
  if (answer === 'other' && question.otherText) return pick(question.otherText, language);
  return String(answer);
}
