import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslation } from 'react-i18next';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { looks } from './coverage-state.tsx';
import { states, type Counts, type State } from './covered.ts';

const colours = {
  good: 'success.main',
  busy: 'primary.main',
  wait: 'warning.main',
  quiet: 'text.secondary',
  bad: 'error.main',
} as const;

interface StateTilesProps {
  counts: Counts;
  /** How many of all the document does not name itself. */
  added: number;
  chosen: State | null;
  onChoose: (state: State | null) => void;
}

/** How many indicators are in each state; a press shows those alone. */
export function StateTiles({ counts, added, chosen, onChoose }: StateTilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = states.filter((state) => counts[state] > 0);
  return (
    <Box
      role="group"
      aria-label={t('coverage.filter')}
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'repeat(2, 1fr)',
          sm: 'repeat(auto-fit, minmax(9.5rem, 1fr))',
        },
        gap: 1.25,
        mb: 2.5,
      }}
    >
      {(['all', ...shown] as const).map((state) => {
        const { icon: Icon, tone } = looks[state];
        const pressed = state === 'all' ? chosen === null : chosen === state;
        return (
          <ButtonBase
            key={state}
            aria-pressed={pressed}
            onClick={() => onChoose(state === 'all' || pressed ? null : state)}
            sx={{
              display: 'block',
              textAlign: 'left',
              px: 1.75,
              py: 1.25,
              border: 1,
              borderColor: pressed ? 'primary.main' : 'divider',
              boxShadow: pressed ? 'inset 0 0 0 1px #15566b' : 'none',
              borderRadius: '8px',
              backgroundColor: pressed ? 'primary.light' : 'background.paper',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
              <Icon aria-hidden sx={{ fontSize: '1.125rem', color: colours[tone] }} />
              <Box
                component="span"
                sx={{ fontSize: '1.375rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}
              >
                {formatPlain(counts[state], language)}
              </Box>
            </Box>
            <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {state === 'all' && added > 0
                ? t('coverage.allWithAdded', { document: counts.all - added, added })
                : t(`coverage.tiles.${state}`)}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
