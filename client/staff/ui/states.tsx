import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface EmptyProps {
  title: string;
  text?: string;
  action?: ReactNode;
}

/** Nothing here yet: says so and what to do first. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <Paper
      variant="outlined"
      sx={{ px: 3, py: { xs: 4, sm: 6 }, textAlign: 'center', borderStyle: 'dashed' }}
    >
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {text && (
        <Typography sx={{ color: 'text.secondary', mt: 1, mx: 'auto', maxWidth: '34rem' }}>
          {text}
        </Typography>
      )}
      {action && <Box sx={{ mt: 2.5 }}>{action}</Box>}
    </Paper>
  );
}

/** A failed request: the server's own sentence and a way to try again. */
export function Failed({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      severity="error"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      <strong>{t('common.failed')}.</strong> {error.message}
    </Alert>
  );
}

/** The outline of a table or list while it loads, of about its final height. */
export function Loading({ rows = 6, height = 44 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Paper
      variant="outlined"
      role="status"
      aria-label={t('common.loading')}
      // A whole page's worth reaches the lower edge, so that nothing below it jumps.
      sx={{
        p: 2,
        // What comes at once comes without a flash of the outline.
        animation: 'appear 1ms 180ms both',
        '@keyframes appear': { from: { opacity: 0 } },
        ...(rows >= 6 ? { minHeight: 'calc(100dvh - 7rem)' } : {}),
      }}
    >
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton
          key={index}
          height={height}
          width={`${96 - ((index * 7) % 20)}%`}
          sx={{ transform: 'none', my: 0.75 }}
        />
      ))}
    </Paper>
  );
}
