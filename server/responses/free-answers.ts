import { createHash } from 'node:crypto';
import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledForm } from '../../forms/run/types.ts';
import { questionsOf } from './items.ts';

/** A place of a form where people write in their own words. */
export interface FreeQuestion {
  /** Name under which the answers hold the words. */
  name: string;
  /** Item of a question with several fields. */
  item: string | null;
  /** `name`, or `name.item`. */
  key: string;
  title: string;
}

/** What was written at one place of one response. */
export interface FreeAnswer {
  /** Names this answer and nothing else: two answers of one person cannot be put together by it. */
  id: string;
  organizationId: string;
  question: string;
  text: string;
}

/** A part of a text that is not to be read: from, and up to, in UTF-16 units. */
export type Mask = [start: number, end: number];

/** Where a form takes free words: texts, fields of several, the words of «Другое». */
export function freeQuestionsOf(form: CompiledForm, language: Language): FreeQuestion[] {
  return questionsOf(form).flatMap((question): FreeQuestion[] => {
    const { name, kind, rows = [], otherText } = question;
    const title = pick(question.title, language);
    if (kind === 'text' || kind === 'comment') return [{ name, item: null, key: name, title }];
    if (kind === 'multipletext') {
      return rows.map(({ value: item, text }) => {
        const itemTitle = pick(text, language) || item;
        return { name, item, key: `${name}.${item}`, title: `${title}: ${itemTitle}` };
      });
    }
    if (!otherText) return [];
    const comment = `${name}-Comment`;
    return [
      { name: comment, item: null, key: comment, title: `${title}: ${pick(otherText, language)}` },
    ];
  });
}

/** One response's words, place by place. */
export function freeAnswersOf(
  response: { _id: string; organizationId: string; answers: Record<string, unknown> },
  questions: readonly FreeQuestion[],
): FreeAnswer[] {
  const { _id, organizationId, answers } = response;
  return questions.flatMap(({ name, item, key }): FreeAnswer[] => {
    const value = answers[name];
    const text = item === null ? value : (value as Record<string, unknown> | undefined)?.[item];
    if (typeof text !== 'string' || text.trim() === '') return [];
    return [{ id: idOf(_id, key), organizationId, question: key, text }];
  });
}

function idOf(responseId: string, question: string): string {
  return createHash('sha256').update(`${responseId} ${question}`).digest('base64url');
}

/** By the hash of random ids: neither the order of arrival nor one response's answers together. */
export function shuffled(answers: readonly FreeAnswer[]): FreeAnswer[] {
  return answers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is put in place of a part that is not to be read. */
const blot = '…';

/** Whether the parts lie inside the text, one after another. */
export function fitsText(masks: readonly Mask[], text: string): boolean {
  let free = 0;
  return masks.every(([start, end]) => {
    const fits = start >= free && end > start && end <= text.length;
    free = end;
    return fits;
  });
}

/** The text as others read it, its marked parts left out. */
export function masked(text: string, masks: readonly Mask[]): string {
  let free = 0;
  const pieces = masks.map(([start, end]) => {
    const piece = text.slice(free, start);
    free = end;
    return piece + blot;
  });
  return (pieces.join('') + text.slice(free)).trim();
}
