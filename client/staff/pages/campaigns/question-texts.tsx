import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** So many answers are read at once; the rest by a button. */
const shownFirst = 5;

/** What people wrote, as a specialist released it. */
export function QuestionTexts({ answers, title }: { answers: readonly string[]; title: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(shownFirst);
  if (answers.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('results.noReleased')}
      </Typography>
    );
  }
  const rest = answers.length - shown;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('results.released', { count: answers.length })}
      </Typography>
      <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {answers.slice(0, shown).map((text, i) => (
          <Box
            component="li"
            key={i}
            sx={{
              py: 1,
              borderTop: i > 0 ? 1 : 0,
              borderColor: 'divider',
              whiteSpace: 'pre-line',
              maxWidth: '46rem',
            }}
          >
            {text}
          </Box>
        ))}
      </Box>
      {rest > 0 && (
        <Button size="small" onClick={() => setShown(shown + 50)}>
          {t('results.showAllTexts', { count: Math.min(rest, 50) })}
        </Button>
      )}
    </>
  );
}
