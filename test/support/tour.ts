import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  expectAccessible,
  expectFitsWidth,
  openPage,
  type OpenPage,
  type FileBrowser,
} from './browser.ts';
import { demoAccount } from './demo-app.ts';

export type Screen = 'desktop' | 'phone';

/** Where pictures for the README go, when they are asked for by TOUR_IMAGES. */
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Somebody who walks through the product and looks at every screen on the way. */
export class Tour {
  readonly page: Page;
  readonly #screen: Screen;
  readonly #opened: OpenPage;

  private constructor(opened: OpenPage, screen: Screen) {
    this.page = opened.page;
    this.#opened = opened;
    this.#screen = screen;
  }

  static async start(browser: FileBrowser, url: string, screen: Screen): Promise<Tour> {
    const opened = await openPage(browser, screen, url);
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    if (screen === 'desktop') await opened.page.setViewportSize({ width: 1280, height: 720 });
    return new Tour(opened, screen);
  }

  /** Signs in; without a password with a demo account, as the README says. */
  async signIn(login: string, password = demoAccount(login).password): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('Имя для входа').fill(login);
    await this.page.getByLabel('Пароль', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Войти' }).click();
  }

  /** Opens a section by the rail; on a phone the rail is behind the menu button. */
  async open(section: string): Promise<void> {
    if (this.#screen === 'phone') {
      await this.page.getByRole('button', { name: 'Открыть меню' }).click();
    }
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: section, exact: true })
      .click();
  }

  /** Follows a link of the page itself: to a page that belongs to the section. */
  async follow(name: string): Promise<void> {
    await this.page.locator('main').getByRole('link', { name, exact: true }).click();
  }

  /** Goes over to another municipality by its name. */
  async enter(municipality: string): Promise<void> {
    if (this.#screen === 'phone') {
      await this.page.getByRole('button', { name: 'Открыть меню' }).click();
    }
    await this.page.getByRole('button', { name: /Сменить муниципалитет/ }).click();
    await this.page.getByRole('menuitem', { name: municipality }).click();
  }

  /** Waits for the screen's title and these texts, then holds it to the rules of every screen. */
  async sees(title: string | RegExp, ...texts: (string | RegExp)[]): Promise<void> {
    await this.reads(title, ...texts);
    await this.isGood();
  }

  /** Holds the screen as it is now, with a dialog perhaps, to the rules of every screen. */
  async isGood(): Promise<void> {
    await expectAccessible(this.page);
    await expectFitsWidth(this.page);
  }

  /** Waits for the screen's title and these texts, on a kind of screen that was checked before. */
  async reads(title: string | RegExp, ...texts: (string | RegExp)[]): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
    for (const text of texts) {
      // A table may keep a text for wide screens and show its copy on narrow ones.
      await this.page.getByText(text).filter({ visible: true }).first().waitFor();
    }
  }

  /** Waits for what `act` downloads. */
  async saved(act: () => Promise<void>): Promise<{ name: string; file: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), file: readFileSync(await download.path()) };
  }

  /** What the last press of a copying button left for other programs. */
  async copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Presses Tab until the focus is on what is called so, as people without a mouse do. */
  async tabTo(name: string | RegExp): Promise<void> {
    await this.#pressTo('Tab', name);
  }

  /** The same the other way round. */
  async tabBackTo(name: string | RegExp): Promise<void> {
    await this.#pressTo('Shift+Tab', name);
  }

  async #pressTo(key: 'Tab' | 'Shift+Tab', name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    while (passed.length < 60) {
      await this.page.keyboard.press(key);
      const focused = await this.page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        const label = at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent;
        return at.matches(':focus-visible') ? label.trim() : `unmarked focus on ${label}`;
      });
      if (typeof name === 'string' ? focused === name : name.test(focused)) return;
      passed.push(focused);
    }
    throw new Error(`${key} does not reach ${name}; it passed ${passed.join(', ')}`);
  }

  /** Keeps a picture of the page as it is now, when pictures are wanted and the screen is `on`. */
  async picture(name: string, on: Screen): Promise<void> {
    if (!process.env.TOUR_IMAGES || this.#screen !== on) return;
    mkdirSync(images, { recursive: true });
    const path = `${images}${name}${on === 'phone' ? '-phone' : ''}.png`;
    const clean = { animations: 'disabled', caret: 'hide', scale: 'css' } as const;
    await this.page.screenshot({ path, ...clean });
  }

  /** Leaves; nothing but the `expected` may have failed on the way, even unseen. */
  async end(expected: RegExp[] = []): Promise<void> {
    expect(this.#opened.faults).toEqual(expected.map((one) => expect.stringMatching(one)));
    await this.#opened.context.close();
  }
}
