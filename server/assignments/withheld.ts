import { tells } from '../checks/tells.ts';
import type { FormVersion } from '../forms/model.ts';
import { remarkText } from './remark-text.ts';
import type { DataFormView } from './schema.ts';

/** Questions of a form whose elements are kept back from its reader. */
export function withheldIn(
  { elements }: Pick<FormVersion, 'elements'>,
  withheld: ReadonlySet<string>,
): string[] {
  return elements.filter(({ id }) => withheld.has(id)).map(({ question }) => question);
}

/**
 * A form without what its reader may not see: the numbers, what is said of them anywhere, and the
 * signed paper on which they stand. The reader is told which they are, so that nobody takes them
 * for not reported.
 * @param withheld ids of elements that the reader may not see, of the whole municipality: a doubt
 *   may be about a number of another form
 */
export function withoutWithheld(
  view: DataFormView,
  form: Pick<FormVersion, 'elements'>,
  withheld: ReadonlySet<string>,
): DataFormView {
  const hidden = withheldIn(form, withheld);
  const questions = new Set(hidden);
  const open = ({ question }: { question: string | null }) =>
    question === null || !questions.has(question.replace(/-Comment$/, ''));
  const elements = new Map(form.elements.map((one) => [one.question, one]));
  const violations = view.violations.filter((one) => !tells(one, elements, withheld));
  const known = new Set(violations.map(({ id }) => id));
  const history = view.history.map((event): DataFormView['history'][number] => {
    const changes = event.changes.filter(open);
    if (hidden.length === 0 || (event.action !== 'return' && event.action !== 'sendBack')) {
      return { ...event, changes };
    }
    const remarks = (event.remarks ?? []).filter(open);
    return { ...event, changes, remarks, text: remarkText(view.form, remarks) };
  });
  return {
    ...view,
    fields: view.fields.filter(open),
    remarks: view.remarks.filter(open),
    violations,
    comments: Object.fromEntries(Object.entries(view.comments).filter(([id]) => known.has(id))),
    offers: view.offers.filter(open),
    history,
    ...(hidden.length > 0 ? { withheld: hidden } : {}),
    ...(hidden.length > 0 && view.scan ? { scan: null, scanWithheld: true as const } : {}),
  };
}
