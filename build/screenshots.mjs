/**
 * Takes the pictures of the guides from a demonstration of its own, in Chromium: written to
 * `docs/guide/images`. Run it after a change that they show: `node build/screenshots.mjs`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

const images = join(import.meta.dirname, '../docs/guide/images');
const data = mkdtempSync(join(tmpdir(), 'coop-pictures-'));

/** Answers the address that the demonstration prints, and tells when its history is whole. */
function startDemonstration() {
  const program = ['sandbox/demonstration/cli.ts', '--port', '0', '--folder', data];
  const server = spawn('node', program, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const isFilled = new Promise((resolve) => {
    lines.on('line', (line) => /Historique.*\b100\s%/.test(line) && resolve());
  });
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The demonstration did not start.')));
    lines.on('line', (line) => {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url !== undefined) resolve({ url, server, isFilled });
    });
  });
}

/** Opens the sandbox as one of its people, past the guided tour. */
async function openAs(person, browser, url, { phone = false, ...viewport }) {
  const context = await browser.newContext({ viewport, locale: 'fr-FR' });
  const settings = { theme: 'light', width: 'wide', tourStep: -1 };
  await context.addInitScript(
    `localStorage.setItem('sandbox.settings', ${JSON.stringify(JSON.stringify(settings))});`,
  );
  const page = await context.newPage();
  await page.goto(phone ? `${url}/?frame=phone` : url);
  await page
    .getByRole('button', { name: new RegExp(`^${person}`) })
    .first()
    .click();
  await page.locator('textarea').first().waitFor();
  return page;
}

async function shoot(page, name) {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(images, `${name}.png`) });
  process.stdout.write(`docs/guide/images/${name}.png\n`);
}

async function type(page, line) {
  await page.locator('textarea').first().fill(line);
  await page.keyboard.press('Enter');
}

async function fromThePanel(page) {
  await page.getByRole('link', { name: /64 - / }).click();
  await page.locator('#app-bar-icon-coop').click();
  const panel = page.locator('#rhsContainer');
  await panel.getByRole('button', { name: 'Saisir un CRA' }).click();
  const choose = (name) => panel.getByRole('radio', { name, exact: true }).click();
  await choose('Individuel');
  await choose('45 min');
  await shoot(page, 'panel');
  await panel.getByRole('checkbox', { name: 'Courriel' }).click();
  await choose('35-59 ans');
  await choose('Sans emploi');
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
  await shoot(page, 'list');
}

async function fromOneLine(page) {
  await type(
    page,
    '/cra individuel 1 personne retraitée plus de 60 ans 45 min courriel à distance Pau',
  );
  await page.getByText('Voici ce que j’ai lu').or(page.getByText('Il reste à préciser')).waitFor();
  await shoot(page, 'one-line');
}

async function fromAPhone(page) {
  await type(page, '/cra');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'phone');
}

/** The month in the panel, then the page of a territory. */
async function ofStatistics(browser, url) {
  const wide = { width: 1280, height: 800 };
  const month = await openAs('Claire', browser, url, wide);
  await month.getByRole('link', { name: /64 - / }).click();
  await month.locator('#app-bar-icon-coop').click();
  await month.getByRole('tab', { name: 'Statistiques' }).click();
  await month.locator('#rhsContainer section').first().waitFor();
  await shoot(month, 'stats-month');
  const page = await openAs('Fatou', browser, url, { width: 1280, height: 1600 });
  await page.goto(`${url}/plug/coop/stats?scope=nation`);
  await page
    .getByRole('img', { name: /arrive en tête des/ })
    .first()
    .waitFor();
  await shoot(page, 'stats-page');
}

mkdirSync(images, { recursive: true });
const { url, server, isFilled } = await startDemonstration();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const wide = { width: 1280, height: 800 };
  await fromThePanel(await openAs('Claire', browser, url, wide));
  await fromOneLine(await openAs('Claire', browser, url, wide));
  await fromAPhone(await openAs('Claire', browser, url, { width: 400, height: 800, phone: true }));
  await isFilled;
  await ofStatistics(browser, url);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  server.once('close', () => rmSync(data, { recursive: true, force: true }));
}
