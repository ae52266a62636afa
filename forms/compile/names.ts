import type { Source } from './source.ts';

// Words that mean something else to SurveyJS's expressions or to JavaScript objects.
const taken = new Set([
  ...['pageno', 'pagecount', 'locale', 'questioncount', 'length'],
  ...['correctedanswers', 'correctanswers', 'correctedanswercount'],
  ...['incorrectedanswers', 'incorrectanswers', 'incorrectedanswercount'],
  ...['survey', 'self', 'parent', 'matrix', 'composite', 'item', 'choice', 'column', 'row'],
  ...['prevrow', 'nextrow', 'panel', 'prevpanel', 'nextpanel'],
  ...Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()),
  'prototype',
]);
const longest = 80;
const shape = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ -]*[\p{L}\p{N}_])?$/u;

/** Whether a name can be a key of answers, part of a database path and a word of expressions. */
export function isUsableName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    name.length <= longest &&
    shape.test(name) &&
    !taken.has(lower) &&
    !/(-comment|-unwrapped)$/.test(lower)
  );
}

/** The names of a form, unique ignoring case over questions, panels, pages and values alike. */
export class Names {
  private readonly used = new Set<string>();

  /** Takes a name, or reports why it cannot be used. */
  take(source: Source, name: string): void {
    const lower = name.toLowerCase();
    if (!isUsableName(name)) {
      source.fault(
        'name',
        'name.invalid',
        `Имя «${name}» не подходит: нужны буквы, цифры, «_» и «-», и не служебное слово`,
        `The name "${name}" will not do: use letters, digits, "_" and "-", and no reserved word`,
      );
    } else if (this.used.has(lower)) {
      source.fault(
        'name',
        'name.repeated',
        `Имя «${name}» уже есть в форме (регистр букв не различается)`,
        `The name "${name}" is already in the form (case does not count)`,
      );
    }
    this.used.add(lower);
  }

  /** The element's own name, or a free one where SurveyJS would make one up too. */
  ofContainer(source: Source, kind: string): string {
    const own = source.string('name');
    if (own !== undefined) {
      this.take(source, own);
      return own;
    }
    let number = 1;
    while (this.used.has(`${kind}${number}`)) number += 1;
    this.used.add(`${kind}${number}`);
    return `${kind}${number}`;
  }

  /** A question's name; it must have one, since its answers are stored under it. */
  ofQuestion(source: Source): string {
    const own = source.string('name');
    if (own === undefined) {
      source.fault('name', 'name.missing', 'У вопроса нет имени', 'The question has no name');
      return this.ofContainer(source, 'question');
    }
    this.take(source, own);
    return own;
  }
}
