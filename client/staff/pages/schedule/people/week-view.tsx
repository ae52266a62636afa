import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useOccurrences } from '../../../queries/occurrences.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { LinkButton } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { plusDays } from '../days.ts';
import { OccurrenceLines } from '../occurrence-line.tsx';
import { dayText } from '../occurrence-words.ts';
import { viewPath } from '../views.ts';
import { byWeek, weekParts, weeksAround } from './weeks.ts';

/** What the signed-in person has to do now: overdue first, then this week and the next. */
export function WeekView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const { monday, sunday, nextSunday } = weeksAround(today);
  // Without a year: what is overdue may be left from the last one.
  const occurrences = useOccurrences({
    ...{ mine: 'true', state: 'open', from: '2000-01-01', to: nextSunday },
  });
  const items = occurrences.data?.items;
  const parts = useMemo(() => byWeek(items ?? [], today), [items, today]);
  const days = (from: string, to: string) =>
    `${dayText(from, language).slice(0, 5)} – ${dayText(to, language).slice(0, 5)}`;
  const spans = {
    ...{ overdue: '', running: '' },
    this: days(monday, sunday),
    next: days(plusDays(sunday, 1), nextSunday),
  };
  return (
    <Loaded query={occurrences} rows={6}>
      {(found) =>
        found.items.length === 0 ? (
          <Empty
            title={t('occurrence.week.noneTitle')}
            text={t('occurrence.week.noneText')}
            action={
              <LinkButton to={viewPath('people')} variant="outlined">
                {t('schedule.views.people')}
              </LinkButton>
            }
          />
        ) : (
          weekParts
            .filter((part) => part === 'this' || parts[part].length > 0)
            .map((part) => (
              <Sheet
                key={part}
                title={[t(`occurrence.week.${part}`), spans[part]].filter(Boolean).join(', ')}
              >
                {parts[part].length === 0 ? (
                  <Typography sx={{ color: 'text.secondary' }}>
                    {t('occurrence.week.empty')}
                  </Typography>
                ) : (
                  <OccurrenceLines
                    items={parts[part]}
                    label={t(`occurrence.week.${part}`)}
                    today={today}
                    responsible={false}
                  />
                )}
              </Sheet>
            ))
        )
      }
    </Loaded>
  );
}
