import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView, ScheduleView } from '../../../../server/schedules/schema.ts';
import { useCan } from '../../queries/person.ts';
import { useMonthSchedule } from '../../queries/schedule.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { PlanDates } from '../schedule/plan-dates.tsx';

const most = 6;

/** The approved rows of this month, what is late, and how many drafts wait for approval. */
export function MonthSchedule() {
  const { t } = useTranslation();
  const schedule = useMonthSchedule();
  return (
    <Loaded query={schedule} rows={3}>
      {(data) =>
        data.total > 0 && (
          <Sheet
            title={t('today.month')}
            actions={
              <>
                <LinkButton to="/schedule?view=week" size="small">
                  {t('today.monthMine')}
                </LinkButton>
                <LinkButton to="/schedule" size="small">
                  {t('today.monthAll')}
                </LinkButton>
              </>
            }
          >
            {data.due.overdue > 0 && (
              <Box sx={{ mb: 1.5, display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
                <TextLink to="/schedule?due=overdue">
                  <Status
                    tone="bad"
                    icon={WarningAmber}
                    text={t('today.overdue', { count: data.due.overdue })}
                  />
                </TextLink>
              </Box>
            )}
            <MonthRows data={data} />
          </Sheet>
        )
      }
    </Loaded>
  );
}

function MonthRows({ data }: { data: ScheduleView }) {
  const { t } = useTranslation();
  const can = useCan();
  const { rows, states } = data;
  if (states.approved === 0 && states.draft > 0 && can('schedule.write')) {
    return (
      <>
        <Typography>{t('today.monthDrafts', { number: states.draft })}</Typography>
        <LinkButton to="/schedule?state=draft" size="small" variant="outlined" sx={{ mt: 1.5 }}>
          {t('today.monthApprove')}
        </LinkButton>
      </>
    );
  }
  if (rows.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('today.monthNone')}</Typography>;
  }
  const rest = rows.length - most;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {rows.slice(0, most).map((row) => (
          <MonthRow key={row.id} row={row} />
        ))}
      </Box>
      {rest > 0 && (
        <Box sx={{ mt: 2 }}>
          <TextLink to="/schedule?due=month">{t('today.monthMore', { count: rest })}</TextLink>
        </Box>
      )}
    </>
  );
}

function MonthRow({ row }: { row: ScheduleRowView }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(220px, 34%)' },
        columnGap: 4,
        rowGap: 0.25,
      }}
    >
      {row.occurrences?.nextId ? (
        <TextLink to={`/schedule/occurrences/${row.occurrences.nextId}`}>
          <ClampText text={row.title} />
        </TextLink>
      ) : (
        <ClampText text={row.title} />
      )}
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        <PlanDates row={row} />
      </Box>
    </Box>
  );
}
