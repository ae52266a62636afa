import { can, seesOrganization, type StaffActor } from '../access.ts';
import { getCampaignFor, type Campaign } from '../campaigns/model.ts';
import type { AssignmentState } from '../campaigns/schema.ts';
import { notFound, Problem } from '../problem.ts';
import { asBegun } from './earlier-version.ts';
import { getAssignment, type Assignment } from './model.ts';
import { countedOf, findDataResponse, type DataResponse } from './response.model.ts';
import { possible, step, type Action, type Side, type Situation } from './states.ts';
import { requireOpened, termsOf, type Terms } from './terms.ts';

/** What a person stands before: the assignment, its terms, and what has been filled in. */
export interface Standing {
  assignment: Assignment;
  campaign: Campaign;
  response: DataResponse | null;
  terms: Terms;
  side: Side | null;
  situation: Situation;
}

/** For whom somebody acts on data forms; null for those who only read. */
function sideOf(actor: StaffActor): Side | null {
  if (can(actor, 'dataForm.accept')) return 'department';
  if (can(actor, 'dataForm.sign')) return 'head';
  return can(actor, 'dataForm.fill') ? 'coordinator' : null;
}

/**
 * The department stands before what was handed in, whatever its owner has in hand; so does
 * everybody once nothing can be handed in any more.
 */
export function showsSubmitted(
  side: Side | null,
  { locked }: Pick<Terms, 'locked'>,
  response: Pick<DataResponse, 'submitted' | 'returned'> | null,
): boolean {
  if (!response?.submitted) return false;
  return !isOwner(side) || (locked && response.returned === null);
}

/** Whether somebody of the organization itself looks at its form. */
export function isOwner(side: Side | null): boolean {
  return side === 'coordinator' || side === 'head';
}

/** The state that a person is shown and acts in. */
function stateFor(
  side: Side | null,
  terms: Pick<Terms, 'locked'>,
  response: DataResponse | null,
): AssignmentState {
  if (!response) return 'notStarted';
  const owner = side === 'coordinator' || side === 'head';
  return owner && !terms.locked ? response.state : countedOf(response);
}

/** An assignment that the person may see, or the 404: another school's is as unknown as none. */
export async function ownAssignment(actor: StaffActor, id: string): Promise<Assignment> {
  const assignment = await getAssignment(actor.municipalityId, id);
  if (!seesOrganization(actor, assignment.organizationId)) {
    throw notFound('форма данных', 'data form');
  }
  return assignment;
}

/**
 * Reads all that an action depends on, as it is now. The assignment that it gives counts: it may
 * be of another form version than the one asked with.
 */
export async function standingOf(
  actor: StaffActor,
  assignment: Assignment,
  now: Date,
): Promise<Standing> {
  const { municipalityId, campaignId, organizationId, _id } = assignment;
  const [campaign, response] = await Promise.all([
    getCampaignFor(municipalityId, campaignId, organizationId),
    findDataResponse(municipalityId, _id),
  ]);
  const of = { assignment: await asBegun(assignment, response), campaign, response };
  return standing(actor, of, now);
}

/** The same of what has been read already. */
export function standing(
  actor: StaffActor,
  of: Pick<Standing, 'assignment' | 'campaign' | 'response'>,
  now: Date,
): Standing {
  const { assignment, campaign, response } = of;
  const terms = termsOf(campaign, assignment, response, now);
  const side = sideOf(actor);
  const situation: Situation = {
    state: stateFor(side, terms, response),
    signature: campaign.signature,
    locked: terms.locked,
    returned: (response?.returned ?? null) !== null,
    handedIn: (response?.submitted ?? null) !== null,
  };
  return { ...of, terms, side, situation };
}

/** What the person may do now. */
export function mayOf({ side, situation, terms }: Standing): Action[] {
  return terms.notYet ? [] : possible(side, situation);
}

const stateWords: Record<AssignmentState, { ru: string; en: string }> = {
  notStarted: { ru: 'не начата', en: 'not started' },
  draft: { ru: 'черновик', en: 'a draft' },
  toSign: { ru: 'на подписи', en: 'waiting for the signature' },
  submitted: { ru: 'сдана', en: 'submitted' },
  returned: { ru: 'возвращена', en: 'returned' },
  accepted: { ru: 'принята', en: 'accepted' },
};

const actionWords: Record<Action, { ru: string; en: string }> = {
  fill: { ru: 'заполнять её', en: 'filled in' },
  submit: { ru: 'сдать её', en: 'submitted' },
  sign: { ru: 'подписать её', en: 'signed' },
  sendBack: { ru: 'вернуть её ответственному', en: 'sent back' },
  return: { ru: 'вернуть её на исправление', en: 'returned' },
  accept: { ru: 'принять её', en: 'accepted' },
  reopen: { ru: 'отменить приём', en: 'taken out of acceptance' },
  scan: { ru: 'приложить скан', en: 'given a scan' },
};

/**
 * The state that an action leads to.
 * @throws Problem campaign.notYet, permission.denied, dataForm.locked, dataForm.state
 */
export function requireStep(action: Action, { side, situation, terms }: Standing): AssignmentState {
  requireOpened(terms);
  const result = step(action, side, situation);
  if (result.ok) return result.to;
  if (result.why === 'side') throw new Problem('permission.denied');
  if (result.why === 'locked') throw new Problem('dataForm.locked');
  const state = stateWords[situation.state];
  const words = actionWords[action];
  throw new Problem('dataForm.state', {
    parameters: {
      ru: { state: state.ru, action: words.ru },
      en: { state: state.en, action: words.en },
    },
  });
}
