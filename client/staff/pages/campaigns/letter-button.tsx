import Check from '@mui/icons-material/Check';
import MailOutlined from '@mui/icons-material/MailOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCopy } from '../../ui/clipboard.ts';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import type { useMessages } from './use-messages.ts';

interface LetterButtonProps {
  link: LinkView;
  messages: ReturnType<typeof useMessages>;
  small?: boolean;
}

/** A letter to whoever answers for the survey in one organization: asks to pass the message on. */
export function LetterButton({ link, messages, small = false }: LetterButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [state, copy] = useCopy();
  const id = useId();
  const { email } = messages.contactsOf(link);
  const letter = messages.letterOf(link);
  // A mail program cuts a long text in an address off: it comes by the clipboard.
  const address = `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(messages.subjectOf(link))}`;
  return (
    <>
      <Button
        size={small ? 'small' : 'medium'}
        variant="outlined"
        startIcon={<MailOutlined />}
        aria-label={t('message.letterOf', { name: link.organizationName })}
        onClick={() => setOpen(true)}
      >
        {t('message.letter')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        aria-labelledby={id}
        maxWidth="sm"
        fullWidth
      >
        <DialogTitle id={id}>{t('message.letterTitle')}</DialogTitle>
        <DialogContent tabIndex={0}>
          <Typography sx={{ fontWeight: 600 }}>{messages.subjectOf(link)}</Typography>
          <Typography sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {letter}
          </Typography>
          <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
            {email ? t('message.letterMailHint', { email }) : t('message.letterNoMail')}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.close')}</Button>
          <Button
            variant={email ? 'outlined' : 'contained'}
            startIcon={state === 'copied' ? <Check /> : undefined}
            onClick={() => copy(letter)}
          >
            {state === 'copied' ? t('common.copied') : t('message.letterCopy')}
          </Button>
          {email && (
            <Button variant="contained" href={address} onClick={() => copy(letter)}>
              {t('message.letterMail')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
      <CopyNotice state={state} />
    </>
  );
}
