import { isDeepStrictEqual } from 'node:util';
import { checkQuestion } from '../../forms/run/check.ts';
import { fieldFaults } from '../../forms/run/field.ts';
import { formState, indexForm } from '../../forms/run/state.ts';
import type { Language } from '../../forms/run/text.ts';
import type { CompiledForm, Fault, LocalText } from '../../forms/run/types.ts';
import { safeText } from '../safe-text.ts';
import { seen, type ReadRow, type Uploaded } from './excel-read.ts';
import type { TemplateRow } from './excel-rows.ts';
import { contentOfRow } from './excel-value.ts';
import { contentWords } from './excel-words.ts';
import { contentOf, withWritten } from './merge.ts';
import type { Content } from './response.model.ts';
import type { UploadChange, UploadRefusal, UploadView } from './excel.schema.ts';
import type { FieldContent } from './schema.ts';

type QuestionRow = TemplateRow & { kind: 'question' };

export interface Present {
  form: CompiledForm;
  rows: readonly TemplateRow[];
  /** What stands in the form now. */
  content: Content;
  /** The version of each field now; 0 where nobody wrote it. */
  version: (question: string) => number;
  /** What "today" is in the form's conditions. */
  today: string;
  language: Language;
}

type Compared = Pick<UploadView, 'changes' | 'same' | 'missing' | 'refused'>;

/** A form may still be unfinished: what has to fit together is checked when it is handed in. */
const unfinished = new Set<Fault['code']>(['required', 'expression']);

/**
 * What an uploaded template would change, cell by cell, and what of it cannot be taken. Only what
 * the school itself changed since it took the template counts: an untouched cell changes nothing,
 * even where somebody has changed the form meanwhile.
 */
export function compareUpload({ seal, rows }: Uploaded, present: Present): Compared {
  const questions = new Map(
    present.rows.flatMap((row): [string, QuestionRow][] =>
      row.kind === 'question' ? [[row.question.name, row]] : [],
    ),
  );
  const titleOf = ({ question }: QuestionRow) => ({
    question: question.name,
    title: wholeTitle(present.form, question),
  });
  const result: Compared = { changes: [], same: 0, missing: 0, refused: [] };
  const met = new Set<string>();
  const proposed: { row: ReadRow; change: UploadChange }[] = [];
  for (const row of rows) {
    const known = questions.get(row.id);
    if (!known) {
      result.refused.push(...refuseStray(row));
      continue;
    }
    if (known.fill !== 'cell') continue;
    const { question, unit } = known;
    const refuse = (at: keyof ReadRow['cells'], message: LocalText) => {
      result.refused.push(refusalOf(row, at, titleOf(known), message));
    };
    if (met.has(row.id)) {
      refuse('value', {
        ru: 'такая строка уже есть выше: оставьте одну',
        en: 'this line stands above already: keep one',
      });
      continue;
    }
    met.add(row.id);
    const read = contentOfRow(row, question, unit, present.language);
    if (!read.ok) {
      // The number beside a wrong mark may be wrong as well: both are named at once.
      const message = read.at === 'value' ? null : faultOfValue(row, known, present);
      if (message) refuse('value', message);
      refuse(read.at, read.message);
      continue;
    }
    const [, was] = seal.fields[row.id] ?? [0, {}];
    const now = contentOf(present.content, row.id);
    const next = read.content;
    if (alike(next, was) || alike(next, now)) {
      result.same += 1;
      continue;
    }
    const words = (content: FieldContent) => contentWords(question, content, present.language);
    proposed.push({
      row,
      change: {
        cell: row.cells[next.state ? 'state' : 'value'].address,
        question: row.id,
        title: wholeTitle(present.form, question),
        base: present.version(row.id),
        now,
        next,
        shown: { was: words(was), now: words(now), next: words(next) },
        conflict: !alike(was, now),
      },
    });
  }
  const checked = checkTogether(proposed, present);
  for (const { row, change } of proposed) {
    const message = checked.get(change.question);
    const known = questions.get(change.question);
    if (message && known) {
      const at = change.next.state ? 'state' : 'value';
      result.refused.push(refusalOf(row, at, titleOf(known), message));
    } else result.changes.push(change);
  }
  // As they stand in the sheet, whatever was found out about them first.
  result.refused.sort((a, b) => rowOf(a) - rowOf(b));
  result.missing = [...questions].filter(
    ([name, { fill }]) => fill === 'cell' && !met.has(name),
  ).length;
  return result;
}

