import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatNumber, shareOf } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePerson } from '../../queries/person.ts';
import { Meter } from '../../ui/meter.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ProgressClusters } from './progress-clusters.tsx';
import { ProgressDays } from './progress-days.tsx';
import { ProgressTable } from './progress-table.tsx';
import { isOver } from './progress-totals.ts';

/** How many organizations answered, and how many responses came of those expected. */
export function ProgressTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { role } = usePerson();
  const figure = (value: number) => formatNumber(value, 0, language);
  const { campaign, received, expected, reportedOrganizations, organizations } = progress;
  const dataForm = campaign.kind === 'dataForm';
  const over = organizations.filter(isOver);
  const unknown = organizations.filter((one) => one.expected === null).length;
  const department = role !== 'coordinator' && role !== 'head' && role !== 'expert';
  const [only] = over;
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
            figure={t('common.of', { part: reportedOrganizations, whole: organizations.length })}
            share={shareOf(reportedOrganizations, organizations.length)}
          />
          {!dataForm && (
            <Total
              title={t('progress.received')}
              figure={
                expected === null
                  ? figure(received)
                  : t('common.of', { part: figure(received), whole: figure(expected) })
              }
              share={expected === null ? null : shareOf(received, expected)}
              note={
                unknown === 0
                  ? ''
                  : unknown === organizations.length
                    ? t('progress.receivedUnknown')
                    : t('progress.unknownFor', { count: unknown })
              }
            />
          )}
        </Box>
      )}
      {only && (
        <Alert severity="warning" sx={{ mb: 2.5 }}>
          {over.length === 1
            ? `${only.shortName}. ${t('progress.more', {
                received: figure(only.received),
                expected: figure(only.expected ?? 0),
              })}`
            : t('progress.moreIn', { count: over.length })}
        </Alert>
      )}
      {campaign.state !== 'draft' && <ProgressClusters progress={progress} />}
      <Sheet flush>
        <ProgressTable progress={progress} />
      </Sheet>
      {campaign.state !== 'draft' && !dataForm && department && (
        <ProgressDays campaignId={campaign.id} />
      )}
    </>
  );
}

interface TotalProps {
  title: string;
  figure: string;
  /** Null where there is nothing to measure against. */
  share: number | null;
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
      {share !== null && <Meter share={share} label={title} />}
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
