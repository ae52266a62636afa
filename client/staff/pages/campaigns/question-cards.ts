import type { QuestionResult } from '../../../../server/responses/schema.ts';

/** What stands on one card: a question, or all rows of a matrix. */
export interface QuestionCard {
  id: string;
  title: string;
  rows: QuestionResult[];
}

/** Rows of one matrix share a card, all else has its own; in the order of the form. */
export function cardsOf(questions: readonly QuestionResult[]): QuestionCard[] {
  const cards: QuestionCard[] = [];
  for (const question of questions) {
    const last = cards.at(-1);
    if (question.row !== null && last?.id === question.name) last.rows.push(question);
    else cards.push({ id: question.name, title: question.questionTitle, rows: [question] });
  }
  return cards;
}

/** How many in a hundred; 0 of nobody. */
export function shareIn(count: number, n: number | null): number {
  return n ? (100 * count) / n : 0;
}
