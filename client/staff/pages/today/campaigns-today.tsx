import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { inOrder } from './campaign-order.ts';
import { RunningCampaigns } from './running-campaigns.tsx';

/** What runs now, what opens soon and which drafts wait. */
export function CampaignsToday() {
  const { t } = useTranslation();
  const can = useCan();
  const campaigns = useCampaigns();
  const own = can('dataForm.fill');
  return (
    <Loaded query={campaigns} rows={4}>
      {(all) => {
        const running = all.filter(({ state }) => state === 'open');
        // People of an organization see its data forms above, as forms to be reported.
        const shown = own ? running.filter(({ kind }) => kind !== 'dataForm') : running;
        return (
          <>
            <Sheet
              title={t(own ? 'today.runningOwn' : 'today.running')}
              actions={
                <LinkButton to="/campaigns" size="small">
                  {t('today.runningMore')}
                </LinkButton>
              }
            >
              <RunningCampaigns campaigns={inOrder(shown, 'closesAt')} />
            </Sheet>
            <Waiting
              title={t('today.planned')}
              campaigns={inOrder(
                all.filter(({ state }) => state === 'planned'),
                'opensAt',
              )}
            />
            <Waiting
              title={t('today.drafts')}
              campaigns={inOrder(
                all.filter(({ state }) => state === 'draft'),
                'opensAt',
              )}
            />
          </>
        );
      }}
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
