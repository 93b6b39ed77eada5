import type { BrowserContext, Locator, Page } from 'playwright-core';

export interface ChatOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Without the plugin, as on a phone. The sandbox only: the real web app has no such mode. */
  readonly phone?: boolean;
}

/** What differs between the pages of the sandbox and of Mattermost. */
export interface Screen {
  /** Before the page is opened: what a first visitor would have to dismiss. */
  prepare(context: BrowserContext, options: ChatOptions): Promise<void>;
  /** Once it is open. */
  settle(page: Page, options: ChatOptions): Promise<void>;
  /** Sends what stands in the composer. */
  send(page: Page): Promise<void>;
  /** Opens or closes the panel. */
  togglePanel(page: Page): Promise<void>;
  setTheme(page: Page, theme: 'light' | 'dark'): Promise<void>;
  setLanguage(page: Page, locale: 'fr' | 'en'): Promise<void>;
  /** A word of the page's own console that is no fault of the plugin. */
  isItsOwn(complaint: string): boolean;
  /** The private answers and messages that are shown, the last one last. */
  posts(page: Page): Locator;
  button(post: Locator, name: string): Locator;
  /** Chooses in a menu of a card. */
  chooseInPost(post: Locator, menu: string, option: string | RegExp): Promise<void>;
  /** Whether the dialogs are drawn by code of this repository. */
  readonly drawsOurDialogs: boolean;
  readonly dialog: DialogScreen;
}

export interface DialogScreen {
  root(page: Page): Locator;
  fill(root: Locator, name: string, value: string): Promise<void>;
  choose(root: Locator, name: string, option: string): Promise<void>;
  tick(root: Locator, name: string): Promise<void>;
  submit(root: Locator): Promise<void>;
}
