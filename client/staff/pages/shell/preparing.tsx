import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

const longMs = 20_000;

/** While forms, catalog and schedule are copied into a new municipality: goes on by itself. */
export function Preparing({ onSkip }: { onSkip: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => {
      clearTimeout(timer);
      // What was read meanwhile was read half empty.
      void client.invalidateQueries();
    };
  }, [client]);
  return (
    <Page title={t('municipality.preparingTitle')}>
      <Box role="status" sx={{ maxWidth: '36rem' }}>
        <Typography sx={{ mb: 2.5 }}>{t('municipality.preparingText')}</Typography>
        <LinearProgress aria-label={t('municipality.preparingTitle')} />
        {long && <Typography sx={{ mt: 2.5 }}>{t('municipality.preparingLong')}</Typography>}
      </Box>
      {long && (
        <Button variant="outlined" onClick={onSkip} sx={{ mt: 2 }}>
          {t('municipality.goOn')}
        </Button>
      )}
    </Page>
  );
}
