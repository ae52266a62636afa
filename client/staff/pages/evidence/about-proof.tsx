import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Proof } from './proofs.ts';

/** What a dialog is about: the document, whose it is, where it is published, what it proves. */
export function AboutProof({ proof: { document, organization } }: { proof: Proof }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ mb: 2.5 }}>
      <Typography sx={{ fontWeight: 500 }}>{document.title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {organization.name}
      </Typography>
      {document.publishedAt && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {t('evidence.where', { place: document.publishedAt })}
        </Typography>
      )}
      {document.note && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {document.note}
        </Typography>
      )}
      {document.indicators.length > 0 && (
        <Box
          component="details"
          open={document.indicators.length <= 4}
          sx={{ mt: 1, fontSize: '0.875rem' }}
        >
          <summary>{t('evidence.proves', { count: document.indicators.length })}</summary>
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {document.indicators.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}
