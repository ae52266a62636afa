// The browser build of recheck has its checker inside: no worker, no Java, no native program.
// It is CommonJS without names that Node can see, so only its default export exists everywhere.
declare module 'recheck/lib/browser.js' {
  import type { checkSync } from 'recheck';
  const recheck: { checkSync: typeof checkSync };
  export = recheck;
}
