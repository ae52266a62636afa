import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Brand } from '../shell/brand.tsx';
import { LanguageButton } from '../shell/language-button.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door. The address stays, so that after signing in the asked screen opens. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        placeContent: { xs: 'start stretch', sm: 'center' },
        p: 2,
        pt: { xs: 5, sm: 2 },
      }}
    >
      <title>{`${t('session.title')} · ${t('common.product')}`}</title>
      <Box sx={{ width: { sm: 420 } }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 2 }}>
          <Brand />
          <LanguageButton />
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Typography variant="h1">{t('session.title')}</Typography>
          <Typography sx={{ color: 'text.secondary', mt: 1, mb: 3 }}>
            {t('session.lead')}
          </Typography>
          <SignInForm />
        </Paper>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
          {t('session.help')}
        </Typography>
      </Box>
    </Box>
  );
}
