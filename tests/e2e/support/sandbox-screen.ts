import type { BrowserContext, Locator, Page } from 'playwright-core';

import type { ChatOptions, DialogScreen, Screen } from './screen.ts';

/** The page of the sandbox. */
export class SandboxScreen implements Screen {
  readonly drawsOurDialogs = true;
  readonly dialog: DialogScreen = {
    root: (page) => page.getByRole('dialog'),
    fill: (root, name, value) => root.locator(`#dialog-${name}`).fill(value),
    choose: async (root, name, option) => {
      await root.locator(`#dialog-${name}`).selectOption({ label: option });
    },
    tick: (root, name) => root.getByRole('checkbox', { name }).check(),
    submit: (root) => root.locator('button[type=submit]').click(),
  };

  async prepare(context: BrowserContext, { theme = 'light' }: ChatOptions): Promise<void> {
    const settings = JSON.stringify({ theme, width: 'wide', tourStep: -1 });
    await context.addInitScript(
      `if (localStorage.getItem('sandbox.settings') === null)
        localStorage.setItem('sandbox.settings', ${JSON.stringify(settings)});`,
    );
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  /** Up to 768 pixels the icon stands in the channel's header. */
  async togglePanel(page: Page): Promise<void> {
    const inHeader = page.locator('.channel-header').getByRole('button', { name: 'Coop' });
    await page.locator('#app-bar-icon-coop').or(inHeader).first().click();
  }

  async send(page: Page): Promise<void> {
    await page.locator('.composer__send').first().click();
  }

  async setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
    const name = theme === 'dark' ? /^(Sombre|Dark)$/ : /^(Clair|Light)$/;
    await page.getByRole('button', { name }).click();
  }

  async setLanguage(page: Page, locale: 'fr' | 'en'): Promise<void> {
    // The page is loaded anew in its new language.
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: locale === 'en' ? 'English' : 'Français' }).click();
    await loaded;
  }

  isItsOwn(): boolean {
    return false;
  }

  posts(page: Page): Locator {
    return page.locator('main article.post');
  }

  button(post: Locator, name: string): Locator {
    return post.getByRole('button', { name, exact: true });
  }

  async chooseInPost(post: Locator, menu: string, option: string | RegExp): Promise<void> {
    const select = post.locator('select').filter({ hasText: menu });
    const label = await select.locator('option').filter({ hasText: option }).first().textContent();
    await select.selectOption({ label: label ?? '' });
  }
}
