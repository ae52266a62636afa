import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress, CampaignView } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { shareOf } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { Meter } from '../../ui/meter.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Status } from '../../ui/status.tsx';
import { daysBetween } from './campaign-order.ts';

/** From so many days on a closing is something to think of today. */
const soon = 3;

interface RunningProps {
  campaign: CampaignView;
  progress: CampaignProgress | undefined;
}

/** One running campaign: until when, how many have answered, and the way to those who have not. */
export function Running({ campaign, progress }: RunningProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const days = daysBetween(new Date(), new Date(campaign.closesAt), zone);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(220px, 34%)' },
        columnGap: 4,
        rowGap: 0.75,
        alignItems: 'center',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/campaigns/${campaign.id}`}>
          <ClampText text={campaign.title} />
        </TextLink>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1.5,
            color: 'text.secondary',
            fontSize: '0.875rem',
          }}
        >
          {t('today.closesAt', { moment: formatMoment(campaign.closesAt, zone, language) })}
          {days <= soon && (
            <Status
              tone="wait"
              icon={Schedule}
              text={days <= 0 ? t('today.lastDay') : t('today.daysLeft', { count: days })}
            />
          )}
        </Box>
      </Box>
      <Progress campaign={campaign} progress={progress} />
    </Box>
  );
}

function Progress({ campaign, progress }: RunningProps) {
  const { t } = useTranslation();
  const can = useCan();
  // The lines are as high while they load: nothing below jumps.
  if (!progress) return <Skeleton height={50} sx={{ transform: 'none' }} />;
  const { title, id, kind, organizations: whole } = campaign;
  const part = progress.reportedOrganizations;
  const silent = whole - part;
  return (
    <Box sx={{ minHeight: 50, fontSize: '0.8125rem' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 0.5 }}>
        <span>{t('common.ofOrganizations', { part, count: whole })}</span>
        {kind !== 'dataForm' && <span>{t('common.responses', { count: progress.received })}</span>}
      </Box>
      <Meter share={shareOf(part, whole)} label={title} />
      <Box sx={{ mt: 0.5 }}>
        {silent > 0 ? (
          <TextLink to={`/campaigns/${id}?tab=${can('person.read') ? 'debtors' : 'progress'}`}>
            {t(kind === 'dataForm' ? 'today.owing' : 'today.silent', { number: silent })}
          </TextLink>
        ) : (
          t(kind === 'dataForm' ? 'today.allHandedIn' : 'today.allAnswered')
        )}
      </Box>
    </Box>
  );
}
