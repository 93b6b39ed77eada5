import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Role } from '@coop/contract/identity-routes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { buildHostPage, hostVersions } from '../../build/host-page.ts';
import { type FakeBot, makeFakeBot } from '../support/webapp/fake-bot.ts';
import { choicesOfCoordinateur } from '../support/webapp/fake-stats.ts';
import { type RunningPair, startPair } from '../support/webapp/host-server.ts';
import { insist } from './support/insistent.ts';
import { openBrowser } from './support/browser.ts';
import { builtPlugin } from './support/built-plugin.ts';

const shots = process.env['COOP_SHOTS'];
const axe = readFileSync(
  join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
);
const work = mkdtempSync(join(tmpdir(), 'coop-stats-'));
const bundleDir = builtPlugin().bundle;
let browser: Browser;
let bot: FakeBot;
let pair: RunningPair;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

afterEach(async () => {
  await page.close();
  await pair.close();
});

interface Opening {
  readonly version?: (typeof hostVersions)[number];
  readonly query?: string;
  readonly roles?: Role[];
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Opens the statistics by the address that a colleague would have shared. */
async function open(options: Opening = {}): Promise<void> {
  const { version = 'react-18', query = 'scope=nation', roles = ['coordinateur'] } = options;
  const { theme = 'light', width = 1280, height = 900 } = options;
  bot = makeFakeBot();
  bot.me = { ...bot.me, roles };
  bot.statsChoices = choicesOfCoordinateur;
  pair = await startPair({ bot, pageDir: join(work, version), bundleDir });
  page = await browser.newPage({ viewport: { width, height }, acceptDownloads: true });
  faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      faults.push(message.text());
    }
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${pair.pageUrl}/?theme=${theme}#coop/stats?${query}`);
  await page.getByRole('heading', { name: 'Les démarches arrivent en tête' }).waitFor();
}

async function shoot(name: string): Promise<void> {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `stats-${name}.png`) });
  }
}

const tool = (name: string | RegExp) => page.getByRole('button', { name });

describe.each(hostVersions)('over the channels of a host of %s', (version) => {
  beforeAll(() => buildHostPage(version, join(work, version)), 120_000);

  it('the statistics open by their address, and close by Escape', async () => {
    await open({ version });
    await page.getByRole('img', { name: /^Haute-Corse arrive en tête/ }).waitFor();
    await shoot(version);

    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    expect(pair.missing).toEqual([]);
  });
});

describe('the page of statistics', () => {
  beforeAll(() => buildHostPage('react-18', join(work, 'react-18')), 120_000);

  it.each(['light', 'dark'])('has no fault that axe can see, %s theme', async (theme) => {
    await open({ theme });
    await page.getByRole('img', { name: /^Haute-Corse arrive en tête/ }).waitFor();
    await page.evaluate(axe);
    const violations = async (): Promise<unknown> =>
      page.evaluate(`axe.run('dialog').then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);

    const onDrawings = await violations();
    await tool('Filtrer').click();
    for (const table of await tool(/^Tableau/).all()) {
      await table.click();
    }
    await tool('Ajouter une commune').click();
    await shoot(`tables-${theme}`);

    expect([onDrawings, await violations()]).toEqual([[], []]);
  });

  it.each([
    [400, 800],
    [320, 640],
  ])('fits a window of %i pixels', async (width, height) => {
    await open({ width, height });
    await tool('Filtrer').click();
    await shoot(`width-${width}`);

    const overflow: unknown = await page.evaluate(`
      [...document.querySelectorAll('dialog *')]
        .filter((element) => element.closest('[class*="coop-combobox"]') === null)
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))`);

    expect(overflow).toEqual([]);
  });

  it('is read and changed by the keyboard alone', async () => {
    await open();

    await page.getByLabel('Période').focus();
    await page.keyboard.press('ArrowDown');
    await tool('Filtrer').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Santé' }).focus();
    await page.keyboard.press('Space');
    await tool('Retirer le filtre Santé').waitFor();
    await tool(/^Tableau : Thèmes|^Tableau/)
      .first()
      .focus();
    await page.keyboard.press('t');

    await page.getByRole('table').waitFor();
    const asked = () => bot.requests.filter(({ path }) => path === '/stats').at(-1)?.query;
    await insist(() => Promise.resolve(asked()?.has('themes') === true ? true : undefined));
    expect(asked()?.get('themes')).toBe('sante');
    expect(asked()?.get('from')).toBe('2026-02-01');
  });

  it('gives a drawing as a picture, with its title and whose figures they are', async () => {
    await open();
    const saved = page.waitForEvent('download');
    await page.evaluate(`Object.defineProperty(window, 'isSecureContext', { value: false })`);

    await tool(/^Copier l’image.*Thèmes/).click();

    const picture = readFileSync(await (await saved).path());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(800);
    expect(picture.length).toBeGreaterThan(10_000);
    if (shots !== undefined) {
      await (await saved).saveAs(join(shots, 'stats-picture.png'));
    }
  });

  it('prints alone, whole, in letters of their size, dark on white whatever the theme', async () => {
    await open({ theme: 'dark' });
    await page.getByRole('img', { name: /^Haute-Corse arrive en tête/ }).waitFor();

    const widths: unknown = await page.evaluate(`(() => {
      window.dispatchEvent(new Event('beforeprint'));
      return [...document.querySelectorAll('dialog section svg')].slice(0, 2)
        .map((drawing) => Number(drawing.getAttribute('viewBox').split(' ')[2]));
    })()`);
    await page.emulateMedia({ media: 'print' });

    const printed: unknown = await page.evaluate(`(() => {
      const title = document.querySelector('dialog h1');
      const card = [...document.querySelectorAll('dialog section')].at(-1);
      const style = getComputedStyle(title);
      return {
        channel: getComputedStyle(document.querySelector('.centre')).display,
        tools: [...document.querySelectorAll('dialog select')].some((one) => one.checkVisibility()),
        ink: style.color,
        isWhole: card.getBoundingClientRect().bottom <= document.documentElement.scrollHeight + 1,
      };
    })()`);
    expect(widths).toEqual([648, 307]);
    expect(printed).toEqual({
      channel: 'none',
      tools: false,
      ink: 'rgb(0, 0, 0)',
      isWhole: true,
    });
    if (shots !== undefined) {
      await page.pdf({ path: join(shots, 'stats-print.pdf'), format: 'A4', printBackground: true });
    }
  });

  it('shows what it knew at once when one goes back to it', async () => {
    await open();
    await page.getByLabel('Période').selectOption({ label: 'Mois dernier' });
    await page.waitForFunction(`document.querySelector('[aria-busy="true"]') === null`);

    await page.getByLabel('Période').selectOption({ label: 'Ce mois' });

    expect(
      await page.getByRole('heading', { name: 'Les démarches arrivent en tête' }).count(),
    ).toBe(1);
  });

  it('copies a link that opens it again', async () => {
    await open({ query: 'scope=nation&from=2026-01-01&to=2026-03-12' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tool('Exporter, partager ou imprimer').click();

    await page.getByRole('menuitem', { name: 'Copier le lien de cette vue' }).click();

    const link = `${pair.pageUrl}/#coop/stats?scope=nation&from=2026-01-01&to=2026-03-12`;
    await page.waitForFunction(
      `navigator.clipboard.readText().then((text) => text === ${JSON.stringify(link)})`,
    );
  });
});
