import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import { useCopy } from '../../ui/clipboard.ts';
import { Facts } from '../../ui/facts.tsx';
import { useInvitationWords, type MadeInvitation } from './use-invitation-words.ts';

interface InviteDialogProps {
  made: MadeInvitation;
  onPrint: () => void;
  onClose: () => void;
}

/** One invitation, shown this once: a link to copy, a message to send, a slip to print. */
export function InviteDialog({ made, onPrint, onClose }: InviteDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = useInvitationWords();
  const [state, copy] = useCopy();
  const { person, url, code } = made;
  const text = words.text(made);
  const mail = `mailto:${encodeURIComponent(person.email)}?subject=${encodeURIComponent(words.subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{t('invitation.title', { name: person.name })}</DialogTitle>
      <DialogContent>
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('invitation.once')}
        </Alert>
        <Facts
          items={[
            [
              t('invitation.link'),
              <Copied key="link" text={url} label={t('invitation.copyLink')} />,
            ],
            [
              t('invitation.code'),
              <Copied key="code" text={code} label={t('invitation.copyCode')}>
                <Box component="span" sx={codeLook}>
                  {code}
                </Box>
              </Copied>,
            ],
            [t('invitation.login'), person.login],
            [t('invitation.until'), words.until(made)],
          ]}
        />
        <TextField
          label={t('invitation.message')}
          value={text}
          multiline
          minRows={4}
          maxRows={9}
          sx={{ mt: 2.5 }}
          slotProps={{ htmlInput: { readOnly: true } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <Button variant="contained" onClick={() => copy(text)}>
            {t(state === 'copied' ? 'invitation.messageCopied' : 'invitation.copyMessage')}
          </Button>
          {person.email && (
            <Button variant="outlined" href={mail}>
              {t('invitation.send')}
            </Button>
          )}
          <Button variant="outlined" onClick={onPrint}>
            {t('invitation.print')}
          </Button>
          <CopyNotice state={state} />
        </Box>
        {!person.email && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
            {t('invitation.noEmail')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

const codeLook = {
  fontFamily: 'Consolas, "Liberation Mono", Menlo, monospace',
  fontWeight: 600,
  letterSpacing: '0.04em',
};

function Copied({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', minWidth: 0 }}>
      <Box component="span" sx={{ wordBreak: 'break-all' }}>
        {children ?? text}
      </Box>
      <CopyButton text={text} label={label} />
    </Box>
  );
}
