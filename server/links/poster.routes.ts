import { z } from 'zod';
import { pick } from '../../forms/run/text.ts';
import { minutesOf } from '../campaigns/minutes.ts';
import type { Campaign, Expected } from '../campaigns/model.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { getVersion } from '../forms/model.ts';
import { Raw, staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { makePdf } from '../pdf.ts';
import { notFound } from '../problem.ts';
import { listLinks } from './model.ts';
import { posterPdf, type Poster } from './poster.ts';
import { posterWords } from './poster-words.ts';
import { posterQuery } from './schema.ts';
import { addressesOf } from './token.ts';

/** A file name that a person recognises, in every browser. */
function attachment(title: string): string {
  const name = `${title
    .replace(/[\\/:*?"<>|\n]+/g, ' ')
    .trim()
    .slice(0, 120)
    // Half of a sign that was cut has no place in an address.
    .replace(/\p{Cs}/gu, '')}.pdf`;
  return `attachment; filename="posters.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** Those asked for, in the campaign's order; all of them where none is named. */
function chosen(campaign: Campaign, ids: readonly string[]): Expected[] {
  if (ids.length === 0) return campaign.expected;
  const found = campaign.expected.filter(({ organizationId }) => ids.includes(organizationId));
  if (found.length < new Set(ids).size) {
    throw notFound('организация в этой кампании', 'organization in this campaign');
  }
  return found;
}

/** Sheets with links, to be printed. */
export function posterRoutes(options: { secret: string; publicUrl: string }) {
  return [
    staffRoute(
      {
        method: 'get',
        path: '/api/campaigns/:campaignId/posters.pdf',
        summary: 'Sheets or cards with a campaign’s links as one PDF, a page an organization',
        can: 'link.read',
        params: z.object({ campaignId: z.uuid() }),
        query: posterQuery,
      },
      async ({ actor, language: asked }, { params: { campaignId }, query }) => {
        const { municipalityId } = actor;
        const language = query.language ?? asked;
        const campaign = await seenCampaign(actor, campaignId);
        const expected = chosen(campaign, query.organizations);
        const links = campaign.provisioned
          ? await listLinks(municipalityId, campaignId, options.secret)
          : [];
        const municipality = await getMunicipality(municipalityId);
        const title = pick(campaign.formTitle, language);
        const posters = expected.flatMap(({ organizationId, name, shortName }): Poster[] => {
          const link = links.find((one) => one.organizationId === organizationId);
          if (!link) return [];
          const addresses = addressesOf(options, link);
          return [
            {
              municipality: municipality.name,
              title,
              organization: name,
              shortName: shortName || name,
              ...addresses,
            },
          ];
        });
        if (posters.length === 0) throw notFound('ссылки кампании', 'links of the campaign');
        const form = await getVersion(municipalityId, campaign.formKey, campaign.formVersion);
        const words = posterWords(
          {
            audience: campaign.audience,
            anonymity: campaign.anonymity,
            minutes: minutesOf(form.compiled),
            closesAt: campaign.closedAt ?? campaign.closesAt,
            timeZone: municipality.timeZone,
          },
          language,
        );
        const pdf = await makePdf(posterPdf(posters, words, query.layout));
        const one = posters.length === 1 ? `, ${posters[0]?.shortName ?? ''}` : '';
        return new Raw('application/pdf', pdf, {
          headers: {
            'Content-Disposition': attachment(`${title}${one}`),
            'Cache-Control': 'no-store',
          },
        });
      },
    ),
  ];
}
