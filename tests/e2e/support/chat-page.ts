import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import { RealScreen } from './real-screen.ts';
import { SandboxScreen } from './sandbox-screen.ts';
import type { ChatOptions, Screen } from './screen.ts';
import type { Adviser, Stage } from './stage.ts';

const patienceMs = 30_000;
const axe = readFileSync(
  join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'),
  'utf8',
);

/** The chat in a browser, as one adviser. */
export class ChatPage {
  readonly page: Page;
  readonly screen: Screen;
  /** Errors of the page and of its console that are not the host's own. */
  readonly faults: string[] = [];
  readonly #context: BrowserContext;
  #expectsFaults = false;

  private constructor(context: BrowserContext, page: Page, screen: Screen) {
    this.#context = context;
    this.page = page;
    this.screen = screen;
    page.on('pageerror', (error) => this.#note(error.message));
    page.on('console', (message) => {
      const { url } = message.location();
      if (message.type() === 'error') this.#note(`${message.text()} ${url}`);
    });
  }

  static async open(
    browser: Browser,
    { stage, adviser }: { readonly stage: Stage; readonly adviser: Adviser },
    options: ChatOptions = {},
  ): Promise<ChatPage> {
    const screen = stage.host.kind === 'real' ? new RealScreen() : new SandboxScreen();
    const { width = 1280, height = 900 } = options;
    const context = await browser.newContext({
      baseURL: stage.host.url,
      viewport: { width, height },
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      permissions: ['notifications'],
    });
    context.setDefaultTimeout(patienceMs);
    await context.request.post('/api/v4/users/login', {
      data: { login_id: adviser.username, password: adviser.password },
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    await screen.prepare(context, options);
    const chat = new ChatPage(context, await context.newPage(), screen);
    const frame = options.phone === true ? '?frame=phone' : '';
    await chat.page.goto(`/${stage.team.name}/channels/town-square${frame}`);
    await chat.composer.waitFor();
    await screen.settle(chat.page, options);
    return chat;
  }

  get composer(): Locator {
    return this.page.locator('#post_textbox');
  }

  get panel(): Locator {
    return this.page.locator('#rhsContainer');
  }

  async openPanel(): Promise<void> {
    await this.screen.togglePanel(this.page);
    await this.panel.getByRole('heading', { name: /^(Bonjour|Hello) Claire$/ }).waitFor();
  }

  /** After the page was loaded anew, where it forgets that the panel was open. */
  async openPanelAgain(): Promise<void> {
    await this.composer.waitFor();
    if (!(await this.panel.isVisible())) await this.screen.togglePanel(this.page);
    await this.panel.waitFor();
  }

  /** Types a command and sends it. */
  async type(command: string): Promise<void> {
    await this.composer.click();
    await this.composer.fill(`${command} `);
    await this.screen.send(this.page);
  }

  get lastPost(): Locator {
    return this.screen.posts(this.page).last();
  }

  /** The last post once it says this. */
  async answer(words: string | RegExp): Promise<Locator> {
    const post = this.screen.posts(this.page).filter({ hasText: words }).last();
    await post.waitFor();
    return post;
  }

  async dialog(title: string): Promise<Locator> {
    const root = this.screen.dialog.root(this.page).filter({ hasText: title });
    await root.waitFor();
    return root;
  }

  /** What axe finds within a part of the page. */
  async violations(selector: string): Promise<readonly string[]> {
    await this.page.evaluate(axe);
    const found: unknown = await this.page.evaluate(
      `axe.run(${JSON.stringify(selector)}).then(({ violations }) => violations.map(
        ({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 200)).join(' ')))`,
    );
    return Array.isArray(found) ? found.map(String) : ['axe did not run'];
  }

  /** From now on the browser says that requests fail: the test has cut them. */
  expectFaults(): void {
    this.#expectsFaults = true;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  #note(complaint: string): void {
    if (!this.#expectsFaults && !this.screen.isItsOwn(complaint)) this.faults.push(complaint);
  }
}
