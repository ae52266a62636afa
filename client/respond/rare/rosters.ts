import {
  surveyLocalization,
  type Model,
  type Question,
  type QuestionMatrixDynamicModel,
} from 'survey-core';
import { indexForm } from '../../../forms/run/state.ts';
import type { CompiledForm } from '../../../forms/run/types.ts';
import { belongsTo } from '../answers.ts';
import type { ServerFault } from '../send.ts';

// The library's own words are «Рядов нет.» and a bare «Удалить».
const russian: unknown = surveyLocalization.locales['ru'];
if (typeof russian === 'object' && russian) {
  Object.assign(russian, { noRowsText: 'Строк пока нет', removeRow: 'Удалить строку' });
}

function isRoster(question: Question): question is QuestionMatrixDynamicModel {
  return question.getType() === 'matrixdynamic';
}

/** Gives tables with added rows the bounds that the server holds them to, not the library's own. */
export function prepareRosters(model: Model, form: CompiledForm): void {
  const { questions } = indexForm(form);
  for (const question of model.getAllQuestions()) {
    const compiled = questions.get(question.name);
    if (!isRoster(question) || !compiled) continue;
    const { minRows = 0, maxRows = 0, firstRows = 0 } = compiled;
    question.maxRowCount = maxRows;
    question.minRowCount = minRows;
    question.rowCount = firstRows;
  }
}

/** The cell that a fault such as `children[2].age` is about. */
function cellOf(question: Question, path: string): Question | undefined {
  const place = /^\[(\d+)\]\.(.+?)(?:-Comment)?$/.exec(path.slice(question.name.length));
  if (!place || !isRoster(question)) return undefined;
  const row = question.visibleRows[Number(place[1])];
  return row?.cells.find(({ column }) => column.name === place[2])?.question;
}

/** Shows what the server refused at the question, or at the cell, that it refused it for. */
export function showFaults(model: Model, faults: readonly ServerFault[]): void {
  const questions = model.getAllQuestions();
  let first: Question | undefined;
  for (const fault of faults) {
    const question = questions.find(({ name }) => belongsTo(fault, name));
    if (!question) continue;
    (cellOf(question, fault.path) ?? question).addError(fault.message);
    first ??= question;
  }
  if (first?.page) model.currentPage = first.page;
}
