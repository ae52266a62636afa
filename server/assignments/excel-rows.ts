import type {
  CompiledElement,
  CompiledForm,
  CompiledQuestion,
  LocalText,
  QuestionKind,
} from '../../forms/run/types.ts';

/** Kinds of questions that a single cell can answer; the others are filled in on the page. */
const inCells = new Set<QuestionKind>([
  ...(['number', 'boolean', 'radio', 'dropdown'] as const),
  ...(['rating', 'date', 'text', 'comment'] as const),
]);

/** One line of a template: a heading or a question. */
export type TemplateRow =
  | { kind: 'heading'; level: 1 | 2; title: LocalText; hint: LocalText | null }
  | {
      kind: 'question';
      question: CompiledQuestion;
      /** «12», or the code in the act that asks for it. */
      number: string;
      unit: LocalText;
      /** `cell`: filled in here; `total`: worked out; `page`: only on the page. */
      fill: 'cell' | 'total' | 'page';
    };

interface Reported {
  question: string;
  unit: string;
  code?: string | undefined;
}

/** The lines of a form's template in the order of its questions. */
export function templateRows(form: CompiledForm, elements: readonly Reported[]): TemplateRow[] {
  const reported = new Map(elements.map((one) => [one.question, one]));
  let count = 0;
  const rowsOf = (element: CompiledElement): TemplateRow[] => {
    if (element.element === 'text') return [];
    if (element.element === 'panel') {
      const inside = element.elements.flatMap(rowsOf);
      const { title, description = null } = element;
      return inside.length > 0 && title
        ? [{ kind: 'heading', level: 2, title, hint: description }, ...inside]
        : inside;
    }
    const own = reported.get(element.name);
    const total = element.kind === 'calculated';
    if (!total) count += 1;
    return [
      {
        kind: 'question',
        question: element,
        number: own?.code ?? (total ? '' : String(count)),
        unit: element.unit ?? { ru: own?.unit ?? '' },
        fill: total ? 'total' : inCells.has(element.kind) && !element.readOnly ? 'cell' : 'page',
      },
    ];
  };
  return form.pages.flatMap((page) => {
    const inside = page.elements.flatMap(rowsOf);
    const { title, description = null } = page;
    return inside.length > 0 && title
      ? [{ kind: 'heading', level: 1, title, hint: description }, ...inside]
      : inside;
  });
}

/** The columns of a template by the keys that its hidden row carries. */
export const columnKeys = ['id', 'number', 'title', 'unit', 'value', 'state', 'reason'] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Begins the hidden row that names the columns. */
export const keysMark = '#pokazatel';
export const sealSheet = 'pokazatel';
