import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatDate } from '../../format/date.ts';
import { localText } from '../../format/local-text.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { summaryFile } from '../../queries/reports.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { CampaignState } from '../campaigns/campaign-state.tsx';
import { DownloadButton } from './download-button.tsx';

/** Campaigns, the newest first, each with what can be made of it. */
export function ReportTable({ campaigns }: { campaigns: CampaignView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  return (
    <DataTable
      caption={t('report.title')}
      id="reports"
      filter={false}
      rows={campaigns}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          title: t('campaign.one'),
          width: '32%',
          sortBy: ({ title }) => title,
          cell: (campaign) => (
            <>
              <TextLink
                to={`/campaigns/${campaign.id}?tab=${can('report.read') ? 'summary' : 'brief'}`}
              >
                <ClampText text={campaign.title} />
              </TextLink>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                {localText(campaign.formTitle, language)}, {t(`campaign.kinds.${campaign.kind}`)}
              </Box>
            </>
          ),
        },
        {
          id: 'period',
          title: t('campaign.period'),
          sortBy: ({ period }) => period,
          cell: ({ period }) => periodName(period, language),
        },
        {
          id: 'state',
          title: t('campaign.state'),
          sortBy: ({ state }) => state,
          cell: ({ state }) => <CampaignState state={state} />,
        },
        {
          id: 'closes',
          title: t('campaign.closes'),
          sortBy: ({ closesAt }) => closesAt,
          cell: ({ closesAt }) => formatDate(closesAt, zone, language),
        },
        {
          id: 'make',
          title: t('report.make'),
          control: true,
          width: '16rem',
          cell: ({ id, title }) => (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, rowGap: 1.5 }}>
              {can('report.read') && (
                <DownloadButton
                  size="small"
                  variant="outlined"
                  path={summaryFile(id)}
                  aria-label={`${t('report.summaryFile')}: ${title}`}
                >
                  {t('report.summaryFile')}
                </DownloadButton>
              )}
              <LinkButton
                size="small"
                variant="outlined"
                to={`/campaigns/${id}?tab=brief`}
                aria-label={`${t('report.brief')}: ${title}`}
              >
                {t('report.brief')}
              </LinkButton>
            </Box>
          ),
        },
      ]}
    />
  );
}
