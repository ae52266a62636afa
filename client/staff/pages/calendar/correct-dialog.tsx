import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCorrectDay } from '../../queries/calendar.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { dayWords } from './day-cell.tsx';
import type { GridDay } from './days.ts';

type Choice = 'law' | 'working' | 'off';

/** Makes a day a working day or a day off, with the reason, or takes that back. */
export function CorrectDialog({ day, onClose }: { day: GridDay; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const correct = useCorrectDay();
  const { special, working } = day;
  const own: Choice = special?.correction ? (working ? 'working' : 'off') : 'law';
  const [choice, setChoice] = useState<Choice>(own === 'law' ? (working ? 'off' : 'working') : own);
  const [reason, setReason] = useState(special?.correction?.reason ?? '');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < 3;
  const save = () => {
    setAsked(true);
    if (missing) return;
    const to = choice === 'law' ? null : choice === 'working';
    correct.mutate({ day: day.day, working: to, reason }, { onSuccess: onClose });
  };
  return (
    <Confirm
      open
      title={formatDay(day.day, 'UTC', language)}
      submit={t('common.save')}
      busy={correct.isPending}
      error={correct.error}
      onSubmit={save}
      onClose={onClose}
    >
      <Typography sx={{ mb: 1 }}>{dayWords(day, language, t)}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('calendar.forAll')}
      </Typography>
      <RadioGroup
        aria-label={t('calendar.make')}
        value={choice}
        onChange={(event) => setChoice(event.target.value as Choice)}
      >
        {(['working', 'off', ...(own === 'law' ? [] : ['law' as const])] as const).map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio />}
            label={t(`calendar.choices.${one}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        label={t('calendar.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        required
        fullWidth
        error={asked && missing}
        helperText={asked && missing ? t('calendar.reasonMissing') : t('calendar.reasonHint')}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ mt: 2 }}
      />
    </Confirm>
  );
}
