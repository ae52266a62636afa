import { z } from 'zod';
import { checkAnswers } from '../../forms/run/check.ts';
import type { Answers, Fault } from '../../forms/run/types.ts';
import { seesOrganization, type StaffActor } from '../access.ts';
import { getAssignment, listAssignments, type Assignment } from './model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { getCampaign, type Campaign } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { assignmentView, type AssignmentView } from '../campaigns/schema.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';
import { staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { Problem, notFound } from '../problem.ts';
import {
  assignmentStates,
  findDataResponse,
  saveDataResponse,
  type DataResponse,
} from './response.model.ts';
import {
  dataFormInput,
  dataFormView,
  type DataFormInput,
  type DataFormView,
} from '../responses/schema.ts';

/** Faults that a draft may still have: the person is not finished. */
const unfinished = new Set<Fault['code']>(['required', 'expression', 'range']);

async function presentAssignment(
  assignment: Assignment,
  state: AssignmentView['state'],
  now: Date,
): Promise<AssignmentView> {
  const campaign = await getCampaign(assignment.municipalityId, assignment.campaignId);
  const organization = campaign.expected.find(
    (one) => one.organizationId === assignment.organizationId,
  );
  return {
    id: assignment._id,
    campaignId: campaign._id,
    title: campaign.title,
    formTitle: campaign.formTitle,
    organizationId: assignment.organizationId,
    organizationName: organization?.name ?? '',
    period: assignment.period,
    dueAt: (campaign.closedAt ?? campaign.closesAt).toISOString(),
    locked: stateOf(campaign, now) !== 'open',
    state,
  };
}

async function ownAssignment(actor: StaffActor, id: string): Promise<Assignment> {
  const assignment = await getAssignment(actor.municipalityId, id);
  if (!seesOrganization(actor, assignment.organizationId))
    throw notFound('форма данных', 'data form');
  return assignment;
}

async function present(
  assignment: Assignment,
  form: FormVersion,
  response: DataResponse | null,
  now: Date,
): Promise<DataFormView> {
  const state = response?.submitted ? 'submitted' : response ? 'draft' : 'notStarted';
  const history = response?.history ?? [];
  const asked = new Set(form.elements.map((element) => element.question));
  return {
    assignment: await presentAssignment(assignment, state, now),
    form: form.compiled,
    revision: response?.revision ?? 0,
    answers: response?.answers ?? {},
    states: response?.states ?? {},
    history: history.map((line, index) => ({
      revision: line.revision,
      at: line.at.toISOString(),
      by: line.by,
      changed: changedKeys(line, history[index - 1]).filter((name) => asked.has(name)),
    })),
  };
}

type Content = { answers: Answers; states: Record<string, unknown> };

function changedKeys(now: Content, before: Content | undefined): string[] {
  const keys = new Set([now, before].flatMap((one) => contentKeys(one)));
  return [...keys].filter(
    (key) =>
      JSON.stringify([now.answers[key], now.states[key]]) !==
      JSON.stringify([before?.answers[key], before?.states[key]]),
  );
}

function contentKeys(content: Content | undefined): string[] {
  return content ? [...Object.keys(content.answers), ...Object.keys(content.states)] : [];
}

/** Checks a save against the form; a draft may be unfinished, but not of a wrong type. */
function checkContent(form: FormVersion, today: string, body: DataFormInput): Answers {
  const questions = new Set(form.elements.map((element) => element.question));
  const faults: Fault[] = [];
  for (const [name, { state, reason }] of Object.entries(body.states)) {
    if (!questions.has(name)) {
      faults.push(stateFault(name, 'unknown', 'такого показателя в форме нет', 'not in the form'));
    } else if (name in body.answers) {
      faults.push(
        stateFault(
          name,
          'type',
          'указано и значение, и его отсутствие',
          'both a value and its absence',
        ),
      );
    } else if (state === 'absent' && reason === '' && body.submit) {
      faults.push(stateFault(name, 'required', 'назовите причину отсутствия', 'give the reason'));
    }
  }
  const excused = new Set(Object.keys(body.states));
  const checked = checkAnswers(form.compiled, body.answers, { today, excused });
  if (!checked.ok) faults.push(...checked.faults);
  const standing = body.submit ? faults : faults.filter(({ code }) => !unfinished.has(code));
  if (standing.length > 0) {
    throw new Problem('response.invalid', {
      path: `answers.${standing[0]?.path ?? ''}`,
      details: standing.map((fault) => ({ ...fault, path: `answers.${fault.path}` })),
      parameters: { ru: { count: standing.length } },
    });
  }
  return checked.ok ? checked.answers : (body.answers as Answers);
}

function stateFault(path: string, code: Fault['code'], ru: string, en: string): Fault {
  return { path, code, message: { ru, en } };
}

function requireUnlocked(campaign: Campaign, now: Date): void {
  const state = stateOf(campaign, now);
  if (state === 'planned' || state === 'draft') throw new Problem('campaign.notYet');
  if (state === 'closed') throw new Problem('dataForm.locked');
}

const params = z.object({ assignmentId: z.uuid() });

export const dataFormRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/assignments',
      summary: 'Data forms that the person’s organizations owe',
      can: 'dataForm.read',
      answer: z.array(assignmentView),
    },
    async ({ actor, now }) => {
      const all = await listAssignments(actor.municipalityId, {
        organizationIds: actor.organizationIds,
      });
      const states = await assignmentStates(
        actor.municipalityId,
        all.map(({ _id }) => _id),
      );
      const views = await Promise.all(
        all.map((one) => presentAssignment(one, states.get(one._id) ?? 'notStarted', now)),
      );
      return views.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/assignments/:assignmentId',
      summary: 'One data form with its current answers and history',
      can: 'dataForm.read',
      params,
      answer: dataFormView,
    },
    async ({ actor, now }, { params: { assignmentId } }) => {
      const assignment = await ownAssignment(actor, assignmentId);
      const { municipalityId, formKey, formVersion } = assignment;
      const form = await getVersion(municipalityId, formKey, formVersion);
      return present(assignment, form, await findDataResponse(municipalityId, assignmentId), now);
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/assignments/:assignmentId',
      summary: 'Save a draft of a data form, or submit it',
      can: 'dataForm.fill',
      params,
      body: dataFormInput,
      answer: dataFormView,
    },
    async (context, { params: { assignmentId }, body }) => {
      const { actor, now } = context;
      const assignment = await ownAssignment(actor, assignmentId);
      const { municipalityId, campaignId, formKey, formVersion } = assignment;
      requireUnlocked(await getCampaign(municipalityId, campaignId), now);
      const form = await getVersion(municipalityId, formKey, formVersion);
      const { timeZone } = await getMunicipality(municipalityId);
      const answers = checkContent(form, dayIn(timeZone, now), body);
      const { revision, states, submit } = body;
      const saved = await saveDataResponse(context, assignment, revision, {
        answers,
        states,
        submit,
      });
      return present(assignment, form, saved, now);
    },
  ),
];
