import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../queries/people.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { PasswordField } from './password-field.tsx';
import { shortestPassword } from './password-strength.ts';

/** The present password and a new one. */
export function ChangePasswordDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [asked, setAsked] = useState(false);
  const currentInput = useRef<HTMLInputElement>(null);
  const nextInput = useRef<HTMLInputElement>(null);
  const isShort = next.length < shortestPassword;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (current === '') return currentInput.current?.focus();
    if (isShort) return nextInput.current?.focus();
    change.mutate({ current, password: next }, { onSuccess: onDone });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{t('password.changeTitle')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2.5 }}>{t('password.changeLead')}</Typography>
          <Stack spacing={2.5}>
            {change.isError && <Alert severity="error">{change.error.message}</Alert>}
            <PasswordField
              label={t('password.current')}
              value={current}
              onChange={setCurrent}
              error={asked && current === '' ? t('password.needCurrent') : null}
              inputRef={currentInput}
            />
            <NewPasswordField
              label={t('password.next')}
              value={next}
              onChange={setNext}
              error={asked && isShort ? t('password.need') : null}
              inputRef={nextInput}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={change.isPending}>
            {t(change.isPending ? 'common.saving' : 'common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
