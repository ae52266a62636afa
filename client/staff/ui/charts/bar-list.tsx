import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Bar } from './bar.tsx';

export interface BarItem {
  id: string;
  label: ReactNode;
  /** 0 to 100; null is kept back. */
  share: number | null;
  /** What the bar says, in words and figures. */
  figure: ReactNode;
}

interface BarListProps {
  label: string;
  items: readonly BarItem[];
  /** A value that all are compared with, 0 to 100. */
  line?: number | null;
  /** Width for the figures. */
  figureWidth?: string;
}

/** Horizontal bars, each with its words before and its figures behind; it prints as it is seen. */
export function BarList({ label, items, line = null, figureWidth = '9.5rem' }: BarListProps) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map(({ id, label: name, share, figure }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr auto', sm: `minmax(7rem, 34%) 1fr ${figureWidth}` },
            columnGap: 2,
            rowGap: 0.25,
            alignItems: 'center',
            py: 0.5,
            fontSize: '0.875rem',
            breakInside: 'avoid',
          }}
        >
          <Box component="span" sx={{ minWidth: 0 }}>
            {name}
          </Box>
          <Box
            component="span"
            sx={{
              gridRow: { xs: 2, sm: 1 },
              gridColumn: { xs: '1 / -1', sm: 2 },
              height: 16,
              borderRadius: '3px',
              ...(line === null ? { overflow: 'hidden' } : {}),
            }}
          >
            <Bar share={share} line={line} />
          </Box>
          <Box
            component="span"
            sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}
          >
            {figure}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
