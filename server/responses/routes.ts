import { z } from 'zod';
import { checkAnswers } from '../../forms/run/check.ts';
import { dayIn } from '../campaigns/period.ts';
import { Answer, linkRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { storeResponse } from './model.ts';
import { acknowledgement, submissionInput } from './schema.ts';
import { requireOpen, type Targets } from './target.ts';

const dayMs = 24 * 60 * 60 * 1000;

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
        requireOpen(actor, now);
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
        requireOpen(actor, now);
        const { campaign, form, municipality } = actor;
        if (body.formVersion !== form.version) {
          throw new Problem('response.version', { path: 'formVersion' });
        }
        const today = dayIn(municipality.timeZone, now);
        if (Math.abs(Date.parse(body.today) - Date.parse(today)) > dayMs) {
          throw new Problem('response.day', {
            path: 'today',
            parameters: { ru: { today: body.today } },
          });
        }
        const checked = checkAnswers(form.compiled, body.answers, { today: body.today });
        if (!checked.ok) {
          throw new Problem('response.invalid', {
            path: `answers.${checked.faults[0]?.path ?? ''}`,
            details: checked.faults.map((fault) => ({ ...fault, path: `answers.${fault.path}` })),
            parameters: { ru: { count: checked.faults.length } },
          });
        }
        const outcome = await storeResponse({
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
        });
        const acknowledged = { id: body.id, acknowledged: true as const };
        return new Answer(outcome === 'stored' ? 201 : 200, acknowledged);
      },
    ),
  ];
}
