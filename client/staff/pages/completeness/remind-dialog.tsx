import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemind } from '../../queries/reminders.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { Chosen } from './chosen.ts';

interface RemindDialogProps {
  chosen: readonly Chosen[];
  onDone: () => void;
  onClose: () => void;
}

/** Writes to those who owe the chosen forms, and says to how many and to whom not. */
export function RemindDialog({ chosen, onDone, onClose }: RemindDialogProps) {
  const { t } = useTranslation();
  const remind = useRemind();
  const [text, setText] = useState('');
  const sent = remind.data;
  return (
    <Confirm
      open
      title={t('completeness.remind.title', { count: chosen.length })}
      submit={t(sent ? 'completeness.remind.close' : 'completeness.remind.submit')}
      busy={remind.isPending}
      error={remind.error}
      onSubmit={() => {
        if (sent) onDone();
        else remind.mutate({ assignmentIds: chosen.map(({ cell }) => cell.assignmentId), text });
      }}
      onClose={sent ? onDone : onClose}
    >
      {sent ? (
        <Alert severity={sent.letters.length > 0 ? 'success' : 'warning'}>
          {t('completeness.remind.sent', { count: sent.letters.length })}{' '}
          {sent.skipped.length > 0 &&
            t('completeness.remind.skipped', { number: sent.skipped.length })}
        </Alert>
      ) : (
        <>
          <Typography sx={{ mb: 2 }}>{t('completeness.remind.text')}</Typography>
          <TextField
            label={t('completeness.remind.own')}
            helperText={t('completeness.remind.ownHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            fullWidth
            multiline
            minRows={3}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </>
      )}
    </Confirm>
  );
}
