import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { ReminderView } from '../../../../server/reminders/schema.ts';
import { useCan } from '../../queries/person.ts';
import { useReminderPlan, useRetryLetters } from '../../queries/reminders.ts';

/** Sends all letters again that stayed here, once mail works: after a day without it there are many. */
export function SendAgain({ letters }: { letters: readonly ReminderView[] }) {
  const { t } = useTranslation();
  const can = useCan();
  const retry = useRetryLetters();
  const mail = useReminderPlan().data?.mail ?? false;
  if (!can('reminder.write') || !mail || letters.length < 2) return null;
  return (
    <Alert
      severity={retry.error ? 'error' : 'info'}
      sx={{ mb: 2.5 }}
      action={
        <Button
          size="small"
          disabled={retry.isPending}
          onClick={() => retry.mutate(letters.map(({ id }) => id))}
        >
          {t('reminder.log.sendAll', { count: letters.length })}
        </Button>
      }
    >
      {retry.error ? retry.error.message : t('reminder.log.sendAllHint')}
    </Alert>
  );
}
