import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderView } from '../../../../server/reminders/schema.ts';
import { formatShort } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { useLetter, useRetryLetter } from '../../queries/reminders.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LetterState } from './letter-state.tsx';

const repeatable: readonly string[] = ['refused', 'failed', 'unknown', 'kept'];

/** A letter as it was written, what became of it, and sending it again where it did not arrive. */
export function LetterDialog({ letter, onClose }: { letter: ReminderView; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const id = useId();
  const query = useLetter(letter.id);
  const retry = useRetryLetter();
  const { state, to, error, nextAt, trouble, attempts } = letter;
  const why = trouble && t(`reminder.troubles.${trouble}`);
  const hint = () => {
    switch (state) {
      case 'refused':
        return t(trouble === 'content' ? 'reminder.hint.content' : 'reminder.hint.address');
      case 'failed':
        return t('reminder.hint.failed', { why: why ?? '' });
      case 'unknown':
        return t('reminder.hint.unknown');
      case 'dropped':
        return t('reminder.hint.dropped', { why: why ?? t('reminder.troubles.done') });
      case 'waiting':
        if (attempts === 0) return null;
        return t('reminder.hint.waiting', {
          count: attempts,
          why: why ?? t('reminder.troubles.busy'),
          at: formatShort(nextAt ?? letter.at, zone, language),
        });
      default:
        return null;
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{letter.subject}</DialogTitle>
      {/* A long letter scrolls in here, with the keyboard too. */}
      <DialogContent tabIndex={0}>
        {retry.error && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {retry.error.message}
          </Alert>
        )}
        <Typography>
          {t('reminder.letter.to')}: {to.name} ({to.email})
        </Typography>
        <Box sx={{ mt: 1 }}>
          <LetterState state={state} />
        </Box>
        {hint() && <Typography variant="body2">{hint()}</Typography>}
        {error && (
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {t('reminder.letter.said')}: {error}
          </Typography>
        )}
        <Box sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
          <Loaded query={query} rows={3}>
            {({ text }) => (
              <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {text}
              </Typography>
            )}
          </Loaded>
        </Box>
      </DialogContent>
      <DialogActions>
        {can('reminder.write') && repeatable.includes(state) && (
          <Button disabled={retry.isPending} onClick={() => retry.mutate(letter.id)}>
            {t('reminder.letter.again')}
          </Button>
        )}
        <Button variant="contained" onClick={onClose} autoFocus>
          {t('reminder.letter.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
