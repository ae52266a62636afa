import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Piece } from './results-masks.ts';

interface WordChoiceProps {
  pieces: readonly Piece[];
  /** Where the chosen words begin. */
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}

/** The text word by word: a pressed word will not be read by others. */
export function WordChoice({ pieces, chosen, onChoose }: WordChoiceProps) {
  const { t } = useTranslation();
  const toggle = (start: number) => {
    const next = new Set(chosen);
    if (!next.delete(start)) next.add(start);
    onChoose(next);
  };
  return (
    <Box role="group" aria-label={t('release.blot')} sx={{ maxWidth: '46rem' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('release.blotHint')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {pieces
          .filter(({ isWord }) => isWord)
          .map(({ text, start }) => (
            <ButtonBase
              key={start}
              aria-pressed={chosen.has(start)}
              onClick={() => toggle(start)}
              sx={{
                px: 0.75,
                minHeight: 28,
                fontSize: '0.9375rem',
                borderRadius: 1,
                border: 1,
                borderColor: chosen.has(start) ? 'text.primary' : '#b7c4cb',
                ...(chosen.has(start)
                  ? {
                      backgroundColor: 'text.primary',
                      color: '#fff',
                      textDecoration: 'line-through',
                    }
                  : { backgroundColor: 'background.paper' }),
              }}
            >
              {text}
            </ButtonBase>
          ))}
      </Box>
    </Box>
  );
}
