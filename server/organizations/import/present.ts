import type { Language } from '../../../forms/run/text.ts';
import type { CheckView, CheckedRow } from '../import.schema.ts';
import type { FaultCode } from './words.ts';
import type { Meaning } from './meanings.ts';
import { isReady, type Plan, type PlannedRow } from './plan.ts';
import { columnTitle, type Table } from './rows.ts';
import { faultText, optionText, questionText } from './words.ts';

/** A plan as the page shows it, in the page's language. */
export function presentPlan(plan: Plan, table: Table, language: Language): CheckView {
  const counts: CheckView['counts'] = {
    create: 0,
    update: 0,
    same: 0,
    repeat: 0,
    skip: 0,
    error: 0,
    question: 0,
  };
  for (const { action } of plan.rows) counts[action] += 1;
  return {
    rows: plan.rows.map((row) => presentRow(row, table, language)),
    counts,
    hints: hintsOf(plan, table, language),
    ready: isReady(plan),
  };
}

function presentRow(row: PlannedRow, table: Table, language: Language): CheckedRow {
  const cells = table.rows[row.number - 1] ?? [];
  return {
    number: row.number,
    action: row.action,
    title: row.entity?.title ?? row.values.name ?? cells.find(Boolean) ?? '',
    changes: row.changes,
    coordinator: row.coordinator && { ...row.coordinator, change: row.coordinatorChange },
    isNew: row.entity?.known === null,
    repeats: row.repeats,
    mark: row.mark,
    faults: row.faults.map(({ column, code, words, suggestion }) => ({
      column,
      code,
      message: faultText(code, words)[language],
      ...(suggestion === undefined ? {} : { suggestion }),
    })),
    questions: row.questions.map(({ key, column, code, words, options, answer }) => ({
      key,
      column,
      message: questionText(code, words)[language],
      options: options.map((option) => ({
        value: option.value,
        text: optionText(option.code, option.words ?? {})[language],
      })),
      answer,
    })),
  };
}

/** What a column that is full of such faults is instead. */
const instead: Partial<Record<FaultCode, Meaning>> = {
  'email.phone': 'phone',
  'phone.email': 'email',
  'name.email': 'email',
  'name.phone': 'phone',
  'name.number': 'headcount',
  'person.email': 'email',
  'person.phone': 'phone',
};

/** Columns in which at least half of the rows have the same kind of another thing. */
function hintsOf({ rows }: Plan, table: Table, language: Language): CheckView['hints'] {
  return table.columns.flatMap((current, column) => {
    const faults = rows.flatMap((row) => row.faults.filter((fault) => fault.column === column));
    for (const [code, usual] of Object.entries(instead) as [FaultCode, Meaning][]) {
      const count = faults.filter((fault) => fault.code === code).length;
      const filled = rows.filter(({ number }) => table.rows[number - 1]?.[column]).length;
      if (count < 2 || count * 2 < filled) continue;
      const suggested = ofCoordinator(current, usual);
      const words = { column: columnTitle(table, column) };
      const message = faultText(`column.${meaningWord(usual)}`, words)[language];
      return [{ column, suggested, message }];
    }
    return [];
  });
}

/** The coordinator's phone in the column of the coordinator's e-mail stays the coordinator's. */
function ofCoordinator(current: Meaning, usual: Meaning): Meaning {
  if (!current.startsWith('coordinator')) return usual;
  if (usual === 'phone') return 'coordinatorPhone';
  return usual === 'email' ? 'coordinatorEmail' : usual;
}

function meaningWord(meaning: Meaning): 'email' | 'phone' | 'number' {
  return meaning === 'email' || meaning === 'phone' ? meaning : 'number';
}
