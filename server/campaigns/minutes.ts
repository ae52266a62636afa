import type { CompiledElement, CompiledForm, CompiledQuestion } from '../../forms/run/types.ts';

/** Seconds to read and answer on a phone; where nothing else is said, 12. */
const usual = 12;
const seconds: Partial<Record<CompiledQuestion['kind'], number>> = {
  calculated: 0,
  text: 20,
  comment: 20,
  file: 40,
};
const secondsOfRow = 6;

function secondsOf(element: CompiledElement): number {
  if (element.element === 'text') return 0;
  if (element.element === 'panel') return sum(element.elements);
  if (element.rows) return element.rows.length * secondsOfRow;
  return seconds[element.kind] ?? usual;
}

function sum(elements: readonly CompiledElement[]): number {
  return elements.reduce((total, element) => total + secondsOf(element), 0);
}

/**
 * How many minutes an answer takes: 12 seconds a question, 20 where words are written, 6 a row of
 * a table; rounded up to whole minutes, at least one. Questions shown only to some are counted.
 */
export function minutesOf(form: CompiledForm): number {
  return Math.max(1, Math.ceil(sum(form.pages.flatMap(({ elements }) => elements)) / 60));
}
