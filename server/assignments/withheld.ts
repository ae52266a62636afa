import type { DataFormView } from './schema.ts';

/**
 * A form without what its reader may not see: the numbers, and what is said of them. The reader is
 * told which they are, so that nobody takes them for not reported.
 * @param questions those whose elements are withheld
 */
export function withoutWithheld(view: DataFormView, questions: ReadonlySet<string>): DataFormView {
  const open = ({ question }: { question: string | null }) =>
    question === null || !questions.has(question.replace(/-Comment$/, ''));
  const violations = view.violations.filter(
    (one) => open(one) && one.others.every((question) => !questions.has(question)),
  );
  const known = new Set(violations.map(({ id }) => id));
  return {
    ...view,
    fields: view.fields.filter(open),
    remarks: view.remarks.filter(open),
    violations,
    comments: Object.fromEntries(Object.entries(view.comments).filter(([id]) => known.has(id))),
    offers: view.offers.filter(open),
    history: view.history.map((event) => ({ ...event, changes: event.changes.filter(open) })),
    withheld: [...questions],
  };
}
