import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatShort } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { CampaignState } from './campaign-state.tsx';

const order: CampaignView['state'][] = ['open', 'planned', 'draft', 'closed'];

/** Campaigns, those that need attention first, the newest of each state on top. */
export function CampaignTable({ campaigns }: { campaigns: CampaignView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const sorted = campaigns.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.opensAt.localeCompare(a.opensAt),
  );
  return (
    <DataTable
      caption={t('campaign.title')}
      rows={sorted}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          title: t('campaign.name'),
          width: '38%',
          cell: (campaign) => (
            <>
              <TextLink to={`/campaigns/${campaign.id}`}>
                <ClampText text={campaign.title} />
              </TextLink>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                {localText(campaign.formTitle, language)}, {t(`campaign.kinds.${campaign.kind}`)}
              </Box>
            </>
          ),
        },
        {
          id: 'state',
          title: t('campaign.state'),
          cell: ({ state }) => <CampaignState state={state} />,
        },
        {
          id: 'period',
          title: t('campaign.period'),
          cell: ({ period }) => periodName(period, language),
        },
        {
          id: 'dates',
          title: t('campaign.dates'),
          cell: ({ opensAt, closesAt }) => (
            <Box sx={{ '& span': { whiteSpace: 'nowrap' } }}>
              <span>{formatShort(opensAt, zone, language)} –</span>{' '}
              <span>{formatShort(closesAt, zone, language)}</span>
            </Box>
          ),
        },
        {
          id: 'organizations',
          title: t('campaign.asked'),
          figure: true,
          cell: ({ organizations }) => organizations,
        },
      ]}
    />
  );
}
