import Box from '@mui/material/Box';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { useMunicipality } from '../../queries/municipalities.ts';
import { Loading } from '../../ui/states.tsx';
import { GuideBar } from './guide-bar.tsx';
import { Preparing } from './preparing.tsx';
import { Rail, railWidth } from './rail.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar } from './top-bar.tsx';

/** The shell around every screen of a signed-in person. */
export function Layout() {
  const { t } = useTranslation();
  const { data: municipality } = useMunicipality();
  const [skipped, setSkipped] = useState(false);
  const preparing = municipality?.furnished === false && !skipped;
  return (
    <Box sx={{ minHeight: '100dvh', display: { md: 'flex' } }}>
      <SkipLink />
      <TopBar />
      <Box
        component="header"
        aria-label={t('common.product')}
        sx={{
          display: { xs: 'none', md: 'block' },
          displayPrint: 'none',
          width: railWidth,
          flexShrink: 0,
          position: 'sticky',
          top: 0,
          height: '100dvh',
          borderRight: 1,
          borderColor: 'divider',
          backgroundColor: '#fafcfc',
        }}
      >
        <Rail />
      </Box>
      <Box
        component="main"
        aria-label={t('common.content')}
        id="content"
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          px: { xs: 2, sm: 3, lg: 4 },
          py: { xs: 2.5, sm: 3.5 },
          '&:focus': { outline: 'none' },
        }}
      >
        <Box sx={{ maxWidth: 1280, mx: 'auto' }}>
          {preparing ? (
            <Preparing onSkip={() => setSkipped(true)} />
          ) : (
            <>
              <GuideBar />
              <Suspense fallback={<Loading rows={8} />}>
                <Outlet />
              </Suspense>
            </>
          )}
          {municipality?.demo && (
            <Box
              component="p"
              sx={{
                mt: 5,
                mb: 0,
                fontSize: '0.8125rem',
                color: 'text.secondary',
                displayPrint: 'none',
              }}
            >
              {t('common.demo')}
            </Box>
          )}
        </Box>
      </Box>
      <ScrollRestoration />
    </Box>
  );
}
