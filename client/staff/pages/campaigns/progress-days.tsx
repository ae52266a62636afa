import { useTranslation } from 'react-i18next';
import type { CampaignDays } from '../../../../server/responses/schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useDays } from '../../queries/results.ts';
import { Columns } from '../../ui/charts/columns.tsx';
import { Sheet } from '../../ui/sheet.tsx';

const dayMs = 24 * 60 * 60 * 1000;
/** The last days are what one watches; more do not fit a phone. */
const shownDays = 14;

/** The last days that had answers behind them, those without any too. */
function lastDays(days: CampaignDays): CampaignDays {
  const last = days.at(-1);
  const first = days[0];
  if (!last || !first) return [];
  const end = Date.parse(last.day);
  const length = Math.min(shownDays, Math.round((end - Date.parse(first.day)) / dayMs) + 1);
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  return Array.from({ length }, (_, i) => {
    const day = new Date(end - (length - 1 - i) * dayMs).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
}

/** Answers by day, all organizations together: whether reminding helps. */
export function ProgressDays({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const days = useDays(campaignId, true);
  const shown = lastDays(days.data ?? []);
  if (shown.length < 2) return null;
  const format = (style: 'numeric' | 'long', iso: string) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
      day: 'numeric',
      month: style,
      timeZone: 'UTC',
    }).format(new Date(iso));
  const highest = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <Sheet title={t('progress.days')}>
      <Columns
        label={t('progress.days')}
        items={shown.map(({ day, count }) => ({
          id: day,
          label: format('numeric', day),
          height: (100 * count) / highest,
          figure: count > 0 ? String(count) : '',
          detail: '',
          spoken: `${format('long', day)}: ${t('common.responses', { count })}`,
        }))}
      />
    </Sheet>
  );
}
