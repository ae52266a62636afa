import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../../server/assignments/schema.ts';
import { fromWallClock } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useDecide } from '../../../queries/assignments.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { questionTitle } from '../grid/value-text.ts';

interface ReturnDialogProps {
  view: DataFormView;
  action: 'return' | 'sendBack';
  /** By question. */
  remarks: Record<string, string>;
  onDone: () => void;
  onClose: () => void;
}

/** Sends a form back: the remarks on its fields, a word about the whole, until when. */
export function ReturnDialog({ view, action, remarks, onDone, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const decide = useDecide(view.assignment.id);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState(false);
  const onFields = Object.entries(remarks).filter(([, text]) => text.trim() !== '');
  const whole = reason.trim();
  const nothing = onFields.length === 0 && whole.length < 3;
  const until = day === '' ? null : fromWallClock(`${day}T23:59`, zone);
  const send = () => {
    setAsked(true);
    if (nothing) return;
    decide.mutate(
      {
        action,
        revision: view.revision,
        remarks: [
          ...(whole === '' ? [] : [{ question: null, text: whole }]),
          ...onFields.map(([question, text]) => ({ question, text: text.trim() })),
        ],
        ...(until === null ? {} : { until }),
      },
      {
        onSuccess: () => {
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <Confirm
      open
      title={t(`fill.${action}Title`)}
      submit={t(`fill.${action}`)}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={send}
      onClose={onClose}
    >
      {onFields.length > 0 ? (
        <Box component="ul" sx={{ m: 0, mb: 2, pl: 2.5 }}>
          {onFields.map(([question, text]) => (
            <li key={question}>
              <strong>{questionTitle(view.form, question, language)}</strong>: {text}
            </li>
          ))}
        </Box>
      ) : (
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('fill.returnHint')}</Typography>
      )}
      <TextField
        autoFocus
        multiline
        minRows={2}
        label={t(onFields.length > 0 ? 'fill.returnWhole' : 'fill.returnReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={asked && nothing}
        helperText={asked && nothing ? t('fill.returnNeed') : undefined}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      {action === 'return' && (
        <TextField
          type="date"
          label={t('fill.returnUntil')}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          helperText={t('fill.returnUntilHint')}
          sx={{ mt: 2, maxWidth: 260, display: 'flex' }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </Confirm>
  );
}
