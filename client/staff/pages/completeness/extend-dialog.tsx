import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api.ts';
import { fromWallClock } from '../../format/date.ts';
import { useExtend } from '../../queries/completeness.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { Chosen } from './chosen.ts';

interface ExtendDialogProps {
  chosen: readonly Chosen[];
  zone: string;
  onDone: () => void;
  onClose: () => void;
}

const shortest = 3;

/** Gives the chosen organizations more time, with the reason that stays in the history. */
export function ExtendDialog({ chosen, zone, onDone, onClose }: ExtendDialogProps) {
  const { t } = useTranslation();
  const extend = useExtend();
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  // The whole last day is still on time.
  const until = fromWallClock(`${day}T23:59`, zone);
  const dayFault = asked && until === null ? t('completeness.extend.needDay') : undefined;
  const reasonFault =
    asked && reason.trim().length < shortest ? t('completeness.extend.needReason') : undefined;
  const refused = extend.error instanceof Problem ? extend.error : null;
  const submit = () => {
    setAsked(true);
    if (until === null || reason.trim().length < shortest) return;
    const assignmentIds = chosen.map(({ cell }) => cell.assignmentId);
    extend.mutate({ assignmentIds, until, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <Confirm
      open
      title={t('completeness.extend.title', { count: chosen.length })}
      submit={t('completeness.extend.submit')}
      busy={extend.isPending}
      error={refused?.path === 'until' || refused?.path === 'reason' ? null : extend.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>{t('completeness.extend.text')}</Typography>
      <TextField
        type="date"
        label={t('completeness.extend.day')}
        value={day}
        onChange={(event) => setDay(event.target.value)}
        error={dayFault !== undefined || refused?.path === 'until'}
        helperText={dayFault ?? (refused?.path === 'until' ? refused.message : undefined)}
        fullWidth
        sx={{ mb: 2 }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={t('completeness.extend.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={reasonFault !== undefined || refused?.path === 'reason'}
        helperText={
          reasonFault ??
          (refused?.path === 'reason' ? refused.message : t('completeness.extend.reasonHint'))
        }
        fullWidth
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </Confirm>
  );
}
