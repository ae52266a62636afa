/** `npm start`: sets up, builds the pages when needed, and becomes the server. */

import { buildPages } from './build.mjs';
import { main } from './console.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  setUp();
  await buildPages();
  process.env.NODE_ENV ??= 'production';
  // The same process goes on as the server: a signal to it needs no forwarding.
  await import('tsx');
  await import('../server/main.ts');
});
