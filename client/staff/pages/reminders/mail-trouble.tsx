import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import type { ReminderView } from '../../../../server/reminders/schema.ts';
import { formatShort } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useReminders } from '../../queries/reminders.ts';
import { InlineLink } from './inline-link.tsx';

const dayMs = 24 * 3_600_000;
/** Older refusals have been seen, and are still in the list of letters. */
const freshMs = 14 * dayMs;

/** What is wrong with mail now, what happens by itself, and what a person has to do. */
export function MailTrouble() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const letters = useReminders().data ?? [];
  const fresh = letters.filter(({ at }) => Date.now() - Date.parse(at) < freshMs);
  const waiting = fresh.filter(({ state, attempts }) => state === 'waiting' && attempts > 0);
  const next = waiting.flatMap(({ nextAt }) => nextAt ?? []).sort()[0];
  const [first] = waiting;
  const went = new Set(fresh.flatMap(({ state, to }) => (state === 'sent' ? to.email : [])));
  // Where a later letter has arrived, the address is right by now.
  const refused = fresh.filter(({ state, to }) => state === 'refused' && !went.has(to.email));
  const failed = fresh.filter(({ state }) => state === 'failed');
  const addresses = [...new Set(refused.map(({ to }) => to.email))];
  const more = (list: ReminderView[], state: ReminderView['state']) =>
    list.length > 0 && (
      <InlineLink to={`/reminders?tab=log&state=${state}`}>{t('reminder.trouble.show')}</InlineLink>
    );
  return (
    <>
      {first && next && (
        <Alert severity="warning" sx={{ mb: 2.5 }}>
          {t('reminder.trouble.waiting', {
            count: waiting.length,
            why: t(`reminder.troubles.${first.trouble ?? 'busy'}`),
            at: formatShort(next, zone, language),
          })}{' '}
          {more(waiting, 'waiting')}
        </Alert>
      )}
      {failed.length > 0 && (
        <Alert severity="error" sx={{ mb: 2.5 }}>
          {t('reminder.trouble.failed', { count: failed.length })} {more(failed, 'failed')}
        </Alert>
      )}
      {addresses.length > 0 && (
        <Alert severity="error" sx={{ mb: 2.5, overflowWrap: 'anywhere' }}>
          {t('reminder.trouble.refused', {
            count: addresses.length,
            addresses: addresses.slice(0, 3).join(', '),
          })}{' '}
          {more(refused, 'refused')}
        </Alert>
      )}
    </>
  );
}
