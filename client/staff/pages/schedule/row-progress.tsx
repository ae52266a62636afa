import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { LinkButton } from '../../ui/router-link.tsx';

/** How many of a row's dates in the working year are done, and the way to the next one. */
export function RowProgress({ row: { occurrences, title } }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  if (!occurrences) return null;
  const { of, done, nextId } = occurrences;
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
      {of > 1 && <div>{t('schedule.progress', { part: done, of })}</div>}
      {nextId !== null && (
        <LinkButton
          to={`/schedule/occurrences/${nextId}`}
          size="small"
          aria-label={t('schedule.openNextOf', { title })}
        >
          {t('schedule.openNext')}
        </LinkButton>
      )}
    </Box>
  );
}
