import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress, CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { shareOf } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCampaignProgresses } from '../../queries/campaigns.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { Meter } from '../../ui/meter.tsx';
import { TextLink } from '../../ui/router-link.tsx';

/** Running campaigns with how far each has come. */
export function RunningCampaigns({ campaigns }: { campaigns: CampaignView[] }) {
  const { t } = useTranslation();
  const shown = campaigns.slice(0, 8);
  const progresses = useCampaignProgresses(shown.map(({ id }) => id));
  if (shown.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('today.runningNone')}</Typography>;
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2.25 }}>
      {shown.map((campaign, index) => (
        <Running key={campaign.id} campaign={campaign} progress={progresses[index]?.data} />
      ))}
    </Box>
  );
}

interface RunningProps {
  campaign: CampaignView;
  progress: CampaignProgress | undefined;
}

function Running({ campaign, progress }: RunningProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const whole = campaign.organizations;
  const part = progress?.reportedOrganizations ?? 0;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) minmax(220px, 34%)' },
        columnGap: 4,
        rowGap: 0.75,
        alignItems: 'center',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/campaigns/${campaign.id}`}>
          <ClampText text={campaign.title} />
        </TextLink>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('today.closesAt', { moment: formatMoment(campaign.closesAt, zone, language) })}
        </Typography>
      </Box>
      <div>
        <Box
          sx={{ display: 'flex', justifyContent: 'space-between', fontSize: '0.8125rem', mb: 0.5 }}
        >
          <span>
            {t('common.of', { part, whole: t('common.organizations', { count: whole }) })}
          </span>
          {progress && campaign.kind !== 'dataForm' && (
            <span>{t('common.responses', { count: progress.received })}</span>
          )}
        </Box>
        <Meter share={shareOf(part, whole)} label={campaign.title} />
      </div>
    </Box>
  );
}
