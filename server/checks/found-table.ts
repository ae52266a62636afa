import type { Language } from '../../forms/run/text.ts';
import type { FoundViolation } from './found.schema.ts';
import { foundWords } from './found-words.ts';

interface Cell {
  value: string | number | Date | null;
  format?: string;
}

type Words = (typeof foundWords)[Language];
type Key = keyof Words['columns'];

const widths: Record<Key, number> = {
  ...{ organization: 30, form: 28, item: 44, severity: 12, kind: 22, message: 54 },
  ...{ value: 12, against: 12, comment: 40, decision: 22, note: 34, by: 24, at: 16 },
};

/**
 * The list of violations as the columns and rows of a spreadsheet.
 * @param wallClock a moment as the file keeps it, in the municipality's zone
 */
export function foundTable(
  lines: readonly FoundViolation[],
  language: Language,
  wallClock: (moment: string) => Date,
) {
  const words = foundWords[language];
  const keys = Object.keys(widths) as Key[];
  return {
    columns: keys.map((key) => ({ group: '', title: words.columns[key], width: widths[key] })),
    rows: lines.map((one) => {
      const cells = cellsOf(one, language, wallClock);
      return { tone: 'plain' as const, entries: keys.map((key) => cells[key]) };
    }),
  };
}

function cellsOf(
  found: FoundViolation,
  language: Language,
  wallClock: (moment: string) => Date,
): Record<Key, Cell> {
  const words: Words = foundWords[language];
  const { violation, followUp } = found;
  const text = (value: string): Cell => ({ value: value || null });
  return {
    organization: text(found.organizationName),
    form: text(found.formTitle),
    item: text(found.title),
    severity: text(words.severities[violation.severity]),
    kind: text(words.kinds[violation.kind]),
    message: text(violation.message),
    value: { value: violation.value },
    against: { value: violation.against },
    comment: text(found.comment),
    decision: text(followUp ? words.decisions[followUp.decision] : words.open),
    note: text(followUp?.note ?? ''),
    by: text(followUp?.by ?? ''),
    at: { value: followUp ? wallClock(followUp.at) : null, format: 'dd.mm.yyyy hh:mm' },
  };
}
