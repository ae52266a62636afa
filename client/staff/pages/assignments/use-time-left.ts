import { useTranslation } from 'react-i18next';
import { toWallClock } from '../../format/date.ts';
import { useZone } from '../../queries/municipalities.ts';

const day = 24 * 60 * 60 * 1000;

/** Whole days of the calendar from now to a moment in a zone; negative when it has passed. */
function daysUntil(iso: string, zone: string, now: Date): number {
  const dayOf = (moment: string) => Date.parse(toWallClock(moment, zone).slice(0, 10));
  return Math.round((dayOf(iso) - dayOf(now.toISOString())) / day);
}

/** How long there is until a date, as people say it: «осталось 5 дней». */
export function useTimeLeft(): (dueAt: string) => string {
  const { t } = useTranslation();
  const zone = useZone();
  return (dueAt) => {
    const now = new Date();
    const days = daysUntil(dueAt, zone, now);
    if (new Date(dueAt) < now) {
      return days === 0 ? t('term.overToday') : t('term.over', { count: -days });
    }
    if (days === 0) return t('term.lastDay');
    return days === 1 ? t('term.tomorrow') : t('term.left', { count: days });
  };
}
