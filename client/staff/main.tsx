import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { startTexts } from './i18n/index.ts';
import { Look } from './pages/shell/look.tsx';
import { makeQueryClient } from './queries/client.ts';
import { makeRouter } from './routes.tsx';

startTexts();

// The policy of the page lets in only styles that carry this page's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const styles = createCache({ key: 'p', ...(nonce ? { nonce } : {}) });
const root = document.getElementById('root');

if (root) {
  createRoot(root).render(
    <StrictMode>
      <CacheProvider value={styles}>
        <QueryClientProvider client={makeQueryClient()}>
          <Look>
            <RouterProvider router={makeRouter()} />
          </Look>
        </QueryClientProvider>
      </CacheProvider>
    </StrictMode>,
  );
}
