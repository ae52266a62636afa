import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import { useId, type ReactNode } from 'react';

interface SheetProps {
  title?: ReactNode;
  actions?: ReactNode;
  /** Without inner spacing, for tables that reach the edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A white sheet with a hairline: the one container of the application. */
export function Sheet({ title, actions, flush = false, children }: SheetProps) {
  const id = useId();
  const padding = { px: { xs: 2, sm: 2.5 } };
  return (
    <Paper
      component="section"
      variant="outlined"
      {...(title ? { 'aria-labelledby': id } : {})}
      sx={{ mb: 2.5, minWidth: 0, ...(flush ? { overflow: 'clip' } : {}) }}
    >
      {title && (
        <Box
          sx={{
            ...padding,
            pt: 2,
            pb: flush ? 1.5 : 0,
            display: 'flex',
            alignItems: 'center',
            gap: 1.5,
            flexWrap: 'wrap',
          }}
        >
          <Typography id={id} variant="h2" sx={{ flex: 1, minWidth: '10rem' }}>
            {title}
          </Typography>
          {actions}
        </Box>
      )}
      <Box sx={flush ? {} : { ...padding, py: 2 }}>{children}</Box>
    </Paper>
  );
}
