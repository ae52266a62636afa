import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * The respondent's page is built apart from the staff application, so that not one line of the
 * latter reaches a parent's phone. The server serves `dist/respond` under `/respond/`.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/respond/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/respond', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    // Phones that are still in families' hands: Android 6 with its last Chrome, iPhone 6s.
    target: ['chrome93', 'safari15.4', 'firefox92'],
    assetsInlineLimit: 0,
    // Only the rare-question chunk (survey-react-ui) is large, and it is loaded on demand.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: { input: fileURLToPath(new URL('main.tsx', import.meta.url)) },
  },
});
