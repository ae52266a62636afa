import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useShortName } from '../organizations/organization-name.tsx';
import { QrImage } from './qr-image.tsx';
import { useInvitationWords, type MadeInvitation } from './use-invitation-words.ts';

/** A piece of paper for one person: who, where to go, what to type, until when. */
export function Slip({ made, address }: { made: MadeInvitation; address: string }) {
  const { t } = useTranslation();
  const words = useInvitationWords();
  const shortName = useShortName();
  const { name, login, organizationIds } = made.person;
  const places = organizationIds.map((id) => shortName(id, '')).filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        boxSizing: 'border-box',
        height: '68mm',
        p: '4mm 5mm',
        overflow: 'hidden',
        display: 'flex',
        flexDirection: 'column',
        border: '0.3mm dashed #8b9ba5',
        ml: '-0.3mm',
        mt: '-0.3mm',
        breakInside: 'avoid',
        fontSize: '9.5pt',
        lineHeight: 1.3,
        color: '#000',
        backgroundColor: '#fff',
      }}
    >
      <Box sx={{ display: 'flex', gap: '4mm', flex: 1, minHeight: 0 }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <Box sx={{ fontSize: '8pt', color: '#444', ...oneLine }}>{words.municipality}</Box>
          <Box
            sx={{ fontSize: '11.5pt', lineHeight: 1.2, fontWeight: 700, mt: '1mm', ...threeLines }}
          >
            {name}
          </Box>
          {places.length > 0 && <Box sx={{ mt: '0.5mm', ...twoLines }}>{places.join(', ')}</Box>}
          <Box sx={{ mt: 'auto' }}>
            {t('invitation.login')}: <strong>{login}</strong>
          </Box>
        </Box>
        <QrImage text={made.url} label={t('invitation.slipQr', { name })} size="29mm" />
      </Box>
      <Box sx={{ mt: '1.5mm' }}>
        {t('invitation.slipOpen')}{' '}
        <Box component="strong" sx={{ wordBreak: 'break-all' }}>
          {address.replace(/^https?:\/\//, '')}
        </Box>{' '}
        {t('invitation.slipType')}
      </Box>
      <Box
        sx={{
          fontFamily: 'Consolas, "Liberation Mono", Menlo, monospace',
          fontWeight: 700,
          fontSize: '13.5pt',
          lineHeight: 1.3,
          whiteSpace: 'nowrap',
        }}
      >
        {made.code}
      </Box>
      <Box sx={{ fontSize: '8pt', color: '#444', mt: '0.5mm' }}>
        {t('invitation.slipUntil', { day: words.until(made) })}
      </Box>
    </Box>
  );
}

const clamp = { display: '-webkit-box', WebkitBoxOrient: 'vertical', overflow: 'hidden' } as const;
const oneLine = { ...clamp, WebkitLineClamp: 1 };
const twoLines = { ...clamp, WebkitLineClamp: 2 };
const threeLines = { ...clamp, WebkitLineClamp: 3 };
