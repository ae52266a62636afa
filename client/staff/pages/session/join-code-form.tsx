import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface JoinCodeFormProps {
  busy: boolean;
  error: Error | null;
  onCode: (code: string) => void;
}

/** The code typed from a slip; whatever writing of it is sent, the server understands. */
export function JoinCodeForm({ busy, error, onCode }: JoinCodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const missing = asked && code.trim() === '';
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() === '') return input.current?.focus();
    onCode(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack spacing={2.5}>
        {error && <Alert severity="error">{error.message}</Alert>}
        <TextField
          label={t('join.code')}
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={missing}
          helperText={missing ? t('join.needCode') : t('join.codeHint')}
          inputRef={input}
          slotProps={{
            htmlInput: {
              autoCapitalize: 'characters',
              autoComplete: 'one-time-code',
              spellCheck: false,
              style: {
                fontFamily: 'Consolas, "Liberation Mono", monospace',
                fontSize: '1.0625rem',
              },
            },
          }}
        />
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {t(busy ? 'join.checking' : 'join.check')}
        </Button>
      </Stack>
    </form>
  );
}
