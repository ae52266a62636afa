import { checkAnswers } from '../../forms/run/check.ts';
import type { Fault, LocalText } from '../../forms/run/types.ts';
import { dayIn } from '../campaigns/period.ts';
import type { Violation, ViolationComments } from '../checks/schema.ts';
import { violationsOf } from '../checks/violations.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import { askedContent, changesBetween } from './content.ts';
import type { By } from './fill.model.ts';
import { formOf } from './form-version.ts';
import type { Assignment } from './model.ts';
import { wasAccepted, type Content, type DataResponse } from './response.model.ts';
import type { FieldSource } from './schema.ts';
import { requireStep, standingOf, type Standing } from './situation.ts';
import { isResend, moveState, requireSeen } from './transition.ts';

/** What the form as it stands would hand in, and what the checks say of it. */
export interface Checked extends Content {
  violations: Violation[];
  faults: Fault[];
}

/** Checks the whole form: by its own rules and by what is known otherwise. */
export async function checkWhole(
  assignment: Assignment,
  draft: Content,
  now: Date,
): Promise<Checked> {
  const { municipalityId, organizationId, period } = assignment;
  const form = await formOf(assignment);
  const { timeZone } = await getMunicipality(municipalityId);
  const today = dayIn(timeZone, now);
  const { answers, states } = askedContent(form.compiled, draft, today);
  const excused = new Set(Object.keys(states));
  const result = checkAnswers(form.compiled, answers, { today, excused });
  const subject = { municipalityId, organizationId, period, form, answers, states, today };
  return {
    answers: result.ok ? result.answers : answers,
    states,
    violations: await violationsOf(subject),
    faults: [...unreasoned(states), ...(result.ok ? [] : result.faults)],
  };
}

/** Whoever says that there is no number says why. */
function unreasoned(states: Content['states']): Fault[] {
  return Object.entries(states).flatMap(([path, { state, reason }]): Fault[] =>
    state === 'absent' && reason === ''
      ? [
          {
            path,
            code: 'required',
            message: { ru: 'назовите причину отсутствия', en: 'give the reason' },
          },
        ]
      : [],
  );
}

/** @throws Problem response.invalid, dataForm.unexplained, each with every place */
function requireRight({ faults, violations }: Checked, comments: ViolationComments): void {
  const hard = violations.filter(({ severity }) => severity === 'hard');
  const soft = violations.filter((one) => one.severity === 'soft' && !(one.id in comments));
  const wrong: ProblemDetail[] = [
    ...faults.map((fault) => ({ ...fault, path: `answers.${fault.path}` })),
    ...hard.map(({ question, message }) => ({
      path: `answers.${question}`,
      code: 'check',
      message: words(message),
    })),
  ];
  const doubts = soft.map(({ id, message }) => ({
    path: `comments.${id}`,
    code: 'comment',
    message: words(message),
  }));
  const [first] = [...wrong, ...doubts];
  if (!first) return;
  const count = wrong.length > 0 ? wrong.length : doubts.length;
  throw new Problem(wrong.length > 0 ? 'response.invalid' : 'dataForm.unexplained', {
    path: first.path,
    details: [...wrong, ...doubts],
    parameters: { ru: { count } },
  });
}

function words({ ru, en }: Violation['message']): LocalText {
  return en === undefined ? { ru } : { ru, en };
}

function commentsOn(
  violations: readonly Violation[],
  comments: ViolationComments,
): ViolationComments {
  return Object.fromEntries(
    violations.flatMap(({ id }) => {
      const comment = comments[id];
      return comment === undefined ? [] : [[id, comment]];
    }),
  );
}

/**
 * Hands a form in: to the head where the campaign asks for a signature and somebody else sends it,
 * else to the department.
 * @throws Problem dataForm.conflict with what changed, response.invalid, dataForm.unexplained
 */
