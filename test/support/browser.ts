import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** A browser that talks to nobody but the pages under test. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const screens = {
  desktop: { viewport: { width: 1366, height: 768 } },
  /** The narrowest phone that is still common among parents. */
  phone: {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
} as const;

/** One for all files of a worker: what visitors have of their own is in their contexts. */
let running: Promise<Browser> | undefined;

function launch(): Promise<Browser> {
  // Chromium has no sandbox of its own for root, which is who runs tests in containers.
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: asRoot ? [...flags, '--no-sandbox'] : flags,
  });
}

/** A file's share of its worker's browser. */
export type FileBrowser = Pick<Browser, 'close' | 'newContext'>;

/** The Chromium that `npm test` found; `close` at the end of a file closes what the file opened. */
export async function launchBrowser(): Promise<FileBrowser> {
  if (running && !(await running).isConnected()) running = undefined;
  running ??= launch();
  const browser = await running;
  const opened: BrowserContext[] = [];
  return {
    newContext: async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      return context;
    },
    close: async () => {
      await Promise.all(opened.map((context) => context.close()));
    },
  };
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** What went wrong on the page so far: exceptions, refused scripts, failed requests of it. */
  faults: string[];
}

/** A new visitor (own cookies and storage) in front of one page, in Russian and Moscow time. */
export async function openPage(
  browser: FileBrowser,
  screen: keyof typeof screens,
  baseURL: string,
): Promise<OpenPage> {
  const context = await browser.newContext({
    ...screens[screen],
    baseURL,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(baseURL)) faults.push(`foreign request: ${url}`);
  });
  return { page, context, faults };
}

/**
 * Expects no violation of WCAG 2.2 A and AA that axe can see on the page as it is now. A failure
 * shows each rule with the places that break it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Legacy: no second page to put the results together, which takes longer than the check
    // itself; it only matters for frames of other origins, and there are none.
    .setLegacyMode(true)
    // Nothing is told of what holds: to name its places takes a fifth of the time.
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
  expect(found.join('\n'), `accessibility of ${page.url()}`).toBe('');
}

/** Expects that nothing on the page is wider than the screen. */
export async function expectFitsWidth(page: Page): Promise<void> {
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(page.viewportSize()!.width);
}
