import { z } from 'zod';
import { seenCampaign } from '../campaigns/scope.ts';
import { Raw, staffRoute } from '../handle.ts';
import { attachment, fileName } from './file-name.ts';
import { summary } from './schema.ts';
import { summaryOf } from './summary.ts';
import { makeWorkbook } from './workbook.ts';
import { workbookWords } from './workbook-words.ts';

const params = z.object({ campaignId: z.uuid() });

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
];
