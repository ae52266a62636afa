// The browser build of recheck has its checker inside: no worker, no Java, no native program.
declare module 'recheck/lib/browser.js' {
  export { checkSync } from 'recheck';
}
