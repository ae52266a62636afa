import type { Language } from '../../../forms/run/text.ts';
import { cellText } from '../../tables/typed.ts';
import type { Outcome } from './plan.ts';
import { letterOf } from './reading.ts';
import { reasonText } from './words.ts';

/**
 * The rejected rows as a CSV that a Russian spreadsheet opens by itself: number and reasons, then
 * the row as it stood, so that it can be mended there and sent again.
 */
export async function rejectedCsv(
  outcomes: AsyncIterable<Outcome>,
  headings: readonly string[],
  language: Language,
): Promise<string> {
  const first =
    language === 'ru' ? ['Строка', 'Почему не загружена'] : ['Row', 'Why it was not taken'];
  const lines = [line([...first, ...headings])];
  for await (const outcome of outcomes) {
    if (outcome.taken) continue;
    const why = outcome.faults.map(({ code, words, column }) => {
      const place = column === null ? '' : `${headings[column] || letterOf(column)}: `;
      return place + reasonText({ code, words })[language];
    });
    lines.push(line([String(outcome.number), why.join(' '), ...outcome.cells.map(cellText)]));
  }
  // The mark at the beginning tells a spreadsheet that it is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function line(cells: readonly string[]): string {
  return cells.map(quoted).join(';');
}

function quoted(cell: string): string {
  // A text that begins like a formula must not become one in whoever opens the file.
  const safe = /^[=+@\t\r]|^-(?![\d,.]+$)/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
