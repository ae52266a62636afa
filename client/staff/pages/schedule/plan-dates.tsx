import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { planText } from './plan-words.ts';

/** When a row is planned; below it the document's own words, where they say something else. */
export function PlanDates({ row }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { plan, timingText } = row;
  const planned = planText(plan, language, t);
  if (planned === '') {
    return timingText ? <Clamp text={timingText} lines={3} /> : t('schedule.undated');
  }
  const differs = plan.moved !== 0 || plan.byHand;
  return (
    <>
      {planned}
      {differs && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('schedule.inDocument', { text: timingText ?? t('schedule.undated') })}
        </Box>
      )}
    </>
  );
}
