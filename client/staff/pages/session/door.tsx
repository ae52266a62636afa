import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../shell/brand.tsx';
import { LanguageButton } from '../shell/language-button.tsx';

interface DoorProps {
  title: string;
  lead?: ReactNode;
  /** Below the sheet: other ways in. */
  below?: ReactNode;
  children: ReactNode;
}

/** The page of somebody who is not in yet: one sheet in the middle. */
export function Door({ title, lead, below, children }: DoorProps) {
  const { t } = useTranslation();
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        placeContent: { xs: 'start stretch', sm: 'center' },
        p: 2,
        pt: { xs: 5, sm: 2 },
      }}
    >
      <title>{`${title} · ${t('common.product')}`}</title>
      <Box sx={{ width: { sm: 440 }, minWidth: 0 }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 2 }}>
          <Brand />
          <LanguageButton />
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Typography variant="h1">{title}</Typography>
          {lead && (
            <Typography component="div" sx={{ color: 'text.secondary', mt: 1 }}>
              {lead}
            </Typography>
          )}
          <Box sx={{ mt: 3 }}>{children}</Box>
        </Paper>
        {below && (
          <Box
            sx={{
              color: 'text.secondary',
              mt: 2,
              fontSize: '0.875rem',
              '& a': { textDecoration: 'underline' },
            }}
          >
            {below}
          </Box>
        )}
      </Box>
    </Box>
  );
}
