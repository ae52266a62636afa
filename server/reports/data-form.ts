import { pick, type Language } from '../../forms/run/text.ts';
import type {
  Answers,
  CompiledElement,
  CompiledForm,
  CompiledQuestion,
} from '../../forms/run/types.ts';
import type { FormVersion } from '../forms/model.ts';
import type { ElementState } from '../responses/schema.ts';
import { arrange, type Place } from './places.ts';
import type { Cell, Column, Row } from './schema.ts';
import { totalOf } from './units.ts';
import { textOf } from './words.ts';

/** What an organization sent last, by question. */
export interface Submission {
  at: Date;
  answers: Answers;
  states: Record<string, ElementState>;
}

/** Who may read an element besides those who report it. */
export interface Sensitive {
  /** Sensitive counts. */
  counts: ReadonlySet<string>;
  /** Elements that this reader may not see at all. */
  withheld: ReadonlySet<string>;
}

interface Source {
  form: Pick<FormVersion, 'elements' | 'compiled'>;
  places: readonly Place[];
  submissions: ReadonlyMap<string, Submission>;
  sensitive: Sensitive;
  language: Language;
}

interface Element {
  column: Column;
  question: string;
}

/** Organizations × elements of one data form, with totals where the unit allows them. */
export function dataFormTable(source: Source): { columns: Column[]; rows: Row[] } {
  const { places, submissions } = source;
  const elements = elementsOf(source);
  const cellsOf = (place: Place) =>
    elements.map((element) => cellOf(element, submissions.get(place.organizationId), source));
  const byPlace = new Map(places.map((place) => [place.organizationId, cellsOf(place)]));
  const sum = (inside: readonly Place[]) =>
    elements.map(({ column }, index) =>
      totalCell(
        column,
        inside.flatMap(({ organizationId }) => byPlace.get(organizationId)?.[index] ?? []),
      ),
    );
  const submitted = (inside: readonly Place[]) =>
    inside.filter(({ organizationId }) => submissions.has(organizationId)).length;
  const together = (
    id: string,
    kind: Row['kind'],
    cluster: string,
    inside: readonly Place[],
  ): Row => ({
    ...{ id, kind, name: cluster, shortName: cluster, cluster },
    n: submitted(inside),
    expected: inside.length,
    submittedAt: null,
    cells: sum(inside),
  });
  const rows = arrange(places, {
    organization: ({ organizationId: id, name, shortName, cluster }) => {
      const at = submissions.get(id)?.at;
      return [
        {
          ...{ id, kind: 'organization', name, shortName, cluster },
          n: at ? 1 : 0,
          expected: 1,
          submittedAt: at?.toISOString() ?? null,
          cells: byPlace.get(id) ?? [],
        },
      ];
    },
    cluster: (cluster, inside) => [together(`cluster:${cluster}`, 'cluster', cluster, inside)],
    whole: () => [together('whole', 'whole', '', places)],
  });
  return { columns: elements.map(({ column }) => column), rows };
}

/** The columns of a form's elements, in the form's order. */
export function elementsOf({
  form,
  sensitive,
  language,
}: Pick<Source, 'form' | 'sensitive' | 'language'>): Element[] {
  const questions = new Map(placed(form.compiled, language).map((one) => [one.question.name, one]));
  return form.elements.map(({ id, question, title, unit, code }): Element => {
    const known = questions.get(question);
    const name = textOf(title, language);
    const yesNo = known?.question.kind === 'boolean';
    return {
      question,
      column: {
        id,
        group: known?.group ?? '',
        title: code === undefined ? name : `${code}. ${name}`,
        kind: yesNo ? 'yesNo' : 'quantity',
        unit,
        decimals: known?.question.decimals ?? 0,
        total: yesNo ? 'yes' : totalOf(unit, title.ru),
        usual: true,
        restricted: sensitive.counts.has(id),
        scale: null,
      },
    };
  });
}

interface Placed {
  question: CompiledQuestion;
  group: string;
}

/** Questions with the title of the innermost panel or page they stand in. */
function placed(form: CompiledForm, language: Language): Placed[] {
  const walk = (elements: readonly CompiledElement[], group: string): Placed[] =>
    elements.flatMap((element): Placed[] => {
      if (element.element === 'question') return [{ question: element, group }];
      if (element.element !== 'panel') return [];
      return walk(element.elements, pick(element.title, language) || group);
    });
  return form.pages.flatMap((page) => walk(page.elements, pick(page.title, language)));
}

function cellOf(
  { column, question }: Element,
  submission: Submission | undefined,
  { sensitive }: Source,
): Cell {
  if (sensitive.withheld.has(column.id)) return { value: null, why: 'restricted' };
  if (!submission) return { value: null, why: 'notSubmitted' };
  const state = submission.states[question];
  if (state) {
    const { reason } = state;
    return { value: null, why: state.state, ...(reason ? { reason } : {}) };
  }
  const answer = submission.answers[question];
  if (typeof answer === 'boolean') return { value: answer };
  if (typeof answer === 'number' && Number.isFinite(answer)) return { value: answer };
  return { value: null, why: 'empty' };
}

/** Reported values together, and of how many organizations they are. */
function totalCell(column: Column, cells: readonly Cell[]): Cell {
  if (cells.some(({ why }) => why === 'restricted')) return { value: null, why: 'restricted' };
  const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  // Where a figure does not apply nothing is owed, so nothing is missing.
  const of = cells.filter(({ why }) => why !== 'notApplicable').length;
  const completeness = { n: values.length, of };
  if (of === 0 && cells.length > 0) return { value: null, why: 'notApplicable', ...completeness };
  if (values.length === 0) {
    const unsent = cells.every(({ why }) => why === 'notSubmitted' || why === 'notApplicable');
    return { value: null, why: unsent ? 'notSubmitted' : 'empty', ...completeness };
  }
  if (column.total === 'none') return { value: null, why: 'notSummed', ...completeness };
  if (column.total === 'yes') {
    return { value: values.filter((value) => value === true).length, ...completeness };
  }
  // Each value is exact to its decimals: the sum is brought back to them.
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  return { value: Number(sum.toFixed(6)), ...completeness };
}
