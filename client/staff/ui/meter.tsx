import Box from '@mui/material/Box';

interface MeterProps {
  /** 0 to 100. */
  share: number;
  label: string;
  tone?: 'primary.main' | 'success.main' | 'warning.main';
}

/** How far something is, as a bar; its words stand beside it. */
export function Meter({ share, label, tone = 'primary.main' }: MeterProps) {
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      sx={{ height: 8, borderRadius: 4, backgroundColor: '#e2e9ec', overflow: 'hidden' }}
    >
      <Box
        style={{ width: `${share}%` }}
        sx={{ height: 1, borderRadius: 4, backgroundColor: tone, transition: 'width 300ms' }}
      />
    </Box>
  );
}
