import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { SaveState as State } from './draft-saver.ts';
import { SaveState } from './save-state.tsx';

interface FillBarProps {
  state: State;
  filling: { done: number; total: number };
  resubmit: boolean;
  busy: boolean;
}

/** Always at the lower edge: is it saved, how much is done, submit. */
export function FillBar({ state, filling, resubmit, busy }: FillBarProps) {
  const { t } = useTranslation();
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 3,
        mx: { xs: -2, sm: 0 },
        mb: 2.5,
        px: 2,
        py: 1.25,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: { sm: '10px' },
        backgroundColor: 'background.paper',
        boxShadow: '0 -4px 16px rgb(28 39 48 / 8%)',
      }}
    >
      <SaveState state={state} />
      <Box component="span" sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
        {t('fill.filled', filling)}
      </Box>
      <Button type="submit" variant="contained" disabled={busy} sx={{ ml: { sm: 'auto' } }}>
        {t(busy ? 'fill.submitting' : resubmit ? 'fill.resubmit' : 'fill.submit')}
      </Button>
    </Box>
  );
}
