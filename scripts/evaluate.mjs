/**
 * `npm run evaluate`: sets up what is missing and computes from files. Standard output is left to
 * the result: whatever is said on the way goes to standard error.
 */

import { main } from './console.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  setUp();
  await import('tsx');
  await import('../server/evaluate/main.ts');
});
