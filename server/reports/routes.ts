import { z } from 'zod';
import { seenCampaign } from '../campaigns/scope.ts';
import { Raw, staffRoute } from '../handle.ts';
import { attachment, fileName } from '../file-name.ts';
import { briefsOf } from './brief-source.ts';
import { briefWords } from './brief-words.ts';
import { makeDocument } from './document.ts';
import { brief, summary } from './schema.ts';
import { summaryOf } from './summary.ts';
import { makeWorkbook } from './workbook.ts';
import { workbookWords } from './workbook-words.ts';

const params = z.object({ campaignId: z.uuid() });

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Ids of columns by commas; without them the paper takes the most telling ones. */
const items = z
  .string()
  .max(8000)
  .transform((text) => text.split(',').filter(Boolean))
  .optional();
const briefQuery = z.strictObject({ organization: z.uuid().optional(), items });
const fileQuery = z.strictObject({
  organization: z.union([z.uuid(), z.literal('all')]).optional(),
  items,
});

export const reportRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/summary',
      summary: 'Organizations × questions or elements, with cluster subtotals and totals',
      can: 'report.read',
      params,
      answer: summary,
    },
    async (context, { params: { campaignId } }) =>
      summaryOf(context, await seenCampaign(context.actor, campaignId)),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/summary.xlsx',
      summary: 'The same table as a spreadsheet',
      can: 'report.read',
      params,
    },
    async (context, { params: { campaignId } }) => {
      const campaign = await seenCampaign(context.actor, campaignId);
      const table = await summaryOf(context, campaign);
      const { language } = context;
      const title = `${workbookWords[language].file} ${campaign.title}`;
      return new Raw(xlsx, await makeWorkbook(table, language), {
        headers: { 'Content-Disposition': attachment(fileName(title, 'xlsx')) },
      });
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/brief',
      summary: 'One page about an organization, or about the municipality',
      can: 'report.brief',
      params,
      query: briefQuery,
      answer: brief,
    },
    async (context, { params: { campaignId }, query }) => {
      const organization = query.organization ?? null;
      const made = await briefsOf(context, {
        campaignId,
        organization,
        chosen: query.items ?? null,
      });
      return made[0];
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/brief.docx',
      summary: 'The same page as a document; `organization=all` for every one in a file',
      can: 'report.brief',
      params,
      query: fileQuery,
    },
    async (context, { params: { campaignId }, query }) => {
      const organization = query.organization ?? null;
      const chosen = query.items ?? null;
      const briefs = await briefsOf(context, { campaignId, organization, chosen });
      const { language } = context;
      const title = [
        briefWords[language].title,
        briefs[0]?.campaign.title,
        ...(briefs.length === 1 ? [briefs[0]?.organization?.shortName] : []),
      ];
      const name = fileName(title.filter(Boolean).join(' '), 'docx');
      return new Raw(docx, await makeDocument(briefs, language), {
        headers: { 'Content-Disposition': attachment(name) },
      });
    },
  ),
];
