import { checkAnswers } from '../../forms/run/check.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { Answers } from '../../forms/run/types.ts';
import { madeFormIds } from '../../catalogs/made-words.ts';
import { recordElements } from '../elements/model.ts';
import { reportedBy } from '../elements/reported.ts';
import type { FormVersion } from '../forms/model.ts';
import { daysOf } from '../periods.ts';
import type { Organization } from '../organizations/model.ts';
import { numberOf, organizationOf, periodOf, placeColumns, yesNoOf } from './cells.ts';
import { readRows, type CsvRow } from './csv.ts';
import type { Loading } from './loading.ts';

const columns = {
  ...placeColumns,
  element: { also: ['элемент'], required: true },
  value: { also: ['значение'] },
  state: { also: ['состояние'] },
  reason: { also: ['причина'] },
} as const;
type Row = CsvRow<keyof typeof columns>;

/** What one organization reports in one period by the form that asks it. */
interface Report {
  organization: Organization;
  period: string;
  form: FormVersion;
  answers: Answers;
  states: Record<string, { state: 'absent' | 'notApplicable'; reason: string }>;
  /** The row that each question's answer stands in. */
  rows: Map<string, Row>;
}

/**
 * Reads `elements.csv`. The numbers are held against the data forms that ask them and recorded as
 * if those had been handed in; only what is not there is not asked for.
 */
export async function loadElements(loading: Loading): Promise<void> {
  const reports = new Map<string, Report>();
  for (const row of readRows(loading, 'elements.csv', columns)) take(row, loading, reports);
  for (const report of reports.values()) check(report);
  for (const { organization, period, form, answers, states } of reports.values()) {
    loading.asked.has(form, period);
    await recordElements({
      municipalityId: loading.municipalityId,
      organizationId: organization._id,
      period,
      source: { formKey: form.key, formVersion: form.version, revision: 1 },
      status: 'final',
      submittedAt: loading.by.now,
      values: reportedBy(form, answers, states, daysOf(period).last),
    });
  }
}

function take(row: Row, loading: Loading, reports: Map<string, Report>): void {
  const organization = organizationOf(row, loading);
  if (!organization) return;
  const form = formOf(row, organization, loading);
  const period = form && periodOf(row, loading, form.periodType);
  const question = form?.elements.find(({ id }) => id === row.get('element'))?.question;
  if (!form || !period || question === undefined) return;
  const name = JSON.stringify([organization._id, period, form.key]);
  const report = reports.get(name) ?? {
    ...{ organization, period, form },
    ...{ answers: {}, states: {}, rows: new Map<string, Row>() },
  };
  reports.set(name, report);
  const before = report.rows.get(question);
  if (before) {
    row.refuse('element', {
      ru: `этот элемент уже есть в строке ${before.line}.`,
      en: `this element stands in line ${before.line} already.`,
    });
    return;
  }
  report.rows.set(question, row);
  const state = stateOf(row);
  if (state === 'refused') return;
  if (state) {
    report.states[question] = state;
    return;
  }
  const isYesNo = indexForm(form.compiled).questions.get(question)?.kind === 'boolean';
  const text = row.get('value');
  const value = isYesNo ? yesNoOf(row, 'value', text) : numberOf(row, 'value', text);
  if (value !== null) report.answers[question] = value;
}

/** The form that asks an organization of this type for the element: a made one before others. */
function formOf(row: Row, { type }: Organization, { versions, catalog }: Loading) {
  const id = row.get('element');
  const asking = versions.filter(({ elements }) => elements.some((one) => one.id === id));
  const own = asking.filter(({ organizationTypes }) => organizationTypes.includes(type));
  const found = own.find(({ key }) => madeFormIds.has(key)) ?? own[0];
  if (found) return found;
  const dimension = catalog.elements.find((one) => one.id === id)?.dimension;
  const parts = catalog.dimensions.find((one) => one.id === dimension)?.parts ?? [];
  const ids = parts.map((part) => `${id}__${part.id}`).join(', ');
  row.refuse(
    'element',
    asking.length > 0
      ? {
          ru: `«${id}» у организаций этого типа (${type}) не спрашивается.`,
          en: `organizations of this type (${type}) are not asked for “${id}”.`,
        }
      : parts.length > 0
        ? {
            ru: `«${id}» спрашивается по частям: ${ids}.`,
            en: `“${id}” is asked by parts: ${ids}.`,
          }
        : { ru: `элемента «${id}» нет.`, en: `there is no element “${id}”.` },
  );
  return null;
}

const words: Record<string, 'absent' | 'notApplicable' | null> = {
  '': null,
  value: null,
  значение: null,
  absent: 'absent',
  'нет данных': 'absent',
  notapplicable: 'notApplicable',
  'не применимо': 'notApplicable',
  неприменимо: 'notApplicable',
};

/** Why there is no value, where the row says that there is none. */
function stateOf(row: Row): Report['states'][string] | 'refused' | null {
  const state = words[row.get('state').toLowerCase()];
  const reason = row.get('reason');
  if (state === undefined) {
    row.refuse('state', {
      ru: `состояние — absent (нет данных) или notApplicable (не применимо), а не «${row.get('state')}».`,
      en: `the state is absent or notApplicable, not “${row.get('state')}”.`,
    });
  } else if (state !== null && row.get('value') !== '') {
    row.refuse('value', {
      ru: 'указано и значение, и его отсутствие.',
      en: 'both a value and its absence.',
    });
  } else if (state === 'absent' && reason === '') {
    row.refuse('reason', { ru: 'назовите причину отсутствия.', en: 'give the reason.' });
  } else return state && { state, reason };
  return 'refused';
}

/** Holds a report against its form, as when it is handed in; it may be unfinished. */
function check({ period, form, answers, states, rows }: Report): void {
  const excused = new Set(Object.keys(states));
  const today = daysOf(period).last;
  const checked = checkAnswers(form.compiled, answers, { today, excused });
  if (checked.ok) return;
  for (const { path, code, message } of checked.faults) {
    if (code === 'required') continue;
    const row = rows.get(path) ?? [...rows.values()][0];
    row?.refuse(rows.has(path) ? 'value' : null, message);
  }
}
