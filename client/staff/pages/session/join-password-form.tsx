import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JoinView } from '../../../../server/people/schema.ts';
import { useJoin } from '../../queries/people.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { shortestPassword } from './password-strength.ts';

/** The login to remember and a password to choose; then straight in. */
export function JoinPasswordForm({ code, invited }: { code: string; invited: JoinView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const join = useJoin();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isShort = password.length < shortestPassword;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isShort) return input.current?.focus();
    join.mutate(
      { code, password },
      {
        // The used code leaves the address bar with it.
        onSuccess: () => void navigate('/', { replace: true }),
        onError: () => input.current?.focus(),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack spacing={2.5}>
        {invited.hasPassword && <Alert severity="info">{t('join.hasPassword')}</Alert>}
        {join.isError && <Alert severity="error">{join.error.message}</Alert>}
        <TextField
          label={t('join.login')}
          name="username"
          autoComplete="username"
          value={invited.login}
          helperText={t('join.loginHint')}
          slotProps={{
            htmlInput: { readOnly: true, style: { fontWeight: 600 } },
            input: {
              endAdornment: (
                <InputAdornment position="end">
                  <CopyButton text={invited.login} label={t('join.copyLogin')} />
                </InputAdornment>
              ),
            },
          }}
        />
        <NewPasswordField
          label={t(invited.hasPassword ? 'join.newPassword' : 'join.password')}
          value={password}
          onChange={setPassword}
          error={asked && isShort ? t('password.need') : null}
          inputRef={input}
        />
        <Button type="submit" variant="contained" size="large" disabled={join.isPending}>
          {t(join.isPending ? 'join.submitting' : 'join.submit')}
        </Button>
      </Stack>
    </form>
  );
}
