import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../ui/confirm.tsx';

interface AbsentDialogProps {
  title: string;
  reason: string;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Asks why there is no data. */
export function AbsentDialog({ title, reason: known, onSubmit, onClose }: AbsentDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(known);
  const [asked, setAsked] = useState(false);
  const missing = asked && reason.trim() === '';
  return (
    <Confirm
      open
      title={t('fill.absentTitle')}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (reason.trim() !== '') onSubmit(reason.trim());
      }}
    >
      <Typography sx={{ mb: 2 }}>{title}</Typography>
      <TextField
        autoFocus
        multiline
        label={t('fill.absentReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={missing}
        helperText={t(missing ? 'fill.absentNeed' : 'fill.absentReasonHint')}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
    </Confirm>
  );
}
