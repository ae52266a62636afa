import { indexForm } from '../../forms/run/state.ts';
import { notFound, Problem } from '../problem.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { newId } from '../storage/ids.ts';
import { corrects } from './content.ts';
import type { By } from './fill.model.ts';
import { formOf } from './form-version.ts';
import type { Assignment } from './model.ts';
import { remarkText } from './remark-text.ts';
import { usualReturn } from './return-term.ts';
import { wasAccepted, type DataResponse } from './response.model.ts';
import type { ReturnInput } from './schema.ts';
import { requireStep, standingOf, type Standing } from './situation.ts';
import { isResend, moveState, requireSeen } from './transition.ts';

/** An owner's correction that is under way stays under way: the decision is about what was sent. */
function beside(response: DataResponse, to: DataResponse['state']): DataResponse['state'] {
  const underWay = response.state === 'draft' || response.state === 'toSign';
  return underWay ? response.state : to;
}

/** What stands after a return is taken back: a correction that was begun is not thrown away. */
async function besideReturn(
  { assignment }: Standing,
  response: DataResponse,
  to: DataResponse['state'],
): Promise<DataResponse['state']> {
  if (response.state !== 'returned' || !response.submitted) return beside(response, to);
  const { compiled } = await formOf(assignment);
  const { timeZone } = await getMunicipality(assignment.municipalityId);
  return corrects(compiled, response, response.submitted, timeZone) ? 'draft' : to;
}

/**
 * The department takes what was submitted as final; of a form that it has returned, what was
 * submitted before the return, as long as nothing else has been.
 */
export async function acceptForm(
  by: By,
  assignment: Assignment,
  revision: number,
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'accept', revision, by)) return standing.response;
  const to = requireStep('accept', standing);
  const response = requireSeen(standing, revision, by.now);
  const takesBack = response.returned !== null;
  return moveState(by, standing, response, {
    action: 'accept',
    from: revision,
    set: {
      state: await besideReturn(standing, response, to),
      accepted: { at: by.now, by: by.actor.name, revision: response.revision + 1 },
      remarks: response.remarks.filter(({ side }) => side === 'head'),
      ...(takesBack ? { returned: null, extension: null } : {}),
      stale: true,
    },
    event: takesBack ? { takesBack: true } : {},
  });
}

/** Takes an acceptance back: what was submitted is preliminary again. */
export async function reopenForm(
  by: By,
  assignment: Assignment,
  revision: number,
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'reopen', revision, by)) return standing.response;
  const to = requireStep('reopen', standing);
  const response = requireSeen(standing, revision, by.now);
  return moveState(by, standing, response, {
    action: 'reopen',
    from: revision,
    set: { state: beside(response, to), accepted: null, reopened: true, stale: true },
  });
}

/** The department returns a form with remarks; it opens for its owner, also after the lock. */
export async function returnForm(
  by: By,
  assignment: Assignment,
  input: ReturnInput,
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'return', input.revision, by)) return standing.response;
  const state = requireStep('return', standing);
  const response = requireSeen(standing, input.revision, by.now);
  const until = await untilOf(by, standing, input.until);
  return moveState(by, standing, response, {
    action: 'return',
    from: input.revision,
    set: {
      state,
      remarks: await remarksOf(by, standing, input, 'department'),
      returned: {
        ...{ at: by.now, by: by.actor.name },
        afterAcceptance: wasAccepted(response),
      },
      accepted: null,
      ...(until > standing.terms.locksAt
        ? {
            extension: {
              ...{ campaignId: assignment.campaignId, until },
              ...{ by: by.actor.name, at: by.now },
            },
          }
        : {}),
      ...(response.accepted ? { stale: true } : {}),
    },
    event: await saidIn(standing, input),
  });
}

/** The head sends back what was to be signed; nothing has reached the department. */
export async function sendBackForm(
  by: By,
  assignment: Assignment,
  input: ReturnInput,
): Promise<DataResponse> {
  const standing = await standingOf(by.actor, assignment, by.now);
  if (isResend(standing, 'sendBack', input.revision, by)) return standing.response;
  const state = requireStep('sendBack', standing);
  const response = requireSeen(standing, input.revision, by.now);
  return moveState(by, standing, response, {
    action: 'sendBack',
    from: input.revision,
    set: { state, remarks: await remarksOf(by, standing, input, 'head') },
    event: { ...(await saidIn(standing, input)), unsigned: true },
  });
}

async function untilOf(
  { now }: By,
  { assignment, terms, campaign }: Standing,
  said: string | undefined,
): Promise<Date> {
  if (said === undefined) {
    const { timeZone } = await getMunicipality(assignment.municipalityId);
    return usualReturn(now, campaign.dueAt, timeZone);
  }
  const until = new Date(said);
  if (until <= now) throw refusedDate('until', 'это время уже прошло', 'this time has passed');
  if (until <= terms.locksAt && terms.locksAt <= now) return terms.locksAt;
  return until;
}

/** The 422 of a date that cannot be taken. */
export function refusedDate(path: string, ru: string, en: string): Problem {
  return new Problem('input.invalid', {
    path,
    details: [{ path, code: 'time', message: { ru, en } }],
    parameters: { ru: { reason: ru }, en: { reason: en } },
  });
}

/** Remarks of one side in the place of its earlier ones; the other side's stay. */
async function remarksOf(
  { actor, now }: By,
  { assignment, response }: Standing,
  { remarks }: ReturnInput,
  side: 'head' | 'department',
): Promise<DataResponse['remarks']> {
  const { questions } = indexForm((await formOf(assignment)).compiled);
  const others = response?.remarks.filter((one) => (one.side ?? 'department') !== side) ?? [];
  const own = remarks.map(({ question, text }, index) => {
    if (question !== null && !questions.has(question)) {
      throw notFound(`вопрос (remarks.${index}.question)`, 'question');
    }
    return { id: newId(), side, question, text, by: actor.name, at: now, answered: false };
  });
  return [...others, ...own];
}

/** Remarks as the history keeps them, after newer ones have taken their place. */
async function saidIn({ assignment }: Standing, { remarks }: ReturnInput) {
  const { compiled } = await formOf(assignment);
  return {
    text: remarkText(compiled, remarks),
    remarks: remarks.map(({ question, text }) => ({ question, text })),
  };
}
