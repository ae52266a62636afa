import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { Confirm } from '../../../ui/confirm.tsx';

/** It will not take place: why, for the history. */
export function CancelDialog({ one, onClose }: { one: OccurrenceDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeOccurrence(one.id);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const empty = reason.trim() === '';
  const submit = () => {
    setAsked(true);
    if (empty) return;
    const patch = { version: one.version, state: 'cancelled' as const, reason: reason.trim() };
    change.mutate(patch, { onSuccess: onClose });
  };
  return (
    <Confirm
      open
      danger
      title={t('occurrence.cancel.title')}
      submit={t('occurrence.cancel.submit')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>{t('occurrence.cancel.text')}</Typography>
      <TextField
        label={t('occurrence.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
        error={asked && empty}
        helperText={asked && empty ? t('occurrence.reasonEmpty') : ' '}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </Confirm>
  );
}
