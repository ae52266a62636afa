import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../../server/reminders/schema.ts';
import { formatDate } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';

/** A name by which a reason is told from the others of its letter. */
export function reasonId(reason: Reason): string {
  if (reason.of === 'form') return reason.assignmentId;
  const thing = reason.of === 'event' ? reason.occurrenceId : reason.year;
  return `${thing} ${reason.organizationId ?? ''}`;
}

const dayMs = 24 * 3_600_000;

/** Quotation marks within quotation marks are others. */
export const quoted = (title: string) => `«${title.replaceAll('«', '„').replaceAll('»', '“')}»`;

/** What a reason is about, by itself: a form's or an event's title, or the plan. */
export function useReason() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const title = (reason: Reason) => {
    if (reason.of === 'form') return reason.formTitle;
    if (reason.of === 'event') return reason.title;
    return t('reminder.plan', { year: periodName(reason.year, language) });
  };
  const due = (reason: Reason) =>
    reason.of === 'form'
      ? formatDate(reason.dueAt, zone, language)
      : formatDate(`${reason.dueDay}T12:00:00Z`, 'UTC', language);
  return {
    title,
    /** The title, and the form's period. */
    name: (reason: Reason) =>
      reason.of === 'form'
        ? `${reason.formTitle}, ${periodName(reason.period, language)}`
        : title(reason),
    due: (reason: Reason) => t('reminder.due', { due: due(reason) }),
    /** How far off the due date is on a day, `2026-11-20`. */
    left: ({ dueDay }: Reason, day: string) => {
      const days = Math.round((Date.parse(dueDay) - Date.parse(day)) / dayMs);
      if (days === 0) return t('reminder.dueToday');
      return days > 0
        ? t('reminder.left', { count: days })
        : t('reminder.passed', { count: -days });
    },
    rule: ({ kind }: Reason) => t(`reminder.reason.${kind}`),
    path: (reason: Reason) => {
      if (reason.of === 'form') return `/assignments/${reason.assignmentId}`;
      if (reason.of === 'event' && reason.organizationId === null) {
        return `/schedule/occurrences/${reason.occurrenceId}`;
      }
      return `/schedule?view=organization&organization=${reason.organizationId ?? ''}`;
    },
  };
}
