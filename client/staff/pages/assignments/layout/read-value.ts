import { fieldFaults } from '../../../../../forms/run/field.ts';
import type { CompiledForm, CompiledQuestion, LocalText } from '../../../../../forms/run/types.ts';
import type { FieldContent } from '../../../../../server/assignments/schema.ts';
import { parseNumber } from '../../../format/number.ts';

/** What a typed or pasted text says: a content, or why it cannot be one. */
export type ReadValue =
  { ok: true; content: FieldContent } | { ok: false; why: LocalText | 'number' | 'yesNo' | 'dash' };

const yes = new Set(['да', 'д', 'yes', 'y', '1', '+', 'true', 'истина', 'есть']);
const no = new Set(['нет', 'н', 'no', 'n', '0', '-', '−', 'false', 'ложь']);
const inapplicable = new Set(['не применимо', 'неприменимо', 'н/п', 'n/a', 'not applicable']);

/**
 * Reads a number or a yes/no as people type them and as spreadsheets hold them: comma or point,
 * spaces between thousands, «%» after a percentage, «н/п» for what does not apply.
 */
export function readValue(
  form: CompiledForm,
  question: CompiledQuestion,
  typed: string,
): ReadValue {
  const text = typed.trim();
  if (text === '') return { ok: true, content: {} };
  const word = text.toLowerCase().replace(/\s+/g, ' ');
  if (inapplicable.has(word)) {
    return { ok: true, content: { state: { state: 'notApplicable', reason: '' } } };
  }
  if (question.kind === 'boolean') {
    if (!yes.has(word) && !no.has(word)) return { ok: false, why: 'yesNo' };
    return { ok: true, content: { answer: yes.has(word) } };
  }
  // A dash may mean a zero, no data or nothing to count: whoever wrote it knows.
  if (/^[-–—−]+$/.test(text)) return { ok: false, why: 'dash' };
  const percent = question.unit?.ru === '%' || question.unit?.ru === 'процент';
  const answer = parseNumber(percent ? text.replace(/\s*%$/, '') : text);
  if (answer === null) return { ok: false, why: 'number' };
  const [fault] = fieldFaults(form, question.name, answer);
  return fault ? { ok: false, why: fault.message } : { ok: true, content: { answer } };
}
