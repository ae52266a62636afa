import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { OccurrenceLines } from '../occurrence-line.tsx';
import { dayOffText, isDayOff, longDay, type SpecialDay } from './day-words.ts';

interface DayPanelProps {
  day: string;
  items: readonly OccurrenceView[];
  off: SpecialDay | undefined;
  today: string;
}

/** Everything of the chosen day, with the way to each event. */
export function DayPanel({ day, items, off, today }: DayPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = dayOffText(off, t);
  const free = isDayOff(day, off) ? t('occurrence.dayOff') : '';
  const kind = [free, reason].filter((text) => text !== '').join(': ');
  return (
    <Box sx={{ position: 'sticky', top: 16 }}>
      <Sheet
        title={
          <Box
            component="span"
            sx={{ display: 'block', '&::first-letter': { textTransform: 'uppercase' } }}
          >
            {longDay(day, language)}
          </Box>
        }
      >
        {kind !== '' && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {kind}
          </Typography>
        )}
        <div aria-live="polite">
          {items.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>{t('occurrence.dayEmpty')}</Typography>
          ) : (
            <Box sx={{ maxHeight: '28rem', overflowY: 'auto' }}>
              <OccurrenceLines
                key={day}
                items={items}
                label={longDay(day, language)}
                today={today}
                narrow
                first={10}
              />
            </Box>
          )}
        </div>
      </Sheet>
    </Box>
  );
}
