import Box from '@mui/material/Box';
import { memo, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { lateText, whenText } from './occurrence-words.ts';
import { StandingWord } from './standing-mark.tsx';
import { standingOf } from './standing.ts';

interface OccurrenceLineProps {
  one: OccurrenceView;
  today: string;
  /** Left out where the list is one person's. */
  responsible?: boolean;
  /** Below each other in a narrow place. */
  narrow?: boolean;
}

/** One planned event in a list: how it stands, what it is, when, and whose it is. */
const OccurrenceLine = memo(function OccurrenceLine(props: OccurrenceLineProps) {
  const { one, today, responsible = true, narrow = false } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const late = lateText(one, today, t);
  const below = [
    one.event,
    one.of === undefined ? undefined : t('occurrence.part', { part: one.sequence, of: one.of }),
    responsible ? (one.responsible?.name ?? t('occurrence.nobody')) : undefined,
  ].filter((text) => text !== undefined);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: narrow
          ? 'minmax(0, 1fr)'
          : { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 13rem 11rem' },
        columnGap: 3,
        rowGap: 0.25,
        py: narrow ? 1 : { xs: 1, md: 1.25 },
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <div>
        <TextLink to={`/schedule/occurrences/${one.id}`}>
          <ClampText text={one.title} />
        </TextLink>
        {below.length > 0 && (
          <Box
            component="span"
            title={below.join(' · ')}
            sx={{
              color: 'text.secondary',
              fontSize: '0.8125rem',
              display: '-webkit-box',
              WebkitBoxOrient: 'vertical',
              WebkitLineClamp: narrow ? 1 : { xs: 1, md: 2 },
              overflow: 'hidden',
            }}
          >
            {below.join(' · ')}
          </Box>
        )}
      </div>
      <Box
        sx={{
          // Beside each other in a narrow place: what matters first is how it stands.
          display: narrow ? 'flex' : { xs: 'flex', md: 'contents' },
          ...{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 },
        }}
      >
        <Box sx={{ fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}>
          {/* Of what is late only the day matters by which it was due. */}
          {whenText(late === '' ? one : { due: one.due }, language, t)}
        </Box>
        <Box sx={{ order: narrow ? -1 : { xs: -1, md: 0 } }}>
          <StandingWord standing={standingOf(one)} {...(late !== '' && { text: late })} />
        </Box>
      </Box>
    </Box>
  );
});

interface OccurrenceListProps extends Omit<OccurrenceLineProps, 'one'> {
  items: readonly OccurrenceView[];
  label: string;
  /** How many are shown before one asks for more. */
  first?: number;
}

/** A list of planned events; long ones show their beginning first. */
export function OccurrenceLines({ items, label, first = 30, ...rest }: OccurrenceListProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(first);
  const left = items.length - limit;
  return (
    <>
      <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.slice(0, limit).map((one) => (
          <OccurrenceLine key={one.id} one={one} {...rest} />
        ))}
      </Box>
      {left > 0 && (
        <Button size="small" onClick={() => setLimit(limit + 100)} sx={{ mt: 0.5 }}>
          {t('occurrence.more', { count: left })}
        </Button>
      )}
    </>
  );
}