/** What is wrong with the value of a row for itself; null where nothing is. */
function faultOfValue(
  { id, cells }: ReadRow,
  { question, unit }: QuestionRow,
  { form, content, today, language }: Present,
): LocalText | null {
  const empty = (key: 'state' | 'reason') => ({ ...cells[key], cell: { kind: 'empty' } as const });
  const alone = { id, cells: { ...cells, state: empty('state'), reason: empty('reason') } };
  const read = contentOfRow(alone, question, unit, language);
  if (!read.ok) return read.at === 'value' ? read.message : null;
  const { answer } = read.content;
  if (answer === undefined) return null;
  const [fault] = fieldFaults(form, id, answer);
  if (fault) return fault.message;
  const context = { today, excused: new Set<string>() };
  const { answers } = withWritten(content, [{ question: id, content: read.content }]);
  return faultAmong(form, id, answers, context)?.message ?? null;
}

/** What is wrong with an answer among the others, but for what only handing in must hold. */
function faultAmong(...looked: Parameters<typeof checkQuestion>): Fault | undefined {
  return checkQuestion(...looked).find(({ code }) => !unfinished.has(code));
}

/** Faults of the proposed values by question, looked at as if all of them were taken. */
function checkTogether(
  proposed: readonly { change: UploadChange }[],
  { form, content, today }: Present,
): Map<string, LocalText> {
  const faults = new Map<string, LocalText>();
  // What is of a wrong kind would spoil the look at the others.
  const sound = proposed.filter(({ change: { question, next } }) => {
    const [fault] = next.answer === undefined ? [] : fieldFaults(form, question, next.answer);
    if (fault) faults.set(question, fault.message);
    return !fault;
  });
  const after = withWritten(
    content,
    sound.map(({ change: { question, next } }) => ({ question, content: next })),
  );
  const context = { today, excused: new Set(Object.keys(after.states)) };
  const { visible } = formState(form, after.answers, context);
  for (const { change } of sound) {
    const { question, next } = change;
    if (next.answer === undefined) continue;
    if (!visible[question]) {
      faults.set(question, {
        ru: 'при таких ответах этот вопрос не задаётся',
        en: 'with these answers this question is not asked',
      });
      continue;
    }
    const found = faultAmong(form, question, after.answers, context);
    if (found) faults.set(question, found.message);
  }
  return faults;
}

function refusalOf(
  row: ReadRow,
  at: keyof ReadRow['cells'],
  asked: { question: string; title: LocalText },
  message: LocalText,
): UploadRefusal {
  const { address, cell } = row.cells[at];
  return {
    cell: address,
    ...asked,
    text: seen(cell),
    message,
  };
}

function rowOf({ cell }: UploadRefusal): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}

/** A part is named with what it is a part of: «1 класс» alone stands in many lines. */
function wholeTitle(form: CompiledForm, { name, title }: QuestionRow['question']): LocalText {
  const parent = indexForm(form).nodes.get(name)?.parent?.element;
  const heading =
    parent && 'element' in parent && parent.element === 'panel' ? parent.title : undefined;
  if (!heading) return title;
  const ru = `${heading.ru}: ${title.ru}`;
  return title.en === undefined && heading.en === undefined
    ? { ru }
    : { ru, en: `${heading.en ?? heading.ru}: ${title.en ?? title.ru}` };
}

/** A row that is none of the template's, where something was written. */
function refuseStray(row: ReadRow): UploadRefusal[] {
  const written = (['value', 'state', 'reason'] as const)
    .map((key) => row.cells[key])
    .find(({ cell }) => cell.kind !== 'empty' && cell.kind !== 'merged');
  if (!written) return [];
  return [
    {
      cell: written.address,
      question: null,
      title: null,
      text: seen(written.cell),
      message: {
        ru: 'этой строки нет в форме: добавлять строки нельзя',
        en: 'the form has no such line: lines cannot be added',
      },
    },
  ];
}

/** Whether two contents say the same; a cell does not keep every sign of a text. */
function alike(one: FieldContent, other: FieldContent): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain({ answer, state }: FieldContent): unknown {
  if (state) return [state.state, kept(state.reason)];
  if (answer === undefined || answer === null) return [];
  return [typeof answer === 'string' ? kept(answer) : answer];
}

function kept(text: string): string {
  return safeText(text.replace(/\r\n?/g, '\n')).trim();
}
