import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';

export type Tone = 'good' | 'busy' | 'wait' | 'quiet' | 'bad';

const colours: Record<Tone, string> = {
  good: 'success.main',
  busy: 'primary.main',
  wait: 'warning.main',
  quiet: 'text.secondary',
  bad: 'error.main',
};

interface StatusProps {
  tone: Tone;
  icon: SvgIconComponent;
  text: string;
}

/** A state by shape and word; the colour only repeats them. */
export function Status({ tone, icon: Icon, text }: StatusProps) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        color: colours[tone],
        fontSize: '0.875rem',
        fontWeight: 600,
        lineHeight: 1.3,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: '1.125rem' }} />
      {text}
    </Box>
  );
}
