import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

/** A sketch of the respondent's first screen on a phone, in that page's own colours. */
export function GreetingPreview({ name, greeting }: { name: string; greeting: string }) {
  const { t } = useTranslation();
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Box
        component="figcaption"
        sx={{ fontSize: '0.8125rem', color: 'text.secondary', mb: 1, fontWeight: 600 }}
      >
        {t('municipality.preview')}
      </Box>
      <Box
        sx={{
          border: 1,
          borderColor: '#b7c4cb',
          borderRadius: 3,
          p: 2,
          backgroundColor: '#ffffff',
          color: '#1b2430',
          minHeight: 260,
        }}
      >
        <Box
          sx={{
            color: '#505c6b',
            fontSize: '0.875rem',
            pb: 1,
            mb: 1.5,
            borderBottom: '1px solid #cfd6de',
          }}
        >
          {name}
        </Box>
        <Box sx={{ fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.3, mb: 1.25 }}>
          {t('municipality.previewSurvey')}
        </Box>
        {greeting.trim() !== '' && (
          <Box sx={{ whiteSpace: 'pre-line', fontSize: '1rem', mb: 2 }}>{greeting.trim()}</Box>
        )}
        <Box
          aria-hidden
          sx={{
            display: 'inline-block',
            backgroundColor: '#0b5a9e',
            color: '#ffffff',
            borderRadius: 1,
            px: 2.5,
            py: 1,
            fontWeight: 600,
          }}
        >
          {t('municipality.previewStart')}
        </Box>
      </Box>
    </Box>
  );
}
