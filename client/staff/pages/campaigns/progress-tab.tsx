import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatNumber, shareOf } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Meter } from '../../ui/meter.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ProgressTable } from './progress-table.tsx';

/** How many organizations answered, and how many responses came of those expected. */
export function ProgressTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number) => formatNumber(value, 0, language);
  const { campaign, received, expected, reportedOrganizations } = progress;
  const dataForm = campaign.kind === 'dataForm';
  const over = expected !== null && received > expected;
  return (
    <>
      {campaign.state !== 'draft' && (
        <Box
          sx={{
            display: 'grid',
            columnGap: 2.5,
            gridTemplateColumns: { sm: dataForm ? '1fr' : '1fr 1fr' },
          }}
        >
          <Total
            title={t(dataForm ? 'progress.submittedForms' : 'progress.answered')}
            figure={t('common.of', { part: reportedOrganizations, whole: campaign.organizations })}
            share={shareOf(reportedOrganizations, campaign.organizations)}
          />
          {!dataForm && (
            <Total
              title={t('progress.received')}
              figure={
                expected === null
                  ? figure(received)
                  : t('common.of', { part: figure(received), whole: figure(expected) })
              }
              share={shareOf(received, expected)}
              note={
                expected === null ? t('progress.receivedUnknown') : over ? t('progress.more') : ''
              }
            />
          )}
        </Box>
      )}
      <Sheet flush>
        <ProgressTable progress={progress} />
      </Sheet>
    </>
  );
}

interface TotalProps {
  title: string;
  figure: string;
  share: number;
  note?: string;
}

function Total({ title, figure, share, note = '' }: TotalProps) {
  return (
    <Sheet>
      <Typography variant="body2" component="h2" sx={{ color: 'text.secondary' }}>
        {title}
      </Typography>
      <Typography
        sx={{ fontSize: '1.5rem', fontWeight: 650, my: 0.5, fontVariantNumeric: 'tabular-nums' }}
      >
        {figure}
      </Typography>
      <Meter share={share} label={title} />
      {note && (
        <Typography
          variant="caption"
          component="p"
          sx={{ color: 'text.secondary', m: 0, mt: 0.75 }}
        >
          {note}
        </Typography>
      )}
    </Sheet>
  );
}
