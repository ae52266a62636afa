import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import { makeTheme } from '../../theme.ts';

/** The theme in the language of the screen, around everything. */
export function Look({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const theme = useMemo(() => makeTheme(language), [language]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
