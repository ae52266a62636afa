import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { useCampaignProgresses } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Running } from './running.tsx';

/** More than this is a list to be searched, not something to look over. */
const most = 8;

/** Running campaigns, those that close first on top, with how far each has come. */
export function RunningCampaigns({ campaigns }: { campaigns: CampaignView[] }) {
  const { t } = useTranslation();
  const can = useCan();
  const shown = campaigns.slice(0, most);
  const rest = campaigns.length - shown.length;
  const progresses = useCampaignProgresses(shown.map(({ id }) => id));
  if (shown.length === 0) {
    return (
      <>
        <Typography sx={{ color: 'text.secondary' }}>{t('today.runningNone')}</Typography>
        {can('campaign.create') && (
          <LinkButton to="/campaigns/new" size="small" variant="outlined" sx={{ mt: 1.5 }}>
            {t('today.create')}
          </LinkButton>
        )}
      </>
    );
  }
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2.25 }}>
        {shown.map((campaign, index) => (
          <Running key={campaign.id} campaign={campaign} progress={progresses[index]?.data} />
        ))}
      </Box>
      {rest > 0 && (
        <Box sx={{ mt: 2 }}>
          <TextLink to="/campaigns">{t('today.runningRest', { count: rest })}</TextLink>
        </Box>
      )}
    </>
  );
}
