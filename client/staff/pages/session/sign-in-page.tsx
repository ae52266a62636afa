import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/router-link.tsx';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door. The address stays, so that after signing in the asked screen opens. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <Door
      title={t('session.title')}
      lead={t('session.lead')}
      below={
        <>
          <Box sx={{ mb: 1 }}>
            <TextLink to="/join">{t('join.haveCode')}</TextLink>
          </Box>
          {t('session.help')}
        </>
      }
    >
      <SignInForm />
    </Door>
  );
}
