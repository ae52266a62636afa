import { indexForm } from '../../forms/run/state.ts';
import type { CompiledQuestion } from '../../forms/run/types.ts';
import type { FormVersion } from '../forms/model.ts';
import { placeColumns } from './cells.ts';
import { readRows } from './csv.ts';
import type { Loading } from './loading.ts';
import type { GivenResponse } from './responses.ts';

const columns = { ...placeColumns, day: { also: ['день', 'дата'] } } as const;

/**
 * Reads responses from a CSV file: a column for each question under its name, for a matrix one for
 * each row (`name.row`); several choices are parted by `|`, an empty cell is no answer. Rows of a
 * roster have no place in a line, so that a column for one is refused.
 */
export function answersFromCsv(loading: Loading, file: string, form: FormVersion): GivenResponse[] {
  const { questions } = indexForm(form.compiled);
  return readRows(loading, file, columns, { others: true }).map((row) => {
    const answers: Record<string, unknown> = {};
    for (const [heading, text] of row.others) {
      if (text === '') continue;
      const [name = '', ...rest] = heading.split('.');
      const question = questions.get(heading) ?? questions.get(name);
      if (question?.kind === 'roster') {
        row.refuse(heading, {
          ru: `«${name}» — таблица, её строки в CSV не записать: нужен файл NDJSON.`,
          en: `“${name}” is a table, whose rows cannot be written in CSV: use NDJSON.`,
        });
      } else if (question?.kind === 'matrix' && rest.length > 0) {
        const known = (answers[name] ?? {}) as Record<string, unknown>;
        answers[name] = { ...known, [rest.join('.')]: scalarOf(text, question) };
      } else {
        answers[heading] = valueOf(text, question);
      }
    }
    return {
      organization: row.get('organization'),
      day: row.get('day'),
      period: row.get('period'),
      answers,
      refuse: row.refuse,
    };
  });
}

/** A cell as the answer that it can mean; what it cannot is left for the form to refuse. */
function valueOf(text: string, question: CompiledQuestion | undefined): unknown {
  if (/^[[{]/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }
  if (question === undefined) return text;
  switch (question.kind) {
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return text.split('|').map((one) => scalarOf(one.trim(), question));
    case 'text':
    case 'comment':
      return text;
    default:
      return scalarOf(text, question);
  }
}

function scalarOf(text: string, { kind, choices = [] }: CompiledQuestion): unknown {
  const choice = choices.find(({ value }) => String(value) === text);
  if (choice) return choice.value;
  if (kind === 'boolean') {
    if (/^(да|yes|true|1)$/i.test(text)) return true;
    return /^(нет|no|false|0)$/i.test(text) ? false : text;
  }
  const isNumber = kind === 'number' || kind === 'rating';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
