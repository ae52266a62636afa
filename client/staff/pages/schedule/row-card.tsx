import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCan } from '../../queries/person.ts';
import { planText, responsibleOf } from './plan-words.ts';
import { RowActions } from './row-actions.tsx';
import { RowCampaigns } from './row-campaigns.tsx';
import { RowState } from './row-state.tsx';
import { RowTitle } from './row-title.tsx';

/** A row on a phone: what, then how it stands, when and whose in one line. */
export function RowCard({ row }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const { plan, timingText, campaigns } = row;
  const when = planText(plan, language, t) || timingText || t('schedule.undated');
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, mr: -1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <RowTitle row={row} />
        <Box sx={lineLook}>
          <RowState row={row} />
          {[when, responsibleOf(row) || t('occurrence.nobody')].map((text) => ` · ${text}`)}
        </Box>
        {(campaigns.length > 0 || can('schedule.write')) && (
          <Box sx={lineLook}>
            <RowCampaigns row={row} />
          </Box>
        )}
      </Box>
      {can('schedule.write') && <RowActions row={row} />}
    </Box>
  );
}

const lineLook = {
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  fontWeight: 400,
  color: 'text.secondary',
  mt: 0.25,
  '& > span': { fontSize: 'inherit', verticalAlign: 'text-bottom' },
} as const;
