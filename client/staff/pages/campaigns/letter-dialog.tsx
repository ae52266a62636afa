import Check from '@mui/icons-material/Check';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCopy } from '../../ui/clipboard.ts';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import type { useMessages } from './use-messages.ts';

interface LetterDialogProps {
  link: LinkView;
  messages: ReturnType<typeof useMessages>;
  onClose: () => void;
}

/** A letter to whoever answers for the survey in one organization: asks to pass the message on. */
export function LetterDialog({ link, messages, onClose }: LetterDialogProps) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  const id = useId();
  const { email } = messages.contactsOf(link);
  const letter = messages.letterOf(link);
  // A mail program cuts a long text in an address off: it comes by the clipboard.
  const address = `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(messages.subjectOf(link))}`;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
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
        <Button onClick={onClose}>{t('common.close')}</Button>
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
      <CopyNotice state={state} />
    </Dialog>
  );
}
