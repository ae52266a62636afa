import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { scaleColours } from './palette.ts';

export interface StackedRow {
  id: string;
  label: ReactNode;
  /** In the order of the legend, 0 to 100; null is kept back. */
  shares: readonly number[] | null;
  /** At the end of the row: mean, number of people, or why nothing is shown. */
  figure: ReactNode;
  /** Everything the bar shows, in words. */
  spoken: string;
}

interface StackedProps {
  label: string;
  legend: readonly string[];
  rows: readonly StackedRow[];
  percent: (share: number) => string;
}

/** Narrower parts have no room for their figure; it is in the table and in the spoken words. */
const roomFrom = 9;

/** One bar a row, its parts in the order of the legend, from the lightest to the darkest. */
export function Stacked({ label, legend, rows, percent }: StackedProps) {
  const colours = scaleColours(legend.length);
  return (
    <>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          mb: 1.5,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.5,
          fontSize: '0.8125rem',
        }}
      >
        {legend.map((text, i) => (
          <Box component="li" key={text} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
            <svg aria-hidden width="14" height="14">
              <rect
                x="0.5"
                y="0.5"
                width="13"
                height="13"
                fill={colours[i]?.fill ?? 'none'}
                stroke="#8b9ba5"
              />
            </svg>
            {text}
          </Box>
        ))}
      </Box>
      <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map(({ id, label: name, shares, figure, spoken }) => (
          <Box
            component="li"
            key={id}
            role="listitem"
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr auto', sm: 'minmax(8rem, 36%) 1fr 8rem' },
              columnGap: 2,
              rowGap: 0.25,
              alignItems: 'center',
              py: 0.75,
              fontSize: '0.875rem',
              breakInside: 'avoid',
            }}
          >
            <span>{name}</span>
            <Box
              component="span"
              role="img"
              aria-label={spoken}
              sx={{ gridRow: { xs: 2, sm: 1 }, gridColumn: { xs: '1 / -1', sm: 2 }, height: 24 }}
            >
              <Parts shares={shares} colours={colours} percent={percent} />
            </Box>
            <Box
              component="span"
              sx={{
                textAlign: 'right',
                color: 'text.secondary',
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {figure}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

interface PartsProps {
  shares: readonly number[] | null;
  colours: readonly { fill: string; ink: string }[];
  percent: (share: number) => string;
}

function Parts({ shares, colours, percent }: PartsProps) {
  if (!shares) {
    return (
      <svg aria-hidden width="100%" height="24">
        <rect width="100%" height="24" fill="#eef3f5" stroke="#c9d5da" strokeDasharray="4 3" />
      </svg>
    );
  }
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + share, 0));
  return (
    <svg aria-hidden width="100%" height="24">
      {shares.map((share, i) => {
        const [x, { fill, ink }] = [starts[i] ?? 0, colours[i] ?? { fill: '', ink: '' }];
        if (share <= 0) return null;
        return (
          <g key={i}>
            <rect
              x={`${x}%`}
              width={`${share}%`}
              height="24"
              fill={fill}
              stroke="#ffffff"
              strokeWidth="1"
            />
            {share >= roomFrom && (
              <text
                x={`${x + share / 2}%`}
                y="16"
                textAnchor="middle"
                fill={ink}
                fontSize="11.5"
                fontFamily="inherit"
              >
                {percent(share)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
