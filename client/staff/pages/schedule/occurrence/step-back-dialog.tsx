import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useTakeStepBack } from '../../../queries/occurrences.ts';
import { Confirm } from '../../../ui/confirm.tsx';

interface StepBackDialogProps {
  one: OccurrenceDetail;
  step: OccurrenceDetail['stepList'][number];
  onClose: () => void;
}

/** Takes a step back, and with it those after it: why, for the history. */
export function StepBackDialog({ one, step, onClose }: StepBackDialogProps) {
  const { t } = useTranslation();
  const back = useTakeStepBack(one.id);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const empty = reason.trim() === '';
  const submit = () => {
    setAsked(true);
    if (empty) return;
    const body = { step: step.id, version: one.version, reason: reason.trim() };
    back.mutate(body, { onSuccess: onClose });
  };
  return (
    <Confirm
      open
      danger
      title={t('occurrence.steps.backTitle')}
      submit={t('occurrence.steps.backSubmit')}
      busy={back.isPending}
      error={back.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>
        {t('occurrence.steps.backText', { title: step.title })}
      </Typography>
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
