import Box from '@mui/material/Box';
import { Bar } from './bar.tsx';

export interface ColumnItem {
  id: string;
  /** Under the column. */
  label: string;
  /** Height, 0 to 100, where the highest column is 100. */
  height: number;
  /** Above the column. */
  figure: string;
  /** Smaller, under the figure; for those who hear it the whole sentence is `spoken`. */
  detail: string;
  spoken: string;
}

interface ColumnsProps {
  label: string;
  items: readonly ColumnItem[];
  /** Words at the two ends of the scale. */
  ends?: [string, string] | null;
}

/** Upright columns for answers on a scale, in their order. */
export function Columns({ label, items, ends = null }: ColumnsProps) {
  return (
    <Box sx={{ maxWidth: `${Math.max(30, items.length * 4.5)}rem` }}>
      <Box
        component="ul"
        aria-label={label}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: `repeat(${items.length}, minmax(0, 1fr))`,
          columnGap: { xs: items.length > 7 ? 0.5 : 1, sm: 1.5 },
          fontVariantNumeric: 'tabular-nums',
          textAlign: 'center',
          breakInside: 'avoid',
        }}
      >
        {items.map(({ id, label: name, height, figure, detail, spoken }) => (
          <Box component="li" key={id} aria-label={spoken} role="listitem" sx={{ minWidth: 0 }}>
            <Box aria-hidden sx={{ fontSize: { xs: '0.75rem', sm: '0.875rem' }, fontWeight: 600 }}>
              {figure}
            </Box>
            <Box aria-hidden sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.5 }}>
              {detail}
            </Box>
            <Box sx={{ height: 88 }}>
              <Bar share={height} upright />
            </Box>
            <Box
              aria-hidden
              sx={{
                fontSize: { xs: '0.75rem', sm: '0.875rem' },
                borderTop: 1,
                borderColor: '#8b9ba5',
                pt: 0.5,
                overflowWrap: 'anywhere',
              }}
            >
              {name}
            </Box>
          </Box>
        ))}
      </Box>
      {ends && (ends[0] || ends[1]) && (
        <Box
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            gap: 2,
            mt: 0.5,
            fontSize: '0.8125rem',
            color: 'text.secondary',
          }}
        >
          <span>{ends[0]}</span>
          <Box component="span" sx={{ textAlign: 'right' }}>
            {ends[1]}
          </Box>
        </Box>
      )}
    </Box>
  );
}