export async function submitForm(
  by: By,
  assignment: Assignment,
  { revision, comments }: { revision: number; comments: ViolationComments },
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'submit', revision, by)) return standing.response;
  const to = requireStep('submit', standing);
  const response = requireSeen(standing, revision, by.now);
  const checked = await checkWhole(standing.assignment, response, by.now);
  requireRight(checked, comments);
  const { violations } = checked;
  const own = commentsOn(violations, comments);
  const next = response.revision + 1;
  const { changes, ...handed } = await handIn(by, standing, checked, next);
  return moveState(by, standing, response, {
    action: 'submit',
    from: revision,
    // What the department knows of stays as it is until another is signed.
    set:
      to === 'toSign'
        ? { explained: own, explainedOf: valuesOf(violations), state: to }
        : { ...handed, violations, comments: own, explained: null, explainedOf: null, state: to },
    event: {
      changes,
      ...(to === 'toSign' ? { unsigned: true as const } : {}),
      afterAcceptance:
        to !== 'toSign' && handed.changedAfterAcceptance > response.changedAfterAcceptance,
    },
  });
}

/** The head signs what waits for it: from now on it counts. */
export async function signForm(
  by: By,
  assignment: Assignment,
  revision: number,
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'sign', revision, by)) return standing.response;
  const to = requireStep('sign', standing);
  const response = requireSeen(standing, revision, by.now);
  const checked = await checkWhole(standing.assignment, response, by.now);
  const { violations } = checked;
  const said = response.explained ?? response.comments;
  requireRight(checked, said);
  const next = response.revision + 1;
  const { changes, ...handed } = await handIn(by, standing, checked, next);
  const comments = commentsOn(violations, said);
  return moveState(by, standing, response, {
    action: 'sign',
    from: revision,
    set: { ...handed, violations, comments, explained: null, explainedOf: null, state: to },
    event: {
      changes,
      afterAcceptance: handed.changedAfterAcceptance > response.changedAfterAcceptance,
    },
  });
}

/** What was found doubtful: a violation and its number. */
function valuesOf(violations: readonly Violation[]): Record<string, number | null> {
  return Object.fromEntries(violations.map(({ id, value }) => [id, value]));
}

/** What a form becomes when it reaches the department. */
async function handIn(
  { actor, now }: By,
  { assignment, terms, response }: Standing,
  { answers, states }: Content,
  revision: number,
) {
  const before = response?.submitted ?? null;
  const { compiled } = await formOf(assignment);
  // The first time everything is new, which nobody needs to be told.
  const changes = before ? changesBetween(compiled, before, { answers, states }) : [];
  return {
    changes,
    submitted: {
      ...{ revision, at: now, by: actor.name, answers, states },
      sources: sourcesOf(response, answers),
    },
    firstSubmittedAt: response?.firstSubmittedAt ?? now,
    onTime: response?.onTime ?? now <= terms.dueAt,
    accepted: null,
    returned: null,
    reopened: false,
    // What the head wanted changed is settled by the signature; the department's stays to be looked at.
    remarks: (response?.remarks ?? []).filter(({ side }) => side !== 'head'),
    scanOf: response ? paperOf(response, revision, before !== null && changes.length === 0) : null,
    changedAfterAcceptance:
      (response?.changedAfterAcceptance ?? 0) +
      Number(response !== null && wasAccepted(response) && changes.length > 0),
    stale: true,
  };
}

/** What of the answers was taken over, and from where. */
function sourcesOf(
  response: DataResponse | null,
  answers: Content['answers'],
): Record<string, FieldSource> {
  return Object.fromEntries(
    Object.entries(response?.fields ?? {}).flatMap(([question, { source }]) =>
      source && question in answers ? [[question, source] as const] : [],
    ),
  );
}

/**
 * Which revision the signed paper is of once another is handed in: that one, where the paper was of
 * what waited for the signature, or where the same was handed in again.
 */
function paperOf(
  { scanId, scanOf, state, revision, submitted }: DataResponse,
  next: number,
  same: boolean,
): number | null {
  if (scanId === null) return null;
  const of = scanOf ?? submitted?.revision ?? revision;
  const waited = state === 'toSign' && of === revision;
  return waited || (same && of === submitted?.revision) ? next : of;
}
