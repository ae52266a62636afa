import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { shareOf } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Meter } from '../../../ui/meter.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { levels } from '../level-field.tsx';
import { planText } from '../plan-words.ts';

type Linked = OccurrenceDetail['series'][number];

/** The other side of the same printed line, and the same event in other years. */
export function RelatedSheet({ one: { pair, series } }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  if (!pair && series.length === 0) return null;
  return (
    <Sheet title={t('occurrence.related')}>
      {pair && (
        <Box sx={{ mb: series.length > 0 ? 2 : 0 }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t(
              pair.level === 'organization' ? 'occurrence.pairSchool' : 'occurrence.pairMunicipal',
            )}
          </Typography>
          {pair.occurrenceId ? (
            <TextLink to={`/schedule/occurrences/${pair.occurrenceId}`}>{pair.title}</TextLink>
          ) : (
            pair.title
          )}
          <LinkedFacts linked={pair} />
          {pair.organizations && (
            <Box sx={{ mt: 1 }}>
              <Box sx={{ fontSize: '0.875rem', mb: 0.5 }}>
                {t('occurrence.pairDone', {
                  part: pair.organizations.done,
                  count: pair.organizations.of,
                })}
              </Box>
              <Meter
                share={shareOf(pair.organizations.done, pair.organizations.of)}
                label={t('occurrence.pairSchool')}
                tone="success.main"
              />
            </Box>
          )}
        </Box>
      )}
      {series.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t('occurrence.series')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {series.map((linked) => (
              <li key={linked.rowId}>
                {linked.title}
                <LinkedFacts linked={linked} />
              </li>
            ))}
          </Box>
        </>
      )}
    </Sheet>
  );
}

function LinkedFacts({ linked }: { linked: Linked }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const level = levels.find((each) => each === linked.level);
  const words = [
    planText(linked, language, t) || linked.timingText,
    level && t(`schedule.levels.${level}`),
    t(`schedule.states.${linked.state}`),
  ].filter((word) => Boolean(word));
  return <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{words.join(' · ')}</Box>;
}
