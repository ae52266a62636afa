import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Tally } from '../../../../server/completeness/schema.ts';
import { shareOf, withUnit } from '../../format/number.ts';

/** How many forms are in, on time and accepted: counts with their share of those asked for. */
export function TallyLine({ tally }: { tally: Tally }) {
  const { t } = useTranslation();
  const { asked } = tally;
  const rate = (part: number) => (asked === 0 ? null : withUnit(String(shareOf(part, asked)), '%'));
  const facts: { id: string; title: string; value: number; rate: string | null }[] = [
    { id: 'asked', title: t('completeness.asked'), value: asked, rate: null },
    ...(['handedIn', 'onTime', 'accepted'] as const).map((id) => ({
      id,
      title: t(`completeness.${id}`),
      value: tally[id],
      rate: rate(tally[id]),
    })),
    ...(['returned', 'overdue'] as const).map((id) => ({
      id,
      title: t(`completeness.${id}`),
      value: tally[id],
      rate: null,
    })),
  ];
  return (
    <Box component="dl" sx={look}>
      {facts.map(({ id, title, value, rate: share }) => (
        <div key={id} className={id === 'overdue' && value > 0 ? 'bad' : undefined}>
          <dt>{title}</dt>
          <dd>
            {value}
            {share !== null && <span>{share}</span>}
          </dd>
        </div>
      ))}
    </Box>
  );
}

const look = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: { xs: 3, sm: 5 },
  rowGap: 1.5,
  m: 0,
  mb: 2.5,
  '& dt': { color: 'text.secondary', fontSize: '0.8125rem' },
  '& dd': {
    m: 0,
    fontSize: '1.375rem',
    fontWeight: 650,
    lineHeight: 1.25,
    fontVariantNumeric: 'tabular-nums',
  },
  '& dd span': { ml: 1, fontSize: '0.9375rem', fontWeight: 500, color: 'text.secondary' },
  '& .bad dd': { color: 'error.main' },
};
