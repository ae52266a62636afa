import { z } from 'zod';
import { visibleOrganizations } from '../access.ts';
import { getCampaign, listCampaigns, type Campaign } from '../campaigns/model.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { staffRoute } from '../handle.ts';
import { Problem, notFound } from '../problem.ts';
import { fitsText, masked } from './free-answers.ts';
import { findPersonalData } from './personal-data.ts';
import { readFreeAnswers, type JudgedAnswer } from './release.ts';
import { decide, type Decision } from './release.model.ts';
import {
  releaseInput,
  releaseQuery,
  releasedView,
  releaseView,
  waitingView,
  type ReleaseInput,
  type ReleaseView,
  type ReleasedView,
  type WaitingView,
} from './release.schema.ts';

const params = z.object({ campaignId: z.uuid() });
/** Answers that one screen takes. */
const atOnce = 100;

type State = ReleaseView['answers'][number]['state'];

function stateOf({ decision }: JudgedAnswer): State {
  return decision?.state ?? 'waiting';
}

function present(answer: JudgedAnswer, campaign: Campaign, titles: ReadonlyMap<string, string>) {
  const { id, organizationId, question, text, decision } = answer;
  const organization = campaign.expected.find((one) => one.organizationId === organizationId);
  return {
    id,
    organizationId,
    organizationName: organization?.shortName || (organization?.name ?? ''),
    question,
    questionTitle: titles.get(question) ?? '',
    text,
    state: stateOf(answer),
    masks: decision?.masks ?? [],
    warnings: findPersonalData(text),
  };
}

/** Every decision is about an answer that may be read, and its parts lie in its text. */
function checkDecisions(
  { decisions }: ReleaseInput,
  answers: readonly JudgedAnswer[],
): { answer: JudgedAnswer; decision: Decision | null }[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return decisions.flatMap(({ id, state, masks }, i) => {
    const answer = byId.get(id);
    if (!answer) throw notFound(`ответ (decisions.${i}.id)`, `answer (decisions.${i}.id)`);
    if (!fitsText(masks, answer.text)) {
      throw new Problem('input.invalid', {
        path: `decisions.${i}.masks`,
        parameters: {
          ru: { reason: 'места вне текста или не по порядку' },
          en: { reason: 'the parts lie outside the text or out of order' },
        },
      });
    }
    const decision = state === 'waiting' ? null : { state, masks: state === 'hidden' ? [] : masks };
    const same = JSON.stringify(decision) === JSON.stringify(answer.decision);
    return same ? [] : [{ answer, decision }];
  });
}

/** Free answers: read and decided about by a specialist, then read by those they are for. */
export const releaseRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/free-answers',
      summary: 'Free answers to read before they are released, in no order of their arrival',
      can: 'response.release',
      params,
      query: releaseQuery,
      answer: releaseView,
    },
    async ({ actor, language }, { params: { campaignId }, query }): Promise<ReleaseView> => {
      const campaign = await getCampaign(actor.municipalityId, campaignId);
      const { questions, answers } = await readFreeAnswers(campaign, language);
      const titles = new Map(questions.map(({ key, title }) => [key, title]));
      const number = (state: State, question?: string) =>
        answers.filter(
          (one) => stateOf(one) === state && (question === undefined || one.question === question),
        ).length;
      const chosen = answers.filter(
        (one) =>
          stateOf(one) === query.state &&
          (query.question === undefined || one.question === query.question),
      );
      return {
        counts: {
          waiting: number('waiting'),
          released: number('released'),
          hidden: number('hidden'),
        },
        questions: questions.map(({ key, title }) => ({
          key,
          title,
          waiting: number('waiting', key),
        })),
        answers: chosen.slice(0, atOnce).map((one) => present(one, campaign, titles)),
        more: Math.max(0, chosen.length - atOnce),
      };
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/campaigns/:campaignId/free-answers',
      summary: 'Release, hide or edit free answers; the words stay with the responses alone',
      can: 'response.release',
      params,
      body: releaseInput,
      answer: z.object({ changed: z.number() }),
    },
    async (context, { params: { campaignId }, body }) => {
      const campaign = await getCampaign(context.actor.municipalityId, campaignId);
      const { answers } = await readFreeAnswers(campaign, context.language);
      const changes = checkDecisions(body, answers);
      const organizations = new Set(changes.map(({ answer }) => answer.organizationId));
      for (const organizationId of organizations) {
        const own = changes.filter(({ answer }) => answer.organizationId === organizationId);
        const decisions = new Map(own.map(({ answer, decision }) => [answer.id, decision]));
        await decide(context, campaign, organizationId, decisions);
      }
      return { changed: changes.length };
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/free-answers/released',
      summary: 'Released free answers, of everybody or of one organization',
      can: 'response.results',
      params,
      query: z.strictObject({ organization: z.uuid().optional() }),
      answer: releasedView,
    },
    async ({ actor, language }, { params: { campaignId }, query }): Promise<ReleasedView> => {
      const campaign = await seenCampaign(actor, campaignId);
      const { organization } = query;
      const all = visibleOrganizations(actor) === 'all';
      if (organization === undefined && !all) {
        throw new Problem('response.ownOnly', { path: 'organization' });
      }
      if (
        organization !== undefined &&
        !campaign.expected.some((one) => one.organizationId === organization)
      ) {
        throw notFound('организация в этой кампании', 'organization in this campaign');
      }
      const { questions, answers, k } = await readFreeAnswers(campaign, language);
      const own = answers.filter(
        (one) => organization === undefined || one.organizationId === organization,
      );
      const waiting = own.filter((one) => stateOf(one) === 'waiting').length;
      const released = own.filter((one) => stateOf(one) === 'released');
      return {
        questions: questions.map(({ key, title }) => ({
          key,
          title,
          answers: released
            .filter(({ question }) => question === key)
            .map(({ text, decision }) => masked(text, decision?.masks ?? [])),
        })),
        waiting: all || waiting === 0 || waiting >= k ? waiting : null,
      };
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/free-answers/waiting',
      summary: 'Campaigns whose free answers wait to be read',
      can: 'response.release',
      answer: waitingView,
    },
    async ({ actor, language, now }): Promise<WaitingView> => {
      const rows: WaitingView = [];
      for (const campaign of await listCampaigns(actor.municipalityId)) {
        if (campaign.openedAt === null || !isRecent(campaign, now)) continue;
        if (campaign.kind === 'dataForm') continue;
        const { answers } = await readFreeAnswers(campaign, language);
        const waiting = answers.filter((one) => stateOf(one) === 'waiting').length;
        if (waiting > 0) rows.push({ campaignId: campaign._id, title: campaign.title, waiting });
      }
      return rows;
    },
  ),
];

const yearMs = 366 * 24 * 60 * 60 * 1000;

/** What ended more than a year ago asks for nobody's attention any more. */
function isRecent({ closesAt, closedAt }: Campaign, now: Date): boolean {
  return now.getTime() - (closedAt ?? closesAt).getTime() < yearMs;
}
