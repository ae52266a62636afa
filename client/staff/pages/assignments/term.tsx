import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Mark } from '../../ui/mark.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AssignmentState } from './assignment-state.tsx';
import { useClock } from './use-clock.ts';
import { useTimeLeft } from './use-time-left.ts';
import { writersOf } from './writers.ts';

/** Where the form stands and until when: the state, the due date, grace, lock, a later deadline. */
export function Term({ view, zone }: { view: DataFormView; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeLeft = useTimeLeft();
  const clock = useClock();
  const { assignment } = view;
  const writers = writersOf(view.fields);
  const { dueAt, locksAt, locked, exception, state, onTime, submittedAt } = assignment;
  const moment = (iso: string) => formatMoment(iso, zone, language);
  const owed = state === 'notStarted' || state === 'draft' || state === 'returned';
  // What is in needs no word of how late it would still be taken.
  const isIn = state === 'submitted' || state === 'accepted';
  return (
    <Sheet>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 3,
          rowGap: 1,
        }}
      >
        <AssignmentState state={state} />
        <span>
          {t('term.due', { moment: moment(dueAt) })}
          {owed && !locked && (
            <>
              {' '}
              <Mark>{timeLeft(dueAt)}</Mark>
            </>
          )}
        </span>
        {submittedAt && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t(onTime ? 'term.submittedOnTime' : 'term.submittedLate', {
              moment: moment(submittedAt),
            })}
          </Box>
        )}
        {assignment.changedAfterAcceptance > 0 && (
          <Mark>{t('term.changedAfter', { count: assignment.changedAfterAcceptance })}</Mark>
        )}
      </Box>
      {writers.length > 0 && (
        <Line>
          {t('term.writers', {
            names: writers
              .map(({ by, count, at }) => t('term.writer', { by, count, moment: clock(at) }))
              .join('; '),
          })}
        </Line>
      )}
      {exception && (
        <Line>
          {t('term.exception', {
            moment: moment(exception.until),
            reason: exception.reason,
            by: exception.by,
          })}
        </Line>
      )}
      {!locked && !isIn && locksAt > dueAt && (
        <Line>{t('term.grace', { moment: moment(locksAt) })}</Line>
      )}
      {locked && (
        <Line>
          <LockOutlined
            aria-hidden
            sx={{ fontSize: '1.125rem', verticalAlign: '-3px', mr: 0.75 }}
          />
          {new Date(locksAt) < new Date()
            ? t('term.locked', { moment: moment(locksAt) })
            : t('term.notYet')}
        </Line>
      )}
    </Sheet>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.875rem' }}>{children}</Box>;
}
