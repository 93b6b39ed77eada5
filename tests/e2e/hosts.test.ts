import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { buildHostPage, hostVersions } from '../../build/host-page.ts';
import { checkBundleBudget } from '../../build/plugin-bundle.ts';
import { type FakeBot, makeFakeBot } from '../support/webapp/fake-bot.ts';
import { type RunningPair, startPair } from '../support/webapp/host-server.ts';
import { openBrowser } from './support/browser.ts';
import { builtPlugin } from './support/built-plugin.ts';

const shots = process.env['COOP_SHOTS'];
const axe = readFileSync(
  join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
);
jest.setTimeout(120_000);

const work = mkdtempSync(join(tmpdir(), 'coop-hosts-'));
const bundleDir = builtPlugin().bundle;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

it('keeps the bundle within its budget', () => {
  expect(checkBundleBudget(bundleDir).problems).toEqual([]);
});

describe.each(hostVersions)('in a host of %s', (version) => {
  const pageDir = join(work, version);
  let bot: FakeBot;
  let pair: RunningPair;
  let page: Page;
  let faults: string[];

  beforeAll(() => buildHostPage(version, pageDir), 240_000);

  async function open(options: { theme?: string; width?: number; height?: number } = {}) {
    const { theme = 'light', width = 1100, height = 900 } = options;
    bot = makeFakeBot();
    pair = await startPair({ bot, pageDir, bundleDir });
    page = await browser.newPage({ viewport: { width, height } });
    faults = [];
    page.on('console', (message) => {
      if (message.type() === 'error') {
        faults.push(message.text());
      }
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${pair.pageUrl}/?theme=${theme}`);
    await togglePanel();
    await page.getByRole('heading', { name: 'Bonjour Claire' }).waitFor();
  }

  afterEach(async () => {
    await page.close();
    await pair.close();
  });

  /** The host draws its button a moment after the page has loaded. */
  async function togglePanel(): Promise<void> {
    await page.locator('.centre button').first().dispatchEvent('click');
  }

  async function openForm(): Promise<void> {
    await button('Saisir un CRA').click();
    await page.getByRole('radio', { name: 'Individuel' }).waitFor();
  }

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function shoot(name: string): Promise<void> {
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${version}-${name}.png`) });
    }
  }

  it('records a CRA in six taps, shows it, and takes it back', async () => {
    await open();
    await openForm();

    await page.getByRole('radio', { name: 'Individuel' }).click();
    await page.getByRole('radio', { name: '45 min' }).click();
    await page.getByRole('checkbox', { name: 'Courriel' }).click();
    await page.getByRole('radio', { name: '35-59 ans' }).click();
    await page.getByRole('radio', { name: 'Sans emploi' }).click();
    await shoot('filled');
    await button('Enregistrer').click();

    await page.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    await shoot('saved');
    expect([...bot.cras.values()].map(({ content }) => content)).toEqual([
      expect.objectContaining({ date: '2026-03-12', duree: 45, ages: { de35a59: 1 } }),
    ]);
    await button('Annuler').click();
    await page.getByText('CRA supprimé.', { exact: true }).first().waitFor();
    expect([...bot.cras.values()][0]?.deletedAt).toBeDefined();
    expect(faults).toEqual([]);
    expect(pair.missing).toEqual([]);
  });

  it('records a CRA without a mouse', async () => {
    await open();
    await button('Saisir un CRA').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Individuel' }).waitFor();

    for (const key of ['1', 'Enter', '3', 'Enter', '1', 'Enter', '4', 'Enter', '2', 'Enter']) {
      await page.keyboard.press(key);
    }
    await page.keyboard.press('Enter');

    await page.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    const [cra] = [...bot.cras.values()];
    expect(cra?.content).toMatchObject({
      activite: 'individuel',
      duree: 45,
      themes: ['courriel'],
      ages: { de35a59: 1 },
      statuts: { sansEmploi: 1 },
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('CRA supprimé.', { exact: true }).first().waitFor();
  });

  it.each(['light', 'dark'])('has no fault that axe can see, %s theme', async (theme) => {
    await open({ theme });
    await page.evaluate(axe);
    const violations = async (): Promise<unknown> =>
      page.evaluate(`axe.run('#rhsContainer').then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);

    const onHome = await violations();
    await openForm();
    const onForm = await violations();
    await page.getByRole('radio', { name: 'Atelier collectif' }).click();
    await page.getByRole('button', { name: /^Lieu/ }).click();
    await page.getByRole('button', { name: /Tous les thèmes/ }).click();
    await page.getByRole('button', { name: /Suites données/ }).click();
    await page.getByRole('button', { name: /Matériel, étiquettes, notes/ }).click();
    await button('Enregistrer').click();
    await page.getByText(/points à revoir/).waitFor();
    await shoot(`refused-${theme}`);

    expect([onHome, onForm, await violations()]).toEqual([[], [], []]);
  });

  it.each([
    [400, 800],
    [320, 640],
  ])('fits a window of %i pixels', async (width, height) => {
    await open({ width, height });
    await openForm();
    await page.getByRole('radio', { name: 'Atelier collectif' }).click();
    await shoot(`workshop-${width}`);

    const overflow: unknown = await page.evaluate(`
      [...document.querySelectorAll('#rhsContainer *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))`);

    expect(overflow).toEqual([]);
  });

  it('loses nothing when the bot is away, and says what to do', async () => {
    await open();
    await openForm();
    pair.isBotUp = false;
    for (const name of ['Individuel', '45 min', '35-59 ans', 'Sans emploi']) {
      await page.getByRole('radio', { name }).click();
    }
    await page.getByRole('checkbox', { name: 'Courriel' }).click();

    await button('Enregistrer').click();
    await page.getByText(/Le service Coop ne répond pas/).waitFor();
    await shoot('away');
    await button('Fermer').click();
    pair.isBotUp = true;
    await togglePanel();
    await button('Réessayer').click();

    await page.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    expect(bot.cras.size).toBe(1);
  });

  it('tells apart a bot that only this browser cannot reach', async () => {
    await open();
    await openForm();
    pair.hasCors = false;

    await button('Revenir à la liste').click();
    await button('Jour précédent').click();

    await page.getByText(/Votre navigateur n’atteint pas le service Coop/).waitFor();
  });

  it('follows the language and the theme while it is open', async () => {
    await open();
    await page.evaluate(`hostStore.dispatch({ type: 'LOCALE', locale: 'en' })`);
    await page.getByRole('heading', { name: 'Hello Claire' }).waitFor();

    await page.evaluate(`applyTheme('dark')`);

    await page.waitForFunction(`(() => {
      const style = getComputedStyle(
        [...document.querySelectorAll('button')].find((b) => b.textContent === 'New report'));
      return style.backgroundColor === 'rgb(74, 124, 232)' && style.color === 'rgb(0, 0, 0)';
    })()`);
    await shoot('english-dark');
  });

  it('stops and starts again on the same page', async () => {
    await open();
    await page.evaluate(`hostPlugins.get('coop').uninitialize()`);

    await page.waitForFunction(`!document.querySelector('style[data-plugin="coop"]')`);
    expect(faults).toEqual([]);
  });
});
