import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RunningCampaigns } from './running-campaigns.tsx';

/** What runs now, what opens soon and which drafts wait. */
export function CampaignsToday() {
  const { t } = useTranslation();
  const campaigns = useCampaigns();
  return (
    <Loaded query={campaigns} rows={4}>
      {(all) => (
        <>
          <Sheet
            title={t('today.running')}
            actions={
              <LinkButton to="/campaigns" size="small">
                {t('today.runningMore')}
              </LinkButton>
            }
          >
            <RunningCampaigns campaigns={all.filter(({ state }) => state === 'open')} />
          </Sheet>
          <Waiting
            title={t('today.planned')}
            campaigns={all.filter(({ state }) => state === 'planned')}
          />
          <Waiting
            title={t('today.drafts')}
            campaigns={all.filter(({ state }) => state === 'draft')}
          />
        </>
      )}
    </Loaded>
  );
}

function Waiting({ title, campaigns }: { title: string; campaigns: CampaignView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  if (campaigns.length === 0) return null;
  return (
    <Sheet title={title}>
      {campaigns.slice(0, 5).map((campaign) => (
        <p key={campaign.id} style={{ margin: '0 0 8px' }}>
          <TextLink to={`/campaigns/${campaign.id}`}>{campaign.title}</TextLink>
          {', '}
          {t('today.opensAt', { moment: formatMoment(campaign.opensAt, zone, language) })}
        </p>
      ))}
    </Sheet>
  );
}
