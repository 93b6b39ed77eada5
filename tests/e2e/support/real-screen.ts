import type { BrowserContext, Locator, Page } from 'playwright-core';

import type { ChatOptions, DialogScreen, Screen } from './screen.ts';
import { themes } from './real-themes.ts';

/** The web app of Mattermost. */
export class RealScreen implements Screen {
  readonly drawsOurDialogs = false;
  readonly dialog: DialogScreen = {
    root: (page) => page.getByRole('dialog'),
    fill: (root, name, value) =>
      root.getByTestId(name).locator('input, textarea').first().fill(value),
    choose: async (root, name, option) => {
      await root.getByTestId(name).getByRole('combobox').click();
      const label = new RegExp(`^${option.replaceAll(' ', '\\s')}$`);
      await root.page().getByRole('option', { name: label }).first().click();
    },
    tick: (root, label) =>
      root.locator('.form-group').filter({ hasText: label }).getByRole('checkbox').first().check(),
    submit: (root) => root.locator('button[type=submit]').click(),
  };

  async prepare(context: BrowserContext): Promise<void> {
    await context.addInitScript(`localStorage.setItem('__landingPageSeen__', 'true');`);
  }

  async settle(page: Page, { theme }: ChatOptions): Promise<void> {
    if (theme === 'dark') await this.setTheme(page, 'dark');
  }

  async togglePanel(page: Page): Promise<void> {
    const inBar = page.locator('#app-bar-icon-coop:visible');
    const inHeader = page.locator('#navbar').getByRole('button', { name: 'Coop' });
    await inBar.or(inHeader).first().click();
  }

  async send(page: Page): Promise<void> {
    await page.getByTestId('SendMessageButton').first().click();
  }

  /** Told by the server to every open page, as when it is changed in the settings. */
  async setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
    const me = await this.#call(page, 'get', '/users/me');
    const value = JSON.stringify(themes[theme]);
    const preference = { user_id: me.id, category: 'theme', name: '', value };
    await this.#call(page, 'put', '/users/me/preferences', [preference]);
    const colour = cssColour(themes[theme].centerChannelBg);
    await page.locator('#channel_view').waitFor();
    await page.waitForFunction(
      `getComputedStyle(document.documentElement).getPropertyValue('--center-channel-bg-rgb')
        .replaceAll(' ', '') === '${colour}'`,
    );
  }

  async setLanguage(page: Page, locale: 'fr' | 'en'): Promise<void> {
    await this.#call(page, 'put', '/users/me/patch', { locale });
  }

  /** What Mattermost's page complains of without any plugin. */
  isItsOwn(complaint: string): boolean {
    return /PerformanceReporter|\/trial-license\/prev/.test(complaint);
  }

  posts(page: Page): Locator {
    return page.getByTestId('postView');
  }

  button(post: Locator, name: string): Locator {
    return post.getByRole('button', { name, exact: true });
  }

  async chooseInPost(post: Locator, menu: string, option: string | RegExp): Promise<void> {
    await post.getByPlaceholder(menu).click();
    await post.getByRole('option', { name: option }).first().click();
  }

  async #call(page: Page, method: 'get' | 'put', path: string, data?: unknown) {
    const cookies = await page.context().cookies();
    const csrf = cookies.find(({ name }) => name === 'MMCSRF')?.value ?? '';
    const headers = { 'X-CSRF-Token': csrf };
    const response = await page.context().request[method](`/api/v4${path}`, { headers, data });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()}`);
    const answer: unknown = await response.json();
    const hasId = typeof answer === 'object' && answer !== null && 'id' in answer;
    return { id: hasId ? String(answer.id) : '' };
  }
}

function cssColour(hex: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',');
}
