import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.tsx';

/** Over a screen whose session has ended, so that nothing typed there is lost. */
export function SignInDialog() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog open aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{t('session.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2.5 }}>{t('session.ended')}</Typography>
        <SignInForm />
      </DialogContent>
    </Dialog>
  );
}
