import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** The row of filters above a table. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      role="search"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}
    >
      {children}
    </Box>
  );
}
