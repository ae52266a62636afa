import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Language } from '../../forms/run/text.ts';
import type { RespondentPageData } from '../../client/respond/page-data.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { Campaign } from '../campaigns/model.ts';
import { minutesOf } from '../campaigns/minutes.ts';
import { dayIn } from '../campaigns/period.ts';
import { momentWords, periodWords } from '../campaigns/words.ts';
import type { StaffActor } from '../access.ts';
import { getDraft, judge } from '../forms/draft.model.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';
import { Raw, openRoute, staffRoute, type Context, type Route } from '../handle.ts';
import { findByCode } from '../links/model.ts';
import { codeLength, tokenOf } from '../links/token.ts';
import { getMunicipality, type Municipality } from '../municipalities/model.ts';
import { Problem, notFound } from '../problem.ts';
import type { Target, Targets } from '../responses/target.ts';
import { readCode } from '../short-code.ts';
import {
  loadRespondAssets,
  renderNoticePage,
  renderRespondentPage,
  type NoticeKind,
  type RespondAssets,
} from './page.ts';

const manifest = fileURLToPath(new URL('../../dist/respond/.vite/manifest.json', import.meta.url));
let loaded: RespondAssets | undefined;

function assets(): RespondAssets {
  loaded ??= loadRespondAssets(manifest);
  return loaded;
}

function pageData(
  form: Previewed,
  municipality: Municipality,
  language: Language,
  now: Date,
): Omit<RespondentPageData, 'token' | 'organizationName' | 'period' | 'anonymity'> {
  return {
    language,
    form: form.compiled,
    formVersion: form.version,
    formTitle: form.title,
    purpose: form.purpose,
    municipalityName: municipality.name,
    greeting: municipality.greeting,
    minutes: minutesOf(form.compiled),
    today: dayIn(municipality.timeZone, now),
  };
}

function respondentPage(token: string, target: Target, language: Language, now: Date): string {
  const { campaign, form, municipality, organizationId } = target;
  const asked = campaign.expected.find((one) => one.organizationId === organizationId);
  return renderRespondentPage(
    {
      ...pageData(form, municipality, language, now),
      token,
      organizationName: asked?.name ?? '',
      period: periodWords(campaign.period),
      closesAt: momentWords(campaign.closesAt, municipality.timeZone),
      anonymity: campaign.anonymity,
      another: form.kind === 'questionnaire',
    },
    assets(),
  );
}

/** The notice a link shows instead of the form, or null when the form can be answered. */
function noticeOf(campaign: Campaign, now: Date): NoticeKind | null {
  const state = stateOf(campaign, now);
  if (state === 'open') return null;
  return state === 'closed' ? 'closed' : 'notYet';
}

const statuses: Record<NoticeKind, number> = {
  closed: 410,
  notYet: 200,
  unknown: 404,
  unknownCode: 404,
  enterCode: 200,
  revoked: 410,
  error: 503,
};

function notice(
  kind: NoticeKind,
  language: Language,
  details: Parameters<typeof renderNoticePage>[1] = {},
): Raw {
  return new Raw('html', renderNoticePage(kind, details, language, assets()), {
    status: statuses[kind],
    headers: { 'Cache-Control': 'no-store' },
  });
}

/** Leads from a short code to the respondent's page, or says what to do with a wrong one. */
async function openByCode(typed: string, secret: string, language: Language): Promise<Raw> {
  const code = readCode(typed, codeLength);
  const link = code === null ? null : await findByCode(code, secret);
  if (link === null) return notice('unknownCode', language);
  if (link === 'revoked') return notice('revoked', language);
  return new Raw('text', '', {
    status: 303,
    headers: { Location: `/r/${tokenOf(secret, link)}`, 'Cache-Control': 'no-store' },
  });
}

/**
 * The respondent's page: it carries the form, so that a phone needs one answer to begin.
 * @param secret makes the tokens that short codes stand for
 */
export function respondPages(targets: Targets, secret: string): Route[] {
  return [
    openRoute(
      {
        method: 'get',
        path: '/k/:code',
        summary: 'From the short code on paper to the respondent’s page',
        params: z.object({ code: z.string().max(100) }),
      },
      ({ language }, { params: { code } }) => openByCode(code, secret, language),
    ),
    openRoute(
      {
        method: 'get',
        path: '/k',
        summary: 'From a short code typed on the page to the respondent’s page',
        query: z.object({ code: z.string().max(100).default('') }),
      },
      ({ language }, { query: { code } }) =>
        code === '' ? notice('enterCode', language) : openByCode(code, secret, language),
    ),
    openRoute(
      {
        method: 'get',
        path: '/r/:token',
        summary: 'The respondent’s page of a link',
        params: z.object({ token: z.string().max(100) }),
      },
      async ({ now, language }, { params: { token } }) => {
        let target: Target;
        try {
          target = await targets.find(token, now);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          return notice(error.code === 'link.revoked' ? 'revoked' : 'unknown', language);
        }
        const { campaign, municipality } = target;
        const kind = noticeOf(campaign, now);
        if (kind !== null) {
          const closes = campaign.closedAt ?? campaign.closesAt;
          return notice(kind, language, {
            municipalityName: municipality.name,
            formTitle: campaign.formTitle,
            opensAt: momentWords(campaign.opensAt, municipality.timeZone),
            closesAt: momentWords(closes, municipality.timeZone),
          });
        }
        return new Raw('html', respondentPage(token, target, language, now), {
          headers: { 'Cache-Control': 'no-store' },
        });
      },
    ),
  ];
}

/** What a preview needs to know of a form: a version, or a draft that has compiled. */
type Previewed = Pick<
  FormVersion,
  'kind' | 'version' | 'title' | 'purpose' | 'anonymous' | 'survey' | 'compiled'
>;

/** The same page for staff, in a frame: nothing is sent. */
async function preview(
  { actor, now, language }: Context<StaffActor>,
  form: Previewed,
): Promise<Raw> {
  const municipality = await getMunicipality(actor.municipalityId);
  if (form.kind === 'dataForm') throw notFound('предпросмотр формы данных', 'data form preview');
  const page = renderRespondentPage(
    {
      ...pageData(form, municipality, language, now),
      token: '',
      organizationName: '',
      period: periodWords(municipality.workingYear),
      anonymity: form.anonymous ? 'anonymous' : 'named',
      preview: true,
      survey: form.compiled.light ? undefined : form.survey,
    },
    assets(),
  );
  return new Raw('html', page, { headers: { 'Cache-Control': 'no-store' } });
}

export const previewPages = [
  staffRoute(
    {
      method: 'get',
      path: '/preview/:key/:version',
      summary: 'Preview of a form version as respondents see it',
      can: 'form.read',
      params: z.object({ key: z.string().max(100), version: z.coerce.number().int().min(1) }),
    },
    async (context, { params: { key, version } }) =>
      preview(context, await getVersion(context.actor.municipalityId, key, version)),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/preview/drafts/:key/:revision',
      summary: 'Preview of a draft: its newest revision without faults, whichever is named',
      can: 'form.publish',
      // The revision only makes the address of each preview a new one.
      params: z.object({ key: z.string().max(100), revision: z.coerce.number().int().min(1) }),
    },
    async (context, { params: { key } }) => {
      const { good } = await getDraft(context.actor.municipalityId, key);
      const judged = good && judge(good);
      if (!judged?.ok) throw notFound('черновик без ошибок', 'a draft without faults');
      const { definition, compiled } = judged.definition;
      return preview(context, { ...definition, compiled });
    },
  ),
];
