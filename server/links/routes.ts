import QRCode from 'qrcode';
import { z } from 'zod';
import { seesOrganization } from '../access.ts';
import { getCampaign } from '../campaigns/model.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { Raw, staffRoute } from '../handle.ts';
import { notFound } from '../problem.ts';
import { getLink, listLinks, revokeLink, type Link } from './model.ts';
import { linkView, type LinkView } from './schema.ts';
import { addressesOf } from './token.ts';

/** Routes about links; `secret` makes the tokens, `publicUrl` is how phones reach the server. */
export function linkRoutes(options: { secret: string; publicUrl: string; onRevoke: () => void }) {
  const present = (link: Link, organizationName: string): LinkView => ({
    id: link._id,
    organizationId: link.organizationId,
    organizationName,
    ...addressesOf(options, link),
    qr: `/api/links/${link._id}/qr.svg?generation=${link.generation}`,
    generation: link.generation,
  });
  const nameIn = async (municipalityId: string, link: Link) => {
    const campaign = await getCampaign(municipalityId, link.campaignId);
    return campaign.expected.find((one) => one.organizationId === link.organizationId)?.name ?? '';
  };
  const params = z.object({ linkId: z.uuid() });
  return [
    staffRoute(
      {
        method: 'get',
        path: '/api/campaigns/:campaignId/links',
        summary: 'A campaign’s links, one per organization',
        can: 'link.read',
        params: z.object({ campaignId: z.uuid() }),
        answer: z.array(linkView),
      },
      async ({ actor }, { params: { campaignId } }) => {
        const campaign = await seenCampaign(actor, campaignId);
        // Half of a list that is being made would be sent as if it were the whole.
        if (!campaign.provisioned) return [];
        const links = new Map(
          (await listLinks(actor.municipalityId, campaignId, options.secret)).map((link) => [
            link.organizationId,
            link,
          ]),
        );
        return campaign.expected.flatMap(({ organizationId, name }) => {
          const link = links.get(organizationId);
          return link ? [present(link, name)] : [];
        });
      },
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/links/:linkId/revoke',
        summary: 'Withdraw a link’s address and give it a new one',
        can: 'link.revoke',
        params,
        answer: linkView,
      },
      async (context, { params: { linkId } }) => {
        const link = await revokeLink(context, linkId, options.secret);
        options.onRevoke();
        return present(link, await nameIn(context.actor.municipalityId, link));
      },
    ),
    staffRoute(
      {
        method: 'get',
        path: '/api/links/:linkId/qr.svg',
        summary: 'The link’s address as a QR code (SVG)',
        can: 'link.read',
        params,
      },
      async ({ actor }, { params: { linkId } }) => {
        const link = await getLink(actor.municipalityId, linkId);
        if (!seesOrganization(actor, link.organizationId)) throw notFound('ссылка', 'link');
        const svg = await QRCode.toString(addressesOf(options, link).url, {
          type: 'svg',
          errorCorrectionLevel: 'M',
          margin: 2,
        });
        return new Raw('image/svg+xml', svg);
      },
    ),
  ];
}
