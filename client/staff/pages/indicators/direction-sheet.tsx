import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Paper from '@mui/material/Paper';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorTree } from '../../../../server/indicators/schema.ts';
import { DirectionTable } from './direction-table.tsx';
import { countOf } from './narrow-tree.ts';

interface DirectionSheetProps {
  direction: IndicatorTree['directions'][number];
  period: string;
  open: boolean;
  onToggle: () => void;
}

/** One direction: its official name, how much of it is known, and the table inside. */
export function DirectionSheet({ direction, period, open, onToggle }: DirectionSheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const { all, valued } = countOf(direction);
  return (
    <Paper component="section" variant="outlined" sx={{ mb: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Box component="h2" sx={{ m: 0, font: 'inherit', flex: 1, minWidth: 0 }}>
          <ButtonBase
            onClick={onToggle}
            aria-expanded={open}
            aria-controls={id}
            sx={{
              width: 1,
              px: { xs: 1.5, sm: 2 },
              py: 1.5,
              gap: 1,
              justifyContent: 'flex-start',
              alignItems: 'flex-start',
              textAlign: 'left',
              borderRadius: '10px',
              '&:hover': { backgroundColor: '#f6f9fa' },
              // The table below would hide a part of it.
              '&.Mui-focusVisible': { outlineOffset: -3 },
            }}
          >
            <ChevronRight
              aria-hidden
              sx={{ mt: '1px', transform: open ? 'rotate(90deg)' : 'none', transition: '120ms' }}
            />
            <span>
              <Box
                component="span"
                sx={{ display: 'block', fontSize: '1.0625rem', fontWeight: 650 }}
              >
                {direction.title}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                {t('indicator.count', { count: all })},{' '}
                {t('indicator.withValue', { count: valued })}
              </Box>
            </span>
          </ButtonBase>
        </Box>
      </Box>
      <div id={id} hidden={!open}>
        {open && <DirectionTable direction={direction} period={period} />}
      </div>
    </Paper>
  );
}
