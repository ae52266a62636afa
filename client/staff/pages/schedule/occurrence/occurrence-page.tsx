import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useOccurrence } from '../../../queries/occurrences.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { levels } from '../level-field.tsx';
import { StandingShapes } from '../standing-mark.tsx';
import { CampaignsSheet } from './campaigns-sheet.tsx';
import { DeliverableSheet } from './deliverable-sheet.tsx';
import { DocumentSheet } from './document-sheet.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { RelatedSheet } from './related-sheet.tsx';
import { StateButtons } from './state-buttons.tsx';
import { StepsSheet } from './steps-sheet.tsx';
import { SummarySheet } from './summary-sheet.tsx';

/** One planned event: what the document says of it, when, whose it is, what came of it. */
export function OccurrencePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const occurrence = useOccurrence(id);
  const { data } = occurrence;
  return (
    <Page
      title={data?.title ?? t('occurrence.page')}
      above={<TextLink to="/schedule">{t('schedule.title')}</TextLink>}
      {...(data && { lead: <Lead one={data} />, actions: <StateButtons one={data} /> })}
    >
      <StandingShapes />
      <Loaded query={occurrence} rows={8}>
        {(one) => (
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 13fr) minmax(0, 7fr)' },
              columnGap: 2.5,
              alignItems: 'start',
            }}
          >
            <div>
              <SummarySheet one={one} />
              <DeliverableSheet one={one} />
              <StepsSheet one={one} />
            </div>
            <div>
              <CampaignsSheet one={one} />
              <RelatedSheet one={one} />
              <DocumentSheet one={one} />
              <HistorySheet one={one} />
            </div>
          </Box>
        )}
      </Loaded>
    </Page>
  );
}

/** Where it belongs: which of several, whose matter, the direction. */
function Lead({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const level = levels.find((each) => each === one.level);
  const words = [
    one.event,
    one.of === undefined ? undefined : t('occurrence.part', { part: one.sequence, of: one.of }),
    level && t(`schedule.levels.${level}`),
    one.directionTitle,
    one.section,
  ].filter((word) => Boolean(word));
  return <>{[...new Set(words)].join(' · ')}</>;
}
