import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A small quiet word about a thing: «отрицательный», «закрытый». */
export function Mark({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-block',
        px: 0.75,
        border: 1,
        borderColor: '#b7c4cb',
        borderRadius: 1,
        fontSize: '0.75rem',
        lineHeight: '1.25rem',
        color: 'text.secondary',
        backgroundColor: 'background.paper',
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  );
}
