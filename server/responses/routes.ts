import { z } from 'zod';
import { checkAnswers } from '../../forms/run/check.ts';
import type { Fault } from '../../forms/run/types.ts';
import { dayIn } from '../campaigns/period.ts';
import { Answer, linkRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { isStored, storeResponse, type Response } from './model.ts';
import { acknowledgement, submissionInput } from './schema.ts';
import { closedProblem, type Target, type Targets } from './target.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Why a new response cannot be taken now; null when it can. */
function refusalOf(target: Target, today: string, now: Date): Problem | null {
  const closed = closedProblem(target, now);
  if (closed) return closed;
  const here = dayIn(target.municipality.timeZone, now);
  if (Math.abs(Date.parse(today) - Date.parse(here)) <= dayMs) return null;
  return new Problem('response.day', { path: 'today', parameters: { ru: { today } } });
}

function invalidAnswers(faults: Fault[]): Problem {
  return new Problem('response.invalid', {
    path: `answers.${faults[0]?.path ?? ''}`,
    details: faults.map((fault) => ({ ...fault, path: `answers.${fault.path}` })),
    parameters: { ru: { count: faults.length } },
  });
}

/** The respondent's routes: everything a link may do. */
export function responseRoutes(targets: Targets) {
  const identify = (request: { params: Record<string, string | string[]> }) =>
    targets.find(String(request.params.token), new Date());
  const params = z.object({ token: z.string().max(100) });
  return [
    linkRoute(
      {
        method: 'get',
        path: '/api/answer/:token/form',
        summary: 'The SurveyJS definition, for questions the light page does not draw',
        can: 'response.create',
        params,
        answer: z.object({ survey: z.record(z.string(), z.unknown()) }),
      },
      identify,
      ({ actor, now }) => {
        const closed = closedProblem(actor, now);
        if (closed) throw closed;
        return { survey: actor.form.survey };
      },
    ),
    linkRoute(
      {
        method: 'post',
        path: '/api/answer/:token',
        summary: 'Submit a response; sending the same one again is harmless',
        can: 'response.create',
        params,
        body: submissionInput,
        answer: acknowledgement,
      },
      identify,
      async ({ actor, now }, { body }) => {
        const { campaign, form } = actor;
        if (body.formVersion !== form.version) {
          throw new Problem('response.version', { path: 'formVersion' });
        }
        const late = refusalOf(actor, body.today, now);
        const checked = checkAnswers(form.compiled, body.answers, { today: body.today });
        if (!checked.ok) throw late ?? invalidAnswers(checked.faults);
        const response: Response = {
          _id: body.id,
          municipalityId: actor.municipalityId,
          campaignId: campaign._id,
          organizationId: actor.organizationId,
          formKey: form.key,
          formVersion: form.version,
          period: campaign.period,
          day: body.today,
          answers: checked.answers,
          folded: checked.folded,
          step: 0,
        };
        const acknowledged = { id: body.id, acknowledged: true as const };
        if (late) {
          // The acknowledgment of an answer given in time may have been lost on the way.
          if (await isStored(response)) return acknowledged;
          throw late;
        }
        const outcome = await storeResponse(response);
        return new Answer(outcome === 'stored' ? 201 : 200, acknowledged);
      },
    ),
  ];
}
