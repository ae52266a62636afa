import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { PlanVersionView } from '../../../../../server/schedules/plan.schema.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { dayText } from '../occurrence-words.ts';

interface PaperHeadProps {
  /** The newest order; null: nothing has been approved by one yet. */
  order: PlanVersionView['order'] | null;
  municipality: string;
  year: string;
  /** `2026-11`, of one month's paper. */
  month: string | null;
  mine: boolean;
}

/** As papers of an office begin: by what it is approved, what it is, of which time. */
export function PaperHead({ order, municipality, year, month, mine }: PaperHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const period = periodName(month ?? year, language);
  return (
    <>
      <Box sx={{ ml: 'auto', width: '20rem', maxWidth: '100%', mb: 2 }}>
        {order ? (
          <>
            <div>{t('plan.print.approved')}</div>
            <div>
              {t('plan.print.byOrder', {
                number: order.number,
                date: dayText(order.date, language),
              })}
            </div>
            <div>{order.title}</div>
          </>
        ) : (
          t('plan.print.draft')
        )}
      </Box>
      <Box sx={{ textAlign: 'center', mb: 2 }}>
        <Box component="h2" sx={{ m: 0, fontSize: '1.125rem', fontWeight: 650 }}>
          {t(mine ? 'plan.print.headingMine' : 'plan.print.heading')}
        </Box>
        <div>{[municipality, period].filter((word) => word !== '').join(', ')}</div>
        {order && order.regulation !== '' && <div>{order.regulation}</div>}
      </Box>
    </>
  );
}
