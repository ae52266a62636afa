import Box from '@mui/material/Box';
import { Fragment, type ReactNode } from 'react';

/** Named facts side by side: a list of terms and values. */
export function Facts({ items }: { items: [term: string, value: ReactNode][] }) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(7.5rem, max-content) 1fr' },
        alignContent: 'start',
        columnGap: 3,
        rowGap: { xs: 0, sm: 1 },
        m: 0,
      }}
    >
      {items.map(([term, value]) => (
        <Fragment key={term}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.875rem', pt: '1px' }}>
            {term}
          </Box>
          <Box component="dd" sx={{ m: 0, mb: { xs: 1.25, sm: 0 }, minWidth: 0 }}>
            {value}
          </Box>
        </Fragment>
      ))}
    </Box>
  );
}
