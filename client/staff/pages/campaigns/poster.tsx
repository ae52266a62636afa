import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignMessage, CampaignView } from '../../../../server/campaigns/schema.ts';
import type { LinkView } from '../../../../server/links/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useShortName } from '../organizations/organization-name.tsx';
import { useCampaignWords } from './use-messages.ts';

export interface PosterProps {
  campaign: CampaignView;
  about: CampaignMessage;
  link: LinkView;
}

/** The sentences of a sheet, the same as in the PDF. */
function usePosterWords(campaign: CampaignView, about: CampaignMessage) {
  const { t } = useTranslation();
  const { asked, duration, deadline } = useCampaignWords(campaign, about.minutes);
  return {
    invite: t('poster.invite', { asked }),
    facts: [
      t('poster.until', { deadline }),
      t('poster.duration', { duration }),
      ...(campaign.anonymity === 'anonymous' ? [t('poster.anonymous')] : []),
    ],
  };
}

const bare = (url: string) => url.replace(/^https?:\/\//, '');

function Code({ link, width, print }: { link: LinkView; width: string; print: string }) {
  const { t } = useTranslation();
  return (
    <Box
      component="img"
      src={link.qr}
      alt={t('link.qrOf', { name: link.organizationName })}
      sx={{
        display: 'block',
        flex: 'none',
        width,
        maxWidth: 1,
        aspectRatio: '1',
        '@media print': { width: print },
      }}
    />
  );
}

/** One A4 sheet for a notice board: what is asked, of whom, the code, the address, until when. */
export function Poster({ campaign, about, link }: PosterProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { invite, facts } = usePosterWords(campaign, about);
  const title = localText(campaign.formTitle, language);
  const address = bare(link.shortUrl);
  return (
    <Box
      component="article"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        p: { xs: 2.5, sm: 4 },
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        backgroundColor: 'background.paper',
        overflowWrap: 'anywhere',
        '@media print': {
          border: 0,
          p: 0,
          pt: '8mm',
          breakInside: 'avoid',
          breakAfter: 'page',
          '&:last-child': { breakAfter: 'auto' },
        },
      }}
    >
      <Box sx={{ color: 'text.secondary' }}>{about.municipalityName}</Box>
      <Box sx={{ mt: 2.5, fontSize: '1.25rem' }}>{invite}</Box>
      <Box
        component="h2"
        sx={{
          m: 0,
          mt: 0.5,
          fontSize: title.length > 80 ? '1.5rem' : '2rem',
          lineHeight: 1.2,
          fontWeight: 650,
        }}
      >
        {title}
      </Box>
      <Box
        sx={{ mt: 1.5, fontSize: link.organizationName.length > 120 ? '0.9375rem' : '1.0625rem' }}
      >
        {link.organizationName}
      </Box>
      <Code link={link} width="18rem" print="95mm" />
      <Box sx={{ fontSize: '1.25rem' }}>{t('poster.scan')}</Box>
      <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('poster.type')}</Box>
      <Box sx={{ fontSize: address.length > 34 ? '1.125rem' : '1.5rem', fontWeight: 650 }}>
        {address}
      </Box>
      <Box sx={{ mt: 2, fontSize: '1.0625rem', lineHeight: 1.5 }}>
        {facts.map((fact) => (
          <div key={fact}>{fact}</div>
        ))}
      </Box>
    </Box>
  );
}

const perSheet = 8;

/** A sheet of equal cards to be cut and handed out. */
export function CardSheet({ campaign, about, link }: PosterProps) {
  const language = useLanguage();
  const { facts } = usePosterWords(campaign, about);
  const shortName = useShortName()(link.organizationId, link.organizationName);
  const title = localText(campaign.formTitle, language);
  return (
    <Box
      component="article"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        border: '1px dashed #8a98a2',
        borderWidth: '1px 0 0 1px',
        backgroundColor: 'background.paper',
        overflow: 'hidden',
        '@media print': {
          gridTemplateColumns: '1fr 1fr',
          gridAutoRows: '66mm',
          breakInside: 'avoid',
          breakAfter: 'page',
          '&:last-child': { breakAfter: 'auto' },
        },
      }}
    >
      {Array.from({ length: perSheet }, (_, index) => (
        <Box
          key={index}
          // The same card eight times is told once.
          {...(index > 0 ? { 'aria-hidden': true } : {})}
          sx={{
            p: '4mm',
            minWidth: 0,
            overflow: 'hidden',
            border: '1px dashed #8a98a2',
            borderWidth: '0 1px 1px 0',
            overflowWrap: 'anywhere',
            ...(index > 0 ? { display: { xs: 'none', sm: 'block' } } : {}),
            '@media print': { display: 'block' },
          }}
        >
          <Box sx={{ display: 'flex', gap: '3mm' }}>
            <Code link={link} width="36mm" print="36mm" />
            <Box sx={{ minWidth: 0, fontSize: '0.75rem', lineHeight: 1.35 }}>
              <Box
                sx={{
                  fontSize: title.length > 90 ? '0.75rem' : '0.9375rem',
                  fontWeight: 650,
                  lineHeight: 1.2,
                }}
              >
                {title}
              </Box>
              <Box sx={{ color: 'text.secondary', my: 0.5 }}>{shortName}</Box>
              {facts.map((fact) => (
                <div key={fact}>{fact}</div>
              ))}
            </Box>
          </Box>
          <Box sx={{ mt: 0.75, textAlign: 'center', fontWeight: 650, fontSize: '0.9375rem' }}>
            {bare(link.shortUrl)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
