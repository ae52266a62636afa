import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../../server/reminders/schema.ts';
import { formatDate } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';

/** Words for a reason: which form, and by which rule. */
export function useReason() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  return {
    form: ({ formTitle, period, dueAt }: Reason) =>
      t('reminder.line', {
        form: formTitle,
        period: periodName(period, language),
        due: formatDate(dueAt, zone, language),
      }),
    rule: ({ kind, number }: Reason) => t(`reminder.reason.${kind}`, { count: number ?? 0 }),
  };
}
