import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ReminderPlanView } from '../../../../server/reminders/schema.ts';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useReminderPlan } from '../../queries/reminders.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { InlineLink } from './inline-link.tsx';
import { ReasonList } from './reason-list.tsx';
import { Unreachable } from './unreachable.tsx';
import { useReason } from './use-reason.ts';

type Day = ReminderPlanView['days'][number];

/** Who gets a letter today and tomorrow, of what, and whom nobody can write to. */
export function PlanTab() {
  const { t } = useTranslation();
  const query = useReminderPlan();
  return (
    <Loaded query={query}>
      {({ mail, enabled, hour, days }) => (
        <>
          {!enabled && (
            <Alert severity="warning" sx={{ mb: 2.5 }}>
              {t('reminder.off')}{' '}
              <InlineLink to="/reminders?tab=rules">{t('reminder.toRules')}</InlineLink>
            </Alert>
          )}
          {!mail && (
            <Alert severity="info" sx={{ mb: 2.5 }}>
              {t('reminder.noMail')}
            </Alert>
          )}
          {days.map((day, at) => (
            <DayPlan key={day.day} day={day} title={at === 0 ? 'today' : 'tomorrow'} hour={hour} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function DayPlan({ day, title, hour }: { day: Day; title: 'today' | 'tomorrow'; hour: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useReason();
  const named = formatDay(`${day.day}T12:00:00Z`, 'UTC', language);
  const rows = day.letters.map((letter, at) => ({ ...letter, id: `${letter.to.personId} ${at}` }));
  const empty = rows.length === 0;
  return (
    <Sheet title={t(`reminder.${title}`, { day: named })} flush={!empty}>
      {empty && <Typography>{t(day.quiet ? 'reminder.quiet' : 'reminder.nothing')}</Typography>}
      {!empty && (
        <Typography sx={{ color: 'text.secondary', px: { xs: 2, sm: 2.5 }, pb: 1.5 }}>
          {t('reminder.hours', { hour })}
        </Typography>
      )}
      {!empty && (
        <DataTable
          caption={`${t('reminder.caption')}: ${named}`}
          id={`reminders-${title}`}
          rows={rows}
          rowKey={({ id }) => id}
          copyable
          columns={[
            {
              id: 'whom',
              title: t('reminder.whom'),
              width: '32%',
              sortBy: ({ to }) => to.name,
              searchBy: ({ to }) => `${to.name} ${to.email}`,
              cell: ({ to }) => <Recipient {...to} />,
            },
            {
              id: 'why',
              title: t('reminder.why'),
              sortBy: ({ reasons }) => reasons[0]?.dueDay ?? '',
              searchBy: ({ reasons }) => reasons.map(words.title).join(' '),
              cell: ({ reasons, to: { personId } }) => (
                <ReasonList reasons={reasons} day={day.day} personId={personId} />
              ),
            },
          ]}
        />
      )}
      {day.unreachable.length > 0 && (
        <Box sx={empty ? { mt: 2 } : { px: { xs: 2, sm: 2.5 }, py: 2 }}>
          <Unreachable list={day.unreachable} />
        </Box>
      )}
    </Sheet>
  );
}

/** A person, or an organization's mailbox, with the address. */
export function Recipient({ name, email }: { name: string; email: string }) {
  return (
    <>
      <Box component="span" sx={{ display: 'block', fontWeight: 500 }}>
        {name}
      </Box>
      <Box
        component="span"
        sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}
      >
        {email}
      </Box>
    </>
  );
}
