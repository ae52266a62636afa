import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../../queries/session.ts';
import { PasswordField } from './password-field.tsx';

export function SignInForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const loginInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const noLogin = asked && login.trim() === '';
  const noPassword = asked && password === '';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (login.trim() === '') return loginInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    signIn.mutate(
      { login: login.trim(), password },
      { onError: () => passwordInput.current?.focus() },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack spacing={2.5}>
        {signIn.isError && <Alert severity="error">{signIn.error.message}</Alert>}
        <TextField
          label={t('session.login')}
          name="login"
          autoComplete="username"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          error={noLogin}
          helperText={noLogin ? t('session.needLogin') : undefined}
          inputRef={loginInput}
          slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
        />
        <PasswordField
          value={password}
          onChange={setPassword}
          error={noPassword ? t('session.needPassword') : null}
          inputRef={passwordInput}
        />
        <Button type="submit" variant="contained" size="large" disabled={signIn.isPending}>
          {signIn.isPending ? t('session.submitting') : t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}
