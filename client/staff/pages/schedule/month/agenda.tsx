import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { OccurrenceLines } from '../occurrence-line.tsx';
import { dayOffText, longDay, type SpecialDay } from './day-words.ts';

interface AgendaProps {
  month: string;
  days: ReadonlyMap<string, readonly OccurrenceView[]>;
  off: ReadonlyMap<string, SpecialDay>;
  today: string;
}

/** The month on a phone: only days that have something, and holidays by name. */
export function Agenda({ month, days, off, today }: AgendaProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = [...off.values()].filter(
    (one) => one.day.startsWith(month) && dayOffText(one, t) !== '',
  );
  const all = [...new Set([...days.keys(), ...named.map(({ day }) => day)])].sort();
  if (days.size === 0) {
    return (
      <Sheet>
        <Typography sx={{ color: 'text.secondary' }}>{t('occurrence.monthEmpty')}</Typography>
      </Sheet>
    );
  }
  return (
    <Sheet>
      {all.map((day) => {
        const reason = dayOffText(off.get(day), t);
        const items = days.get(day) ?? [];
        return (
          <Box key={day} component="section" sx={{ '& + &': { mt: 2 } }}>
            <Typography
              variant="h3"
              {...(day === today && { 'aria-current': 'date' as const })}
              sx={{
                '&::first-letter': { textTransform: 'uppercase' },
                ...(day === today && { color: 'primary.main' }),
                ...(items.length === 0 && { color: 'text.secondary', fontWeight: 500 }),
              }}
            >
              {longDay(day, language)}
              {day === today && ` · ${t('occurrence.todayWord')}`}
              {reason !== '' && (
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  {` · ${reason}`}
                </Box>
              )}
            </Typography>
            {items.length > 0 && (
              <OccurrenceLines items={items} label={longDay(day, language)} today={today} narrow />
            )}
          </Box>
        );
      })}
    </Sheet>
  );
}
