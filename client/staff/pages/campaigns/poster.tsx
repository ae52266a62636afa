import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import type { LinkView } from '../../../../server/links/schema.ts';
import { localText } from '../../format/local-text.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';

/** One sheet: what is asked, of whom, the code, the address, until when. */
export function Poster({ campaign, link }: { campaign: CampaignView; link: LinkView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  return (
    <Paper
      component="article"
      variant="outlined"
      sx={{
        p: 3,
        textAlign: 'center',
        '@media print': { breakAfter: 'page', border: 0, pt: 8 },
      }}
    >
      <Typography variant="h2">{localText(campaign.formTitle, language)}</Typography>
      <Typography sx={{ mt: 1 }}>{link.organizationName}</Typography>
      <img
        src={link.qr}
        alt={t('link.qrOf', { name: link.organizationName })}
        style={{
          width: '100%',
          maxWidth: 300,
          aspectRatio: '1',
          margin: '16px auto',
          display: 'block',
        }}
      />
      <Typography>{t('link.posterScan')}</Typography>
      <Typography sx={{ my: 1, fontWeight: 600, wordBreak: 'break-all' }}>{link.url}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {campaign.anonymity === 'anonymous' && `${t('link.posterAnonymous')}, `}
        {t('today.closesAt', { moment: formatMoment(campaign.closesAt, zone, language) })}
      </Typography>
    </Paper>
  );
}
