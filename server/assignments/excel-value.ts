import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledQuestion, LocalText } from '../../forms/run/types.ts';
import { isCalendarDate } from '../../forms/run/values.ts';
import { seen, type ReadCell, type ReadRow } from './excel-read.ts';
import { choiceWords, excelWords, yesNoWords } from './excel-words.ts';
import type { FieldContent } from './schema.ts';

export type ReadContent =
  | { ok: true; content: FieldContent }
  /** Which of the row's cells is wrong, and why. */
  | { ok: false; at: 'value' | 'state' | 'reason' | 'unit'; message: LocalText };

type Answered = { ok: true; answer: unknown } | { ok: false; message: LocalText };

const unreadable: Record<'formula' | 'error' | 'merged', LocalText> = {
  formula: {
    ru: 'в ячейке формула: впишите само число',
    en: 'the cell holds a formula: write the number itself',
  },
  error: {
    ru: 'в ячейке ошибка вычисления: впишите само значение',
    en: 'the cell holds an error: write the value itself',
  },
  merged: {
    ru: 'ячейка объединена с соседней: разъедините их',
    en: 'the cell is merged with its neighbour: split them',
  },
};

const refuse = (ru: string, en: string): { ok: false; message: LocalText } => ({
  ok: false,
  message: { ru, en },
});

/**
 * What one row says of its question. A row is taken as a whole or not at all.
 * @param unit what the number is counted in
 */
export function contentOfRow(
  { cells }: ReadRow,
  question: CompiledQuestion,
  unit: LocalText,
  language: Language,
): ReadContent {
  const { value, state, reason } = cells;
  for (const at of ['value', 'state', 'reason'] as const) {
    const { kind } = cells[at].cell;
    if (kind === 'formula' || kind === 'error' || kind === 'merged') {
      return { ok: false, at, message: unreadable[kind] };
    }
  }
  const says = seen(state.cell).trim().toLowerCase();
  const why = seen(reason.cell).trim();
  if (says === '') {
    if (value.cell.kind === 'empty') {
      if (why === '') return { ok: true, content: {} };
      return {
        ok: false,
        at: 'reason',
        ...bare(
          refuse(
            'причина есть, а в столбце слева не выбрано, почему нет значения',
            'there is a reason, but the column to the left does not say why there is no value',
          ),
        ),
      };
    }
    if (question.kind === 'number' && !sameUnit(cells.unit.cell, unit)) {
      return {
        ok: false,
        at: 'unit',
        ...bare(
          refuse(
            `единица измерения изменена: нужно число в «${unit.ru}»`,
            `the unit was changed: the number must be in “${unit.en ?? unit.ru}”`,
          ),
        ),
      };
    }
    const read = answerOf(question, value.cell, unit, language);
    if (!read.ok) return { ok: false, at: 'value', message: read.message };
    return { ok: true, content: { answer: read.answer } };
  }
  const known = (['absent', 'notApplicable'] as const).find((one) =>
    [excelWords.ru, excelWords.en].some((words) => words.states[one] === says),
  );
  if (!known) {
    const { absent, notApplicable } = excelWords[language].states;
    return {
      ok: false,
      at: 'state',
      ...bare(
        refuse(
          `можно выбрать только «${absent}» или «${notApplicable}»`,
          `only “${absent}” or “${notApplicable}” can be chosen`,
        ),
      ),
    };
  }
  if (value.cell.kind !== 'empty') {
    return {
      ok: false,
      at: 'state',
      ...bare(
        refuse(
          'указано и значение, и его отсутствие: оставьте одно',
          'both a value and its absence are given: keep one',
        ),
      ),
    };
  }
  if (why.length > 300) {
    return {
      ok: false,
      at: 'reason',
      ...bare(refuse('причина длиннее 300 знаков', 'the reason is longer than 300 signs')),
    };
  }
  return { ok: true, content: { state: { state: known, reason: why } } };
}

function bare({ message }: { message: LocalText }): { message: LocalText } {
  return { message };
}

function sameUnit(cell: ReadCell, unit: LocalText): boolean {
  const text = seen(cell).trim();
  return text === unit.ru.trim() || text === (unit.en ?? unit.ru).trim();
}

function answerOf(
  question: CompiledQuestion,
  cell: ReadCell,
  unit: LocalText,
  language: Language,
): Answered {
  switch (question.kind) {
    case 'number':
      return numberOf(cell, unit);
    case 'date':
      return dayOf(cell);
    case 'boolean':
      return truthOf(question, cell, language);
    case 'radio':
    case 'dropdown':
    case 'rating':
      return choiceOf(question, cell);
    default:
      return { ok: true, answer: seen(cell) };
  }
}

function numberOf(cell: ReadCell, unit: LocalText): Answered {
  if (cell.kind === 'number') {
    if (cell.percent && !/%|процент|percent/i.test(unit.ru)) {
      return refuse(
        `в ячейке проценты, а нужно число в «${unit.ru}»`,
        `the cell holds per cent, and the number must be in “${unit.en ?? unit.ru}”`,
      );
    }
    return { ok: true, answer: cell.number };
  }
  if (cell.kind === 'date') {
    return refuse(
      `таблица превратила число в дату ${seen(cell)}: задайте ячейке числовой формат и введите число снова`,
      `the spreadsheet turned the number into the date ${seen(cell)}: give the cell a number format and type the number again`,
    );
  }
  const text = seen(cell)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (/^-?(\d+\.?\d*|\.\d+)$/.test(text) && Number.isFinite(Number(text))) {
    return { ok: true, answer: Number(text) + 0 };
  }
  return refuse(
    'нужно число: без единиц измерения, слов и знаков «около»',
    'a number is needed: without units, words or “about”',
  );
}

function dayOf(cell: ReadCell): Answered {
  if (cell.kind === 'date') return { ok: true, answer: cell.day };
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(seen(cell).trim());
  const [, day = '', month = '', year = ''] = parts ?? [];
  const written = parts ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : seen(cell);
  return isCalendarDate(written)
    ? { ok: true, answer: written }
    : refuse('нужна дата, например 01.09.2021', 'a date is needed, for example 01.09.2021');
}

function truthOf(question: CompiledQuestion, cell: ReadCell, language: Language): Answered {
  if (cell.kind === 'truth') return { ok: true, answer: cell.truth };
  const text = fold(seen(cell));
  for (const known of ['ru', 'en'] as const) {
    const at = yesNoWords(question, known).findIndex((word) => fold(word) === text);
    if (at >= 0) return { ok: true, answer: at === 0 };
  }
  if (text === 'да' || text === 'yes') return { ok: true, answer: true };
  if (text === 'нет' || text === 'no') return { ok: true, answer: false };
  const [yes, no] = yesNoWords(question, language);
  return refuse(`нужно «${yes}» или «${no}»`, `“${yes}” or “${no}” is needed`);
}

function choiceOf(question: CompiledQuestion, cell: ReadCell): Answered {
  const text = fold(seen(cell));
  for (const known of ['ru', 'en'] as const) {
    const found = choiceWords(question, known).find((choice) => fold(choice.text) === text);
    if (found) return { ok: true, answer: found.value };
    if (question.otherText && fold(pick(question.otherText, known)) === text) {
      return { ok: true, answer: 'other' };
    }
  }
  return refuse('такого варианта в списке нет', 'there is no such option in the list');
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
