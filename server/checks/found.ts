import type { Language } from '../../forms/run/text.ts';
import { pick } from '../../forms/run/text.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { FormVersion } from '../forms/model.ts';
import type { FollowUp } from './follow-ups.model.ts';
import type { FoundFileQuery, FoundViolation } from './found.schema.ts';
import type { Violation, ViolationComments } from './schema.ts';
import { tells } from './tells.ts';

/** A form that was handed in, with what was found in it then. */
interface Handed {
  _id: string;
  organizationId: string;
  formKey: string;
  state: string;
  revision: number;
  submitted: { revision: number; at: Date };
  violations: Violation[];
  comments: ViolationComments;
}

interface Place {
  form: FormVersion;
  organizationName: string;
  /** Decisions about this form, by violation. */
  decided: ReadonlyMap<string, FollowUp>;
  /** Elements that the reader may not see. */
  withheld: ReadonlySet<string>;
  language: Language;
}

/** What was found in one form, as a person may see it. */
export function linesOf(handed: Handed, place: Place): FoundViolation[] {
  const { form, organizationName, decided, withheld, language } = place;
  const { questions } = indexForm(form.compiled);
  const elements = new Map(form.elements.map((one) => [one.question, one]));
  const shown = handed.violations.filter((one) => !tells(one, elements, withheld));
  return shown.map(({ others: _, elsewhere: __, ...violation }) => {
    const title = elements.get(violation.question)?.title ??
      questions.get(violation.question)?.title ?? { ru: '' };
    const follow = decided.get(violation.id);
    return {
      assignmentId: handed._id,
      organizationId: handed.organizationId,
      organizationName,
      formKey: handed.formKey,
      formTitle: pick(form.title, language),
      title: pick(title, language),
      violation: { ...violation, message: wordsOf(violation.message, language) },
      comment: handed.comments[violation.id] ?? '',
      state: handed.state,
      revision: handed.revision,
      submittedAt: handed.submitted.at.toISOString(),
      followUp: follow?.decision
        ? {
            decision: follow.decision,
            note: follow.note,
            at: follow.at.toISOString(),
            by: follow.by,
            earlier: follow.revision !== handed.submitted.revision,
          }
        : null,
    };
  });
}

function wordsOf({ ru, en }: Violation['message'], language: Language): string {
  return language === 'en' ? (en ?? ru) : ru;
}

/** The lines that a page shows when it is narrowed to something. */
export function narrowed(
  lines: readonly FoundViolation[],
  { severity, kind, form, organization, decision }: Omit<FoundFileQuery, 'period'>,
): FoundViolation[] {
  const fits = (wanted: string | undefined, value: string) =>
    wanted === undefined || wanted === value;
  return lines.filter(
    (one) =>
      fits(severity, one.violation.severity) &&
      fits(kind, one.violation.kind) &&
      fits(form, one.formKey) &&
      fits(organization, one.organizationId) &&
      fits(decision, decisionOf(one)),
  );
}

/** A decision about an earlier submission leaves it open: the form came again with it. */
function decisionOf({ followUp }: FoundViolation): 'open' | 'explained' | 'returned' {
  return followUp && !followUp.earlier ? followUp.decision : 'open';
}

/** What was found in a submission, without words. */
interface Found {
  _id: string;
  period: string;
  revision: number;
  violations: readonly string[];
}

/** How many violations of each period nobody has decided about. */
export function openByPeriod(
  found: readonly Found[],
  decided: readonly FollowUp[],
): Map<string, number> {
  const closed = new Set(
    decided
      .filter(({ decision }) => decision !== null)
      .map((one) => `${one.assignmentId} ${one.revision} ${one.violationId}`),
  );
  const open = new Map<string, number>();
  for (const { _id, period, revision, violations } of found) {
    const left = violations.filter((id) => !closed.has(`${_id} ${revision} ${id}`)).length;
    if (left > 0) open.set(period, (open.get(period) ?? 0) + left);
  }
  return open;
}
