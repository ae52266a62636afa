import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';

/** What is shown when a screen itself failed. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <Box component="main" role="alert" sx={{ maxWidth: 560, mx: 'auto', p: 3, pt: 10 }}>
      <Typography variant="h1" gutterBottom>
        {t('common.crashTitle')}
      </Typography>
      <Typography sx={{ mb: 3 }}>{t('common.crashText')}</Typography>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('common.reload')}
      </Button>
    </Box>
  );
}
